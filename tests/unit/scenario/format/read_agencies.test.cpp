// SPDX-License-Identifier: MIT
#include "engine/scenario/format/read_agencies.h"

#include <catch2/catch.hpp>
#include <map>

#include "tests/unit/scenario/mistake.h"

namespace darknumber::read_agencies_test {
namespace {

TEST_CASE("mistakes in the agencies") {
  check_mistake(
      good_scenario,
      GENERATE(
          Mistake{"\"name\": \"Police\", \"capture", "\"name\": \"\", \"capture", "\"\"",
                  "agencies[#1].name", "the name of the agency is empty", "", ""},
          Mistake{"\"name\": \"Police\", \"capture", "\"name\": \"Po,lice\", \"capture",
                  "\"Po,lice\"", "agencies[Po,lice].name", "holds \",\"", "", ""},
          Mistake{"\"name\": \"Border police\", \"capture", "\"name\": \"Police\", \"capture",
                  "\"Police\", \"capture_probability\": 0.05", "agencies[Police].name",
                  "a second agency is called \"Police\"", "", ""},
          Mistake{"\"capture_probability\": 0.12", "\"capture_probability\": 12", "12, \"false",
                  "agencies[Police].capture_probability", "between 0 and 1, but is 12",
                  "If you meant 12 %, write 0.12.", ""},
          Mistake{"\"capture_probability\": 0.12, ", "", "{\"name\": \"Police\"",
                  "agencies[Police].capture_probability",
                  "\"capture_probability\" is missing for stratum \"foreign\"", "every stratum",
                  ""},
          Mistake{"\"capture_probability\": 0.05, ", "", "{\"name\": \"Border police\"",
                  "agencies[Border police].capture_probability",
                  "\"capture_probability\" is missing", "0.12", ""},
          Mistake{"\"false_positive_share\": 0.25", "\"false_positive_share\": 1",
                  "1,\n     \"load", "agencies[Police].false_positive_share",
                  "at least 0 and below 1, but is 1", "", ""},
          Mistake{"\"missed_link_probability\": 0.02", "\"false_alarm_probability\": 0.02", "0.02}",
                  "agencies[Border police].false_alarm_probability",
                  "two forms: as a probability here, and as agencies[Police].false_positive_share",
                  "one form", ""},
          Mistake{"{\"capture_probability\": 0.3}",
                  "{\"false_alarm_probability\": 0.3, "
                  "\"capture_probability\": 0.3}",
                  "0.3, \"capture", "agencies[Shelter].by_stratum[foreign].false_alarm_probability",
                  "two forms", "one form", ""},
          Mistake{"\"reporting_probability\": 0.9", "\"reporting_probability\": \"0,9\"", "\"0,9\"",
                  "agencies[Police].reporting_probability", "must be a number", "0.9", ""},
          Mistake{"\"anonymous_share\": 0.05", "\"anonymus_share\": 0.05", "\"anonymus_share\"",
                  "agencies[Police].anonymus_share", "not a field", "anonymous_share",
                  "anonymous_share"},
          Mistake{"\"loadings\": {\"visibility\": 0.8}", "\"loadings\": {\"visibilty\": 0.8}",
                  "\"visibilty\"", "agencies[Police].loadings[visibilty]",
                  "there is no trait called \"visibilty\"",
                  "The traits are \"visibility\" and \"place\".", "visibility"},
          Mistake{"\"loadings\": {\"visibility\": 0.8}", "\"loadings\": {\"visibility\": \"x\"}",
                  "\"x\"", "agencies[Police].loadings[visibility]", "must be a number", "", ""},
          Mistake{"{\"Dutch\": {\"capture_probability\": 0.2}}",
                  "{\"Ducth\": {\"capture_probability\": 0.2}}", "\"Ducth\"",
                  "agencies[Police].by_stratum[Ducth]", "there is no stratum called \"Ducth\"",
                  "The strata are \"Dutch\" and \"foreign\".", "Dutch"},
          Mistake{"{\"Dutch\": {\"capture_probability\": 0.2}}",
                  "{\"Dutch\": {\"capture_probability\": 0.2}, \"Dutch\": {}}", "\"Dutch\": {}",
                  "agencies[Police].by_stratum[Dutch]", "given twice", "", ""}));
}

TEST_CASE("false alarms need a number of bystanders") {
  const std::string text =
      replaced(replaced(good_scenario, "\"false_positive_share\": 0.25",
                        "\"false_alarm_probability\": 0.001"),
               "\"bystanders\": {\"count\": 40000}", "\"bystanders\": \"unlimited\"");
  const Problems problems = problems_of(text);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].path == "agencies[Police].false_alarm_probability");
  CHECK_THAT(problems[0].message, Catch::Contains("needs the number of bystanders"));
  CHECK(problems_of(replaced(text, "\"unlimited\"", "{\"count\": 10}")).empty());
}

