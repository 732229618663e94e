// SPDX-License-Identifier: MIT
#include "engine/study/compare_runs.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/core/random_stream.h"
#include "engine/input/make_value.h"
#include "engine/study/paired_difference.h"

namespace darknumber::compare_runs_test {
namespace {

constexpr double truth = 100.0;

/// Estimates around the truth with some noise, all with an interval that covers.
ReplicateRows noisy_rows(std::size_t count, std::uint64_t seed, double shift = 0.0) {
  ReplicateRows rows;
  for (std::size_t r = 0; r < count; ++r) {
    RandomStream stream(seed, static_cast<std::uint32_t>(r), Purpose::victims);
    ReplicateRow row{truth * (0.5 + stream.uniform()) + shift, 10, 50, 200, 40, 10, 35, truth};
    row.truth = truth;
    rows.push_back(row);
  }
  return rows;
}

/// One run of one estimator, a point for each list of rows with its factor's value.
RunResult run_of(std::uint64_t seed, const std::vector<std::pair<double, ReplicateRows>>& points) {
  RunResult run;
  run.seed = seed;
  run.scenario_hash = "abc";
  run.labels = {"chao"};
  run.factors = {"x"};
  for (const auto& [value, rows] : points) {
    PointResult point;
    point.factor_values = {make_value(value)};
    point.rows = {rows};
    run.points.push_back(point);
  }
  return run;
}

RunComparison compared(const RunResult& first, const RunResult& second) {
  return compare_runs({first, Evaluation::monte_carlo}, {second, Evaluation::monte_carlo},
                      "inflation");
}

const MeasureDifference& named(const RunComparison& comparison, const std::string& measure) {
  for (const MeasureDifference& one : comparison.measures)
    if (one.measure == measure) return one;
  FAIL("no measure " + measure);
  return comparison.measures.front();
}

TEST_CASE("the paired error of a mean is the scatter of the differences over the root of R") {
  const std::string mean = "mean";
  const ReplicateRows x = noisy_rows(50, 1);
  const ReplicateRows y = noisy_rows(50, 2);
  double sum = 0.0, squares = 0.0;
  for (std::size_t r = 0; r < 50; ++r) {
    const double difference = x[r].estimate - 3.0 * y[r].estimate;
    sum += difference;
    squares += difference * difference;
  }
  const double by_hand = std::sqrt((squares - sum * sum / 50) / 49 / 50);
  CHECK(paired_mcse({mean, x}, {mean, y}, 3.0) == Approx(by_hand).epsilon(1e-9));
}

TEST_CASE("a shift alone has no paired error, by either way, and noise has") {
  const ReplicateRows x = noisy_rows(200, 1);
  for (const std::string measure : {"mean", "median", "rmse"}) {
    INFO(measure);
    const double shifted = paired_mcse({measure, noisy_rows(200, 1, 7.0)}, {measure, x});
    const double other = paired_mcse({measure, noisy_rows(200, 2)}, {measure, x});
    if (measure != "rmse") CHECK(shifted < 1e-10);
    CHECK(shifted < other);
    CHECK(other > 1.0);
  }
}

TEST_CASE("the bootstrap agrees with the formula where a mean can be taken either way") {
  const std::string mean = "mean";
  ReplicateRows x = noisy_rows(400, 1);
  const ReplicateRows y = noisy_rows(400, 2);
  const double formula = paired_mcse({mean, x}, {mean, y});
  x.back().status = Status::no_mle;
  x.back().estimate = NAN;  // one replicate counts in one alone: by bootstrap
  // A standard deviation of 200 draws has a relative standard error of 1/20: five of these.
  CHECK(paired_mcse({mean, x}, {mean, y}) == Approx(formula).epsilon(0.25));
}

TEST_CASE("runs with one seed are compared on the replicates that both have") {
  const RunResult first = run_of(1, {{0.0, noisy_rows(300, 1)}});
  const RunResult second = run_of(1, {{0.5, noisy_rows(200, 1, 20.0)}});
  const RunComparison comparison = compared(first, second);
  CHECK(comparison.pairing == Pairing::paired);
  CHECK(comparison.common_replicates == 200);
  const MeasureDifference& inflation = named(comparison, "inflation");
  CHECK(inflation.difference == Approx(0.2).epsilon(1e-12));
  CHECK(inflation.mcse < 1e-12);
  CHECK(inflation.first_mcse > 0.01);
  CHECK(named(comparison, "failure_rate").difference == 0.0);
}

TEST_CASE("runs with two seeds have the root of both squares, over all of each") {
  const RunComparison comparison = compared(run_of(1, {{0.0, noisy_rows(300, 1)}}),
                                            run_of(2, {{0.0, noisy_rows(200, 2, 20.0)}}));
  CHECK(comparison.pairing == Pairing::unpaired);
  CHECK_FALSE(comparison.differing);
  const MeasureDifference& one = named(comparison, "inflation");
  CHECK(one.first == measure("inflation", noisy_rows(300, 1), truth)->value);
  CHECK(one.mcse == Approx(std::hypot(one.first_mcse, one.second_mcse)));
}

TEST_CASE("points are matched by their settings, in any order, and compared in one measure") {
  const ReplicateRows a = noisy_rows(20, 1), b = noisy_rows(20, 1, 10), c = noisy_rows(20, 1, 30);
  const RunComparison comparison =
      compared(run_of(1, {{0.1, a}, {0.2, b}, {0.3, c}}), run_of(1, {{0.3, a}, {0.1, c}}));
  REQUIRE(comparison.points.size() == 2);
  CHECK(comparison.points[0].first == 0);
  CHECK(comparison.points[0].second == 1);
  CHECK(comparison.points[1].first == 2);
  CHECK(comparison.points[1].second == 0);
  REQUIRE(comparison.measures.size() == 2);
  CHECK(comparison.measures[0].difference == Approx(0.3));
  CHECK(comparison.measures[1].difference == Approx(-0.3));
}

TEST_CASE("the first replicate that differs in one bit is found, and none in equal runs") {
  const RunResult first = run_of(1, {{0.0, noisy_rows(20, 1)}});
  RunResult second = first;
  CHECK_FALSE(compared(first, second).differing);
  second.points[0].rows[0][13].se = std::nextafter(10.0, 11.0);
  second.points[0].rows[0][17].se = 11.0;
  const RunComparison comparison = compared(first, second);
  REQUIRE(comparison.differing);
  CHECK(comparison.differing->replicate == 13);
  CHECK(comparison.differing->estimator == "chao");
  second.scenario_hash = "other";
  CHECK(compared(first, second).differing);
  second.seed = 2;
  CHECK_FALSE(compared(first, second).differing);
}

TEST_CASE("estimators that one run alone has are named, and the others compared") {
  RunResult first = run_of(1, {{0.0, noisy_rows(20, 1)}});
  RunResult second = first;
  second.labels = {"chapman", "chao"};
  second.points[0].rows = {noisy_rows(20, 1, 50), noisy_rows(20, 1, 10)};
  first.labels = {"chao", "mean"};
  first.points[0].rows.push_back(noisy_rows(20, 3));
  const RunComparison comparison = compared(first, second);
  CHECK(comparison.only_first == std::vector<std::string>{"mean"});
  CHECK(comparison.only_second == std::vector<std::string>{"chapman"});
  CHECK(named(comparison, "inflation").difference == Approx(0.1));
}

TEST_CASE("answers on the expected table have differences without error") {
  const RunResult first = run_of(1, {{0.0, noisy_rows(1, 1)}});
  const RunResult second = run_of(2, {{0.0, noisy_rows(1, 1, 25)}});
  const RunComparison comparison =
      compare_runs({first, Evaluation::expected}, {second, Evaluation::expected}, "inflation");
  CHECK(comparison.pairing == Pairing::exact);
  CHECK(named(comparison, "inflation").difference == Approx(0.25));
  CHECK(named(comparison, "inflation").mcse == 0.0);
}

}  // namespace
// The second run begins five replicates later, and its rows are those of the first from there on.
TEST_CASE("replicates are paired by their numbers, and not by their places") {
  const ReplicateRows rows = noisy_rows(40, 1);
  const RunResult first = run_of(1, {{0.5, rows}});
  RunResult second = run_of(1, {{0.5, ReplicateRows(rows.begin() + 5, rows.end())}});
  second.points.front().first_replicate = 5;
  const RunComparison comparison = compared(first, second);
  const MeasureDifference& bias = named(comparison, "inflation");
  CHECK(bias.difference == Approx(0.0).margin(1e-12));
}

}  // namespace darknumber::compare_runs_test
