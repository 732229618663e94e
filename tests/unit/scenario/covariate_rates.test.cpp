// SPDX-License-Identifier: MIT
#include "engine/scenario/covariate_rates.h"

#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/scenario/description/describe.h"
#include "engine/scenario/format/write_scenario.h"
#include "engine/scenario/paths/paths.h"
#include "tests/unit/scenario/mistake.h"

namespace darknumber::covariate_rates_test {
namespace {

const std::string with_covariates = R"({
  "schema": 1,
  "population": {
    "victims": 5000,
    "covariates": {"year": {"2014": 0.5, "2015": 0.5},
                   "sex": {"female": 0.7, "male": 0.3}}
  },
  "agencies": [
    {"name": "Police", "capture_probability": 0.1,
     "by_covariate": {"sex": {"male": {"capture_probability": 0.05}},
                      "year": {"2015": {"capture_probability": 0.2}}}},
    {"name": "Shelter", "capture_probability": 0.2, "reporting_probability": 0.9,
     "by_covariate": {"sex": {"male": {"reporting_probability": 0.5}}},
     "by_stratum": {"2015 / male": {"capture_probability": 0.01}}}
  ],
  "estimation": {
    "estimators": [{"method": "loglinear", "covariates": ["year", "sex"], "terms": "pairwise"}]
  }
}
)";

std::string with_shares_by_pattern() {
  return replaced(with_covariates, R"({"year": {"2014": 0.5, "2015": 0.5},
                   "sex": {"female": 0.7, "male": 0.3}})",
                  R"({"year": ["2014", "2015"], "sex": ["female", "male"],
          "shares": {"2014 / female": 0.4, "2015 / female": 0.3, "2014 / male": 0.1,
                     "2015 / male": 0.2}})");
}

Scenario scenario_of(const std::string& text) {
  Problems problems;
  const Value root = parse_json(text, "world.json", problems);
  REQUIRE(problems.empty());
  return read_scenario(root, "world.json");
}

double logit_of(double probability) {
  return std::log(probability / (1.0 - probability));
}

std::size_t stratum_named(const Scenario& scenario, const std::string& name) {
  for (std::size_t s = 0; s < scenario.population.strata.size(); ++s)
    if (scenario.population.strata[s].name == name) return s;
  FAIL("no stratum " << name);
  return 0;
}

}  // namespace

TEST_CASE("covariates are crossed to strata, and their rates composed") {
  const Scenario scenario = scenario_of(with_covariates);
  REQUIRE(scenario.population.strata.size() == 4);
  CHECK(scenario.population.strata[stratum_named(scenario, "2014 / male")].share == Approx(0.15));
  const auto rates = [&](std::size_t agency, const std::string& stratum) {
    return scenario.agencies[agency].in_stratum[stratum_named(scenario, stratum)];
  };
  CHECK(rates(0, "2014 / female").capture_probability == 0.1);
  CHECK(rates(0, "2014 / male").capture_probability == 0.05);
  CHECK(rates(0, "2015 / female").capture_probability == 0.2);
  CHECK(logit_of(rates(0, "2015 / male").capture_probability) ==
        Approx(logit_of(0.05) + logit_of(0.2) - logit_of(0.1)));
  CHECK(rates(1, "2014 / male").reporting_probability == 0.5);
  CHECK(rates(1, "2014 / female").reporting_probability == 0.9);
  CHECK(rates(1, "2015 / male").capture_probability == 0.01);
  CHECK(rates(1, "2014 / male").capture_probability == 0.2);
}

TEST_CASE("a level's 0 or 1 stays, and one with the other is undefined") {
  AgencySpec agency;
  agency.rates.capture_probability = 0.3;
  const std::vector<Covariate> covariates{{"a", {"x", "y"}, {1}}, {"b", {"x", "y"}, {1}}};
  const auto composed_of = [&](double first, double second) {
    agency.by_covariate.clear();
    for (std::size_t c : {0, 1}) {
      LevelRates level{c, 1, {}, std::vector<bool>(20, false)};
      level.given[0] = true;
      level.rates.capture_probability = c == 0 ? first : second;
      agency.by_covariate.push_back(level);
    }
    return composed_rates(agency, covariates, 0);
  };
  CHECK(composed_of(0.0, 0.4).capture_probability == 0.0);
  CHECK(composed_of(1.0, 0.4).capture_probability == 1.0);
  CHECK(composed_of(0.3, 0.3).capture_probability == Approx(0.3));
  CHECK(undefined_rate(composed_of(0.0, 1.0)) == "capture_probability");
  agency.rates.capture_probability = 0.0;
  CHECK(undefined_rate(composed_of(0.2, 0.3)) == "capture_probability");
}

TEST_CASE("a scenario with covariates is written as it is read") {
  const Scenario scenario = scenario_of(with_covariates);
  const std::string written = write_json(to_value(scenario));
  const Scenario again = scenario_of(written);
  CHECK(write_json(to_value(again)) == written);
  CHECK(scenario_hash(again) == scenario_hash(scenario));
  CHECK_THAT(written, Catch::Contains(R"("male":{"capture_probability":0.05})"));
  for (const auto& [from, to] :
       {std::pair<std::string, std::string>{"\"female\": 0.7, \"male\": 0.3",
                                            "\"female\": 0.6, \"male\": 0.4"},
        {"\"capture_probability\": 0.05", "\"capture_probability\": 0.06"},
        {"\"reporting_probability\": 0.5", "\"reporting_probability\": 0.6"}})
    CHECK(scenario_hash(scenario_of(replaced(with_covariates, from, to))) !=
          scenario_hash(scenario));
}

