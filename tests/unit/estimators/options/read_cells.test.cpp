// SPDX-License-Identifier: MIT
#include "engine/estimators/options/read_cells.h"

#include <catch2/catch.hpp>

#include "tests/unit/estimators/options/estimator_reading.h"

namespace darknumber::read_cells_test {
namespace {

const std::vector<std::string> agencies{"Police", "Shelter", "Coordinator"};

EstimatorReading read(const std::string& json) {
  return read_entry(json, agencies, every_agency(agencies));
}

}  // namespace

TEST_CASE("cells in doubt are the lists that their people are on, in any order") {
  const EstimatorReading reading = read(R"({"method": "loglinear", "terms": "pairwise",
      "omit": [["Coordinator", "Police"], ["Police"]], "upper_bound": [["Shelter"]]})");
  REQUIRE(reading.spec);
  CHECK(reading.spec->in_doubt.omitted == std::vector<CaptureHistory>{0b001, 0b101});
  CHECK(reading.spec->in_doubt.bounded == std::vector<CaptureHistory>{0b010});
  CHECK_FALSE(read(R"({"method": "loglinear", "terms": "pairwise"})").spec.value().in_doubt.any());
  for (const char* const method :
       {R"("method": "loglinear", "select": "all", "criterion": "bic")",
        R"("method": "loglinear", "select": "stepwise", "criterion": "p_value")",
        R"("method": "loglinear", "average": "aic")", R"("method": "latent_class")",
        R"("method": "bayesian_threshold")", R"("method": "decomposable")"}) {
    INFO(method);
    CHECK(read("{" + std::string(method) + R"(, "omit": [["Police"]]})").spec);
  }
}

TEST_CASE("cells in doubt that cannot be are refused once, at their place, with advice") {
  const std::string model = R"({"method": "loglinear", "terms": "pairwise", )";
  const std::vector<std::pair<std::string, std::string>> wrong{
      {model + R"("omit": ["Police"]})", "a cell must be an array, but is the text \"Police\""},
      {model + R"("omit": "Police"})", "omit"},
      {model + R"("omit": [["Polise"]]})", "\"Polise\" is not a list of this estimator"},
      {model + R"("omit": [[1]]})", "a list of a cell must be a text"},
      {model + R"("omit": [[]]})", "on no list has no count to doubt"},
      {model + R"("upper_bound": [["Police", "Police"]]})", "names \"Police\" twice"},
      {model + R"("omit": [["Police"], ["Police"]]})", "in doubt already"},
      {model + R"("omit": [["Police"]], "upper_bound": [["Police"]]})", "in doubt already"},
      {model + R"("omit": [["Police"]], "interval": "profile"})", "\"profile\" needs the count"},
      {model + R"("upper_bound": [["Police"]], "interval": "bootstrap"})",
       "\"bootstrap\" needs the count"},
      {R"({"method": "chao", "omit": [["Police"]]})", "\"chao\" needs the count of every cell"},
      {R"({"method": "decomposable", "omit": [["Shelter"]], "upper_bound": [["Police"]]})",
       "\"decomposable\" does without the count of one cell"},
      {R"({"method": "decomposable", "omit": [["Shelter"], ["Police"]]})",
       "\"decomposable\" does without the count of one cell"},
      {R"({"method": "sample_coverage", "variant": "high", "upper_bound": [["Police"]]})",
       "\"sample_coverage\" needs the count of every cell"},
      {R"({"method": "loglinear", "covariates": ["sex"], "terms": "independence",
           "omit": [["Police"]]})",
       "\"loglinear\" needs the count of every cell"}};
  for (const auto& [json, reason] : wrong) {
    INFO(json);
    const EstimatorReading reading = read(json);
    CHECK_FALSE(reading.spec);
    REQUIRE(reading.problems.size() == 1);
    INFO(reading.problems.front().message);
    CHECK(reading.problems.front().message.find(reason) != std::string::npos);
    CHECK(reading.problems.front().position.line >= 1);
  }
  const EstimatorReading misspelt = read(model + R"("omit": [["Polise"]]})");
  CHECK(misspelt.problems.front().suggestion == "Police");
  CHECK(misspelt.problems.front().path == "estimators[#1].omit");
  const EstimatorReading chao = read(R"({"method": "chao", "omit": [["Police"]]})");
  CHECK(chao.problems.front().advice.find("\"latent_class\"") != std::string::npos);
}

}  // namespace darknumber::read_cells_test
