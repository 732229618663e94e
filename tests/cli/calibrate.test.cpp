// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>

#include "tests/cli/program.h"

namespace darknumber::testing::calibrate_test {
namespace {

namespace fs = std::filesystem;

const std::string dutch = "scenarios/netherlands.json";
const std::string dutch_table = "examples/data/netherlands.csv";

ProgramRun calibrate(std::vector<std::string> options, const std::string& scenario = dutch,
                     const std::string& table = dutch_table) {
  options.insert(options.begin(), {"calibrate", scenario, "--to", table});
  return darknumber(options);
}

/// Two agencies, their probabilities to be solved.
const std::string two_agencies = R"({
  "schema": 1,
  "population": {"victims": 10},
  "agencies": [{"name": "Police", "capture_probability": 0.5},
               {"name": "Shelters", "capture_probability": 0.5}]
})";

/// A scenario and a table of one test.
struct Files {
  ScratchFolder scratch;
  std::string scenario = scratch.path() / "scenario.json";
  std::string table = scratch.path() / "table.csv";

  Files(const std::string& scenario_text, const std::string& table_text) {
    write_file(scenario, scenario_text);
    write_file(table, table_text);
  }
  ProgramRun run(std::vector<std::string> options = {}) const {
    return calibrate(std::move(options), scenario, table);
  }
};

}  // namespace

TEST_CASE("calibrate prints a scenario, which expect finds to have the table's list sizes") {
  const ProgramRun run = calibrate({"--set", "agencies[*].false_positive_share=0.3"});
  CHECK(run.exit_code == 0);
  CHECK(has(run.err, "in the table 8234"));
  const nlohmann::json scenario = document(run.out);
  const double victims = scenario.at("population").at("victims").get<double>();
  CHECK(victims > 20000.0);
  CHECK(victims < 30000.0);
  const ScratchFolder scratch;
  const fs::path file = scratch.path() / "calibrated.json";
  write_file(file, run.out);
  const nlohmann::json expected = document(darknumber({"expect", file, "--format", "json"}).out);
  std::vector<double> sizes(6, 0.0);
  for (const auto& [history, count] : expected.at("table").items())
    for (std::size_t j = 0; j < 6; ++j)
      if (history[j] == '1') sizes[j] += count.get<double>();
  const std::vector<double> published{4812, 1348, 848, 742, 536, 398};
  for (std::size_t j = 0; j < 6; ++j) CHECK(sizes[j] == Approx(published[j]).epsilon(1e-9));
  CHECK(std::abs(expected.at("observed").get<double>() - 8234.0) < 0.01);
}

TEST_CASE("calibrate prints the same JSON whatever the format, and no note when quiet") {
  const ProgramRun text = calibrate({"--quiet"});
  CHECK(text.err.empty());
  CHECK(calibrate({"--format", "json"}).out == text.out);
  CHECK(calibrate({"--format", "text"}).out == text.out);
}

TEST_CASE("columns may come in any order, and pairs are matched on request") {
  const Files files(
      R"({"schema": 1, "population": {"victims": 10},
          "agencies": [{"name": "A", "capture_probability": 0.5},
                       {"name": "B", "capture_probability": 0.4},
                       {"name": "C", "capture_probability": 0.3}]})",
      "C,count,A,B\n0,90,1,0\n0,110,0,1\n1,70,0,0\n0,30,1,1\n1,12,1,0\n1,15,0,1\n1,6,1,1\n");
  const ProgramRun run = files.run({"--match", "pairs"});
  INFO(run.err);
  CHECK(run.exit_code == 0);
  const nlohmann::json scenario = document(run.out);
  CHECK(scenario.at("dependence").size() == 3);
  // n_111 n_100 n_010 n_001 / (n_110 n_101 n_011) is on no list.
  const double victims = 333.0 + 6.0 * 90.0 * 110.0 * 70.0 / (30.0 * 12.0 * 15.0);
  CHECK(scenario.at("population").at("victims") == std::llround(victims));
  CHECK(document(files.run().out).at("dependence").empty());
}

TEST_CASE("calibrate writes a file on request, and leaves one alone that is there") {
  const ScratchFolder scratch;
  const fs::path file = scratch.path() / "new" / "calibrated.json";
  const ProgramRun written = calibrate({"--output", file, "--quiet"});
  CHECK(written.exit_code == 0);
  CHECK(written.out.empty());
  CHECK(file_text(file) == calibrate({"--quiet"}).out);
  write_file(file, "the user's own");
  const ProgramRun refused = calibrate({"--output", file});
  CHECK(refused.exit_code == 8);
  CHECK(refused.out.empty());
  CHECK(has(refused.err, file.string() + " exists"));
  CHECK(file_text(file) == "the user's own");
  CHECK(calibrate({"--output", file, "--force"}).exit_code == 0);
  CHECK(file_text(file) == calibrate({"--quiet"}).out);
  CHECK(std::distance(fs::directory_iterator(file.parent_path()), fs::directory_iterator{}) == 1);
  CHECK(calibrate({"--output", scratch.path()}).exit_code == 2);
}

