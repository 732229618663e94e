// SPDX-License-Identifier: MIT
#include "engine/study/precision.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/study/checkpoint/replicate_encoding.h"
#include "engine/study/forecast.h"
#include "tests/support/explained_tables.h"
#include "tests/support/small_study.h"

namespace darknumber::precision_test {
namespace {

const std::string two_points =
    R"("evaluate": "monte_carlo", "factors": [{"path": "bystanders.count", "values": [3000, 6000]}])";

double mcse_at(const StudyRun& run, std::size_t point, std::size_t estimator,
               const std::string& measure) {
  for (const EstimatorMeasure& one : run.result.points[point].measures)
    if (one.estimator == estimator && one.measured.name == measure) return one.measured.mcse;
  FAIL(measure);
  return NAN;
}

/// The largest over all points and estimators.
double worst(const StudyRun& run, const std::string& measure) {
  double most = 0.0;
  for (std::size_t point = 0; point < run.result.points.size(); ++point)
    for (std::size_t e = 0; e < 2; ++e) most = std::max(most, mcse_at(run, point, e, measure));
  return most;
}

}  // namespace

TEST_CASE("a run is precise where the largest error of its measure is") {
  const StudyPlan plan = plan_of(small_study("sweep", two_points));
  const StudyRun run = run_of(plan);
  const double most = worst(run, "inflation");
  REQUIRE(most > 0.0);
  CHECK(precise_enough(run, plan.scenario(), most));
  CHECK_FALSE(precise_enough(run, plan.scenario(), most * (1.0 - 1e-9)));
}

TEST_CASE("the measure is the study's own, even one that is not taken by default") {
  const std::string asked = two_points + R"(, "measure": "risk_over_1.1")";
  const StudyPlan plan = plan_of(small_study("sweep", asked));
  CHECK(measure_of_precision(plan.scenario()) == "risk_over_1.1");
  const StudyRun run = run_of(plan);
  const double most = worst(run, "risk_over_1.1");
  REQUIRE(most > 0.0);
  CHECK_FALSE(precise_enough(run, plan.scenario(), 0.5 * most));
  CHECK(measure_of_precision(scenario_of(small_world())) == "median_inflation");
}

TEST_CASE("a forecast of an explanation counts the worlds of all of its runs", "[explain]") {
  testing::ExplainedTable table;
  table.study = R"("factors": [{"path": "agencies[*].false_positive_share",
      "belief": {"uniform": [0, 0.3]}}], "particles": 100, "runs": 3)";
  CHECK(forecast(plan_of(table.text()), 1).worlds == 300);
}

TEST_CASE("on the expected table every run is precise") {
  const StudyPlan plan = plan_of(
      small_study("sweep", R"("factors": [{"path": "bystanders.count", "values": [3000]}])"));
  CHECK(precise_enough(run_of(plan), plan.scenario(), 1e-12));
}

namespace {

/// A run of one point and one estimator, whose measure is this.
StudyRun run_with(Measured measured, std::size_t replicates) {
  StudyRun run;
  PointResult point;
  point.rows = {ReplicateRows(replicates)};
  measured.name = "median_inflation";
  point.measures = {{0, std::move(measured), NAN}};
  run.result.points = {std::move(point)};
  return run;
}

bool is_precise(const Measured& measured, std::size_t replicates) {
  return precise_enough(run_with(measured, replicates), scenario_of(small_world()), 0.1);
}

}  // namespace

TEST_CASE("a run without a number is not precise, nor one that may get a number yet") {
  CHECK(is_precise({"", 1.0, 0.05, 10, 0}, 10));
  CHECK_FALSE(is_precise({"", 1.0, NAN, 10, 0}, 10));
  CHECK_FALSE(is_precise({"", INFINITY, NAN, 10, 6}, 10));
  CHECK_FALSE(is_precise({"", INFINITY, NAN, 10, 10, true}, 10));  // nobody has a number
  CHECK_FALSE(is_precise({"", NAN, NAN, 0, 10}, 10));
  StudyRun nowhere = run_with({"", 1.0, NAN, 10, 0}, 10);
  nowhere.result.points.front().measures.clear();
  CHECK(precise_enough(nowhere, scenario_of(small_world()), 0.1));
}

