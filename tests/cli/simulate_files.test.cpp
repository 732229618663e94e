// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "tests/cli/population.h"
#include "tests/cli/program.h"

namespace darknumber::testing::simulate_files_test {
namespace {

namespace fs = std::filesystem;
const std::string textbook = "scenarios/textbook.json";

ProgramRun simulate_textbook(std::vector<std::string> options) {
  options.insert(options.begin(), {"simulate", textbook});
  return darknumber(options);
}

}  // namespace

TEST_CASE("simulate prints the table where nothing is asked for") {
  const ProgramRun plain = simulate_textbook({});
  CHECK(plain.exit_code == 0);
  CHECK(plain.err.empty());
  const ProgramRun asked = simulate_textbook({"--table"});
  CHECK(asked.out == plain.out);
  const Csv table(plain.out);
  CHECK(table.header() ==
        std::vector<std::string>{"Police", "Shelters", "Hospitals", "Helpline", "count"});
  CHECK(total(counts_in(table)) > 1000.0);
}

TEST_CASE("any name that a scenario may have comes back from the table, and a setting finds it") {
  const ScratchFolder scratch;
  const fs::path scenario = scratch.path() / "names.json";
  const fs::path table = scratch.path() / "table.csv";
  write_file(scenario, R"json({"schema": 1, "population": {"victims": 300},
    "agencies": [{"name": "A=B", "capture_probability": 0.4},
                 {"name": "say \"C\" (2)", "capture_probability": 0.4}]})json");
  const ProgramRun simulated = darknumber({"simulate", scenario, "--table", table, "--quiet",
                                           "--set", "agencies[A=B].capture_probability=0.7"});
  INFO(simulated.err);
  REQUIRE(simulated.exit_code == 0);
  const ProgramRun estimated = darknumber({"estimate", table, "--format", "json"});
  INFO(estimated.err);
  CHECK(estimated.exit_code == 0);
  const ProgramRun expected = darknumber(
      {"expect", scenario, "--format", "json", "--set", "agencies[A=B].capture_probability=0.7"});
  const auto counts = document(expected.out).at("table");
  CHECK(counts.at("10").get<double>() == Approx(300.0 * 0.7 * 0.6));
}

TEST_CASE("the tables of several replicates stand in one file, and are those of each") {
  const ProgramRun three =
      simulate_textbook({"--replicate", "4", "--replicates", "3", "--table", "--quiet"});
  REQUIRE(three.exit_code == 0);
  CHECK(three.err.empty());
  std::string expected = "replicate,Police,Shelters,Hospitals,Helpline,count\n";
  for (const char* replicate : {"4", "5", "6"}) {
    const std::string one = simulate_textbook({"--replicate", replicate}).out;
    std::vector<std::string> lines = lines_of(one);
    for (std::size_t row = 1; row < lines.size(); ++row)
      expected += std::string(replicate) + "," + lines[row] + "\n";
  }
  CHECK(three.out == expected);
  const ScratchFolder scratch;
  write_file(scratch.path() / "t.csv", three.out);
  const auto read = document(darknumber({"estimate", scratch.path() / "t.csv", "--estimator",
                                         "chao", "--format", "json", "--quiet"})
                                 .out);
  REQUIRE(read.at("replicates").size() == 3);
  CHECK(read.at("replicates")[2].at("replicate") == "6");
  CHECK(simulate_textbook({"--replicates", "2", "--persons"}).exit_code == 2);
  CHECK(simulate_textbook({"--replicate", "4294967295", "--replicates", "2"}).exit_code == 2);
}

TEST_CASE("a table of strata is estimated stratum by stratum") {
  const ScratchFolder scratch;
  write_file(scratch.path() / "s.json", R"({"schema": 1,
    "population": {"victims": 900, "strata": [{"name": "a", "share": 0.4},
                   {"name": "b", "share": 0.6}, {"name": "none", "share": 0}],
                   "stratum_unknown_share": 0.1},
    "agencies": [{"name": "P", "capture_probability": 0.4},
                 {"name": "Q", "capture_probability": 0.3}]})");
  const RunSettings there{scratch.path(), 0, {}};
  for (const char* simulator : {"table", "persons"}) {
    CAPTURE(simulator);
    const ProgramRun drawn = darknumber(
        {"simulate", "s.json", "--set", std::string("monte_carlo.simulator=") + simulator,
         "--table", "t.csv", "--force", "--quiet"},
        there);
    INFO(drawn.err);
    REQUIRE(drawn.exit_code == 0);
    CHECK(file_text(scratch.path() / "t.csv").starts_with("stratum,P,Q,count\na,1,0,"));
    const auto read = document(darknumber({"estimate", "t.csv", "--stratum", "stratum",
                                           "--estimator", "chapman[P,Q]", "--format", "json"},
                                          there)
                                   .out);
    std::vector<std::string> labels;
    for (const auto& answer : read.at("estimates")) labels.push_back(answer.at("estimator"));
    CHECK(labels == std::vector<std::string>{"chapman[P,Q]", "chapman[P,Q][a]", "chapman[P,Q][b]",
                                             "chapman[P,Q][none]"});
    CHECK(read.at("estimates")[3].at("status") == "no_data");
    CHECK(read.at("estimates")[0].at("status") == "ok");
  }
}

