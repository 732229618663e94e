// SPDX-License-Identifier: MIT
#include "engine/scenario/format/read_groups.h"

#include <catch2/catch.hpp>

#include "engine/scenario/read_study.h"
#include "tests/unit/scenario/mistake.h"

namespace darknumber::read_groups_test {
namespace {

const std::string grouped_scenario = R"({
  "schema": 1,
  "population": {"victims": 1000, "groups": [{"size": 5, "share": 0.4}, {"size": 12, "share": 0.1}],
                 "strata": [{"name": "one", "share": 0.5}, {"name": "two", "share": 0.5}],
                 "traits": [{"name": "luck", "distribution": "normal"}]},
  "agencies": [{"name": "A", "capture_probability": 0.2, "found_in_visit": 0.6},
               {"name": "B", "capture_probability": 0.3, "loadings": {"luck": 1}},
               {"name": "C", "capture_probability": 0.1}]
})";

const std::string visits = "\"found_in_visit\": 0.6";

}  // namespace

TEST_CASE("groups and visits are read") {
  const Scenario scenario = scenario_of(grouped_scenario);
  REQUIRE(scenario.population.groups.size() == 2);
  CHECK(scenario.population.groups[1].size == 12);
  CHECK(scenario.population.groups[1].share == 0.1);
  CHECK(scenario.agencies[0].found_in_visit == 0.6);
  CHECK_FALSE(scenario.agencies[1].found_in_visit);
}

TEST_CASE("mistakes in groups and visits") {
  check_mistake(
      grouped_scenario,
      GENERATE(
          Mistake{"\"size\": 12", "\"size\": 1", "1, \"share\": 0.1", "population.groups[1].size",
                  "between 2 and 2000000000, but is 1", "", ""},
          Mistake{"\"size\": 12", "\"size\": 5", "5, \"share\": 0.1", "population.groups[5].size",
                  "groups of 5 are given twice", "Add their shares", ""},
          Mistake{"\"share\": 0.1", "\"share\": 0.7", "[{\"size\"", "population.groups",
                  "the shares of the groups sum to 1.1", "at most 1", ""},
          Mistake{"\"size\": 12, ", "", "{\"share\": 0.1}", "population.groups[#2].size",
                  "\"size\" is missing", "", ""},
          Mistake{visits, "\"found_in_visit\": 0.15", "0.15", "agencies[A].found_in_visit",
                  "detects 0.2 of the victims of stratum \"one\", but finds only 0.15", "", ""},
          Mistake{visits, visits + ", \"loadings\": {\"luck\": 0.5}", "0.6",
                  "agencies[A].found_in_visit", "has no loadings", "", ""},
          Mistake{"\"C\", \"capture_probability\": 0.1}]",
                  "\"C\", \"capture_probability\": 0.1}], \"dependence\": [{\"between\": [\"A\", "
                  "\"C\"], \"odds_ratio\": 2}]",
                  "[\"A\", \"C\"]", "dependence[A,C].between", "finds people by visits", "", ""}));
}

TEST_CASE("a loading of 0 is none") {
  CHECK(problems_of(replaced(grouped_scenario, visits, visits + ", \"loadings\": {\"luck\": 0}"))
            .empty());
}

TEST_CASE("a continuum of severity has neither groups nor visits") {
  const Problems problems = problems_of(R"({"schema": 1,
    "population": {"at_risk": {"count": 1000, "victims_above": 1},
                   "groups": [{"size": 5, "share": 0.4}]},
    "agencies": [{"name": "A", "threshold": {"at": 1, "capture_probability": 0.2},
                  "found_in_visit": 0.6},
                 {"name": "B", "threshold": {"at": 1, "capture_probability": 0.2}}]})");
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].path == "population.groups");
  CHECK(problems[1].path == "agencies[A].found_in_visit");
}

