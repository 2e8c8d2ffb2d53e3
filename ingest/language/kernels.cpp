#include "ingest/language/kernels.h"

#include <algorithm>
#include <array>
#include <cmath>

// The sanitizers' runtime is not ready when the loader picks a clone.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__)
#define ENTENTE_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define ENTENTE_CLONES
#endif

namespace entente {
namespace {

// Sums run in sixteen lanes in every build, so that their order is the same whatever the width of
// the processor's registers.
constexpr std::size_t kLanes = 16;

}  // namespace

ENTENTE_CLONES void add_to(float* __restrict out, const float* __restrict in, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i)
    out[i] += in[i];
}

ENTENTE_CLONES void add_scaled_rows(float* __restrict out, const float* __restrict factors,
                                    const float* __restrict matrix, std::size_t count,
                                    std::size_t width) {
  for (std::size_t row = 0; row < count; ++row) {
    const float factor = factors[row];
    const float* __restrict values = matrix + row * width;
    for (std::size_t i = 0; i < width; ++i)
      out[i] += factor * values[i];
  }
}

ENTENTE_CLONES void maxout(float* __restrict out, const float* __restrict values,
                           const float* __restrict bias, std::size_t pieces, std::size_t width) {
  for (std::size_t i = 0; i < width; ++i)
    out[i] = values[i] + bias[i];
  for (std::size_t piece = 1; piece < pieces; ++piece) {
    const float* __restrict plane = values + piece * width;
    const float* __restrict plane_bias = bias + piece * width;
    for (std::size_t i = 0; i < width; ++i) {
      const float value = plane[i] + plane_bias[i];
      out[i] = out[i] < value ? value : out[i];
    }
  }
}

ENTENTE_CLONES void normalize(float* __restrict row, const float* __restrict scale,
                              const float* __restrict shift, std::size_t width) {
  constexpr float kEpsilon = 1e-8f;
  std::array<float, kLanes> lanes = {};
  for (std::size_t i = 0; i < width; ++i)
    lanes[i % kLanes] += row[i];
  float sum = 0;
  for (const float lane : lanes)
    sum += lane;
  const float mean = sum / static_cast<float>(width);
  lanes.fill(0);
  for (std::size_t i = 0; i < width; ++i) {
    const float distance = row[i] - mean;
    lanes[i % kLanes] += distance * distance;
  }
  sum = 0;
  for (const float lane : lanes)
    sum += lane;
  const float factor = 1.0f / std::sqrt(sum / static_cast<float>(width) + kEpsilon);
  for (std::size_t i = 0; i < width; ++i)
    row[i] = (row[i] - mean) * factor * scale[i] + shift[i];
}

ENTENTE_CLONES void multiply_row(float* __restrict out, const float* __restrict row,
                                 const float* __restrict matrix, const float* __restrict bias,
                                 std::size_t count, std::size_t depth) {
  for (std::size_t n = 0; n < count; ++n) {
    const float* __restrict values = matrix + n * depth;
    std::array<float, kLanes> lanes = {};
    std::size_t i = 0;
    for (; i + kLanes <= depth; i += kLanes) {
      for (std::size_t lane = 0; lane < kLanes; ++lane)
        lanes[lane] += row[i + lane] * values[i + lane];
    }
    for (; i < depth; ++i)
      lanes[i % kLanes] += row[i] * values[i];
    float sum = 0;
    for (const float lane : lanes)
      sum += lane;
    out[n] = sum + bias[n];
  }
}

}  // namespace entente
