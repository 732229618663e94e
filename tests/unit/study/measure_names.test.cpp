// SPDX-License-Identifier: MIT
#include "engine/study/measure_names.h"

#include <catch2/catch.hpp>

#include "tests/support/small_study.h"

namespace darknumber::measure_names_test {
namespace {

Problems problems_with(const std::string& text) {
  return problems_of_measures(scenario_of(text), "world.json");
}

std::string sweep_of(const std::string& measure, const std::string& evaluate) {
  return small_study("sweep", R"("evaluate": ")" + evaluate + R"(", "measure": ")" + measure +
                                  R"(", "factors": [{"path": "bystanders.count", "values": [1]}])");
}

std::string morris_of(const std::string& measure, const std::string& evaluate) {
  return small_study("morris", R"("evaluate": ")" + evaluate + R"(", "measure": ")" + measure +
                                   R"(", "factors": [{"path": "bystanders.count",
    "kind": "integer", "range": [1000, 9000]}])");
}

std::string claim_of(const std::string& measure) {
  return R"({"text": "so", "estimator": "chao", "at_least": 1, "measure": ")" + measure + "\"}";
}

}  // namespace

TEST_CASE("a study is about the inflation, one of indices about the log bias") {
  StudySpec study;
  for (const StudyType& type : std::initializer_list<StudyType>{
           SweepStudy{}, OneAtATimeStudy{}, LedgerStudy{}, TippingPointStudy{}}) {
    study.type = type;
    CHECK(measure_of(study) == "inflation");
  }
  for (const StudyType& type :
       std::initializer_list<StudyType>{SampleStudy{}, MorrisStudy{}, SobolStudy{}}) {
    study.type = type;
    CHECK(measure_of(study) == "log_bias");
  }
  study.measure = "risk_over_3";
  CHECK(measure_of(study) == "risk_over_3");
}

TEST_CASE("an unknown measure is refused where it stands, with the nearest name") {
  const std::string text = sweep_of("inflatoin", "monte_carlo");
  const Problems problems = problems_with(text);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].position.line == position_of(text, "\"inflatoin\"").line);
  CHECK(problems[0].position.column == position_of(text, "\"inflatoin\"").column);
  CHECK(problems[0].path == "study.measure");
  CHECK(problems[0].suggestion == "inflation");
  CHECK_THAT(problems[0].advice, Catch::Contains("list measures"));
}

TEST_CASE("a measure of scatter means nothing on the expected table") {
  for (const char* measure : {"rmse", "coverage", "empirical_se", "iqr"}) {
    INFO(measure);
    CHECK(problems_with(sweep_of(measure, "expected")).size() == 1);
    CHECK(problems_with(sweep_of(measure, "monte_carlo")).empty());
  }
  for (const char* measure :
       {"amplification", "observed_error", "risk_over_3", "median", "width"}) {
    INFO(measure);
    CHECK(problems_with(sweep_of(measure, "expected")).empty());
  }
}

TEST_CASE("replicates one by one are asked of means only") {
  CHECK(problems_with(morris_of("median", "monte_carlo")).size() == 1);
  CHECK(problems_with(morris_of("median", "expected")).empty());
  CHECK(problems_with(morris_of("observed_error", "monte_carlo")).empty());
  const std::string tornado = R"("evaluate": "monte_carlo", "measure": "coverage", "factors":
    [{"path": "bystanders.count", "low": 1000, "high": 9000}])";
  const Problems problems = problems_with(small_study("one_at_a_time", tornado));
  REQUIRE(problems.size() == 1);
  CHECK_THAT(problems[0].message, Catch::Contains("no mean over replicates"));
}

TEST_CASE("the measures of claims are checked too, all at once") {
  const std::string text =
      small_world("\"claims\": [" + claim_of("nonsense") + ", " + claim_of("median") +
                  R"(, {"text": "so", "estimator": "chao", "at_most": 1, "measure": "inflation",
            "than": {"measure": "other"}}])");
  const Problems problems = problems_with(text);
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].path == "claims[#1].measure");
  CHECK(problems[1].path == "claims[#3].than.measure");
  CHECK(problems[1].position.line == position_of(text, "\"other\"").line);
}

TEST_CASE("a claim may be about the world itself, by a figure that was published") {
  const auto claimed = [](const std::string& measure) {
    return small_world(R"("published": [{"label": "Report", "estimate": 9000}], "claims": [
        {"text": "so", "at_least": 2, "measure": ")" +
                       measure + R"("}])");
  };
  for (const std::string measure : {"truth", "published_inflation", "published_inflation[Report]"})
    CHECK(problems_with(claimed(measure)).empty());
  const Problems problems = problems_with(claimed("published_inflation[Raport]"));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].suggestion == "published_inflation[Report]");
  const Scenario scenario = scenario_of(claimed("truth"));
  CHECK(measures_asked(scenario).empty());
  CHECK(point_measures_asked(scenario) == std::vector<std::string>{"truth"});
}

TEST_CASE("what is asked for is each measure of the study and of its claims, once") {
  const Scenario scenario = scenario_of(
      small_study("sweep", R"("factors": [{"path": "bystanders.count", "values": [1]}])",
                  claim_of("risk_over_3") + ", " + claim_of("inflation") + ", " +
                      R"({"text": "so", "estimator": "chao", "at_most": 1, "measure": "mean",
                          "than": {"measure": "risk_over_3"}})"));
  CHECK(measures_asked(scenario) == std::vector<std::string>{"inflation", "risk_over_3", "mean"});
  CHECK(measures_asked(scenario_of(small_world())).empty());
}

}  // namespace darknumber::measure_names_test
