#pragma once

#include <cstddef>

#include "graph/result.h"

namespace entente {

/// Opens the library of matrix products and sets it to one thread. Must succeed before
/// multiply_transposed is called; later calls are cheap. Thread-safe. kNotFound if OpenBLAS is not
/// installed: it is opened at run time, so that commands without language work start without it.
Result<void> open_matrix_library();

/// out = left * right^T in row-major order, in single precision: left is rows x depth, right is
/// columns x depth, out is rows x columns. Thread-safe. Requires: open_matrix_library() succeeded.
void multiply_transposed(const float* left, const float* right, float* out, std::size_t rows,
                         std::size_t columns, std::size_t depth);

}  // namespace entente