TEST_CASE("shares by pattern, and a path to a level") {
  const Scenario scenario = scenario_of(with_shares_by_pattern());
  CHECK(scenario.population.strata[stratum_named(scenario, "2015 / male")].share == 0.2);

  Problems problems;
  Value root = parse_json(with_covariates, "world.json", problems);
  set_path(root, "agencies[Police].by_covariate[sex:male].capture_probability", Value{0.07, {}},
           problems);
  set_path(root, "agencies[*].by_covariate[year:2014].anonymous_share", Value{0.1, {}}, problems);
  REQUIRE(problems.empty());
  const Scenario changed = read_scenario(root, "world.json");
  const std::size_t male = stratum_named(changed, "2014 / male");
  CHECK(changed.agencies[0].in_stratum[male].capture_probability == 0.07);
  CHECK(changed.agencies[1].in_stratum[male].anonymous_share == 0.1);
  set_path(root, "agencies[Police].by_covariate[sex:mal].capture_probability", Value{0.07, {}},
           problems);
  REQUIRE(problems.size() == 1);
  CHECK_THAT(problems[0].message, Catch::Contains("there is no level called \"sex:mal\""));
}

TEST_CASE("shares by pattern are given once") {
  check_mistake(with_shares_by_pattern(),
                {R"("2015 / male": 0.2})", R"("2015 / male": 0.2}, "shares" : {})", R"("shares" :)",
                 "population.covariates", "\"shares\" is given twice", "Keep one", ""});
}

TEST_CASE("more patterns than can be counted are refused, and not made") {
  std::string covariates;
  for (int c = 0; c < 64; ++c)
    covariates += fmt::format(R"({}"c{}": {{"a": 0.5, "b": 0.5}})", c == 0 ? "" : ", ", c);
  const std::string text = R"({"schema": 1, "population": {"victims": 5000, "covariates": {)" +
                           covariates + R"(}}, "agencies": [
    {"name": "A", "capture_probability": 0.1}, {"name": "B", "capture_probability": 0.1}]})";
  const Problems problems = problems_of(text);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].path == "population.covariates");
  CHECK_THAT(problems[0].message, Catch::Contains("1.84e+19 patterns"));  // 2^64
}

TEST_CASE("what agencies detect and report is told as spans over patterns") {
  const std::vector<std::string> paragraphs = describe(scenario_of(with_covariates));
  const auto says = [&](const std::string& text) {
    return std::find(paragraphs.begin(), paragraphs.end(), text) != paragraphs.end();
  };
  CHECK(says("Police: detects 5 to 20 % of the victims, by their covariates."));
  CHECK(says(
      "Shelter: detects 1 to 20 % of the victims, reports 50 to 90 % of those detected, by their "
      "covariates."));
}

TEST_CASE("mistakes in covariates") {
  check_mistake(
      with_covariates,
      GENERATE(
          Mistake{"\"female\": 0.7", "\"female\": 0.6", "{\"female\"", "population.covariates.sex",
                  "the shares sum to 0.9, not to 1", "", ""},
          Mistake{"\"female\": 0.7, ", "", "{\"male\": 0.3", "population.covariates.sex",
                  "two levels or more", "Leave it out", ""},
          Mistake{"{\"sex\": {\"male\": {\"capture_probability\": 0.05}}",
                  "{\"sexx\": {\"male\": {\"capture_probability\": 0.05}}", "\"sexx\"",
                  "agencies[Police].by_covariate.sexx", "no covariate called \"sexx\"", "year",
                  "sex"},
          Mistake{"{\"male\": {\"capture_probability\": 0.05}}",
                  "{\"mal\": {\"capture_probability\": 0.05}}", "\"mal\"",
                  "agencies[Police].by_covariate.sex", "\"sex\" has no level \"mal\"", "female",
                  "male"},
          Mistake{"{\"male\": {\"capture_probability\": 0.05}}",
                  "{\"male\": {\"capture_probability\": 0.05},\n"
                  "\"male\": {\"capture_probability\": 0.06}}",
                  "\"male\": {\"capture_probability\": 0.06}",
                  "agencies[Police].by_covariate.sex.male", "\"male\" is given twice",
                  "already on line", ""},
          Mistake{"\"year\": {\"2015\": {\"capture_probability\": 0.2}}",
                  "\"sex\": {\"male\": {\"capture_probability\": 0.06}}",
                  "\"sex\": {\"male\": {\"capture_probability\": 0.06}}",
                  "agencies[Police].by_covariate.sex", "\"sex\" is given twice", "already on line",
                  ""},
          Mistake{"\"covariates\": [\"year\", \"sex\"]", "\"covariates\": [\"year\", \"sexx\"]",
                  "[{\"method\"", "estimation.estimators", "there is no covariate \"sexx\"",
                  "\"year\" and \"sex\"", "sex"},
          Mistake{"\"terms\": \"pairwise\"", "\"terms\": \"pairwise\", \"trend\": {\"year\": 2}",
                  "[{\"method\"", "estimation.estimators",
                  "a trend of degree 2 needs more than 2 levels", "at most 1", ""}));
}

}  // namespace darknumber::covariate_rates_test
