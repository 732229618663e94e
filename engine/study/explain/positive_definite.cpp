// SPDX-License-Identifier: MIT
#include "engine/study/explain/positive_definite.h"

#include <cmath>

namespace darknumber {

std::optional<std::vector<double>> cholesky(std::vector<double> matrix, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double rest = matrix[i * n + j];
      for (std::size_t l = 0; l < j; ++l) rest -= matrix[i * n + l] * matrix[j * n + l];
      if (i == j && !(rest > 0.0)) return std::nullopt;
      matrix[i * n + j] = i == j ? std::sqrt(rest) : rest / matrix[j * n + j];
    }
    for (std::size_t j = i + 1; j < n; ++j) matrix[i * n + j] = 0.0;
  }
  return matrix;
}

}  // namespace darknumber
