// SPDX-License-Identifier: MIT
// Small counts that a scenario suppresses: what `simulate` publishes, `estimate` reads and answers
// as `run` did.
#include <catch2/catch.hpp>

#include "tests/cli/population.h"
#include "tests/cli/program.h"

namespace darknumber::testing::suppress_test {
namespace {

/// A scenario with few persons. `more`: fields of "estimation" before its estimators.
std::string small_scenario(const std::string& more, const std::string& strata = "") {
  return R"({"schema": 1, "population": {"victims": 150)" + strata + R"(},
    "agencies": [{"name": "A", "capture_probability": 0.2},
                 {"name": "B", "capture_probability": 0.25},
                 {"name": "C", "capture_probability": 0.3}],
    "estimation": {)" +
         more + R"("estimators": [
      {"method": "chao"}, {"method": "loglinear", "terms": "independence"},
      {"method": "loglinear", "terms": "pairwise"},
      {"method": "loglinear", "select": "stepwise", "criterion": "aic"}]}})";
}

std::string suppressed_as(const std::string& as) {
  return R"("suppress": {"below": 5, "as": ")" + as + "\"}, ";
}

const std::string two_strata =
    R"(, "strata": [{"name": "men", "share": 0.6}, {"name": "women", "share": 0.4}],
    "stratum_unknown_share": 0.2)";

std::vector<std::string> estimators_of(const nlohmann::json& scenario) {
  std::vector<std::string> words;
  for (auto estimator : scenario["estimation"]["estimators"]) {
    estimator.emplace("stratify", false);  // where the scenario does not say otherwise
    words.insert(words.end(), {"--estimator", estimator.dump()});
  }
  return words;
}

/// Checks that `estimate` says of the table of each replicate what the run in `folder` does.
void check_estimate_agrees(const std::string& file, const std::filesystem::path& folder,
                           const std::string& unknown) {
  const auto scenario = document(file_text(folder / "results.json"))["scenario"];
  const Csv replicates(file_text(folder / "replicates.csv"));
  for (const std::string replicate : {"0", "1", "2"}) {
    const ScratchFolder scratch;
    const ProgramRun table =
        darknumber({"simulate", file, "--replicate", replicate, "--table", "--quiet"});
    REQUIRE(table.exit_code == 0);
    write_file(scratch.path() / "t.csv", table.out);
    std::vector<std::string> words{"estimate", "t.csv", "--quiet", "--format", "json"};
    if (has(table.out, "stratum"))
      words.insert(words.end(), {"--stratum", "stratum", "--unknown", unknown});
    const std::vector<std::string> estimators = estimators_of(scenario);
    words.insert(words.end(), estimators.begin(), estimators.end());
    const ProgramRun run = darknumber(words, {scratch.path(), 0, {}});
    INFO(run.err);
    REQUIRE(run.exit_code == 0);
    std::size_t compared = 0;
    const auto answers = document(run.out);
    for (const auto& answer : answers["estimates"])
      for (std::size_t row = 0; row < replicates.size(); ++row) {
        if (replicates.text(row, "replicate") != replicate ||
            replicates.text(row, "estimator") != answer["estimator"].get<std::string>())
          continue;
        CAPTURE(replicate, replicates.text(row, "estimator"));
        ++compared;
        CHECK(answer["status"] == replicates.text(row, "status"));
        if (answer["estimate"].is_null()) continue;
        CHECK(answer["estimate"].get<double>() ==
              Approx(replicates.number(row, "n_hat")).epsilon(1e-10));
      }
    CHECK(compared == replicates.size() / 3);
  }
}

}  // namespace

TEST_CASE("a table with suppressed counts is written as it is published, and estimated as in run") {
  for (const std::string as : {"interval", "zero", "middle", "random_round"}) {
    CAPTURE(as);
    const ScratchFolder scratch;
    const std::string file = (scratch.path() / "s.json").string();
    write_file(file, small_scenario(suppressed_as(as)));
    const std::filesystem::path folder = scratch.path() / "results";
    REQUIRE(
        darknumber({"run", file, "--replicates", "3", "--output", folder, "--quiet"}).exit_code ==
        0);
    CHECK(has(darknumber({"simulate", file, "--quiet"}).out, ",<5\n") == (as == "interval"));
    check_estimate_agrees(file, folder, "drop");
    CHECK(darknumber({"replay", folder, "--replicate", "1"}).exit_code == 0);
    CHECK(document(
              darknumber({"replay", folder, "--replicate", "1", "--format", "json"}).out)["same"] ==
          true);
  }
}

