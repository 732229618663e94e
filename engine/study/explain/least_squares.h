// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>
#include <vector>

namespace darknumber {

/// What is to be made small, at a place; nothing where there is none.
using SquaredResiduals =
    std::function<std::optional<std::vector<double>>(const std::vector<double>& at)>;

/// Between which numbers each coordinate stays; may be infinite.
struct SearchBox {
  std::vector<double> low;
  std::vector<double> high;
};

struct LeastSquares {
  std::vector<double> at;
  double sum = 0.0;  // of squares; infinite where the start has no residuals
};

/// Makes the sum of squared residuals small inside a box, by the method of Levenberg and Marquardt
/// (Marquardt 1963, SIAM J. Appl. Math. 11:431) with derivatives by finite differences. A
/// coordinate at its end that would go on beyond it stays there for a step (Bertsekas 1982, SIAM J.
/// Control Optim. 20:221).
LeastSquares least_squares(const SquaredResiduals& residuals, std::vector<double> start,
                           const SearchBox& box);

}  // namespace darknumber
