// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/fixed_odds_ratio.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/estimators/fit.h"

namespace darknumber::fixed_odds_ratio_test {
namespace {

/// A Dutch register of persons and a police register: 1,085 in both, 26,254 in the first only, 255
/// in the second only, as Gerritse, van der Heijden & Bakker (2015) have them from van der Heijden,
/// Whittaker, Cruyff, Bakker & van der Vliet (2012).
const ContingencyTable registers(2, {0.0, 26254.0, 255.0, 1085.0});

double dark_figure(double odds_ratio) {
  EstimatorSpec spec;
  spec.method = FixedOddsRatio{odds_ratio};
  const FitOutcome outcome = fit(spec, registers, registers);
  REQUIRE(status_of(outcome) == Status::ok);
  return std::get<Estimate>(outcome).population_size - registers.observed();
}

}  // namespace

TEST_CASE("the dark figure of two Dutch registers is the published one for each odds ratio") {
  CHECK(std::round(dark_figure(1.0)) == 6170.0);
  CHECK(std::round(dark_figure(0.5)) == 3085.0);
  CHECK(std::round(dark_figure(2.0)) == 12341.0);
  CHECK(std::round(registers.observed() + dark_figure(1.0)) == 33764.0);
}

}  // namespace darknumber::fixed_odds_ratio_test
