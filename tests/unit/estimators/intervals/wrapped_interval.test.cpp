// SPDX-License-Identifier: MIT
#include "engine/estimators/intervals/wrapped_interval.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/estimators/estimate_all.h"
#include "engine/estimators/fit.h"
#include "engine/estimators/intervals/resampling_intervals.h"
#include "tests/support/reference.h"

namespace darknumber::wrapped_interval_test {
namespace {

const ListsInUse three = every_agency(std::vector<std::string>{"A", "B", "C"});
const ContingencyTable table(3, {0, 600, 450, 120, 500, 90, 140, 40});

EstimatorSpec spec_of(Method method, IntervalKind kind, const ListsInUse& lists = three) {
  EstimatorSpec spec;
  spec.label = "one";
  spec.method = std::move(method);
  spec.lists = lists;
  spec.interval = {kind, 100};
  return spec;
}

Estimate estimate_of(const EstimatorSpec& spec, const ContingencyTable& counts,
                     const StreamKey& streams = {}) {
  const FitOutcome outcome = fit(spec, counts, counts, streams);
  REQUIRE(status_of(outcome) == Status::ok);
  return std::get<Estimate>(outcome);
}

bool same(const Estimate& a, const Estimate& b) {
  return a.interval->lower == b.interval->lower && a.interval->upper == b.interval->upper;
}

/// The method as a whole, by way of full estimates.
Refit in_full(Method method) {
  return [spec = spec_of(std::move(method), IntervalKind::own)](
             const ContingencyTable& counts, const StreamKey&) -> std::optional<double> {
    const FitOutcome outcome = fit(spec, counts, counts);
    const Estimate* estimate = std::get_if<Estimate>(&outcome);
    return estimate ? std::optional<double>(estimate->population_size) : std::nullopt;
  };
}

const std::vector<Method> methods{Chao{},
                                  LoglinearFixed{FixedTerms::independence, {}},
                                  LoglinearFixed{FixedTerms::pairwise, {}},
                                  LoglinearStepwise{Criterion::aic},
                                  LoglinearStepwise{Criterion::p_value},
                                  LoglinearAll{Criterion::bic, 2}};

}  // namespace

TEST_CASE("another interval leaves N-hat and its standard error as they are") {
  for (const Method& method : methods) {
    const Estimate own = estimate_of(spec_of(method, IntervalKind::own), table);
    for (IntervalKind kind : {IntervalKind::profile, IntervalKind::bootstrap, IntervalKind::bca}) {
      if (kind == IntervalKind::profile && std::holds_alternative<Chao>(method)) continue;
      const Estimate other = estimate_of(spec_of(method, kind), table);
      CHECK(other.population_size == own.population_size);
      CHECK(other.se == own.se);
      REQUIRE(other.interval);
      CHECK_FALSE(same(own, other));
      CHECK(other.interval->lower < other.interval->upper);
    }
  }
}

TEST_CASE("a BCa interval is that of whole estimates of its resamples") {
  for (const Method& method : methods) {
    const Refit refit = in_full(method);
    const auto counts = table.counts();
    const ResampledSizes sizes =
        resample({3, std::vector<double>(counts.begin(), counts.end()), 1940, 100}, {}, refit);
    const Estimate bca = estimate_of(spec_of(method, IntervalKind::bca), table);
    const Interval expected =
        bca_interval(sizes, bca.population_size, acceleration(table, {}, refit).value(), 0.95)
            .value();
    CHECK(bca.interval->lower == Approx(expected.lower).epsilon(1e-9));
    CHECK(bca.interval->upper == Approx(expected.upper).epsilon(1e-9));
    CHECK(bca.resamples_failed == sizes.failed);
  }
}

TEST_CASE("the parametric bootstrap draws from the fitted cells") {
  // A and C independent given B: n000 = n100 n001 / n101, and with B the mean is n11+ n+11 / n+1+.
  const EstimatorSpec spec =
      spec_of(LoglinearFixed{FixedTerms::listed, {0b011, 0b110}}, IntervalKind::own);
  const double with_b = 450 + 120 + 140 + 40;
  std::vector<double> means{600.0 * 500.0 / 90.0, 600, 0, 0, 500, 90, 0, 0};
  means[0b010] = (450 + 140.0) * (450 + 120.0) / with_b;
  means[0b011] = (120 + 40.0) * (450 + 120.0) / with_b;
  means[0b110] = (450 + 140.0) * (140 + 40.0) / with_b;
  means[0b111] = (120 + 40.0) * (140 + 40.0) / with_b;
  const ResamplingPlan plan = bootstrap_plan(spec, table, estimate_of(spec, table));
  for (CaptureHistory h = 0; h < means.size(); ++h)
    CHECK(plan.weights[h] == Approx(means[h]).epsilon(1e-9));
  CHECK(plan.persons == 5273);  // 1940 + 3333.3
  CHECK(plan.resamples == 100);
}

TEST_CASE("a pair at minus infinity and an empty list stay empty in the bootstrap") {
  const ContingencyTable sparse(4, {0, 60, 45, 0, 50, 9, 14, 0, 0, 0, 0, 0, 0, 0, 0, 0});
  const EstimatorSpec spec =
      spec_of(LoglinearFixed{FixedTerms::listed, {0b0011}}, IntervalKind::own,
              every_agency(std::vector<std::string>{"A", "B", "C", "D"}));
  const Estimate estimate = estimate_of(spec, sparse);
  CHECK(estimate.boundary);
  const ResamplingPlan plan = bootstrap_plan(spec, sparse, estimate);
  double sum = 0.0;
  for (CaptureHistory h = 0; h < plan.weights.size(); ++h) {
    if (contains(h, 3) || is_subset(0b0011, h)) CHECK(plan.weights[h] == 0.0);
    sum += plan.weights[h];
  }
  CHECK(sum == Approx(estimate.population_size).epsilon(1e-9));
}

TEST_CASE("the bootstrap of a method without a model draws N-hat - n unseen") {
  const EstimatorSpec spec = spec_of(Chao{}, IntervalKind::own);
  const Estimate estimate = estimate_of(spec, table);
  const ResamplingPlan plan = bootstrap_plan(spec, table, estimate);
  CHECK(plan.weights[0] == estimate.population_size - 1940);
  for (CaptureHistory h = 1; h < plan.weights.size(); ++h) CHECK(plan.weights[h] == table[h]);
  Estimate below;
  below.population_size = 1900.4;  // as some repairs have it
  CHECK(bootstrap_plan(spec, table, below).weights[0] == 0.0);
  CHECK(bootstrap_plan(spec, table, below).persons == 1900);
}

TEST_CASE("a bootstrap interval is that of whole estimates of its resamples") {
  for (const Method& method : methods) {
    const EstimatorSpec spec = spec_of(method, IntervalKind::bootstrap);
    const Estimate bootstrap = estimate_of(spec, table);
    const ResampledSizes sizes =
        resample(bootstrap_plan(spec, table, bootstrap), {}, in_full(method));
    const Interval expected = percentile_interval(sizes, 0.95).value();
    CHECK(bootstrap.interval->lower == Approx(expected.lower).epsilon(1e-9));
    CHECK(bootstrap.interval->upper == Approx(expected.upper).epsilon(1e-9));
  }
}

TEST_CASE("Lincoln-Petersen has the profile of two independent lists") {
  const ListsInUse two{three[0], three[1]};
  const ContingencyTable both = project(table, two);
  const Estimate lp = estimate_of(spec_of(LincolnPetersen{}, IntervalKind::profile, two), both);
  const Estimate model = estimate_of(
      spec_of(LoglinearFixed{FixedTerms::independence, {}}, IntervalKind::profile, two), both);
  CHECK(lp.interval->lower == Approx(model.interval->lower).epsilon(1e-9));
  CHECK(lp.interval->upper == Approx(model.interval->upper).epsilon(1e-9));
}

TEST_CASE("on a table that is not of whole numbers BCa has an estimate and no interval") {
  std::vector<double> counts(table.counts().begin(), table.counts().end());
  counts[1] += 0.25;
  const ContingencyTable expected(3, counts);
  for (const Method& method : methods) {
    const Estimate bca = estimate_of(spec_of(method, IntervalKind::bca), expected);
    CHECK_FALSE(bca.interval);
    CHECK(bca.se);
    CHECK(estimate_of(spec_of(method, IntervalKind::bootstrap), expected).interval);
  }
}

TEST_CASE("an interval whose limit would be infinite is none") {
  const ListsInUse two{three[0], three[1]};
  const ContingencyTable few(2, {0, 9, 8, 1});
  for (IntervalKind kind : {IntervalKind::bootstrap, IntervalKind::bca}) {
    const Estimate estimate = estimate_of(spec_of(LincolnPetersen{}, kind, two), few);
    CHECK_FALSE(estimate.interval);
    CHECK(estimate.resamples_failed > 5);
  }
}

TEST_CASE("where every resample gives the same the interval is a point") {
  const ListsInUse two{three[0], three[1]};
  const ContingencyTable within(2, {0, 0, 20, 40});  // N-hat is n, whoever is drawn
  const Estimate estimate = estimate_of(spec_of(LincolnPetersen{}, IntervalKind::bca, two), within);
  CHECK(estimate.interval->lower == 60.0);
  CHECK(estimate.interval->upper == 60.0);
}

TEST_CASE("ties in a published table are halved: most resamples of Korea are one of two models") {
  const ReferenceTable korea = read_reference_table("Korea");
  EstimatorSpec spec = over_all_lists(korea, LoglinearStepwise{Criterion::p_value, 0.02});
  spec.interval = {IntervalKind::bca, 1000};
  const Estimate bca = estimate_of(spec, korea.counts);
  CHECK(bca.interval->lower == Approx(123.34).epsilon(0.003));
  CHECK(same(estimate_of(spec, korea.counts), bca));
}

TEST_CASE("the same key gives the same interval, another replicate, stratum or seed another") {
  for (IntervalKind kind : {IntervalKind::bootstrap, IntervalKind::bca}) {
    const EstimatorSpec spec = spec_of(LoglinearStepwise{Criterion::aic}, kind);
    const Estimate first = estimate_of(spec, table);
    CHECK(same(estimate_of(spec, table), first));
    for (const StreamKey& other : {StreamKey{2, 0, 0}, StreamKey{1, 1, 0}, StreamKey{1, 0, 1}})
      CHECK_FALSE(same(estimate_of(spec, table, other), first));
  }
}

TEST_CASE("adding an estimator changes no other's interval, and strata have their own") {
  const EstimatorSpec bca = spec_of(Chao{}, IntervalKind::bca);
  EstimatorSpec by_stratum = bca;
  by_stratum.stratify = true;
  const std::vector<ContingencyTable> strata{table, table};
  const auto alone = estimate_all({bca}, three, table, strata);
  const auto among = estimate_all(
      {spec_of(LoglinearStepwise{Criterion::aic}, IntervalKind::bootstrap), bca, by_stratum}, three,
      table, strata);
  CHECK(same(std::get<Estimate>(alone[0]), std::get<Estimate>(among[1])));
  CHECK_FALSE(same(std::get<Estimate>(among[3]), std::get<Estimate>(among[4])));
}

TEST_CASE("of more persons than can be drawn there is no bootstrap, and the reason is that") {
  const ListsInUse two = every_agency(std::vector<std::string>{"A", "B"});
  const Estimate estimate = estimate_of(spec_of(LoglinearFixed{}, IntervalKind::bootstrap, two),
                                        ContingencyTable(2, {0, 1e12, 1e12, 5}));
  CHECK(estimate.population_size > 1e20);
  CHECK_FALSE(estimate.interval);
  CHECK(estimate.interval_lack == IntervalLack::too_many_persons);
}

}  // namespace darknumber::wrapped_interval_test
