// SPDX-License-Identifier: MIT
#include "engine/study/explain/varied_scenario.h"

#include <catch2/catch.hpp>

#include "engine/input/json.h"
#include "engine/scenario/format/write_scenario.h"
#include "engine/study/explain/belief_scores.h"
#include "tests/support/small_study.h"

namespace darknumber::varied_scenario_test {
namespace {

FactorReach reach_of(const std::string& factors, const std::string& world = small_world()) {
  const Scenario scenario = scenario_of(replaced(world, "\"seed\": 3}",
                                                 "\"seed\": 3},\n \"study\": {\"type\": "
                                                 "\"sample\", \"factors\": [" +
                                                     factors + "]}"));
  return {std::make_shared<const PointMaker>(tree_of(world), "world.json"),
          scenario.study->factors};
}

std::string text_at(const FactorReach& reach, const std::vector<double>& values) {
  VariedScenario varied(reach);
  varied.at(std::vector<double>{0.05, 0.05});
  return write_json(to_value(varied.at(values)));
}

constexpr const char* two = R"({"path": "agencies[*].false_positive_share", "range": [0, 0.4]},
    {"path": "dependence[Police,Shelter].odds_ratio", "belief": {"lognormal": [2, 0.5]}})";

}  // namespace

TEST_CASE("factors are set as if the scenario were read anew") {
  const FactorReach reach = reach_of(two);
  CHECK(reach.is_direct());
  for (const std::vector<double>& values : {std::vector<double>{0.11, 3.7}, {0.39, 0.4}})
    CHECK(text_at(reach, values) == write_json(to_value(reach.read(values))));
}

TEST_CASE("a factor that rescales others is found out as well as one that does not") {
  const std::string strata = replaced(
      small_world(), R"("victims": 2000)",
      R"("victims": 2000, "strata": [{"name": "x", "share": 0.3}, {"name": "y", "share": 0.3},
         {"name": "z", "share": 0.4}])");
  const FactorReach one =
      reach_of(R"({"path": "population.strata[x].share", "range": [0.1, 0.5]})", strata);
  CHECK(one.is_direct());
  VariedScenario varied(one);
  const Scenario& at = varied.at(std::vector<double>{0.44});
  CHECK(at.population.strata[1].share == Approx(0.56 * 3.0 / 7.0));
  // Two of them act on each other: worlds are read anew.
  const FactorReach both = reach_of(R"({"path": "population.strata[x].share", "range": [0.1, 0.4]},
      {"path": "population.strata[y].share", "range": [0.1, 0.4]})",
                                    strata);
  CHECK_FALSE(both.is_direct());
  CHECK(text_at(both, {0.2, 0.3}) ==
        write_json(to_value(both.read(std::vector<double>{0.2, 0.3}))));
}

TEST_CASE("beliefs by normal scores are their quantiles") {
  const FactorReach reach = reach_of(two);
  for (const Factor& factor : reach.factors()) {
    const BeliefScores scores(factor);
    for (double z : {-3.0, -1.234567, 0.0, 0.7654321, 2.5})
      if (factor.belief)
        CHECK(scores.value(z) == Approx(quantile(*factor.belief, normal_share(z))).epsilon(1e-6));
      else
        CHECK(scores.value(z) == Approx(0.4 * normal_share(z)));
  }
}

}  // namespace darknumber::varied_scenario_test
