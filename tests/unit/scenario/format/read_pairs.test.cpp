// SPDX-License-Identifier: MIT
#include "engine/scenario/format/read_pairs.h"

#include <catch2/catch.hpp>

#include "tests/unit/scenario/mistake.h"

namespace darknumber::read_pairs_test {
namespace {

TEST_CASE("avoidance and referrals are read with their direction") {
  const Scenario scenario = scenario_of(moving_scenario);
  REQUIRE(scenario.avoidance.size() == 1);
  CHECK(scenario.avoidance[0].from == 1);
  CHECK(scenario.avoidance[0].to == 2);
  CHECK(scenario.avoidance[0].probability == 0.5);
  CHECK(scenario.avoidance[0].applies_to == Group::victims);
  REQUIRE(scenario.referrals.size() == 1);
  CHECK(scenario.referrals[0].from == 0);
  CHECK(scenario.referrals[0].to == 2);
  CHECK(scenario.referrals[0].probability == 0.4);
  CHECK(scenario.referrals[0].applies_to == Group::everyone);
}

TEST_CASE("mistakes in avoidance and referrals") {
  const char* referral = "{\"from\": \"Police\", \"to\": \"Shelter\", \"probability\": 0.4}";
  check_mistake(
      moving_scenario,
      GENERATE_COPY(
          Mistake{
              "\"after\": \"Border police\"", "\"after\": \"Border polce\"", "\"Border polce\"",
              "avoidance[Border polce,Shelter].after", "there is no agency called \"Border polce\"",
              "The agencies are \"Police\", \"Border police\" and \"Shelter\".", "Border police"},
          Mistake{"\"of\": \"Shelter\"", "\"of\": \"Border police\"",
                  "\"Border police\", \"probability\"", "avoidance[Border police,Border police].of",
                  "\"Border police\" is on both sides of the avoidance", "two different", ""},
          Mistake{"\"after\": \"Border police\"", "\"afer\": \"Border police\"", "\"afer\"",
                  "avoidance[#1].afer", "not a field here", "\"after\", \"of\"", "after"},
          Mistake{"\"probability\": 0.5", "\"probability\": 50", "50,",
                  "avoidance[Border police,Shelter].probability", "between 0 and 1, but is 50",
                  "If you meant 50 %, write 0.5.", ""},
          Mistake{"\"probability\": 0.5,", "", "{\"after\"",
                  "avoidance[Border police,Shelter].probability", "\"probability\" is missing", "",
                  ""},
          Mistake{"\"applies_to\": \"victims\"", "\"applies_to\": \"victim\"", "\"victim\"",
                  "avoidance[Border police,Shelter].applies_to", "cannot be \"victim\"", "",
                  "victims"},
          Mistake{"\"to\": \"Shelter\"", "\"to\": \"Coordinator\"", "\"Coordinator\"",
                  "referrals[Police,Coordinator].to", "there is no agency called \"Coordinator\"",
                  "\"Shelter\"", ""},
          Mistake{"\"to\": \"Shelter\"", "\"to\": 3", "3, \"prob", "referrals[#1].to",
                  "must be a text", "", ""},
          Mistake{"\"to\": \"Shelter\"", "\"to\": \"Police\"", "\"Police\", \"probability\"",
                  "referrals[Police,Police].to", "is on both sides of the referral", "", ""},
          Mistake{referral,
                  "{\"from\": \"Police\", \"to\": \"Shelter\", \"probability\": 0.4}, {\"from\": "
                  "\"Police\" , \"to\": \"Shelter\", \"probability\": 0.1}",
                  "\"Police\" ,", "referrals[Police,Shelter].from",
                  "the referral from \"Police\" to \"Shelter\" is given twice for everyone",
                  "once for each group", ""},
          Mistake{referral, "\"Police\"", "\"Police\"]", "referrals[#1]", "must be an object", "",
                  ""}));
}

TEST_CASE("a pair may occur once for each group and once for each direction") {
  const auto with = [](const std::string& second) {
    return problems_of(replaced(moving_scenario, "\"applies_to\": \"victims\"}",
                                "\"applies_to\": \"victims\"}, " + second));
  };
  CHECK(with("{\"after\": \"Border police\", \"of\": \"Shelter\", \"probability\": 0.1, "
             "\"applies_to\": \"bystanders\"}")
            .empty());
  CHECK(with("{\"after\": \"Shelter\", \"of\": \"Border police\", \"probability\": 0.1}").empty());
  const Problems twice =
      with("{\"after\": \"Border police\", \"of\": \"Shelter\", \"probability\": 0.1}");
  REQUIRE(twice.size() == 1);
  CHECK_THAT(twice[0].message, Catch::Contains("given twice for victims"));
}

}  // namespace
}  // namespace darknumber::read_pairs_test
