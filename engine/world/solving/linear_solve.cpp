// SPDX-License-Identifier: MIT
#include "engine/world/solving/linear_solve.h"

#include <cmath>
#include <utility>

namespace darknumber {

std::optional<std::vector<double>> solve_linear(std::vector<double> matrix,
                                                std::vector<double> right) {
  const std::size_t n = right.size();
  const auto at = [&](std::size_t row, std::size_t column) -> double& {
    return matrix[row * n + column];
  };
  for (std::size_t pivot = 0; pivot < n; ++pivot) {
    std::size_t largest = pivot;
    for (std::size_t row = pivot + 1; row < n; ++row)
      if (std::abs(at(row, pivot)) > std::abs(at(largest, pivot))) largest = row;
    if (at(largest, pivot) == 0.0) return std::nullopt;
    if (largest != pivot) {
      for (std::size_t column = 0; column < n; ++column)
        std::swap(at(largest, column), at(pivot, column));
      std::swap(right[largest], right[pivot]);
    }
    for (std::size_t row = pivot + 1; row < n; ++row) {
      const double factor = at(row, pivot) / at(pivot, pivot);
      for (std::size_t column = pivot; column < n; ++column)
        at(row, column) -= factor * at(pivot, column);
      right[row] -= factor * right[pivot];
    }
  }
  for (std::size_t back = n; back-- > 0;) {
    for (std::size_t column = back + 1; column < n; ++column)
      right[back] -= at(back, column) * right[column];
    right[back] /= at(back, back);
  }
  return right;
}

}  // namespace darknumber
