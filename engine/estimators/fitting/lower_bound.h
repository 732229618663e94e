// SPDX-License-Identifier: MIT
#pragma once

#include "engine/estimators/fitting/capture_model.h"

namespace darknumber {

/// Chao's lower bound as a log-linear model: main effects and a parameter eta_j for every number of
/// lists from 3 up. Etas are at least 0 where persons differ in how visible they are; while one is
/// estimated below 0, the first such is left out and the model fitted anew, as Rcapture 1.4-4 does
/// (`neg = TRUE`). An eta at -infinity is below 0; one within rounding of 0 is not.
/// Source: Rivest & Baillargeon (2007), Biometrics 63.
FittedCaptureModel fit_lower_bound(const TableMargins& table, bool lists_differ);

}  // namespace darknumber