TEST_CASE("the number of agencies is 2 to 10") {
  std::string agencies;
  std::map<int, std::string> said;  // by number of agencies
  for (int count = 1; count <= 11; ++count) {
    agencies += (agencies.empty() ? "" : ",") + std::string("{\"name\": \"A") +
                std::to_string(count) + "\", \"capture_probability\": 0.1}";
    const Problems problems = problems_of(
        "{\"schema\": 1, \"population\": {\"victims\": 9}, \"agencies\": [" + agencies + "]}");
    for (const Problem& problem : problems) said[count] += problem.message;
  }
  REQUIRE(said.size() == 2);
  for (const int count : {1, 11}) CHECK_THAT(said[count], Catch::Contains("2 to 10 agencies"));
}

TEST_CASE("false links have one probability a list") {
  const Scenario scenario = scenario_of(moving_scenario);
  CHECK(scenario.agencies[0].false_link_probability == 0.0);
  CHECK(scenario.agencies[1].false_link_probability == 0.01);
  const std::string field = "\"false_link_probability\": 0.01";
  check_mistake(
      moving_scenario,
      GENERATE_COPY(Mistake{field, "\"false_link_probability\": 1.5", "1.5}",
                            "agencies[Border police].false_link_probability",
                            "between 0 and 1, but is 1.5", "", ""},
                    Mistake{field, "\"false_link_probabilty\": 0.1", "\"false_link_probabilty\"",
                            "agencies[Border police].false_link_probabilty", "not a field here", "",
                            "false_link_probability"}));
}

TEST_CASE("a stratum has no false links of its own") {
  const Problems problems =
      problems_of(replaced(moving_scenario, "\"false_link_probability\": 0.01",
                           "\"by_stratum\": {\"Dutch\": {\"false_link_probability\": 0.1}}"));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].path == "agencies[Border police].by_stratum[Dutch].false_link_probability");
}

TEST_CASE("a misspelt capture probability is one problem, with the name that was meant") {
  check_mistake(good_scenario,
                Mistake{"\"capture_probability\": 0.05", "\"capture_probabilty\": 0.05",
                        "\"capture_probabilty\"", "agencies[Border police].capture_probabilty",
                        "not a field here", "", "capture_probability"});
}

TEST_CASE("a share of false positives among no bystanders is refused") {
  check_mistake(good_scenario,
                Mistake{"{\"count\": 40000}", "{\"count\": 0}", "0.25,\n",
                        "agencies[Police].false_positive_share",
                        "needs bystanders, but their \"count\" is 0", "unlimited", ""});
  const std::string none = replaced(good_scenario, "{\"count\": 40000}", "{\"count\": 0}");
  CHECK(problems_of(replaced(none, "\"false_positive_share\": 0.25", "\"false_positive_share\": 0"))
            .empty());
}

}  // namespace
}  // namespace darknumber::read_agencies_test
