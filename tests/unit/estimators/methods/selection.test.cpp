// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/selection.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/estimators/fit.h"

namespace darknumber::selection_test {
namespace {

const ContingencyTable small(3, {0, 3, 2, 1, 2, 1, 1, 0});  // n = 10

double value_of(Criterion criterion, std::vector<CaptureHistory> interactions) {
  const Selection selection = selection_of(small, criterion);
  return selection.value(model_of(selection.table, interactions), -5.0);
}

FitOutcome select(const ContingencyTable& table, Method method) {
  EstimatorSpec spec;
  spec.method = std::move(method);
  spec.lists = every_agency(std::vector<std::string>{"A", "B", "C"});
  return fit(spec, table, table);
}

}  // namespace

TEST_CASE("AIC, AICc and BIC add their penalties to -2 l") {
  // -2 l = 2 (5 + log 3! + 2 log 2!), q = 5 with one pair, n = 10.
  const double deviance = 2.0 * (5.0 + std::log(6.0) + 2.0 * std::log(2.0));
  CHECK(value_of(Criterion::aic, {3}) == Approx(deviance + 10.0).epsilon(1e-14));
  CHECK(value_of(Criterion::aicc, {3}) == Approx(deviance + 10.0 + 60.0 / 4.0).epsilon(1e-14));
  CHECK(value_of(Criterion::bic, {3}) == Approx(deviance + 5.0 * std::log(10.0)).epsilon(1e-14));
}

TEST_CASE("AICc does not compare a model of n - 1 parameters or more") {
  const ContingencyTable six(3, {0, 1, 1, 1, 1, 1, 1, 0});
  const auto value = [](const ContingencyTable& table, std::vector<CaptureHistory> pairs) {
    const Selection selection = selection_of(table, Criterion::aicc);
    return selection.value(model_of(selection.table, pairs), 0.0);
  };
  CHECK(std::isfinite(value(six, {})));  // n = 6, q = 4
  CHECK(std::isinf(value(six, {3})));    // q = 5: n = q + 1
  CHECK(std::isfinite(value(small, {3, 5, 6})));
  CHECK_FALSE(better(value(six, {3}), value(six, {})));
  CHECK(better(value(six, {}), value(six, {3})));
  CHECK_FALSE(tie(value(six, {}), value(six, {3})));
  for (const Method& method :
       {Method(LoglinearStepwise{Criterion::aicc}), Method(LoglinearAll{Criterion::aicc})}) {
    const FitOutcome outcome = select(six, method);
    REQUIRE(status_of(outcome) == Status::ok);
    CHECK(std::get<Estimate>(outcome).model->parameters == 4);
  }
}

TEST_CASE("criteria within 1e-9 tie, and a tie is not better") {
  CHECK(tie(100.0, 100.0 + 0.9e-7));
  CHECK_FALSE(tie(100.0, 100.0 + 1.1e-7));
  CHECK(tie(-100.0, -100.0 - 0.9e-7));
  CHECK_FALSE(better(100.0, 100.0 + 0.9e-7));
  CHECK(better(100.0, 100.0 + 1.1e-7));
  CHECK_FALSE(better(100.0 + 1.1e-7, 100.0));
  CHECK(tie(INFINITY, INFINITY));
}

TEST_CASE("a tie that the order of the lists decides is told, with the other answer") {
  // A and B share no one, and as many are on A and C as on B and C.
  const ContingencyTable table(3, {0, 1, 9, 0, 1, 3, 3, 0});
  for (const Method& method :
       {Method(LoglinearAll{Criterion::bic}), Method(LoglinearAll{Criterion::aic}),
        Method(LoglinearStepwise{Criterion::bic}), Method(LoglinearStepwise{Criterion::aic})}) {
    const FitOutcome outcome = select(table, method);
    REQUIRE(status_of(outcome) == Status::ok);
    const Estimate& estimate = std::get<Estimate>(outcome);
    CHECK(estimate.population_size == Approx(20.0).epsilon(1e-10));
    REQUIRE(estimate.tied.size() == 1);
    CHECK(estimate.tied.front().interactions == std::vector<CaptureHistory>{0b011, 0b110});
    CHECK(estimate.tied.front().population_size == Approx(52.0 / 3.0).epsilon(1e-10));
    const FitOutcome other =
        select(table, LoglinearFixed{FixedTerms::listed, estimate.tied.front().interactions});
    REQUIRE(status_of(other) == Status::ok);
    CHECK(std::get<Estimate>(other).model->bic == Approx(estimate.model->bic).epsilon(1e-9));
  }
}

TEST_CASE("a choice without a tie, and pairs that all enter, are told of no tie") {
  const ContingencyTable plain(3, {0, 69, 55, 21, 63, 17, 18, 28});
  // Pairs whose p-values are all below 1e-300 tie, and all of them enter.
  const ContingencyTable large(3, {0, 1e12, 7e11, 3e10, 3e11, 3e10, 5e10, 1e9});
  for (const ContingencyTable& table : {plain, large})
    for (const Method& method :
         {Method(LoglinearAll{Criterion::bic}), Method(LoglinearStepwise{Criterion::p_value})}) {
      const FitOutcome outcome = select(table, method);
      REQUIRE(status_of(outcome) == Status::ok);
      CHECK(std::get<Estimate>(outcome).tied.empty());
    }
}

TEST_CASE("pairs with an empty list are no candidates") {
  const ContingencyTable table(3, {0, 3, 0, 0, 2, 1, 0, 0});
  CHECK(lists_with_someone(margins_of(table)) == 0b101);
  CHECK(interactions_up_to(2, margins_of(table)) == std::vector<CaptureHistory>{0b101});
}

}  // namespace darknumber::selection_test
