// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/estimators/fit.h"

namespace darknumber::loglinear_boundary_test {
namespace {

EstimatorSpec over_lists(int lists, Method method) {
  std::vector<std::string> names;
  for (int list = 0; list < lists; ++list)
    names.push_back(std::string(1, static_cast<char>('A' + list)));
  EstimatorSpec spec;
  spec.method = std::move(method);
  spec.lists = every_agency(names);
  return spec;
}

FitOutcome outcome_of(const ContingencyTable& table, Method method) {
  const EstimatorSpec spec = over_lists(table.lists(), std::move(method));
  return estimate(spec, spec.lists, table);
}

Estimate estimate_of(const ContingencyTable& table, Method method) {
  const FitOutcome outcome = outcome_of(table, std::move(method));
  INFO(name_of(status_of(outcome)));
  REQUIRE(status_of(outcome) == Status::ok);
  return std::get<Estimate>(outcome);
}

/// A list, the first, all of whose persons are on the second.
ContingencyTable list_within_list() {
  return {3, {0, 0, 50, 20, 40, 0, 12, 8}};
}

void check_all_seen(const ContingencyTable& table, Method method) {
  const Estimate e = estimate_of(table, std::move(method));
  CHECK(e.population_size == table.observed());
  CHECK(e.se.value() == 0.0);
  CHECK(e.interval.value().lower == table.observed());
  CHECK(e.interval->upper == table.observed());
  CHECK(e.boundary);
}

const LoglinearFixed independence{FixedTerms::independence, {}};
const LoglinearFixed pairwise{FixedTerms::pairwise, {}};

}  // namespace

TEST_CASE("a list within a list: two terms are infinite, and N is not") {
  // glm in R and Rcapture: 270, deviance 0.92 on 2 degrees of freedom, AIC 35.3.
  const Estimate e = estimate_of(list_within_list(), LoglinearFixed{FixedTerms::listed, {3}});
  CHECK(e.population_size == Approx(270.0).epsilon(1e-9));
  CHECK(e.se.value() == Approx(41.83).margin(0.005));
  CHECK(e.model.value().se_population() == Approx(43.5).margin(0.05));  // as Rcapture has it
  CHECK(e.boundary);
  CHECK(e.model->deviance.value() == Approx(0.92).margin(0.005));
  CHECK(e.model->aic == Approx(35.3).margin(0.05));
  CHECK(e.model->parameters == 5);
  CHECK(e.model->terms == std::vector<CaptureHistory>{1, 2, 4, 3});
  CHECK(e.model->coefficients[0] == -INFINITY);
  CHECK(e.model->coefficients[3] == INFINITY);
  CHECK(std::isnan(e.model->standard_errors[0]));
  CHECK(std::isfinite(e.model->standard_errors[1]));
}

TEST_CASE("a profile interval of a fit on its face") {
  EstimatorSpec spec = over_lists(3, LoglinearFixed{FixedTerms::listed, {3}});
  spec.interval.kind = IntervalKind::profile;
  const FitOutcome outcome = estimate(spec, spec.lists, list_within_list());
  const Interval interval = std::get<Estimate>(outcome).interval.value();
  CHECK(interval.lower == Approx(203).margin(0.5));
  CHECK(interval.upper == Approx(383).margin(0.5));
}

TEST_CASE("a bootstrap draws from the fit on its face") {
  EstimatorSpec spec = over_lists(3, LoglinearFixed{FixedTerms::listed, {3}});
  spec.interval = {IntervalKind::bootstrap, 200};
  const FitOutcome outcome = estimate(spec, spec.lists, list_within_list());
  const Interval interval = std::get<Estimate>(outcome).interval.value();
  CHECK(interval.lower > 183.0);
  CHECK(interval.lower < 240.0);
  CHECK(interval.upper > 320.0);
  CHECK(interval.upper < 500.0);
}

TEST_CASE("selections find what only a face has an estimate of") {
  for (const Criterion criterion : {Criterion::aic, Criterion::aicc, Criterion::bic}) {
    const Estimate stepwise = estimate_of(list_within_list(), LoglinearStepwise{criterion});
    CHECK(stepwise.population_size == Approx(270.0).epsilon(1e-9));
    CHECK(stepwise.boundary);
    const Estimate all = estimate_of(list_within_list(), LoglinearAll{criterion, 2});
    CHECK(all.population_size == Approx(270.0).epsilon(1e-9));
  }
  // By p-value the published check stays: the first pair would fail it, and is skipped.
  const Estimate by_p_value =
      estimate_of(list_within_list(), LoglinearStepwise{Criterion::p_value});
  for (CaptureHistory term : by_p_value.model.value().terms) CHECK(term != 3);
}

TEST_CASE("nested lists: everyone is seen") {
  const ContingencyTable nested(2, {0, 0, 30, 12});
  check_all_seen(nested, independence);
  check_all_seen(nested, LoglinearStepwise{Criterion::aic});
  check_all_seen(nested, LoglinearStepwise{Criterion::p_value});
  check_all_seen(nested, LoglinearAll{Criterion::bic, 1});
  CHECK(estimate_of(nested, independence).model.value().intercept == -INFINITY);
  // A list with everyone among three.
  check_all_seen({3, {0, 9, 0, 7, 0, 5, 0, 2}}, independence);
}

TEST_CASE("nobody on two lists: the dark figure grows without end") {
  const ContingencyTable apart(3, {0, 30, 20, 0, 25, 0, 0, 0});
  CHECK(status_of(outcome_of(apart, independence)) == Status::no_mle);
  CHECK(status_of(outcome_of(apart, LoglinearStepwise{Criterion::aic})) == Status::no_mle);
  CHECK(status_of(outcome_of(apart, LoglinearAll{Criterion::bic, 0})) == Status::no_mle);
  CHECK(status_of(outcome_of(apart, pairwise)) == Status::not_identifiable);
  // One list alone tells nothing of the size.
  const ContingencyTable one(2, {0, 30, 0, 0});
  CHECK(status_of(outcome_of(one, independence)) == Status::not_identifiable);
}

TEST_CASE("an empty pair under pairwise: three lists do not say, four do") {
  const ContingencyTable three(3, {0, 30, 20, 0, 25, 6, 4, 0});
  CHECK(status_of(outcome_of(three, pairwise)) == Status::not_identifiable);
  const ContingencyTable four(4, {0, 30, 20, 0, 25, 6, 4, 0, 28, 7, 5, 0, 9, 3, 2, 0});
  const Estimate e = estimate_of(four, pairwise);
  CHECK(e.boundary);
  CHECK(e.population_size > four.observed() + 1.0);
  CHECK(e.population_size < 1e4);
}

TEST_CASE("a saturated model does not say, whatever is empty in it") {
  for (const double both : {0.0, 4.0}) {
    const ContingencyTable two(2, {0, 30, 20, both});
    CHECK(status_of(outcome_of(two, LoglinearFixed{FixedTerms::listed, {3}})) ==
          Status::not_identifiable);
  }
}

TEST_CASE("on tables with something in every cell of the model nothing is on a boundary") {
  const ContingencyTable table(3, {0, 40, 35, 9, 30, 8, 7, 3});
  const Estimate e = estimate_of(table, pairwise);
  CHECK_FALSE(e.boundary);
  CHECK(e.population_size ==
        Approx(132 + 40.0 * 35 * 30 * 3 / (9.0 * 8 * 7)).epsilon(1e-10));  // the closed form
}

}  // namespace darknumber::loglinear_boundary_test