TEST_CASE("beside a number, one that is surely infinite or never comes is not waited for") {
  const auto beside = [](const Measured& other, std::size_t replicates) {
    StudyRun run = run_with({"", 1.0, 0.05, replicates, 0}, replicates);
    PointResult& point = run.result.points.front();
    point.rows.push_back(ReplicateRows(replicates));
    point.measures.push_back({1, other, NAN});
    point.measures.back().measured.name = "median_inflation";
    return precise_enough(run, scenario_of(small_world()), 0.1);
  };
  CHECK(beside({"", INFINITY, NAN, 40, 40, true}, 40));
  CHECK_FALSE(beside({"", INFINITY, NAN, 5, 3, false}, 5));
  CHECK_FALSE(beside({"", NAN, NAN, 0, 40}, 40));  // no estimate yet
  CHECK(beside({"", NAN, NAN, 0, enough_without}, enough_without));
  CHECK(beside({"", NAN, NAN, 0, 3}, 40));  // estimates, but not what the measure is of
  CHECK(std::pow(0.99, static_cast<double>(enough_without)) <= 0.005);
  CHECK(std::pow(0.99, static_cast<double>(enough_without) - 1.0) > 0.005);
}

TEST_CASE("replicates for a share follow from its binomial error") {
  CHECK(replicates_for_share(0.5, 0.05) == 100);
  CHECK(replicates_for_share(0.95, 0.01) == 475);
  CHECK(replicates_for_share(0.95, 0.0031) == 4943);  // 4942.77
}

TEST_CASE("a forecast from as many replicates as there will be is what comes") {
  const StudyPlan plan = plan_of(small_study("sweep", two_points));
  const Forecast expected = forecast(plan, 1);
  CHECK(expected.points == 2);
  CHECK(expected.replicates == 40);
  CHECK(expected.measure == "inflation");
  CHECK(expected.seconds > 0.0);
  const StudyRun run = run_of(plan);
  REQUIRE(expected.errors.size() == 2);
  REQUIRE(expected.pilot == 40);
  for (std::size_t e = 0; e < 2; ++e) {
    CHECK(expected.errors[e].estimator == run.result.labels[e]);
    CHECK(expected.errors[e].mcse == Approx(mcse_at(run, 0, e, "inflation")).epsilon(1e-12));
  }
  double bytes = 0.0;
  for (const PointResult& point : run.result.points)
    for (const ReplicateRows& rows : point.rows) bytes += static_cast<double>(bytes_of_rows(rows));
  CHECK(expected.checkpoint_bytes == Approx(bytes).epsilon(0.01));
}

TEST_CASE("with four times the replicates a forecast has half the error") {
  const std::string text = small_study("sweep", two_points);
  const Forecast few = forecast(plan_of(replaced(text, ": 40,", ": 200,")), 1);
  const Forecast many = forecast(plan_of(replaced(text, ": 40,", ": 800,")), 1);
  REQUIRE(few.pilot == many.pilot);
  CHECK(many.errors[1].mcse == Approx(0.5 * few.errors[1].mcse).epsilon(1e-12));
  CHECK(many.checkpoint_bytes == Approx(4.0 * few.checkpoint_bytes));
}

TEST_CASE("a forecast on the expected table counts points and has no error") {
  const Forecast expected =
      forecast(plan_of(small_study("sweep", R"("factors": [{"path": "bystanders.count",
                                       "values": [3000, 4000, 5000]}])")),
               1);
  CHECK(expected.points == 3);
  CHECK(expected.replicates == 1);
  CHECK(expected.pilot == 3);
  CHECK(expected.errors.empty());
}

}  // namespace darknumber::precision_test