TEST_CASE("a part may go to standard output, the others to files") {
  const ScratchFolder scratch;
  const fs::path records = scratch.path() / "records.csv";
  const ProgramRun run = simulate_textbook({"--entities", "--records", records});
  CHECK(run.exit_code == 0);
  CHECK(run.out.starts_with("entity,stratum,removed,Police,"));
  CHECK(file_text(records).starts_with("person,agency,source,reported,anonymous,missed_link,"));
}

TEST_CASE("only one part can go to standard output") {
  for (const std::vector<std::string>& parts : {std::vector<std::string>{"--persons", "--records"},
                                                {"--entities", "--table"},
                                                {"--persons", "-", "--table", "-"}}) {
    const ProgramRun run = simulate_textbook(parts);
    INFO(run.err);
    CHECK(run.exit_code == 2);
    CHECK(run.out.empty());
    CHECK(has(run.err, "only one part can go to standard output"));
  }
}

TEST_CASE("the table simulator is asked for no persons") {
  for (const char* part : {"--persons", "--records", "--entities"}) {
    const ProgramRun run =
        simulate_textbook({part, "--set", "monte_carlo.simulator=table", "--quiet"});
    INFO(run.err);
    CHECK(run.exit_code == 2);
    CHECK(run.out.empty());
    CHECK(has(run.err, "set monte_carlo.simulator to \"persons\""));
    CHECK(simulate_textbook({part, "--set", "monte_carlo.simulator=persons"}).exit_code == 0);
  }
  CHECK(simulate_textbook({"--set", "monte_carlo.simulator=table"}).out ==
        simulate_textbook({}).out);
}

TEST_CASE("where run draws tables, a note says which replicates the persons are of") {
  const ProgramRun run = simulate_textbook({"--persons", "--replicate", "5"});
  CHECK(run.exit_code == 0);
  CHECK(has(run.err, "replicate 5 with --set monte_carlo.simulator=persons"));
  CHECK(simulate_textbook({"--persons", "--quiet"}).err.empty());
  CHECK(simulate_textbook({"--persons", "--set", "monte_carlo.simulator=persons"}).err.empty());
}

TEST_CASE("a file that exists is left alone without --force, and replaced with it") {
  const ScratchFolder scratch;
  const fs::path file = scratch.path() / "table.csv";
  write_file(file, "the user's own");
  const ProgramRun refused = simulate_textbook({"--table", file});
  INFO(refused.err);
  CHECK(refused.exit_code == 8);
  CHECK(refused.out.empty());
  CHECK(has(refused.err, file.string() + " exists"));
  CHECK(has(refused.err, "--force"));
  CHECK(file_text(file) == "the user's own");
  CHECK(simulate_textbook({"--table", file, "--force"}).exit_code == 0);
  CHECK(file_text(file) == simulate_textbook({}).out);
}

TEST_CASE("where one file is in the way none is written or emptied") {
  const ScratchFolder scratch;
  const fs::path persons = scratch.path() / "persons.csv";
  const fs::path table = scratch.path() / "table.csv";
  write_file(table, "the user's own");
  CHECK(simulate_textbook({"--persons", persons, "--table", table, "--quiet"}).exit_code == 8);
  CHECK_FALSE(fs::exists(persons));
  CHECK(file_text(table) == "the user's own");
}

TEST_CASE("two parts cannot go to one file") {
  const ScratchFolder scratch;
  const fs::path file = scratch.path() / "both.csv";
  const ProgramRun run = simulate_textbook({"--persons", file, "--table", file, "--quiet"});
  INFO(run.err);
  CHECK(run.exit_code == 2);
  CHECK_FALSE(fs::exists(file));
}

TEST_CASE("folders on the way to a file are made, and a file in the way is an error") {
  const ScratchFolder scratch;
  const fs::path file = scratch.path() / "a" / "b" / "table.csv";
  CHECK(simulate_textbook({"--table", file}).exit_code == 0);
  CHECK(file_text(file) == simulate_textbook({}).out);
  const ProgramRun run = simulate_textbook({"--table", file / "table.csv"});
  INFO(run.err);
  CHECK(run.exit_code == 1);
  CHECK(run.out.empty());
  CHECK(run.err.starts_with("error: "));
}

TEST_CASE("a part has the same bytes whatever else is asked for, and in every run") {
  const std::vector<std::string> words{"scenarios/everything.json", "--set",
                                       "population.victims=2000"};
  const auto part = [&](const char* name, std::vector<std::string> more) {
    std::vector<std::string> all{"simulate"};
    all.insert(all.end(), words.begin(), words.end());
    all.emplace_back(name);
    all.insert(all.end(), more.begin(), more.end());
    const ProgramRun run = darknumber(all);
    REQUIRE(run.exit_code == 0);
    return run.out;
  };
  const ScratchFolder scratch;
  for (const char* name : {"--persons", "--records", "--entities"}) {
    INFO(name);
    const std::string first = part(name, {});
    CHECK(first == part(name, {"--table", scratch.path() / (std::string(name) + "table.csv")}));
    CHECK(first == part(name, {"--set", "monte_carlo.replicates=17"}));
    CHECK(first != part(name, {"--seed", "2"}));
    CHECK(first != part(name, {"--replicate", "2"}));
  }
}

TEST_CASE("a scenario that is wrong makes no file") {
  const ScratchFolder scratch;
  const fs::path file = scratch.path() / "table.csv";
  const ProgramRun run =
      simulate_textbook({"--table", file, "--set", "agencies[Police].capture_probability=2"});
  CHECK(run.exit_code == 3);
  CHECK_FALSE(fs::exists(file));
}

}  // namespace darknumber::testing::simulate_files_test
