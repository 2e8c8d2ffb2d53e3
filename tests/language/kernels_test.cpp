#include "ingest/language/kernels.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "ingest/language/matrix.h"

namespace entente {
namespace {

std::vector<float> numbers(std::size_t count, std::uint32_t seed) {
  std::vector<float> values;
  for (std::size_t i = 0; i < count; ++i) {
    seed = seed * 1664525 + 1013904223;
    values.push_back(static_cast<float>(seed >> 8) / 8388608.0f - 1.0f);
  }
  return values;
}

double dot(const float* left, const float* right, std::size_t count) {
  double sum = 0;
  for (std::size_t i = 0; i < count; ++i)
    sum += double{left[i]} * double{right[i]};
  return sum;
}

TEST_CASE("kernels agree with plain sums") {
  for (const std::size_t depth : {1, 15, 16, 17, 96, 100}) {
    INFO("depth " << depth);
    const std::size_t count = 5;
    const auto row = numbers(depth, 1), matrix = numbers(count * depth, 2),
               bias = numbers(count, 3);
    std::vector<float> out(count);
    multiply_row(out.data(), row.data(), matrix.data(), bias.data(), count, depth);
    for (std::size_t n = 0; n < count; ++n) {
      const double expected = dot(row.data(), &matrix[n * depth], depth) + double{bias[n]};
      CHECK(out[n] == doctest::Approx(expected).epsilon(1e-4));
    }
    auto sums = bias;
    std::vector<float> factors = numbers(depth, 4), rows = numbers(depth * count, 5);
    add_scaled_rows(sums.data(), factors.data(), rows.data(), depth, count);
    double expected = bias[2];
    for (std::size_t i = 0; i < depth; ++i)
      expected += double{factors[i]} * double{rows[i * count + 2]};
    CHECK(sums[2] == doctest::Approx(expected).epsilon(1e-4));
  }
}

TEST_CASE("kernels take the greatest piece with its bias") {
  const std::vector<float> values = {1, 5, 2, 4, 0, 9}, bias = {0, 0, 3, 0, 1, 0};
  std::vector<float> out(2);
  maxout(out.data(), values.data(), bias.data(), 3, 2);
  CHECK(out == std::vector<float>{5, 9});
}

TEST_CASE("kernels normalise to mean 0 and variance 1") {
  const std::size_t width = 96;
  auto row = numbers(width, 7);
  const std::vector<float> scale(width, 2.0f), shift(width, 0.5f);
  normalize(row.data(), scale.data(), shift.data(), width);
  double mean = 0, square = 0;
  for (const float value : row)
    mean += double{value} / width;
  for (const float value : row)
    square += (double{value} - mean) * (double{value} - mean) / width;
  CHECK(mean == doctest::Approx(0.5).epsilon(1e-4));
  CHECK(std::sqrt(square) == doctest::Approx(2.0).epsilon(1e-4));
}

TEST_CASE("matrix multiplies by a transposed matrix") {
  REQUIRE(open_matrix_library().ok());
  const std::size_t rows = 7, columns = 5, depth = 33;
  const auto left = numbers(rows * depth, 11), right = numbers(columns * depth, 12);
  std::vector<float> out(rows * columns, 99.0f);
  multiply_transposed(left.data(), right.data(), out.data(), rows, columns, depth);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) {
      CHECK(out[i * columns + j] ==
            doctest::Approx(dot(&left[i * depth], &right[j * depth], depth)).epsilon(1e-4));
    }
  }
  multiply_transposed(nullptr, right.data(), nullptr, 0, columns, depth);  // Nothing to do.
}

}  // namespace
}  // namespace entente
