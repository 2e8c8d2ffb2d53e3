#pragma once

#include <cstddef>

namespace entente {

// The loops in which the engine spends its time besides matrix products. Each is compiled for
// several processors; results are the same on all processors of one family, and do not depend on
// how rows are grouped into calls.

/// out[i] += in[i].
void add_to(float* out, const float* in, std::size_t count);

/// out += factors * matrix: one row of `width` numbers for each of the `count` factors.
void add_scaled_rows(float* out, const float* factors, const float* matrix, std::size_t count,
                     std::size_t width);

/// out[i] = the greatest of values[p * width + i] + bias[p * width + i] over the pieces p.
void maxout(float* out, const float* values, const float* bias, std::size_t pieces,
            std::size_t width);

/// Normalises a row to mean 0 and variance 1, then applies scale and shift.
void normalize(float* row, const float* scale, const float* shift, std::size_t width);

/// out[n] = bias[n] + the dot product of `row` with row n of `matrix`, each of `depth` numbers.
void multiply_row(float* out, const float* row, const float* matrix, const float* bias,
                  std::size_t count, std::size_t depth);

}  // namespace entente
