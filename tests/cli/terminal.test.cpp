// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "tests/cli/program.h"

namespace darknumber::testing::terminal_test {
namespace {

const std::string textbook = "scenarios/textbook.json";

bool has_escape(const std::string& text) {
  return text.find('\x1b') != std::string::npos || text.find('\r') != std::string::npos;
}

}  // namespace

TEST_CASE("standard output carries the results alone, standard error the rest") {
  const ScratchFolder scratch;
  const std::string folder = scratch.path() / "results";
  const ProgramRun plain = darknumber({"run", textbook, "--replicates", "200"});
  const ProgramRun told = darknumber({"run", textbook, "--replicates", "200", "--output", folder,
                                      "--progress", "bar", "--threads", "1"});
  CHECK(told.exit_code == 0);
  CHECK(told.out == plain.out);
  CHECK(has(told.err, "Wrote " + folder));
  CHECK(has(told.err, "200 of 200 replicates"));
  CHECK_FALSE(has(told.out, "Wrote"));
}

TEST_CASE("the option --quiet leaves standard error empty") {
  const ScratchFolder scratch;
  const ProgramRun run = darknumber({"run", textbook, "--replicates", "200", "--quiet",
                                     "--progress", "bar", "--output", scratch.path() / "results"});
  CHECK(run.exit_code == 0);
  CHECK(run.err.empty());
  CHECK_FALSE(run.out.empty());
}

TEST_CASE("no colour, no escape code and no carriage return where there is no terminal") {
  for (const char* style : {"auto", "lines", "off"}) {
    const ProgramRun run = darknumber({"run", "scenarios/netherlands.json", "--progress", style});
    INFO(style);
    CHECK(run.exit_code == 0);
    CHECK_FALSE(has_escape(run.out));
    CHECK_FALSE(has_escape(run.err));
    if (std::string(style) == "off") CHECK(run.err.empty());
  }
  for (const char* command : {"expect", "validate"}) {
    const ProgramRun run = darknumber({command, textbook});
    CHECK_FALSE(has_escape(run.out));
    CHECK(run.err.empty());
  }
  CHECK_FALSE(has_escape(darknumber({"validate", "scenarios/README.md"}).err));
}

TEST_CASE("a run ends with its verdict and shows every number with its uncertainty") {
  const ProgramRun run = darknumber({"run", textbook, "--replicates", "100"});
  REQUIRE(run.exit_code == 0);
  const std::size_t verdict = run.out.rfind("\n\nBehind such a register ");
  REQUIRE(verdict != std::string::npos);
  CHECK(run.out.find("\n\n", verdict + 2) == std::string::npos);
  CHECK(run.out.ends_with(".\n"));
  int rows = 0;
  for (const std::string& line : lines_of(run.out))
    // The drawing below the table has no numbers.
    if ((line.starts_with("  chao ") || line.starts_with("  pairwise ")) &&
        line.find_first_of("0123456789") != std::string::npos) {
      INFO(line);
      CHECK(has(line, " ±"));
      ++rows;
    }
  CHECK(rows >= 4);
  CHECK(has(run.out, "± is the Monte Carlo standard error"));
}

TEST_CASE("a simulated answer far from that on the expected table is marked, one near it is not") {
  const ProgramRun far = darknumber({"run", "scenarios/netherlands.json"});
  const ProgramRun near = darknumber({"run", textbook});
  const auto row = [](const std::string& text, const std::string& label) {
    for (const std::string& line : lines_of(text))
      if (line.starts_with("  " + label + " ")) return line;
    return std::string();
  };
  CHECK(has(row(far.out, "stepwise_aic"), " 1.443 * ≠ "));
  CHECK(has(row(far.out, "stepwise_bic"), " 1.508 * "));  // a choice on that table, and no limit
  CHECK_FALSE(has(row(far.out, "chao"), "*"));
  CHECK_FALSE(has(far.out, "exact"));
  CHECK_FALSE(has(far.out, "large-sample"));
  CHECK_FALSE(has(row(far.out, "independence"), "≠"));
  CHECK(has(far.out, "≠: more than 4"));
  CHECK_FALSE(has(near.out, "≠"));
}

TEST_CASE("the model that a selection chose on the expected table is called no limit") {
  // With a trait of sd 0.9 no pair of six lists gains enough on the expected table of 10,000
  // victims, and drawn tables lead to models with pairs: 0.63 there, 0.93 in registers.
  const ScratchFolder scratch;
  std::string agencies;
  for (const char* name : {"A", "B", "C", "D", "E", "F"})
    agencies += std::string(agencies.empty() ? "" : ", ") + R"({"name": ")" + name +
                R"(", "capture_probability": 0.08, "loadings": {"visibility": 1}})";
  const std::string file = scratch.path() / "six.json";
  write_file(file, R"({"schema": 1, "population": {"victims": 10000, "traits": [{"name":
      "visibility", "distribution": "normal", "sd": 0.9}]}, "agencies": [)" +
                       agencies + R"(], "estimation": {"estimators": [{"method": "loglinear",
      "select": "stepwise", "criterion": "aic"}, {"method": "loglinear", "terms":
      "independence"}]}, "monte_carlo": {"replicates": 100}})");
  const ProgramRun run = darknumber({"run", file});
  INFO(run.out);
  REQUIRE(run.exit_code == 0);
  CHECK(has(run.out, " 0.6297 * ≠ "));
  CHECK(has(run.out, "stepwise_aic chose its model on the expected"));
  for (const char* word : {"exact", "large-sample", "large registers", "limit"})
    CHECK_FALSE(has(run.out, word));
}

