// SPDX-License-Identifier: MIT
#include "engine/study/measure_points.h"

#include <catch2/catch.hpp>

#include "engine/study/run_study.h"
#include "tests/support/small_study.h"

namespace darknumber::measure_points_test {
namespace {

const std::string drawn =
    small_study("sample", R"("evaluate": "monte_carlo", "size": 8, "estimator": "chao", "factors": [
        {"path": "agencies[*].false_positive_share", "range": [0, 0.3]}])");

std::vector<ReplicateRow> expected_of(const StudyPlan& plan) {
  return plan.base.expected_rows();
}

bool same(const EstimatorMeasure& a, const EstimatorMeasure& b) {
  const auto equal = [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); };
  return a.estimator == b.estimator && a.measured.name == b.measured.name &&
         equal(a.measured.value, b.measured.value) && equal(a.measured.mcse, b.measured.mcse) &&
         a.measured.n_used == b.measured.n_used && a.measured.n_failed == b.measured.n_failed &&
         equal(a.exact, b.exact);
}

bool same(const std::vector<EstimatorMeasure>& a, const std::vector<EstimatorMeasure>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const auto& one, const auto& other) { return same(one, other); });
}

}  // namespace

TEST_CASE("measures that are known are not taken again, and those that are not are") {
  const StudyPlan plan = plan_of(small_world());
  const PointResult point = run_study(plan, 1, {}, {}).result.points.front();
  const std::vector<std::string> also{"risk_over_3"};
  const auto all = measures_of(point, plan, expected_of(plan), also);
  CHECK(same(measures_of(point, plan, expected_of(plan), also, &all), all));
  CHECK(same(measures_of(point, plan, expected_of(plan), also, &point.measures), all));
  const std::vector<EstimatorMeasure> none;
  CHECK(same(measures_of(point, plan, expected_of(plan), also, &none), all));
  auto doctored = all;
  doctored[3].measured.value = 42.0;
  CHECK(measures_of(point, plan, expected_of(plan), also, &doctored)[3].measured.value == 42.0);
}

TEST_CASE("a study of drawn points keeps what it is about, known or not") {
  const StudyPlan plan = plan_of(drawn);
  const StudyRun run = run_study(plan, 1, {}, {});
  REQUIRE(run.result.points.size() == 8);
  const PointResult& point = run.result.points.front();
  for (const EstimatorMeasure& one : point.measures) CHECK(one.measured.name != "rmse");
  StudyWatch watch;
  watch.measured = &run.result;
  std::vector<PointRows> rows;
  for (const PointResult& one : run.result.points) rows.push_back(one.rows);
  const StudyRun again = run_study(plan, 1, watch, rows);
  for (std::size_t p = 0; p < 8; ++p)
    CHECK(same(again.result.points[p].measures, run.result.points[p].measures));
  StudyPlan more = plan_of(drawn);
  more.also_measured = {"rmse"};
  const StudyRun with_more = run_study(more, 1, watch, std::move(rows));
  const auto& measures = with_more.result.points.front().measures;
  CHECK(std::count_if(measures.begin(), measures.end(), [](const EstimatorMeasure& one) {
          return one.measured.name == "rmse";
        }) == 2);
}

}  // namespace darknumber::measure_points_test
