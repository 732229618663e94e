// SPDX-License-Identifier: MIT
#include "engine/report/page/explore/points_view.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "engine/input/json.h"
#include "engine/report/find_measure.h"
#include "tests/support/small_study.h"

namespace darknumber::points_view_test {

TEST_CASE("points to explore have every factor's values and every estimator's measures") {
  const StudyPlan plan = plan_of(small_study("sweep", R"("factors": [
    {"path": "agencies[*].false_positive_share", "values": [0, 0.3], "label": "false share"},
    {"path": "agencies[Police].capture_probability", "values": [0.2, 0.3, 0.4]}])"));
  const StudyRun run = run_of(plan);
  const Value view = points_view(run.result, plan);
  const auto& across = view.find("across")->array();
  REQUIRE(across.size() == 2);
  CHECK(across[0].find("name")->text() == "false share");
  CHECK(write_json(*across[0].find("at")) == "[0,0,0,0.3,0.3,0.3]");
  CHECK(write_json(*across[1].find("at")) == "[0.2,0.3,0.4,0.2,0.3,0.4]");
  CHECK(std::get<bool>(view.find("exact")->data));
  const Value& first = view.find("measures")->array().front();
  CHECK(first.find("name")->text() == "inflation");
  CHECK(first.find("reference")->number() == 1.0);
  for (std::size_t e = 0; e < run.result.labels.size(); ++e)
    for (std::size_t p = 0; p < 6; ++p) {
      const double shown = first.find("values")->array()[e].array()[p].number();
      CHECK(
          shown ==
          Approx(find_measure(run.result.points[p], e, "inflation").measured.value).epsilon(1e-5));
    }
}

TEST_CASE("of too many points some are drawn that have every level of every factor") {
  const StudyPlan plan = plan_of(small_study("sweep", R"("factors": [
    {"path": "agencies[*].false_positive_share", "values": [0, 0.3]}])"));
  RunResult result = run_of(plan).result;
  const PointResult point = result.points.front();
  result.points.clear();
  for (int p = 0; p < 8000; ++p) {
    result.points.push_back(point);
    result.points.back().factor_values = {Value{std::int64_t{p % 8}, {}}};
  }
  const Value view = points_view(result, plan);
  const std::string text = write_json(view);
  CHECK(text.size() < 200'000);
  std::set<double> levels;
  for (const Value& at : view.find("across")->array().front().find("at")->array())
    levels.insert(at.number());
  CHECK(levels.size() == 8);
  CHECK(view.find("note")->text().find("of 8,000 points, spread over all of them") !=
        std::string::npos);
}

TEST_CASE("a measure that no point has is not offered") {
  const StudyPlan plan = plan_of(small_study("sweep", R"("factors": [
    {"path": "agencies[*].false_positive_share", "values": [0, 0.3]}])"));
  RunResult result = run_of(plan).result;
  for (PointResult& point : result.points)
    for (EstimatorMeasure& one : point.measures) one.measured.value = NAN;
  for (PointResult& point : result.points) point.own_measures.clear();
  CHECK(points_view(result, plan).is_null());
}

}  // namespace darknumber::points_view_test
