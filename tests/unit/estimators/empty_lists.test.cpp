// SPDX-License-Identifier: MIT
#include "engine/estimators/empty_lists.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/estimators/estimate_all.h"
#include "engine/estimators/fit.h"
#include "engine/estimators/intervals/wrapped_interval.h"
#include "engine/estimators/options/method_kinds.h"
#include "tests/support/every_estimator.h"

namespace darknumber::empty_lists_test {
namespace {

using testing::CheckedEstimator;
using testing::every_estimator;

/// A set of lists with one more list, which is not in it, put in before list `at`.
CaptureHistory widened_set(CaptureHistory set, int at) {
  const CaptureHistory below = set & (only(at) - 1U);
  return below | ((set & ~below) << 1U);
}

ContingencyTable widened_table(const ContingencyTable& table, int at) {
  ContingencyTable wider(table.lists() + 1);
  for (CaptureHistory h = 1; h < table.counts().size(); ++h)
    wider.add(widened_set(h, at), table[h]);
  return wider;
}

/// The estimator over agencies of which the one numbered `at` is new, and, where it takes any
/// number of lists, uses it.
EstimatorSpec widened_spec(EstimatorSpec spec, int at) {
  for (ListInUse& list : spec.lists) list.agencies = widened_set(list.agencies, at);
  if (kind_of(spec.method).lists.two_alone()) return spec;
  spec.lists.insert(spec.lists.begin() + at, {"empty", only(at)});
  std::vector<double>& shares = spec.assumed_false_positive_shares;
  if (!shares.empty()) shares.insert(shares.begin() + at, 0.2);
  for (auto* cells : {&spec.in_doubt.omitted, &spec.in_doubt.bounded})
    for (CaptureHistory& cell : *cells) cell = widened_set(cell, at);
  if (auto* model = std::get_if<LoglinearFixed>(&spec.method))
    for (CaptureHistory& term : model->listed) term = widened_set(term, at);
  if (auto* model = std::get_if<LoglinearCovariates>(&spec.method))
    for (CovariateTerm& term : model->listed) term.lists = widened_set(term.lists, at);
  if (auto* model = std::get_if<ClosedPopulation>(&spec.method))
    for (CaptureHistory& term : model->terms) term = widened_set(term, at);
  return spec;
}

/// Estimators and a table, with more and more lists that nobody is on.
struct Question {
  std::vector<EstimatorSpec> specs;
  ContingencyTable table;
  std::vector<int> added;  // where lists were put in, one after another

