// SPDX-License-Identifier: MIT
#include "engine/scenario/format/read_dependence.h"

#include <catch2/catch.hpp>

#include "tests/unit/scenario/mistake.h"

namespace darknumber::read_dependence_test {
namespace {

TEST_CASE("mistakes in dependence and estimation") {
  check_mistake(
      good_scenario,
      GENERATE(
          Mistake{"[\"Police\", \"Shelter\"]", "[\"Police\", \"Sheltr\"]", "\"Sheltr\"",
                  "dependence[Police,Sheltr].between", "there is no agency called \"Sheltr\"",
                  "The agencies are \"Police\", \"Border police\" and \"Shelter\".", "Shelter"},
          Mistake{"[\"Police\", \"Shelter\"]", "[\"Police\", \"Police\"]",
                  "[\"Police\", \"Police\"]", "dependence[Police,Police].between",
                  "\"Police\" cannot depend on itself", "", ""},
          Mistake{"[\"Police\", \"Shelter\"]", "[\"Police\"]", "[\"Police\"]",
                  "dependence[#1].between", "two agencies or more, but here is 1", "", ""},
          Mistake{"\"odds_ratio\": 2.0", "\"odds_ratio\": -2.0", "-2.0",
                  "dependence[Police,Shelter].odds_ratio", "at least 0", "", ""},
          Mistake{"\"applies_to\": \"victims\"", "\"applies_to\": \"victim\"", "\"victim\"",
                  "dependence[Police,Shelter].applies_to", "cannot be \"victim\"", "", "victims"},
          Mistake{"\"applies_to\": \"victims\"}",
                  "\"applies_to\": \"victims\"}, {\"between\": [\"Shelter\", \"Police\"], "
                  "\"odds_ratio\": 3}",
                  "[\"Shelter\", \"Police\"]", "dependence[Shelter,Police].between",
                  "given twice for victims", "either", ""},
          Mistake{"\"level\": 0.9", "\"level\": 1", "1,\n    \"est", "estimation.level", "below 1",
                  "", ""},
          Mistake{"\"level\": 0.9", "\"target\": \"presnt\"", "\"presnt\"", "estimation.target",
                  "cannot be \"presnt\"", "", "present"}));
}

TEST_CASE("three agencies and more in one dependence") {
  const std::string three = replaced(good_scenario, "[\"Police\", \"Shelter\"]",
                                     "[\"Shelter\", \"Police\", \"Border police\"]");
  const Scenario scenario = scenario_of(three);
  REQUIRE(scenario.dependence.size() == 1);
  CHECK(scenario.dependence[0].first == 2);
  CHECK(scenario.dependence[0].second == 0);
  CHECK(scenario.dependence[0].further == std::vector<int>{1});
  CHECK(scenario.dependence[0].agencies() == 0b111);
  check_mistake(
      three,
      GENERATE(
          Mistake{"\"Border police\"],", "\"Shelter\"],", "[\"Shelter\", \"Police\", \"Shelter\"]",
                  "dependence[Shelter,Police,Shelter].between",
                  "\"Shelter\" cannot depend on itself", "", ""},
          Mistake{"\"applies_to\": \"victims\"}",
                  "\"applies_to\": \"victims\"}, {\"between\": [\"Police\", \"Border police\", "
                  "\"Shelter\"], \"odds_ratio\": 3}",
                  "[\"Police\", \"Border police\", \"Shelter\"]",
                  "dependence[Police,Border police,Shelter].between", "given twice for victims",
                  "A set of agencies", ""}));
  // A pair of the three is another matter.
  CHECK(problems_of(replaced(three, "\"applies_to\": \"victims\"}",
                             "\"applies_to\": \"victims\"}, {\"between\": [\"Police\", "
                             "\"Shelter\"], \"odds_ratio\": 3}"))
            .empty());
}

TEST_CASE("never all three is refused where all are too likely") {
  const std::string text = R"({"schema": 1, "population": {"victims": 100},
    "agencies": [{"name": "A", "capture_probability": 0.8}, {"name": "B", "capture_probability": 0.7},
                 {"name": "C", "capture_probability": 0.6}],
    "dependence": [{"between": ["A", "B", "C"], "odds_ratio": 0}]})";
  const Problems problems = problems_of(text);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].path == "dependence[A,B,C].odds_ratio");
  CHECK_THAT(problems[0].message, Catch::Contains("never all"));
  CHECK_THAT(problems[0].advice, Catch::Contains("not exceed 2"));
  CHECK(problems_of(replaced(text, "0.6}", "0.5}")).empty());
}

TEST_CASE("never both is refused where both are too likely") {
  const std::string text =
      replaced(replaced(good_scenario, "\"odds_ratio\": 2.0", "\"odds_ratio\": 0"),
               "{\"capture_probability\": 0.3}", "{\"capture_probability\": 0.9}");
  const Problems problems = problems_of(text);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].path == "dependence[Police,Shelter].odds_ratio");
  CHECK_THAT(problems[0].message, Catch::Contains("0.12 and 0.9 in stratum \"foreign\""));
  CHECK(problems_of(replaced(text, "0.9}", "0.85}")).empty());
  // Met in the limit: one of the two detects everyone whom the other does not.
  CHECK(problems_of(replaced(text, "0.9}", "0.88}")).empty());
}

}  // namespace
}  // namespace darknumber::read_dependence_test
