// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>
#include <vector>

namespace darknumber {

/// As many residuals as unknowns; none where they are not defined.
using Residuals =
    std::function<std::optional<std::vector<double>>(const std::vector<double>& unknowns)>;

/// The point nearest to a root that was found.
struct RootSearch {
  std::vector<double> at;
  double error = 0.0;   // the largest residual there, of either sign; infinite where none is
  bool walled = false;  // the search ended because every way on left where residuals are defined
  std::vector<double> jacobian = {};  // as last known, rows are residuals; empty where it is not
  bool solved() const;                // error <= root_accepted
};

/// Residuals that are the logarithm of a ratio stop at the rounding of sums of 2^k terms and of the
/// intercepts behind them; a search that stalls above that has found a root from `accepted` down.
inline constexpr double root_tolerance = 3e-13;
inline constexpr double root_accepted = 1e-10;

/// Newton's method with a step halved until the sum of squares falls; the Jacobian by finite
/// differences once, then updated by rank one, and taken anew where progress is slow. Source:
/// Broyden (1965), Mathematics of Computation 19:577. A `jacobian` known from nearby saves the
/// first.
RootSearch find_root(const Residuals& residuals, std::vector<double> start,
                     std::vector<double> jacobian = {});

/// The same where the start is far: the residuals of the start are taken away little by little,
/// each time from the root before (the global homotopy of Allgower & Georg 1990, Numerical
/// Continuation Methods, chapter 1). Slower, and seldom led astray.
RootSearch find_root_gradually(const Residuals& residuals, std::vector<double> start);

}  // namespace darknumber
