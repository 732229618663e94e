// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/lattice.h"

namespace darknumber {

// One pass a list: cells without the list lie `stride` before their partners with it.

void subset_sums(std::span<double> values, std::size_t first) {
  const std::size_t size = values.size();
  double* const v = values.data();
  for (std::size_t stride = first; stride < size; stride *= 2)
    for (std::size_t block = 0; block < size; block += 2 * stride)
      for (std::size_t cell = block; cell < block + stride; ++cell) v[cell + stride] += v[cell];
}

void superset_sums(std::span<double> values, std::size_t first) {
  const std::size_t size = values.size();
  double* const v = values.data();
  for (std::size_t stride = first; stride < size; stride *= 2)
    for (std::size_t block = 0; block < size; block += 2 * stride)
      for (std::size_t cell = block; cell < block + stride; ++cell) v[cell] += v[cell + stride];
}

}  // namespace darknumber
