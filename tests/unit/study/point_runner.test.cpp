// SPDX-License-Identifier: MIT
#include "engine/study/point_runner.h"

#include <catch2/catch.hpp>
#include <numeric>

#include "engine/study/checkpoint/replicate_encoding.h"
#include "tests/support/small_study.h"

namespace darknumber::point_runner_test {
namespace {

/// A study of 100 points with replicates.
StudyPlan hundred_points() {
  std::string values;
  for (int i = 1; i <= 100; ++i) values += (i == 1 ? "" : ", ") + std::to_string(1000 * i);
  return plan_of(small_study("sweep", R"("evaluate": "monte_carlo", "factors": [
      {"path": "bystanders.count", "values": [)" +
                                          values + "]}]"));
}

}  // namespace

TEST_CASE("the world of a point is composed once, whatever the pieces and rounds of work") {
  const StudyPlan plan = hundred_points();
  PointRunner runner(plan);
  std::vector<ReplicateRow> rows(plan.base.answers.size());
  for (std::uint32_t round = 0; round < 3; ++round)
    for (std::size_t first = 0; first < 100; first += 2)
      for (int piece = 0; piece < 2; ++piece) {
        const std::vector<std::size_t> points{first, first + 1};
        runner.prepare(points, 2);
        for (std::size_t point : points) runner.run(point, round, rows);
      }
  CHECK(runner.composed() == 100);
  for (std::size_t point = 0; point < 100; ++point) (void)runner.answer(point);
  CHECK(runner.composed() == 100);
}

TEST_CASE("a replicate is the same whether its point is the scenario as given or another") {
  const StudyPlan plan = hundred_points();
  REQUIRE(plan.base_point == 4);
  const StudyPlan alone = plan_of(small_study("sweep", R"("evaluate": "monte_carlo", "points": [
      {"bystanders.count": 5000, "population.victims": 2000}, {"bystanders.count": 3000}])"));
  StudyPlan composed = plan_of(small_study("sweep", R"("evaluate": "monte_carlo", "points": [
      {"bystanders.count": 5000}])"));
  composed.base_point.reset();
  std::vector<ReplicateRow> one(2);
  std::vector<ReplicateRow> other(2);
  const std::size_t first[] = {0};
  PointRunner base(alone);
  base.prepare(first, 1);
  base.run(0, 7, one);
  PointRunner again(composed);
  again.prepare(first, 1);
  again.run(0, 7, other);
  CHECK(encode_rows(one) == encode_rows(other));
  CHECK(encode_rows(base.answer(0).expected) == encode_rows(again.answer(0).expected));
}

TEST_CASE("a question whether to stop ends what prepares and what draws") {
  const StudyPlan plan = hundred_points();
  const StopQuestion yes = [] { return true; };
  PointRunner runner(plan, &yes);
  const std::size_t first[] = {0};
  CHECK_THROWS_AS(runner.prepare(first, 1), GivenUp);
}

}  // namespace darknumber::point_runner_test
