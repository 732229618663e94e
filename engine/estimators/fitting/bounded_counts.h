// SPDX-License-Identifier: MIT
#pragma once

#include "engine/estimators/fitting/loglinear_fit.h"

namespace darknumber {

/// Puts the information of bounded counts in the place of their means, which `work.mean` holds;
/// what they add to the kernel beside what their information takes from it.
double evaluate_bounded(const TableMargins& table, LoglinearWorkspace& work);

/// The derivative of the log-likelihood by a term's coefficient: the observed margin less the
/// fitted one. A count x known to be at most b adds E(X | X <= b) less its mean, and to the
/// information its mean less Var(X | X <= b); source: Louis (1982), J. R. Statist. Soc. B 44.
inline double score_of(const TableMargins& table, const LoglinearWorkspace& work,
                       CaptureHistory term) {
  double score = table.margins[term] - work.margins[term];
  for (const BoundedCell& cell : work.bounded)
    if (is_subset(term, cell.history)) score += cell.count.mean - cell.count.variance;
  return score;
}

}  // namespace darknumber