TEST_CASE("with strata the published table is theirs, and all answers are of it") {
  for (const std::string as : {"interval", "zero", "middle", "random_round"})
    for (const std::string unknown : {"drop", "prorate"}) {
      if (as == "interval" && unknown == "prorate") continue;  // refused
      CAPTURE(as, unknown);
      const ScratchFolder scratch;
      const std::string file = (scratch.path() / "s.json").string();
      std::string text =
          small_scenario(suppressed_as(as) + "\"unknown\": \"" + unknown + "\", ", two_strata);
      text.replace(text.find("{\"method\": \"loglinear\", \"terms\": \"independence\"}"), 1,
                   "{\"stratify\": true, ");
      write_file(file, text);
      const std::filesystem::path folder = scratch.path() / "results";
      REQUIRE(
          darknumber({"run", file, "--replicates", "3", "--output", folder, "--quiet"}).exit_code ==
          0);
      check_estimate_agrees(file, folder, unknown);
    }
}

TEST_CASE("without an estimator that asks for strata the published table has none") {
  const ScratchFolder scratch;
  const std::string file = (scratch.path() / "s.json").string();
  write_file(file, small_scenario(suppressed_as("random_round"), two_strata));
  CHECK(darknumber({"simulate", file, "--quiet"}).out.starts_with("A,B,C,count\n"));
  // Persons drawn one by one make a table that is suppressed alike.
  const ProgramRun persons = darknumber({"simulate", file, "--persons", "/dev/null", "--force",
                                         "--table", (scratch.path() / "t.csv").string(), "--set",
                                         "monte_carlo.simulator=persons", "--quiet"});
  INFO(persons.err);
  REQUIRE(persons.exit_code == 0);
  CHECK(file_text(scratch.path() / "t.csv") ==
        darknumber({"simulate", file, "--set", "monte_carlo.simulator=persons", "--quiet"}).out);
}

TEST_CASE("suppression changes the table that is seen, and nothing that is drawn") {
  const ScratchFolder scratch;
  const std::string file = (scratch.path() / "s.json").string();
  write_file(file, small_scenario(""));
  const std::string open = darknumber({"simulate", file, "--replicates", "3", "--quiet"}).out;
  const std::string hidden =
      darknumber({"simulate", file, "--replicates", "3", "--set",
                  R"(estimation.suppress={"below": 5, "as": "interval"})", "--quiet"})
          .out;
  std::string expected;
  int suppressed = 0;
  for (const std::string& line : lines_of(open)) {
    const std::size_t comma = line.rfind(',');
    const std::string count = line.substr(comma + 1);
    const bool small = count.size() == 1 && count < "5";
    suppressed += small ? 1 : 0;
    expected += line.substr(0, comma + 1) + (small ? "<5" : count) + "\n";
  }
  CHECK(suppressed >= 3);
  CHECK(hidden == expected);
}

TEST_CASE("expect and validate say what is suppressed") {
  const ScratchFolder scratch;
  const std::string file = (scratch.path() / "s.json").string();
  write_file(file, small_scenario(suppressed_as("interval")));
  CHECK(has(darknumber({"validate", file}).out, "are published as \"<5\""));
  const auto expected = document(darknumber({"expect", file, "--format", "json"}).out);
  // 150 persons: on all three lists 2.25; on A and B alone 5.25.
  REQUIRE(expected["suppressed"].size() == 1);
  CHECK(expected["suppressed"][0]["history"] == "111");
  CHECK(expected["suppressed"][0]["least"] == 0);
  CHECK(expected["suppressed"][0]["most"] == 4);
  CHECK(expected["table"]["111"] == 2);
  CHECK(expected["estimates"][0]["status"] == "needs_counts");
  CHECK(expected["estimates"][1]["status"] == "ok");
  const std::string text = darknumber({"expect", file}).out;  // 80 columns wide
  CHECK(has(text, "1 count\n  above 0 and below 5 is published as \"<5\""));
  CHECK_FALSE(document(darknumber({"expect", "scenarios/minimal.json", "--format", "json"}).out)
                  .contains("suppressed"));
}

TEST_CASE("a run that suppresses counts goes on from its checkpoint as if it had not stopped") {
  const ScratchFolder scratch;
  const std::string file = (scratch.path() / "s.json").string();
  write_file(file, small_scenario(suppressed_as("random_round")));
  const std::filesystem::path parts = scratch.path() / "parts";
  const std::filesystem::path whole = scratch.path() / "whole";
  REQUIRE(darknumber({"run", file, "--replicates", "4", "--output", parts, "--quiet"}).exit_code ==
          0);
  REQUIRE(darknumber({"run", file, "--replicates", "9", "--output", parts, "--resume", "--quiet"})
              .exit_code == 0);
  REQUIRE(
      darknumber({"run", file, "--replicates", "9", "--output", whole, "--threads", "2", "--quiet"})
          .exit_code == 0);
  CHECK(file_text(parts / "replicates.csv") == file_text(whole / "replicates.csv"));
}

}  // namespace darknumber::testing::suppress_test
