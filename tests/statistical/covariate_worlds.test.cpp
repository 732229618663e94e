// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>
#include <iostream>

#include "engine/input/json.h"
#include "engine/scenario/read_scenario.h"
#include "engine/simulation/replicate.h"
#include "engine/study/prepared_point.h"

namespace darknumber::covariate_worlds_test {
namespace {

/// All four agencies see men less. So the table of everyone has dependences that no list makes.
/// So many people, because the likelihood's estimate has a bias of its own: some persons, whatever
/// their number N, where the error of the mean of replicates grows as the root of N. Of 4,000
/// people it would be 3 of these errors.
const char* const world = R"({
  "schema": 1,
  "population": {"victims": 1000000,
                 "covariates": {"sex": {"female": 0.6, "male": 0.4},
                                "year": {"2014": 0.4, "2015": 0.6}}},
  "agencies": [
    {"name": "A", "capture_probability": 0.30,
     "by_covariate": {"sex": {"male": {"capture_probability": 0.08}}}},
    {"name": "B", "capture_probability": 0.25,
     "by_covariate": {"sex": {"male": {"capture_probability": 0.06}}}},
    {"name": "C", "capture_probability": 0.20,
     "by_covariate": {"sex": {"male": {"capture_probability": 0.07}},
                      "year": {"2015": {"capture_probability": 0.28}}}},
    {"name": "D", "capture_probability": 0.15,
     "by_covariate": {"sex": {"male": {"capture_probability": 0.10}}}}],
  "estimation": {"estimators": [
    {"method": "loglinear", "covariates": ["sex", "year"], "label": "right",
     "terms": ["A:sex", "B:sex", "C:sex", "D:sex", "C:year"]},
    {"method": "loglinear", "terms": "independence", "label": "pooled"}]}
})";

constexpr double people = 1000000.0;

}  // namespace

TEST_CASE(
    "in a world with covariates the right model is unbiased, the pooled one as biased as the "
    "exact answer says") {
  Problems problems;
  const Value root = parse_json(world, "world.json", problems);
  REQUIRE(problems.empty());
  const PreparedPoint point = prepare_point(read_scenario(root, "world.json"));
  const double right = std::get<Estimate>(point.on_expected[0]).population_size;
  const double pooled = std::get<Estimate>(point.on_expected[1]).population_size;
  CHECK(right == Approx(people).epsilon(1e-6));
  CHECK(pooled < 0.9 * people);
  const Replicator replicator(point.scenario, point.world);
  constexpr std::uint32_t replicates = 500;
  double sum[2] = {0.0, 0.0};
  double squares[2] = {0.0, 0.0};
  const double centre[2] = {right, pooled};
  for (std::uint32_t r = 0; r < replicates; ++r) {
    const DrawnReplicate drawn = replicator.replicate(r);
    for (std::size_t a : {0, 1}) {
      const double error = drawn.rows[a].estimate - centre[a];
      sum[a] += error;
      squares[a] += error * error;
    }
  }
  for (std::size_t a : {0, 1}) {
    const double mean = sum[a] / replicates;
    const double sd = std::sqrt(squares[a] / replicates - mean * mean);
    const double error_of_mean = sd / std::sqrt(1.0 * replicates);
    const double z = mean / error_of_mean;
    std::cout << "world with covariates, " << (a == 0 ? "right" : "pooled") << ": z " << z << "\n";
    CHECK(std::abs(z) < 4.0);
    // A mean at the other model's answer would be seen.
    CHECK(right - pooled > 100.0 * error_of_mean);
  }
}

}  // namespace darknumber::covariate_worlds_test