TEST_CASE("an estimator that needs counts has a dash on the expected table, and its reason") {
  const ScratchFolder scratch;
  const std::string file = scratch.path() / "counts.json";
  write_file(file, R"({"schema": 1, "population": {"victims": 500}, "agencies": [
      {"name": "A", "capture_probability": 0.3}, {"name": "B", "capture_probability": 0.25},
      {"name": "C", "capture_probability": 0.2}], "estimation": {"estimators": [
      {"method": "bayesian_threshold", "draws": 200, "burn_in": 50}]},
      "monte_carlo": {"replicates": 10}})");
  const ProgramRun run = darknumber({"run", file});
  INFO(run.out);
  REQUIRE(run.exit_code == 0);
  CHECK_FALSE(has(run.out, "infinite"));
  CHECK(has(run.out, "bayesian_threshold has no estimate on the expected table (needs_counts)"));
}

TEST_CASE("text fits the width that COLUMNS says, from 60 on, and 80 where nothing says one") {
  const Workplace place;
  const std::vector<std::string> commands{"run scenarios/netherlands.json --replicates 20",
                                          "expect scenarios/netherlands.json",
                                          "validate scenarios/netherlands.json",
                                          "plan scenarios/netherlands.json --replicates 20",
                                          "run scenarios/studies/morris.json",
                                          "run scenarios/studies/break_even.json",
                                          "run scenarios/studies/held_sizes.json",
                                          "run scenarios/studies/ledger.json",
                                          "estimate examples/data/netherlands.csv",
                                          "compare scenarios/netherlands.json "
                                          "scenarios/netherlands/everything.json",
                                          "list estimators",
                                          "list estimators mth",
                                          "list mechanisms",
                                          "list measures",
                                          "--help",
                                          "run --help",
                                          "estimate --help",
                                          "simulate --help"};
  for (const std::string& command : commands)
    for (const auto& [setting, widest] : {std::pair<std::string, std::size_t>{"COLUMNS=60 ", 60},
                                          {"COLUMNS=72 ", 72},
                                          {"COLUMNS=1 ", 60},
                                          {"COLUMNS=many ", 80},
                                          {"", 80}}) {
      const ProgramRun run = place.type(setting + "darknumber " + command);
      REQUIRE(run.exit_code == 0);
      for (const std::string& line : lines_of(run.out)) {
        std::size_t columns = 0;
        for (char byte : line) columns += (byte & 0xC0) != 0x80;
        INFO(setting << command << "\n" << line);
        CHECK(columns <= widest);
      }
    }
}

TEST_CASE("what files hold does not depend on the width") {
  const Workplace place;
  const std::string run = "darknumber run scenarios/textbook.json --replicates 20 --format json";
  CHECK(place.type("COLUMNS=60 " + run).out == place.type("COLUMNS=120 " + run).out);
}

}  // namespace darknumber::testing::terminal_test
