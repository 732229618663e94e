// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/fixed_odds_ratio.h"

#include <cmath>

#include "engine/core/contracts.h"
#include "engine/estimators/fitting/interval_formulas.h"

namespace darknumber {

FitOutcome fit(const FixedOddsRatio& method, const FitInput& input) {
  const ContingencyTable& table = input.table;
  DN_EXPECT(table.lists() == 2, "a fixed odds ratio takes two lists");
  const double both = table[0b11];
  if (both == 0.0) return Status::no_overlap;
  // theta n10 / n11 and theta n01 / n11: d^2 / n10 and the like without a division by nobody.
  const double first = method.odds_ratio * (table[0b01] / both);
  const double second = method.odds_ratio * (table[0b10] / both);
  const double dark_figure = first * table[0b10];
  const double variance = dark_figure * (1.0 + first + second + dark_figure / both);
  Estimate estimate;
  estimate.population_size = table.observed() + dark_figure;
  estimate.se = std::sqrt(variance);
  estimate.interval = lognormal_interval(table.observed(), dark_figure, *estimate.se, input.level);
  estimate.boundary = dark_figure == 0.0;
  return estimate;
}

}  // namespace darknumber
