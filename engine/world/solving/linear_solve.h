// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

namespace darknumber {

/// Solves the n x n system `matrix` x = `right` (row by row) by elimination with partial pivoting;
/// n is a number of agencies, 10 at most. None where the matrix is singular.
std::optional<std::vector<double>> solve_linear(std::vector<double> matrix,
                                                std::vector<double> right);

}  // namespace darknumber