  FitOutcome answer() const {
    ListsInUse lists;
    for (int list = 0; list < table.lists(); ++list) lists.push_back({"list", only(list)});
    return estimate_all(specs, lists, table, {}).back();
  }
  Question with_empty_list(int at) const {
    Question wider{{}, widened_table(table, at), added};
    for (const EstimatorSpec& spec : specs) wider.specs.push_back(widened_spec(spec, at));
    wider.added.push_back(at);
    return wider;
  }
  std::vector<CaptureHistory> widened(std::vector<CaptureHistory> sets) const {
    if (kind_of(specs.back().method).lists.two_alone()) return sets;
    for (int at : added)
      for (CaptureHistory& set : sets) set = widened_set(set, at);
    return sets;
  }
};

void check_posteriors(const Question& wider, const PosteriorSummary& with,
                      const PosteriorSummary& without) {
  CHECK(with.median == without.median);
  REQUIRE(with.models.size() == without.models.size());
  for (std::size_t m = 0; m < with.models.size(); ++m)
    CHECK(with.models[m].sets == wider.widened(without.models[m].sets));
  REQUIRE(with.kept.has_value() == without.kept.has_value());
  if (with.kept) CHECK(*with.kept == wider.widened(*without.kept));
}

void check_terms(const Question& wider, const CovariateModel& with, const CovariateModel& without) {
  REQUIRE(with.terms.size() == without.terms.size());
  for (std::size_t t = 0; t < with.terms.size(); ++t) {
    CHECK(std::vector{with.terms[t].lists} == wider.widened({without.terms[t].lists}));
    CHECK(with.terms[t].covariates == without.terms[t].covariates);
  }
  CHECK(with.fit().bic == without.fit().bic);
}

void check_same(const Question& wider, const FitOutcome& with, const FitOutcome& without) {
  CHECK(status_of(with) == status_of(without));
  const auto* estimate = std::get_if<Estimate>(&with);
  const auto* expected = std::get_if<Estimate>(&without);
  if (estimate == nullptr || expected == nullptr) return;
  CHECK(estimate->population_size == expected->population_size);
  CHECK(estimate->se == expected->se);
  CHECK(estimate->boundary == expected->boundary);
  CHECK(estimate->dropped == expected->dropped);
  REQUIRE(estimate->interval.has_value() == expected->interval.has_value());
  if (estimate->interval) {
    CHECK(estimate->interval->lower == expected->interval->lower);
    CHECK(estimate->interval->upper == expected->interval->upper);
  }
  REQUIRE(estimate->model.has_value() == expected->model.has_value());
  if (estimate->model) {
    CHECK(estimate->model->terms == wider.widened(expected->model->terms));
    CHECK(estimate->model->bic == expected->model->bic);
    CHECK(estimate->model->bic_cells == expected->model->bic_cells);
  }
  REQUIRE(estimate->covariates.has_value() == expected->covariates.has_value());
  if (estimate->covariates) check_terms(wider, *estimate->covariates, *expected->covariates);
  REQUIRE(estimate->posterior.has_value() == expected->posterior.has_value());
  if (estimate->posterior) check_posteriors(wider, *estimate->posterior, *expected->posterior);
}

void check_with_empty_lists(const Question& question) {
  INFO(question.specs.back().label);
  const FitOutcome without = question.answer();
  for (int first = 0; first <= question.table.lists(); ++first) {
    INFO("an empty list before list " << first);
    const Question one = question.with_empty_list(first);
    check_same(one, one.answer(), without);
    if (first == 1) continue;
    INFO("and one before list 1");
    const Question two = one.with_empty_list(1);
    check_same(two, two.answer(), without);
  }
}

const ContingencyTable overlapping(3, {0, 69, 55, 21, 63, 17, 18, 28});
const ContingencyTable without_a_pair(3, {0, 50, 40, 0, 30, 0, 9, 10});
const ContingencyTable of_fractions(3, {0, 69.5, 55.25, 21.5, 63.75, 17.5, 18.25, 28.125});

}  // namespace

TEST_CASE("lists that nobody is on change no estimator") {
  for (const ContingencyTable& table : {overlapping, without_a_pair, of_fractions})
    for (const CheckedEstimator& estimator : every_estimator(3))
      check_with_empty_lists({estimator.specs, table, {}});
}

TEST_CASE("lists that nobody is on change no interval") {
  for (IntervalKind kind : {IntervalKind::profile, IntervalKind::bootstrap, IntervalKind::bca})
    for (CheckedEstimator estimator : every_estimator(3)) {
      if (std::holds_alternative<MeanOf>(estimator.spec().method)) continue;
      if (estimator.law.one_in > 50 || estimator.law.chance != Chance::nothing) continue;
      const Method& method = estimator.spec().method;
      if (kind == IntervalKind::profile && kind_of(method).profile(method) == Profile::none)
        continue;
      estimator.specs.back().interval = {kind, 20};
      check_with_empty_lists({estimator.specs, overlapping, {}});
    }
}

TEST_CASE("of three lists with records on two, what takes three has no answer") {
  const ContingencyTable two_of_three(3, {0, 40, 30, 12, 0, 0, 0, 0});
  const auto status = [&](Method method) {
    EstimatorSpec spec;
    spec.method = std::move(method);
    return status_of(fit(spec, two_of_three, two_of_three));
  };
  CHECK(status(Decomposable{}) == Status::not_identifiable);
  CHECK(status(SampleCoverage{CoverageVariant::high}) == Status::not_identifiable);
  CHECK(status(ClosedPopulation{false, Heterogeneity::darroch, false}) == Status::not_identifiable);
  CHECK(status(ClosedPopulation{true, Heterogeneity::normal, false}) == Status::not_identifiable);
  CHECK(status(ClosedPopulation{false, Heterogeneity::chao, true}) == Status::not_identifiable);
}

TEST_CASE("Chao's k is the number of lists with records") {
  const ContingencyTable third_empty(3, {0, 40, 30, 12, 0, 0, 0, 0});
  EstimatorSpec spec;
  spec.method = Chao{};
  const FitOutcome outcome = fit(spec, third_empty, third_empty);
  REQUIRE(status_of(outcome) == Status::ok);
  CHECK(std::get<Estimate>(outcome).population_size ==
        Approx(82.0 + 0.5 * 70.0 * 70.0 / (2.0 * 12.0)).epsilon(1e-12));
}

TEST_CASE("a list that is emptied by what is taken to be false leaves too") {
  const ContingencyTable third_false(3, {0, 40, 30, 12, 25, 0, 0, 0});
  const ContingencyTable two(2, {0, 40, 30, 12});
  EstimatorSpec spec;
  spec.method = ClosedPopulation{false, Heterogeneity::chao, false};
  const FitOutcome of_two = fit(spec, two, two);
  spec.assumed_false_positive_shares = {0.0, 0.0, 1.0};
  const FitOutcome of_three = fit(spec, third_false, third_false);
  REQUIRE(status_of(of_two) == Status::ok);
  REQUIRE(status_of(of_three) == Status::ok);
  CHECK(std::get<Estimate>(of_three).population_size == std::get<Estimate>(of_two).population_size);
  CHECK(std::get<Estimate>(of_three).dropped == 25.0);
}

}  // namespace darknumber::empty_lists_test
