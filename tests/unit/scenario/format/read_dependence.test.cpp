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
                  "dependence[#1].between", "two agencies, but here is 1", "", ""},
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
