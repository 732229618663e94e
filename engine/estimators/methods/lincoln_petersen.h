// SPDX-License-Identifier: MIT
#pragma once

#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/estimators/fit_input.h"

namespace darknumber {

/// The persons on neither of two lists, d = n10 n01 / m, and the variance n1 n2 n10 n01 / m^3; m,
/// the overlap, above 0. Written without a difference.
struct PairDarkFigure {
  double dark_figure = 0.0;
  double variance = 0.0;
};
PairDarkFigure dark_figure_of_pair(double first_only, double second_only, double both);

/// N-hat = n1 n2 / m, variance n1 n2 (n1 - m)(n2 - m) / m^3; n1 and n2 the lists' sizes, m their
/// overlap; `no_overlap` where m = 0. The table has two lists. Source: Seber (1982), section 3.1.
FitOutcome fit(const LincolnPetersen&, const FitInput& input);

}  // namespace darknumber
