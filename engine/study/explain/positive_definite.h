// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace darknumber {

/// The lower Cholesky factor of an n x n matrix, row by row, with zeros above the diagonal; nothing
/// where the matrix is not positive definite.
std::optional<std::vector<double>> cholesky(std::vector<double> matrix, std::size_t n);

}  // namespace darknumber
