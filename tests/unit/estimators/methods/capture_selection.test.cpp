// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/capture_selection.h"

#include <catch2/catch.hpp>

#include "engine/estimators/methods/closed_population.h"

namespace darknumber::capture_selection_test {
namespace {

ClosedPopulation darroch_by(ModelSearch search, Criterion criterion) {
  ClosedPopulation method{true, Heterogeneity::darroch};
  method.select = search;
  method.criterion = criterion;
  return method;
}

Estimate estimate_of(const ClosedPopulation& method, const ContingencyTable& table) {
  return std::get<Estimate>(fit(method, FitInput{table, table, 0.95, {}}));
}

}  // namespace

TEST_CASE("where no model of M_th can be compared the simplest is chosen, and none ties with it") {
  // Seven persons: 6 parameters or more, so that aicc is infinite of every model.
  const ContingencyTable few(4, {0, 1, 1, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 1, 1});
  const Estimate by_aicc = estimate_of(darroch_by(ModelSearch::all, Criterion::aicc), few);
  CHECK(by_aicc.model.value().terms == std::vector<CaptureHistory>{1, 2, 4, 8});
  CHECK(by_aicc.compared.value().fitted == 64);
  CHECK(by_aicc.tied.empty());
  CHECK(estimate_of(darroch_by(ModelSearch::stepwise, Criterion::aicc), few).tied.empty());
}

TEST_CASE("models of M_th that tie by a number are named, each with its own N-hat") {
  // Darroch's column is a sum of main effects and all pairs, and so the same fit can be written by
  // the pairs of A and B with C or by those with D.
  const ContingencyTable table(4, {0, 39, 39, 14, 44, 62, 62, 27, 45, 24, 24, 6, 14, 18, 18, 13});
  const Estimate best = estimate_of(darroch_by(ModelSearch::all, Criterion::aic), table);
  CHECK(best.model.value().terms ==
        std::vector<CaptureHistory>{1, 2, 4, 8, 0b0011, 0b0101, 0b0110, 0b1100});
  REQUIRE(best.tied.size() == 1);
  CHECK(best.tied[0].interactions == std::vector<CaptureHistory>{0b0011, 0b1001, 0b1010, 0b1100});
  ClosedPopulation other{true, Heterogeneity::darroch};
  other.terms = best.tied[0].interactions;
  const Estimate tied = estimate_of(other, table);
  CHECK(best.tied[0].population_size == Approx(tied.population_size).epsilon(1e-12));
  CHECK(tied.population_size == Approx(best.population_size).epsilon(1e-9));
  CHECK(tied.model.value().aic == Approx(best.model->aic).epsilon(1e-9));
}

TEST_CASE("an interaction of a list without anybody is none of the model") {
  const ContingencyTable table(4, {0, 50, 40, 3, 30, 2, 5, 1, 0, 0, 0, 0, 0, 0, 0, 0});
  const ClosedPopulation method{true, Heterogeneity::poisson};
  const FittedCaptureModel fitted =
      fit_with_interactions(method, margins_of(table), {0b0011, 0b1001});
  CHECK(fitted.model.interactions == std::vector<CaptureHistory>{0b0011});
}

}  // namespace darknumber::capture_selection_test
