// SPDX-License-Identifier: MIT
#pragma once

#include "engine/estimators/fitting/loglinear_fit.h"

namespace darknumber {

/// The maximum likelihood fit of a model without interactions, left in `work` as fit_loglinear
/// would, by one root in one unknown. With N = n + d and list sizes m_j it solves
///   d / N = prod_j (1 - m_j / N)                (Darroch 1958; Seber 1982, section 4.1.2).
/// There is a finite root exactly when some entity is on two lists or more and no list has
/// everyone: the margins then lie inside the polytope of the non-empty histories. A table without
/// any overlap is `no_mle`; with a list that has everyone the dark figure is 0 (fit_loglinear).
FitStatus fit_independence(const TableMargins& table, LoglinearModel& model,
                           LoglinearWorkspace& work);

}  // namespace darknumber
