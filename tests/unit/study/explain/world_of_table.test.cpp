// SPDX-License-Identifier: MIT
#include "engine/study/explain/world_of_table.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/world/compose_world.h"
#include "engine/world/expected_register.h"
#include "tests/unit/scenario/scenario_text.h"

namespace darknumber::world_of_table_test {
namespace {

std::string scenario_with(const std::string& population, const std::string& agency,
                          const std::string& rest) {
  return R"({"schema": 1, "population": {"victims": 1000)" + population + R"(}, "agencies": [
    {"name": "A", "capture_probability": 0.3)" +
         agency + R"(},
    {"name": "B", "capture_probability": 0.2},
    {"name": "C", "capture_probability": 0.1, "anonymous_share": 0.1}])" +
         rest + "}";
}

const std::string trait = R"(, "traits": [{"name": "v", "distribution": "normal", "sd": 0.8}])";
const std::string loaded =
    R"(, "loadings": {"v": 1.5}, "false_positive_share": 0.2, "duplicate_probability": 0.1,
       "reporting_probability": 0.7, "false_link_probability": 0.05)";
const std::string ties = R"(, "dependence": [{"between": ["A", "B"], "odds_ratio": 2.5}],
    "avoidance": [{"after": "A", "of": "C", "probability": 0.2}],
    "referrals": [{"from": "A", "to": "B", "probability": 0.1, "applies_to": "victims"}])";

/// The expected cells at coordinates, against the register of the scenario that they are.
void check_against_register(const std::string& text) {
  const Scenario scenario = scenario_of(text);
  const WorldForm form(scenario);
  const std::vector<double> coordinates{-0.4, -1.2, -2.5};
  const auto found = form.at(scenario, coordinates, 1000.0);
  REQUIRE(found);
  const Scenario at = scenario_at(form, scenario, coordinates);
  const World world = compose_world(at, 1000.0);
  const Register expected = expected_register(world);
  double seen = 0.0;
  for (CaptureHistory h = 1; h < expected.entities.counts().size(); ++h) {
    INFO(h);
    CHECK(1000.0 * found->cells[h] == Approx(expected.entities[h]).epsilon(2e-6));
    for (const auto& stratum : expected.victims) seen += stratum[h];
  }
  CHECK(1000.0 * (found->persons - found->unseen) == Approx(seen).epsilon(2e-6));
  double of_victims = 0.0;
  for (double part : found->of_victims) of_victims += part;
  if (!world.has_false_links())
    CHECK(1000.0 * (found->total - of_victims) ==
          Approx(expected.false_positive_entities).margin(1e-9).epsilon(2e-6));
}

/// The Jacobian against differences of the capture probabilities.
void check_jacobian(const std::string& text) {
  const Scenario scenario = scenario_of(text);
  const WorldForm form(scenario);
  const std::vector<double> at{-0.4, -1.2, -2.5};
  constexpr double step = 1e-5;
  double slopes[3][3];
  for (std::size_t i = 0; i < 3; ++i) {
    std::vector<double> up = at;
    std::vector<double> down = at;
    up[i] += step;
    down[i] -= step;
    const auto above = form.at(scenario, up, 1000.0);
    const auto below = form.at(scenario, down, 1000.0);
    for (std::size_t j = 0; j < 3; ++j)
      slopes[i][j] = (above->capture[j] - below->capture[j]) / (2.0 * step);
  }
  const double determinant =
      slopes[0][0] * (slopes[1][1] * slopes[2][2] - slopes[1][2] * slopes[2][1]) -
      slopes[0][1] * (slopes[1][0] * slopes[2][2] - slopes[1][2] * slopes[2][0]) +
      slopes[0][2] * (slopes[1][0] * slopes[2][1] - slopes[1][1] * slopes[2][0]);
  CHECK(form.at(scenario, at, 1000.0)->log_jacobian == Approx(std::log(determinant)).epsilon(1e-6));
}

const std::string plain = scenario_with("", "", "");
const std::string everything = scenario_with(trait, loaded, ties);
const std::string turned_over = scenario_with(R"(, "turnover": {"periods": 4, "rate": 0.1})",
                                              R"(, "active": {"from": 1, "to": 2})", "");
const std::string of_strata =
    scenario_with(R"(, "strata": [{"name": "x", "share": 0.4}, {"name": "y", "share": 0.6}])",
                  R"(, "by_stratum": {"x": {"capture_probability": 0.5}},
                     "false_positive_share": 0.2)",
                  "");
const std::string pool =
    scenario_with("", R"(, "false_positive_share": 0.2)", R"(, "bystanders": {"count": 3000})");
/// Everything, with a verdict on persons and one on the records of an agency.
const std::string verified = scenario_with(
    trait, loaded + R"(, "verification": {"keeps_victims": 0.8, "keeps_others": 0.3})",
    ties + R"(, "verification": {"keeps_victims": 0.9, "keeps_others": 0.4})");
const std::string together = scenario_with(
    trait, loaded, R"(, "dependence": [{"between": ["A", "B", "C"], "odds_ratio": 3}])");
const std::string by_person =
    scenario_with(trait, loaded + R"(, "reporting_loadings": {"v": 1}, "anonymous_share": 0.2,
                  "anonymous_loadings": {"v": -1})",
                  ties);
const std::string visited =
    scenario_with(R"(, "groups": [{"size": 4, "share": 0.5}])", R"(, "found_in_visit": 0.9)", "");

}  // namespace

TEST_CASE("worlds worked out quickly are those that are composed") {
  for (const std::string& text : {plain, everything, turned_over, verified, together}) {
    INFO(text);
    CHECK(WorldForm(scenario_of(text)).is_quick());
    check_against_register(text);
    check_jacobian(text);
  }
}

TEST_CASE("worlds of strata, of given numbers of bystanders, of records by person are composed") {
  for (const std::string& text : {of_strata, pool, by_person, visited}) {
    INFO(text);
    CHECK_FALSE(WorldForm(scenario_of(text)).is_quick());
    check_against_register(text);
    check_jacobian(text);
  }
  CHECK(WorldForm(scenario_of(of_strata)).is_proportional());
  CHECK_FALSE(WorldForm(scenario_of(pool)).is_proportional());
}

TEST_CASE("agencies that detect nobody or everybody do not move") {
  const Scenario scenario =
      scenario_of(replaced(plain, R"("capture_probability": 0.2)", R"("capture_probability": 1)"));
  CHECK(WorldForm(scenario).movable() == std::vector<std::size_t>{0, 2});
}

TEST_CASE("entities a seen victim are those of victims by the victims seen") {
  const Scenario scenario = scenario_of(scenario_with("", R"(, "duplicate_probability": 0.1)", ""));
  const ExpectedEntities found = expected_entities(compose_world(scenario));
  double of_victims = 0.0;
  for (double cell : found.of_victims) of_victims += cell;
  CHECK(found.a_seen_victim == Approx(of_victims / (found.persons - found.unseen)).epsilon(1e-12));
  CHECK(found.a_seen_victim > 1.03);
}

}  // namespace darknumber::world_of_table_test