TEST_CASE("where no world fits, the reason, exit 1, and nothing written") {
  const Files files(two_agencies, "Police,Shelters,count\n1,0,10\n0,1,20\n");
  const fs::path file = files.scratch.path() / "out.json";
  const ProgramRun run = files.run({"--output", file});
  CHECK(run.exit_code == 1);
  CHECK(run.out.empty());
  CHECK(has(run.err, "error: no such world fits the table " + files.table));
  CHECK(has(run.err, "nobody in the table is on two lists"));
  CHECK_FALSE(fs::exists(file));
  const ProgramRun referred = calibrate({"--set", "referrals[Police,Shelters].probability=0.5"});
  CHECK(referred.exit_code == 1);
  CHECK(has(referred.err,
            "the list of Shelters cannot be as short as the table's 509.2 true records: "
            "referrals from other agencies alone bring"));
}

TEST_CASE("a world in which nobody is detected is refused at once") {
  const Files files(R"({"schema": 1, "population": {"victims": 100},
    "agencies": [{"name": "Police", "capture_probability": 0},
                 {"name": "Shelters", "capture_probability": 0}]})",
                    "Police,Shelters,count\n1,0,60\n0,1,30\n1,1,10\n");
  const ProgramRun run = files.run();
  CHECK(run.exit_code == 1);
  CHECK(has(run.err, "no agency has a capture probability above 0"));
  CHECK(run.out.empty());
}

TEST_CASE("the pair whose published overlap referral alone exceeds is the one named") {
  const ProgramRun run =
      calibrate({"--match", "pairs", "--set", "referrals[Police,Shelters].probability=0.02"});
  INFO(run.err);
  CHECK(run.exit_code == 1);
  CHECK(has(run.err, "the overlap of Police and Shelters cannot be as small as the table's 72"));
}

TEST_CASE("a table over other lists is refused with the place and the nearest name") {
  const Files files(two_agencies, "Police,Shelter,count\n1,0,10\n0,1,20\n1,1,5\n");
  const ProgramRun run = files.run();
  INFO(run.err);
  CHECK(run.exit_code == 3);
  CHECK(run.out.empty());
  CHECK(has(run.err, files.table + ":1:8: error: the scenario has no agency called \"Shelter\""));
  CHECK(has(run.err, "did you mean \"Shelters\"?"));
  CHECK(has(run.err, ":1:1: error: there is no column for the agency \"Shelters\""));
  CHECK(calibrate({}, dutch, "no_such_table.csv").exit_code == 3);
  const Files bad(two_agencies, "Police,Shelters,count\n1,0,ten\n");
  CHECK(has(bad.run().err, bad.table + ":2:5: error:"));
  CHECK(bad.run().exit_code == 3);
}

TEST_CASE("a continuum of severity is an error of the scenario, with its place") {
  const ProgramRun run = calibrate({}, "scenarios/violations/severity.json");
  INFO(run.err);
  CHECK(run.exit_code == 3);
  CHECK(has(run.err, "scenarios/violations/severity.json:"));
  CHECK(has(run.err, "a continuum of severity cannot be calibrated to a table"));
  CHECK(has(run.err, "at population.at_risk"));
}

TEST_CASE("calibrate needs a table, and knows two ways to match") {
  CHECK(darknumber({"calibrate", dutch}).exit_code == 2);
  const ProgramRun run = calibrate({"--match", "pair"});
  CHECK(run.exit_code == 2);
  CHECK(has(run.err, "hoose sizes, pairs"));
}

TEST_CASE("where the nearest whole number has no such lists the next is taken, and said") {
  // A detects nearly everyone: with 2 victims its list cannot have 2.3.
  const Files files(R"({"schema": 1, "population": {"victims": 1000},
    "agencies": [{"name": "A", "capture_probability": 0.999999},
                 {"name": "B", "capture_probability": 0.5}]})",
                    "A,B,count\n1,0,1.1\n0,1,0.1\n1,1,1.2\n");
  const ProgramRun run = files.run();
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
  CHECK(document(run.out)["population"]["victims"] == 3);
  CHECK(has(run.err, "Of the 2.49167 that it takes the nearest whole number is 2"));
}

}  // namespace darknumber::testing::calibrate_test
