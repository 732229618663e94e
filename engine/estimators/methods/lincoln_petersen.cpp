// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/lincoln_petersen.h"

#include <cmath>

#include "engine/core/contracts.h"
#include "engine/estimators/fitting/interval_formulas.h"

namespace darknumber {

PairDarkFigure dark_figure_of_pair(double first_only, double second_only, double both) {
  const double first = first_only + both;
  const double second = second_only + both;
  return {first_only * (second_only / both),
          (first / both) * (second / both) * (first_only / both) * second_only};
}

FitOutcome fit(const LincolnPetersen&, const FitInput& input) {
  const ContingencyTable& table = input.table;
  DN_EXPECT(table.lists() == 2, "Lincoln-Petersen takes two lists");
  if (table[0b11] == 0.0) return Status::no_overlap;
  const auto [dark_figure, variance] = dark_figure_of_pair(table[0b01], table[0b10], table[0b11]);
  Estimate estimate;
  estimate.population_size = table.observed() + dark_figure;
  estimate.se = std::sqrt(variance);
  estimate.interval = lognormal_interval(table.observed(), dark_figure, *estimate.se, input.level);
  estimate.boundary = dark_figure == 0.0;
  return estimate;
}

}  // namespace darknumber
