// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/chapman.h"

#include <cmath>

#include "engine/core/contracts.h"
#include "engine/estimators/fitting/interval_formulas.h"

namespace darknumber {

FitOutcome fit(const Chapman&, const FitInput& input) {
  const ContingencyTable& table = input.table;
  DN_EXPECT(table.lists() == 2, "Chapman's estimator takes two lists");
  const double first_only = table[0b01];
  const double second_only = table[0b10];
  const double both = table[0b11];
  if (both == 0.0 && input.in_use.overlap() == 0.0) return Status::no_overlap;
  const double first = first_only + both;
  const double second = second_only + both;
  // N-hat - n, written without a difference.
  const double dark_figure = first_only * second_only / (both + 1.0);
  const double variance = (first + 1.0) / (both + 1.0) * ((second + 1.0) / (both + 1.0)) *
                          (first_only * second_only / (both + 2.0));
  Estimate estimate;
  estimate.population_size = table.observed() + dark_figure;
  estimate.se = std::sqrt(variance);
  estimate.interval = lognormal_interval(table.observed(), dark_figure, *estimate.se, input.level);
  estimate.boundary = both == 0.0 || dark_figure == 0.0;
  return estimate;
}

}  // namespace darknumber
