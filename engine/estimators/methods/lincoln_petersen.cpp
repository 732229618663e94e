// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/lincoln_petersen.h"

#include <cmath>

#include "engine/core/contracts.h"
#include "engine/estimators/fitting/interval_formulas.h"

namespace darknumber {

FitOutcome fit(const LincolnPetersen&, const FitInput& input) {
  const ContingencyTable& table = input.table;
  DN_EXPECT(table.lists() == 2, "Lincoln-Petersen takes two lists");
  const double first_only = table[0b01];
  const double second_only = table[0b10];
  const double both = table[0b11];
  if (both == 0.0) return Status::no_overlap;
  const double first = first_only + both;
  const double second = second_only + both;
  // n1 n2 / m - n, written without a difference.
  const double dark_figure = first_only * (second_only / both);
  const double variance = (first / both) * (second / both) * (first_only / both) * second_only;
  Estimate estimate;
  estimate.population_size = table.observed() + dark_figure;
  estimate.se = std::sqrt(variance);
  estimate.interval = lognormal_interval(table.observed(), dark_figure, *estimate.se, input.level);
  return estimate;
}

}  // namespace darknumber
