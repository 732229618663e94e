// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "tests/cli/program.h"

namespace darknumber::testing::standard_streams_test {
namespace {

/// A use of every command that writes to standard output, DIR a results folder.
const std::vector<std::string> uses{
    "--help",
    "run --help",
    "--version",
    "run scenarios/textbook.json --replicates 20",
    "run scenarios/textbook.json --replicates 20 --format json",
    "plan scenarios/textbook.json --replicates 20",
    "expect scenarios/textbook.json",
    "expect scenarios/textbook.json --format json",
    "estimate examples/data/netherlands.csv --estimator chao",
    "estimate examples/data/netherlands.csv --estimator chao --format json",
    "simulate scenarios/textbook.json --table",
    "simulate scenarios/textbook.json --persons",
    "simulate scenarios/textbook.json --records",
    "simulate scenarios/textbook.json --entities",
    "validate scenarios/textbook.json",
    "calibrate scenarios/netherlands/none.json --to examples/data/netherlands.csv",
    "compare scenarios/textbook.json scenarios/violations/none.json",
    "compare DIR DIR",
    "replay DIR --replicate 3",
    "replay DIR --replicate 3 --format json",
    "list estimators",
    "list estimators chao",
    "list mechanisms",
    "list measures",
    "list scenarios"};

std::string run_line(std::string use, const std::filesystem::path& folder) {
  for (std::size_t at = use.find("DIR"); at != std::string::npos; at = use.find("DIR"))
    use.replace(at, 3, "'" + folder.string() + "'");
  return "'" + program_file() + "' " + use;
}

/// A scratch folder with the results of a run in it.
struct WithResults {
  ScratchFolder scratch;
  std::filesystem::path folder = scratch.path() / "results";
  WithResults() {
    REQUIRE(darknumber({"run", "scenarios/textbook.json", "--replicates", "20", "--quiet",
                        "--output", folder})
                .exit_code == 0);
  }
};

}  // namespace

TEST_CASE(
    "a standard output that is full or closed is exit 1 and a message, whatever the command") {
  const WithResults results;
  for (const std::string& use : uses)
    for (const char* stream : {" > /dev/full", " >&-"}) {
      const ProgramRun run = run_shell(run_line(use, results.folder) + stream);
      INFO(use << stream << ": " << run.err);
      CHECK(run.exit_code == 1);
      CHECK(has(run.err, "error: standard output cannot be written"));
    }
}

TEST_CASE("a standard error that is full or closed changes nothing else") {
  const WithResults results;
  for (const char* stream : {" 2> /dev/full", " 2>&-"}) {
    INFO(stream);
    CHECK(run_shell(run_line("validate nowhere.json", "") + stream).exit_code == 3);
    CHECK(run_shell(run_line("rnu", "") + stream).exit_code == 2);
    CHECK(
        run_shell(run_line("expect scenarios/textbook.json > /dev/full", "") + stream).exit_code ==
        1);
    const std::string run = "run scenarios/textbook.json --replicates 20 --progress ";
    for (const char* style : {"bar", "lines"}) {
      const ProgramRun told = run_shell(run_line(run + style, "") + stream);
      CHECK(told.exit_code == 0);
      CHECK(told.out == run_shell(run_line(run + "off", "")).out);
    }
  }
}

TEST_CASE("with closed streams a results folder is what it is otherwise, byte for byte") {
  const WithResults results;
  for (const char* streams : {">&-", "<&- >&- 2>&-", "2>&-", "<&-"}) {
    const ScratchFolder scratch;
    const std::filesystem::path folder = scratch.path() / "results";
    const ProgramRun run = run_shell(
        run_line("run scenarios/textbook.json --replicates 20 --output DIR ", folder) + streams);
    INFO(streams << " " << run.err);
    CHECK(run.exit_code == (has(streams, " >&-") || streams[0] == '>' ? 1 : 0));
    CHECK(folder_bytes(folder) == folder_bytes(results.folder));
  }
}

TEST_CASE("a reader who leaves early is no error, and nothing is said") {
  const WithResults results;
  for (const std::string& use : uses) {
    // The reader is gone before the program starts.
    const ProgramRun run = run_shell("{ sleep 0.05; " + run_line(use, results.folder) +
                                     " --quiet; echo \"code $?\" >&2; } | true");
    INFO(use << ": " << run.err);
    if (!has(use, "help") && !has(use, "version")) CHECK(run.err == "code 0\n");
    CHECK(has(run.err, "code 0\n"));
  }
  const ProgramRun first = run_shell("'" + program_file() + "' list estimators | head -n 1");
  CHECK(first.err.empty());
  CHECK(lines_of(first.out).size() == 1);
}

}  // namespace darknumber::testing::standard_streams_test
