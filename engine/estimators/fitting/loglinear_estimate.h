// SPDX-License-Identifier: MIT
#pragma once

#include "engine/core/estimate.h"
#include "engine/estimators/fit_input.h"
#include "engine/estimators/fitting/loglinear_fit.h"

namespace darknumber {

/// The estimate of a model at its maximum, as a fit leaves it in `work`: d = exp(intercept), N-hat
/// = n + d, se = d sqrt(V), V the intercept's variance from the inverse information, and the
/// interval n + d exp(-+z sqrt(V)). AIC = -2 l + 2 q; BIC = -2 l + q log n. `not_converged` where
/// the information is singular in working precision. Source: Fienberg (1972), Biometrika 59;
/// Bishop, Fienberg & Holland (1975), chapter 6.
/// Of a model narrowed to its face, the fit is that of the face. A term that goes to an infinity
/// has that coefficient, one that may go anywhere NaN; where the dark figure goes to 0, N-hat is n
/// with standard error 0 and interval [n, n], and the intercept is -infinity. With `size_alone`
/// N-hat and the status are the same, and the rest is left out.
///
/// Of a table with cells in doubt, n is the number of the others, and d has the means of the cells
/// left out and, of each count x with a bound b, E(X | X <= b); se is that of the delta method, V
/// is se^2/d^2, and no doubtful count is in BIC's n.
FitOutcome loglinear_estimate(const TableMargins& table, const LoglinearModel& model, double level,
                              LoglinearWorkspace& work, Detail detail = Detail::full);

/// N-hat = n where the likelihood is highest as the dark figure goes to 0.
Estimate nobody_unseen(double observed);

/// The name, in the closed set of outcomes, of a fit that has no estimate. Not for FitStatus::ok.
Status failure_of(FitStatus status);

}  // namespace darknumber
