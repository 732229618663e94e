// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>

#include "tests/cli/program.h"

namespace darknumber::testing::scenario_files_test {
namespace {

std::string with_commas(std::int64_t count) {
  std::string text = std::to_string(count);
  for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, ",");
  return text;
}

nlohmann::json results_of(const std::string& file, const std::string& replicates) {
  const ProgramRun run = darknumber({"run", file, "--replicates", replicates, "--format", "json"});
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
  return document(run.out);
}

std::string verdict_of(const std::string& file, const std::string& replicates) {
  return results_of(file, replicates)["verdict"];
}

}  // namespace

TEST_CASE("every scenario that comes with the program runs, and its verdict says the truth") {
  const std::vector<std::string> files = scenario_files();
  REQUIRE(files.size() >= 36);
  for (const std::string& file : files) {
    INFO(file);
    const ProgramRun valid = darknumber({"validate", file});
    INFO(valid.err);
    CHECK(valid.exit_code == 0);
    CHECK(valid.out.ends_with(file + " is valid.\n"));
    const ProgramRun expected = darknumber({"expect", file, "--format", "json"});
    INFO(expected.err);
    REQUIRE(expected.exit_code == 0);
    const nlohmann::json results = results_of(file, "20");
    const std::string verdict = results["verdict"];
    const double truth = results["points"][0]["truth"];
    // Registers are of a whole number of victims; a table may be fitted by one that is not whole.
    CHECK(document(expected.out)["truth"].get<double>() == Approx(truth).margin(1.0).epsilon(2e-5));
    INFO(verdict);
    const nlohmann::json words = results["scenario"].value("words", nlohmann::json::object());
    const std::string of_register = words.value("register", "register");
    const std::string victims = words.contains("victim") ? words["victim"][1] : "victims";
    CHECK(verdict.starts_with("Behind such a " + of_register + " there would be "));
    CHECK(has(verdict, " This holds if "));
    CHECK(has(verdict, " " + with_commas(std::lrint(truth)) + " " + victims));
  }
}

TEST_CASE("the verdict of the textbook is that every estimator is about right") {
  const std::string verdict = verdict_of("scenarios/textbook.json", "2000");
  INFO(verdict);
  CHECK(has(verdict, "This holds if every assumption is met"));
  CHECK(has(verdict, "5,000 victims"));
  CHECK(has(verdict, "All six estimators would typically be within 5 % of the truth"));
}

TEST_CASE("the verdict of the Dutch scenario is 32,278 victims and estimates too high") {
  const std::string verdict = verdict_of("scenarios/netherlands.json", "2000");
  INFO(verdict);
  CHECK(has(verdict, "32,278 victims"));
  CHECK(has(verdict, "All five estimators would typically put them too high"));
  CHECK(has(verdict, "On the expected table: stepwise_bic 1.51 and pairwise 2.39."));
  CHECK_FALSE(has(verdict, "exact"));
}

}  // namespace darknumber::testing::scenario_files_test
