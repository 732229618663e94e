// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "engine/input/json.h"
#include "engine/scenario/format/write_scenario.h"
#include "engine/scenario/format/write_study.h"
#include "engine/scenario/read_study.h"
#include "tests/support/small_study.h"
#include "tests/unit/scenario/mistake.h"

namespace darknumber::read_claims_test {
namespace {

const std::string claimed = small_world(R"("claims": [
    {"text": "False reports raise the answer", "estimator": "chao", "measure": "median_inflation",
     "at_least": 1.5, "where": {"agencies[*].false_positive_share": [0.2, 0.3],
                                "bystanders.count": 3000},
     "than": {"estimator": "independence", "measure": "inflation",
              "where": {"bystanders.count": 8000}}, "somewhere": true},
    {"text": "plain", "estimator": "independence", "measure": "bias", "at_most": 12}])");

}  // namespace

TEST_CASE("claims are read, and what they leave out is their own or the scenario's") {
  const std::vector<Claim> claims = scenario_of(claimed).claims;
  REQUIRE(claims.size() == 2);
  CHECK(claims[0].text == "False reports raise the answer");
  CHECK(claims[0].estimator == "chao");
  CHECK(claims[0].measure == "median_inflation");
  CHECK(claims[0].at_least);
  CHECK(claims[0].bound == 1.5);
  CHECK(claims[0].somewhere);
  REQUIRE(claims[0].where.size() == 2);
  CHECK(claims[0].where[0].second.size() == 2);
  CHECK(claims[0].where[1].second.size() == 1);
  REQUIRE(claims[0].than);
  CHECK(claims[0].than->estimator == "independence");
  CHECK(claims[0].than->measure == "inflation");
  REQUIRE(claims[0].than->where);
  CHECK(claims[0].than->where->at(0).first == "bystanders.count");
  CHECK_FALSE(claims[1].at_least);
  CHECK(claims[1].bound == 12.0);
  CHECK_FALSE(claims[1].than);
  CHECK_FALSE(claims[1].somewhere);
  CHECK(claims[1].where.empty());
  const Scenario own =
      scenario_of(replaced(claimed, R"("estimator": "independence", "measure": "inflation",
              "where": {"bystanders.count": 8000})",
                           ""));
  CHECK(own.claims[0].than->estimator == "chao");
  CHECK(own.claims[0].than->measure == "median_inflation");
  CHECK_FALSE(own.claims[0].than->where);
}

TEST_CASE("a claim about the world itself has no estimator, and others need one") {
  const auto claims_of = [](const std::string& fields) {
    return small_world(R"("claims": [{"text": "so", "at_most": 1, )" + fields + "}]");
  };
  const Claim truth = scenario_of(claims_of(R"("measure": "truth", "than": {"where":
      {"bystanders.count": 8000}})"))
                          .claims.front();
  CHECK(truth.estimator.empty());
  REQUIRE(truth.than);
  CHECK(truth.than->estimator.empty());
  CHECK(truth.than->measure == "truth");
  const Claim mixed = scenario_of(claims_of(R"("measure": "published_inflation[Report]", "than":
      {"measure": "inflation", "estimator": "chao"})"))
                          .claims.front();
  CHECK(mixed.than->estimator == "chao");
  const Problems spare = problems_of(claims_of(R"("measure": "truth", "estimator": "chao")"));
  REQUIRE(spare.size() == 1);
  CHECK(spare[0].path == "claims[#1].estimator");
  CHECK_THAT(spare[0].message, Catch::Contains("\"truth\" is of no estimator"));
  const Problems without = problems_of(claims_of(R"("measure": "inflation")"));
  REQUIRE(without.size() == 1);
  CHECK(without[0].path == "claims[#1].measure");
  CHECK_THAT(without[0].message, Catch::Contains("\"inflation\" needs an estimator"));
  const Problems other =
      problems_of(claims_of(R"("measure": "truth", "than": {"measure": "mean"})"));
  REQUIRE(other.size() == 1);
  CHECK(other[0].path == "claims[#1].than.measure");
}

TEST_CASE("claims are written as they are read") {
  const Scenario scenario = scenario_of(claimed);
  const std::string once = write_json(to_value(scenario), JsonLayout::indented);
  const Scenario again = scenario_of(once);
  CHECK(write_json(claims_value(again.claims)) == write_json(claims_value(scenario.claims)));
  CHECK(write_json(to_value(again), JsonLayout::indented) == once);
}

TEST_CASE("mistakes in a claim") {
  check_mistake(
      claimed,
      GENERATE(
          Mistake{", \"at_most\": 12", "", "\"plain\"", "claims[#2].text",
                  "either \"at_least\" or \"at_most\"", "Give the number", ""},
          Mistake{"\"at_most\": 12", "\"at_most\": 12, \"at_least\": 3", "12", "claims[#2].at_most",
                  "either \"at_least\" or \"at_most\"", "", ""},
          Mistake{"\"at_most\": 12", "\"at_most\": \"x\"", "\"x\"", "claims[#2].at_most",
                  "must be a number", "", ""},
          Mistake{"\"plain\", \"estimator\": \"independence\"",
                  "\"plain\", \"estimator\": \"caho\"", "\"caho\"", "claims[#2].estimator",
                  "there is no estimator \"caho\"", "\"independence\" and \"chao\"", "chao"},
          Mistake{"\"than\": {\"estimator\": \"independence\"",
                  "\"than\": {\"estimator\": \"caho\"", "\"caho\"", "claims[#1].than.estimator",
                  "there is no estimator", "", "chao"},
          Mistake{"\"text\": \"plain\", ", "",
                  "{\"estimator\": \"independence\", \"measure\": \"bias\"", "claims[#2].text",
                  "\"text\" is missing", "", ""},
          Mistake{"\"bystanders.count\": 3000", "\"bystanders.count\": -3", "-3",
                  "bystanders.count", "must lie between 0", "", ""},
          Mistake{"\"bystanders.count\": 3000", "\"bystanders.count\": []", "[]",
                  "claims[#1].where", "no value for \"bystanders.count\"", "Give at least one", ""},
          Mistake{"\"bystanders.count\": 3000", "\"bystanders.cuont\": 71", "71",
                  "bystanders.cuont", "\"cuont\"", "", "bystanders.count"},
          Mistake{"\"bystanders.count\": 3000", "\"claims\": 71", "71", "claims",
                  "is not part of the world", "", ""},
          Mistake{"8000", "[8000]", "[8000]", "bystanders.count", "must be a whole number", "", ""},
          Mistake{"\"somewhere\": true", "\"somwhere\": true", "\"somwhere\"",
                  "claims[#1].somwhere", "not a field here", "", "somewhere"},
          Mistake{"12}", "12}, 71", "71", "claims[#3]", "must be an object", "", ""}));
}

TEST_CASE("all mistakes of claims come at once, in the order of the file") {
  const std::string text = replaced(replaced(claimed, "\"plain\", \"estimator\": \"independence\"",
                                             "\"plain\", \"estimator\": \"caho\""),
                                    "3000", "-3");
  const Problems problems = problems_of(text);
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].path == "bystanders.count");
  CHECK(problems[1].path == "claims[#2].estimator");
}

}  // namespace darknumber::read_claims_test
