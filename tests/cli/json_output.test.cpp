// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "tests/cli/program.h"

namespace darknumber::testing::json_output_test {
namespace {

const std::string textbook = "scenarios/textbook.json";

nlohmann::json json_of(std::vector<std::string> words) {
  words.insert(words.end(), {"--format", "json"});
  const ProgramRun run = darknumber(words);
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
  return document(run.out);
}

void check_estimates(const nlohmann::json& estimates) {
  for (const auto& estimate : estimates) {
    INFO(estimate.dump());
    CHECK(estimate["estimator"].is_string());
    CHECK(estimate["status"].is_string());
    for (const char* number : {"estimate", "se", "lower", "upper"}) {
      REQUIRE(estimate.contains(number));
      CHECK((estimate[number].is_number() || estimate[number].is_null()));
    }
  }
}

}  // namespace

TEST_CASE("expect prints the members of the contract") {
  const auto result = json_of({"expect", "scenarios/netherlands.json"});
  CHECK(result["lists"].size() == 6);
  CHECK(result["lists"][0] == "Police");
  CHECK(result["target"] == "present");
  // Solved for the table: whole in registers, and here as it fits the number observed.
  CHECK(result["truth"].get<double>() == Approx(32278).margin(0.5));
  CHECK(result["ever_present"] == result["truth"]);
  CHECK(result["table"].size() == 63);
  double observed = 0.0;
  for (const auto& [history, count] : result["table"].items()) {
    CHECK(history.size() == 6);
    observed += count.get<double>();
  }
  CHECK(result["observed"].get<double>() == Approx(observed).epsilon(1e-12));
  CHECK(result["observed"].get<double>() == Approx(8234).margin(0.01));
  CHECK(result["false_positive_entities"].is_number());
  CHECK(result["estimates"].size() == 5);
  check_estimates(result["estimates"]);
}

TEST_CASE("the expected table of the textbook has every digit of its formula") {
  const auto result = json_of({"expect", textbook});
  const std::vector<double> capture{0.12, 0.08, 0.06, 0.1};
  for (unsigned history = 1; history < 16; ++history) {
    double expected = 5000.0;
    std::string digits;
    for (std::size_t list = 0; list < 4; ++list) {
      const bool on = (history >> list) & 1U;
      digits += on ? '1' : '0';
      expected *= on ? capture[list] : 1.0 - capture[list];
    }
    CHECK(result["table"][digits].get<double>() == Approx(expected).epsilon(1e-12));
  }
}

TEST_CASE("expect prints null for what does not exist") {
  const auto result =
      json_of({"expect", textbook, "--set", "agencies[Police].capture_probability=0"});
  bool some = false;
  for (const auto& estimate : result["estimates"])
    if (estimate["status"] != "ok") {
      some = true;
      CHECK(estimate["estimate"].is_null());
      CHECK(estimate["se"].is_null());
    }
  CHECK(some);
  check_estimates(result["estimates"]);
}

TEST_CASE("run prints the same document that its results folder holds") {
  const ScratchFolder scratch;
  const std::filesystem::path folder = scratch.path() / "results";
  const ProgramRun run =
      darknumber({"run", textbook, "--replicates", "50", "--format", "json", "--output", folder});
  REQUIRE(run.exit_code == 0);
  CHECK(run.out == file_text(folder / "results.json"));
  const auto result = document(run.out);
  std::set<std::string> measures;
  for (const auto& measure : result["measures"]) {
    INFO(measure.dump());
    CHECK(measure["point"] == 0);
    CHECK(measure["estimator"].is_string());
    CHECK(measure["n_used"].is_number_integer());
    CHECK(measure["n_failed"].is_number_integer());
    for (const char* number : {"value", "mcse", "exact"})
      CHECK((measure[number].is_number() || measure[number].is_null()));
    measures.insert(measure["measure"].get<std::string>());
  }
  for (const char* name :
       {"bias", "inflation", "rmse", "coverage", "median_inflation", "q05", "risk_over_2",
        "risk_under_0.5", "failure_rate", "observed_error", "extrapolation_error", "amplification"})
    CHECK(measures.count(name) == 1);
  CHECK(result["seed"] == 1);
  CHECK(result["scenario"]["monte_carlo"]["replicates"] == 50);
  CHECK(result["scenario"]["agencies"][0]["reporting_probability"] == 1);
  CHECK(result["engine"]["version"].is_string());
  CHECK(result["verdict"].get<std::string>().starts_with("Behind such a register"));
  CHECK(result["points"][0]["truth"] == 5000);
}

TEST_CASE("the measures are those of the replicates that stand beside them") {
  const ScratchFolder scratch;
  const std::filesystem::path folder = scratch.path() / "results";
  REQUIRE(darknumber({"run", textbook, "--replicates", "50", "--output", folder}).exit_code == 0);
  double sum = 0.0;
  int rows = 0;
  const std::vector<std::string> lines = lines_of(file_text(folder / "replicates.csv"));
  CHECK(lines[0] ==
        "point,replicate,estimator,n_true,n_hat,se_n,ci_lo,ci_hi,status,n_observed,infinite,model");
  for (const std::string& line : lines) {
    const std::size_t label = line.find(",independence,5000,");
    if (label == std::string::npos) continue;
    sum += std::stod(line.substr(label + 19));
    ++rows;
  }
  REQUIRE(rows == 50);
  const auto result = document(file_text(folder / "results.json"));
  int found = 0;
  for (const auto& measure : result["measures"])
    if (measure["estimator"] == "independence" && measure["measure"] == "mean") {
      CHECK(measure["value"].get<double>() == Approx(sum / rows).epsilon(1e-12));
      ++found;
    }
  CHECK(found == 1);
}

}  // namespace darknumber::testing::json_output_test
