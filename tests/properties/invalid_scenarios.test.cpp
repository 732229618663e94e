// SPDX-License-Identifier: MIT
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "engine/estimators/options/read_estimators.h"
#include "engine/input/json.h"
#include "engine/scenario/format/write_scenario.h"
#include "engine/scenario/read_scenario.h"
#include "tests/properties/scenario_mistakes.h"
#include "tests/support/random_scenario.h"

namespace darknumber::testing::invalid_scenarios_test {
namespace {

constexpr std::uint32_t scenarios = 500;

/// The tree of a random valid scenario, with places: it has been written and parsed.
Value tree_of(const Value& tree) {
  Problems problems;
  Value root = parse_json(write_json(tree, JsonLayout::indented), "world.json", problems);
  REQUIRE(problems.empty());
  return root;
}

Value random_tree(std::uint32_t number) {
  Scenario scenario = random_scenario(1, number);
  scenario.estimation.estimators =
      default_estimators(scenario.estimation.lists, scenario.estimation.level);
  return to_value(scenario);
}

Problems problems_of(const Value& root) {
  Problems problems;
  read_scenario(root, "world.json", problems);
  return problems;
}

bool reports(const Problem& problem, const Mistake& mistake) {
  return problem.path == mistake.path && problem.message.find(mistake.message) != std::string::npos;
}

TEST_CASE("a mistake in a random scenario is reported at its place, whatever else there is") {
  std::set<std::string> kinds;
  for (std::uint32_t number = 0; number < scenarios; ++number) {
    const Value good = tree_of(random_tree(number));
    REQUIRE(problems_of(good).empty());
    RandomStream stream(1, 0, mistake_purpose, number);
    Value bad = good;
    const Mistake mistake = plant_mistake(bad, stream);
    kinds.insert(mistake.kind);
    const Value root = tree_of(bad);
    const Problems problems = problems_of(root);
    INFO("scenario " << number << ", " << mistake.kind << ": " << mistake.path << " "
                     << mistake.message);
    for (const Problem& problem : problems) UNSCOPED_INFO(render(problem));
    const auto found = std::find_if(problems.begin(), problems.end(), [&](const Problem& problem) {
      return reports(problem, mistake);
    });
    REQUIRE(found != problems.end());
    CHECK(found->file == "world.json");
    CHECK(found->position.line > 0);
  }
  CHECK(kinds.size() >= 50);
}

TEST_CASE("several mistakes in one scenario are all reported") {
  for (std::uint32_t number = 0; number < 50; ++number) {
    Value bad = random_tree(number);
    // In sections of their own, so that none hides another.
    const Mistake mistakes[] = {{"", "monte_carlo.seed", "between 0 and"},
                                {"", "population.victims", "must be a whole number"},
                                {"", "agencies[A].reporting_probability", "but is 35"},
                                {"", "bystanders.count", "whole number"}};
    Problems unused;
    apply_setting(bad, "monte_carlo.seed=-1", unused);
    apply_setting(bad, "population.victims=0.5", unused);
    apply_setting(bad, "agencies[A].reporting_probability=35", unused);
    apply_setting(bad, "bystanders.count=many", unused);
    REQUIRE(unused.empty());
    const Problems problems = problems_of(tree_of(bad));
    INFO(number);
    for (const Mistake& mistake : mistakes) {
      INFO(mistake.path);
      CHECK(std::count_if(problems.begin(), problems.end(),
                          [&](const Problem& problem) { return reports(problem, mistake); }) == 1);
    }
  }
}

}  // namespace
}  // namespace darknumber::testing::invalid_scenarios_test
