// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/sample_coverage.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/estimators/fit.h"
#include "engine/estimators/fitting/interval_formulas.h"

namespace darknumber::sample_coverage_test {
namespace {

constexpr std::array all_variants{CoverageVariant::high, CoverageVariant::low,
                                  CoverageVariant::independent};

FitOutcome fit_variant(CoverageVariant variant, const ContingencyTable& table,
                       const StreamKey& streams = {}) {
  EstimatorSpec spec;
  spec.method = SampleCoverage{variant};
  return fit(spec, table, table, streams);
}

Estimate value(const FitOutcome& outcome) {
  REQUIRE(status_of(outcome) == Status::ok);
  return std::get<Estimate>(outcome);
}

/// The expected table of N persons whom lists meet independently with these probabilities.
ContingencyTable independent_lists(double persons, const std::vector<double>& probabilities) {
  const int lists = static_cast<int>(probabilities.size());
  std::vector<double> counts(history_count(lists), 0.0);
  for (CaptureHistory h = 1; h < counts.size(); ++h) {
    counts[h] = persons;
    for (int j = 0; j < lists; ++j) {
      const double p = probabilities[static_cast<std::size_t>(j)];
      counts[h] *= contains(h, j) ? p : 1.0 - p;
    }
  }
  return {lists, counts};
}

const ContingencyTable hepatitis(3, {0, 69, 55, 21, 63, 17, 18, 28});

}  // namespace

TEST_CASE("lists that do not depend on each other give N, whatever the variant") {
  for (const std::vector<double>& probabilities :
       {std::vector<double>{0.2, 0.2, 0.2}, {0.3, 0.3, 0.3, 0.3}})
    for (CoverageVariant variant : all_variants) {
      const Estimate e = value(fit_variant(variant, independent_lists(8000.0, probabilities)));
      CHECK(e.population_size == Approx(8000.0).epsilon(1e-12));
      CHECK_FALSE(e.boundary);
    }
}

TEST_CASE("the correction for dependence moves towards N") {
  // One half of the persons is met three times as readily as the other, by every list.
  const ContingencyTable rare = independent_lists(5000.0, {0.15, 0.15, 0.15});
  const ContingencyTable frequent = independent_lists(5000.0, {0.45, 0.45, 0.45});
  ContingencyTable both = rare;
  for (CaptureHistory h = 1; h < 8; ++h) both.add(h, frequent[h]);
  const double independent = value(fit_variant(CoverageVariant::independent, both)).population_size;
  const double low = value(fit_variant(CoverageVariant::low, both)).population_size;
  const double high = value(fit_variant(CoverageVariant::high, both)).population_size;
  CHECK(independent < low);
  CHECK(low < high);
  CHECK(std::abs(high - 10000.0) < std::abs(independent - 10000.0));
}

TEST_CASE("without overlap there is no coverage, and no answer") {
  const ContingencyTable apart(3, {0, 30, 20, 0, 25, 0, 0, 0});
  for (CoverageVariant variant : all_variants)
    CHECK(status_of(fit_variant(variant, apart)) == Status::no_overlap);
}

TEST_CASE("an empty list is left out; two cannot tell how they depend") {
  const ContingencyTable pair(3, {0, 40, 30, 10, 0, 0, 0, 0});
  CHECK(status_of(fit_variant(CoverageVariant::high, pair)) == Status::not_identifiable);
  CHECK(status_of(fit_variant(CoverageVariant::low, pair)) == Status::not_identifiable);
  CHECK(value(fit_variant(CoverageVariant::independent, pair)).population_size ==
        Approx(50.0 * 40.0 / 10.0).epsilon(1e-14));  // Lincoln-Petersen
  ContingencyTable fourth_empty(4);
  for (CaptureHistory h = 1; h < 8; ++h) fourth_empty.add(h, hepatitis[h]);
  for (CoverageVariant variant : all_variants)
    CHECK(value(fit_variant(variant, fourth_empty)).population_size ==
          value(fit_variant(variant, hepatitis)).population_size);
}

TEST_CASE("an estimate below the number observed is that number, and at the boundary") {
  // Lists that share fewer than chance would: the corrections take persons away.
  const ContingencyTable sparse(3, {0, 17, 0, 26, 25, 29, 26, 0});
  for (CoverageVariant variant : {CoverageVariant::high, CoverageVariant::low}) {
    const Estimate e = value(fit_variant(variant, sparse));
    CHECK(e.boundary);
    CHECK(e.population_size == sparse.observed());
    CHECK(e.se.value() > 0.0);
    CHECK(e.interval->lower == sparse.observed());
    CHECK(e.interval->upper == sparse.observed());
  }
  CHECK_FALSE(value(fit_variant(CoverageVariant::independent, sparse)).boundary);
}

TEST_CASE("where the correction for dependence grows as fast as N, there is no estimate") {
  // A single pair of lists that overlaps: k C and the sum of A_ij n_ij / (n_i n_j) are equal.
  for (const ContingencyTable& one_pair :
       {ContingencyTable(3, {0, 30, 20, 4, 25, 0, 0, 0}),
        ContingencyTable(3, {0, 2, 5, 0, 9, 0, 3, 0}),
        ContingencyTable(4, {0, 31, 17, 0, 23, 0, 3, 0, 7, 0, 0, 0, 0, 0, 0, 0}),
        ContingencyTable(3, {0, 0.3, 0.2, 0.04, 0.25, 0, 0, 0})})
    CHECK(status_of(fit_variant(CoverageVariant::high, one_pair)) == Status::no_overlap);
  // Faster: all who are on two lists are on all three.
  const ContingencyTable on_all(3, {0, 40, 30, 0, 35, 0, 0, 2});
  CHECK(status_of(fit_variant(CoverageVariant::high, on_all)) == Status::no_overlap);
  CHECK(status_of(fit_variant(CoverageVariant::low, on_all)) == Status::ok);
}

TEST_CASE("a small positive denominator makes a large estimate") {
  // N = (x + 2)^2 / 2, from n = 3 x + 3 and lists of x + 2. CARE1 has 29,768 and 30,012.5 as well.
  for (double x : {242.0, 243.0}) {
    const Estimate e =
        value(fit_variant(CoverageVariant::high, ContingencyTable(3, {0, x, x, 1, x, 1, 1, 0})));
    CHECK(e.population_size == Approx(0.5 * (x + 2.0) * (x + 2.0)).epsilon(1e-9));
    CHECK_FALSE(e.boundary);
  }
}

TEST_CASE("the error is that of the streams, and the interval follows from it") {
  const Estimate first = value(fit_variant(CoverageVariant::low, hepatitis));
  CHECK(*first.se == *value(fit_variant(CoverageVariant::low, hepatitis)).se);
  CHECK(*first.se != *value(fit_variant(CoverageVariant::low, hepatitis, {1, 1, 0})).se);
  const Interval interval =
      lognormal_interval(271.0, first.population_size - 271.0, *first.se, 0.95);
  CHECK(first.interval->lower == interval.lower);
  CHECK(first.interval->upper == interval.upper);
}

TEST_CASE("a table of fractions has an estimate without an error") {
  std::vector<double> counts(hepatitis.counts().begin(), hepatitis.counts().end());
  for (double& count : counts) count *= 0.5;
  const Estimate whole = value(fit_variant(CoverageVariant::high, hepatitis));
  const Estimate halves = value(fit_variant(CoverageVariant::high, {3, counts}));
  CHECK(halves.population_size == Approx(0.5 * whole.population_size).epsilon(1e-12));
  CHECK_FALSE(halves.se);
  CHECK_FALSE(halves.interval);
  CHECK(whole.se);
}

TEST_CASE("where a resample has no overlap there is no error") {
  const ContingencyTable one_overlap(3, {0, 40, 30, 1, 35, 0, 0, 0});
  const Estimate e = value(fit_variant(CoverageVariant::independent, one_overlap));
  CHECK_FALSE(e.se);
  CHECK_FALSE(e.interval);
}

TEST_CASE("resamples of a standard error can be stopped") {
  int asked = 0;
  const StopQuestion stop = [&] { return ++asked > 3; };
  CHECK_THROWS_AS(fit_variant(CoverageVariant::high, hepatitis, {1, 0, 0, &stop}), GivenUp);
  CHECK(asked == 4);
}

TEST_CASE("a population of more persons than can be counted one by one has no resampling error") {
  const ContingencyTable table(2, {0, 1e12, 1e12, 50});
  const Estimate e = value(fit_variant(CoverageVariant::independent, table));
  CHECK(e.population_size == Approx(2e22).epsilon(1e-9));
  CHECK_FALSE(e.se);
}

}  // namespace darknumber::sample_coverage_test
