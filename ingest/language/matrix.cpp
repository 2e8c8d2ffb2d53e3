#include "ingest/language/matrix.h"

#include <dlfcn.h>

#include <string>

namespace entente {
namespace {

// The C interface of BLAS (netlib.org/blas), declared here because only this file may know it.
enum CblasOrder { kRowMajor = 101 };
enum CblasTranspose { kNoTranspose = 111, kTranspose = 112 };
using Sgemm = void (*)(int order, int transpose_left, int transpose_right, int rows, int columns,
                       int depth, float alpha, const float* left, int left_stride,
                       const float* right, int right_stride, float beta, float* out,
                       int out_stride);

struct Library {
  Sgemm sgemm = nullptr;
  std::string fault;
};

Library open_library() {
  Library library;
  void* handle = ::dlopen("libopenblas.so.0", RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) {
    const char* reason = ::dlerror();
    library.fault = std::string("cannot open the matrix library OpenBLAS (Debian package ") +
                    "libopenblas0): " + (reason == nullptr ? "unknown reason" : reason);
    return library;
  }
  // One thread: articles run in parallel already, and results must not depend on the processors.
  using SetThreads = void (*)(int);
  const auto set_threads =
      reinterpret_cast<SetThreads>(::dlsym(handle, "openblas_set_num_threads"));
  library.sgemm = reinterpret_cast<Sgemm>(::dlsym(handle, "cblas_sgemm"));
  if (set_threads == nullptr || library.sgemm == nullptr) {
    library.fault =
        "libopenblas.so.0 is no OpenBLAS: it lacks cblas_sgemm or openblas_set_num_threads";
    return library;
  }
  set_threads(1);
  return library;
}

const Library& library() {
  static const Library opened = open_library();
  return opened;
}

}  // namespace

Result<void> open_matrix_library() {
  if (!library().fault.empty()) return Error{ErrorCode::kNotFound, library().fault};
  return {};
}

void multiply_transposed(const float* left, const float* right, float* out, std::size_t rows,
                         std::size_t columns, std::size_t depth) {
  if (rows == 0 || columns == 0) return;
  const auto as_int = [](std::size_t number) { return static_cast<int>(number); };
  library().sgemm(kRowMajor, kNoTranspose, kTranspose, as_int(rows), as_int(columns), as_int(depth),
                  1.0f, left, as_int(depth), right, as_int(depth), 0.0f, out, as_int(columns));
}

}  // namespace entente