TEST_CASE("groups are addressed by their size") {
  Problems problems;
  Value root = parse_json(grouped_scenario, "", problems);
  apply_setting(root, "population.groups[5].share=0.2", problems);
  apply_setting(root, "population.groups[3].share=0.3", problems);
  apply_setting(root, "agencies[A].found_in_visit=0.9", problems);
  REQUIRE(problems.empty());
  const Scenario scenario = read_scenario(root, "");
  REQUIRE(scenario.population.groups.size() == 3);
  CHECK(scenario.population.groups[0].share == 0.2);
  CHECK(scenario.population.groups[2].size == 3);
  CHECK(scenario.population.groups[2].share == 0.3);
  CHECK(scenario.agencies[0].found_in_visit == 0.9);
  apply_setting(root, "population.groups[many].share=0.3", problems);
  REQUIRE(problems.size() == 1);
  CHECK_THAT(problems[0].message, Catch::Contains("no groups of \"many\""));
}

// Each path means the groups that there were before: their size is what it finds them by.
TEST_CASE("the size of groups and their share are set together, in any order") {
  const std::vector<std::string> settings{"population.groups[5].size=2",
                                          "population.groups[5].share=0.3"};
  for (bool size_first : {true, false}) {
    Problems problems;
    Value root = parse_json(grouped_scenario, "", problems);
    apply_settings(root, {settings[size_first ? 0 : 1], settings[size_first ? 1 : 0]}, problems);
    Settings of_a_point{{"population.groups[5].size", Value(2.0, {})},
                        {"population.groups[5].share", Value(0.3, {})}};
    if (!size_first) std::swap(of_a_point[0], of_a_point[1]);
    const Value point =
        with_settings(parse_json(grouped_scenario, "", problems), of_a_point, problems);
    REQUIRE(problems.empty());
    for (const Value* tree : std::vector<const Value*>{&root, &point}) {
      const Scenario scenario = read_scenario(*tree, "");
      REQUIRE(scenario.population.groups.size() == 2);
      CHECK(scenario.population.groups[0].size == 2);
      CHECK(scenario.population.groups[0].share == 0.3);
    }
  }
}

// grouped_scenario has 40 % in groups of 5 and 10 % in groups of 12.
TEST_CASE("a share that is set takes from the sizes that are not, where all would be more than 1") {
  const auto shares = [](const std::vector<std::string>& settings) {
    Problems problems;
    Value root = parse_json(grouped_scenario, "", problems);
    apply_settings(root, settings, problems);
    REQUIRE(problems.empty());
    std::vector<double> found;
    for (const GroupsOfSize& groups : read_scenario(root, "").population.groups)
      found.push_back(groups.share);
    return found;
  };
  using Shares = std::vector<double>;
  CHECK(shares({"population.groups[5].share=0.9"}) == Shares{0.9, 0.1});  // who was alone
  const Shares moved = shares({"population.groups[12].share=0.8"});
  CHECK(moved[0] == Approx(0.2));
  CHECK(moved[1] == 0.8);
  const Shares all = shares({"population.groups[3].share=1"});
  CHECK(all == Shares{0.0, 0.0, 1.0});
  const Shares in_proportion = shares({"population.groups[3].share=0.75"});
  CHECK(in_proportion[0] == Approx(0.2));
  CHECK(in_proportion[1] == Approx(0.05));
  // Those that are set stay as they are, in any order.
  CHECK(shares({"population.groups[5].share=0.1", "population.groups[12].share=0.9"}) ==
        Shares{0.1, 0.9});
  CHECK(shares({"population.groups[12].share=0.9", "population.groups[5].share=0.1"}) ==
        Shares{0.1, 0.9});
  Problems problems;
  const Settings of_a_point{{"population.groups[12].share", Value(0.8, {})}};
  const Value point =
      with_settings(parse_json(grouped_scenario, "", problems), of_a_point, problems);
  CHECK(read_scenario(point, "").population.groups[0].share == Approx(0.2));
}

TEST_CASE("shares of groups that are too much by themselves are refused") {
  Problems problems;
  Value root = parse_json(grouped_scenario, "", problems);
  apply_settings(root, {"population.groups[5].share=0.7", "population.groups[12].share=0.7"},
                 problems);
  REQUIRE(problems.empty());
  CHECK_FALSE(read_scenario(root, "", problems));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].message == "the shares of the groups sum to 1.4");
}

}  // namespace darknumber::read_groups_test
