// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "tests/cli/program.h"

namespace darknumber::testing::standard_input_test {
namespace {

const std::string textbook = "scenarios/textbook.json";
const std::string table = "examples/data/netherlands.csv";

/// The commands that read a scenario, and what they take beside it.
const std::vector<std::string> readers{"run FILE --replicates 20 --quiet",
                                       "plan FILE",
                                       "expect FILE",
                                       "simulate FILE --table",
                                       "validate FILE",
                                       "compare FILE scenarios/violations/none.json",
                                       "calibrate FILE --to " + table + " --quiet"};

/// Without the words that name the file or tell the time.
std::string comparable(std::string text, const std::string& name) {
  for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name))
    text.replace(at, name.size(), "FILE");
  return text;
}

std::string with_file(std::string use, const std::string& file) {
  return "'" + program_file() + "' " + use.replace(use.find("FILE"), 4, file);
}

}  // namespace

TEST_CASE("every command reads a scenario from standard input, a pipe or a named pipe") {
  const ScratchFolder scratch;
  const std::string fifo = scratch.path() / "fifo";
  for (const std::string& use : readers) {
    const std::string scenario = has(use, "calibrate") ? "scenarios/studies/sweep.json" : textbook;
    const ProgramRun plain = run_shell(with_file(use, scenario));
    INFO(use << ": " << plain.err);
    REQUIRE(plain.exit_code == 0);
    const std::vector<std::pair<std::string, std::string>> ways{
        {"cat " + scenario + " | " + with_file(use, "-"), "standard input"},
        {with_file(use, "-") + " < " + scenario, "standard input"},
        {"cat " + scenario + " | " + with_file(use, "/dev/stdin"), "/dev/stdin"},
        {"mkfifo " + fifo + "; cat " + scenario + " > " + fifo + " & sleep 0.05; " +
             with_file(use, fifo) + "; code=$?; rm " + fifo + "; exit $code",
         fifo}};
    for (const auto& [line, name] : ways) {
      const ProgramRun run = run_shell(line);
      INFO(line << ": " << run.err);
      CHECK(run.exit_code == 0);
      // A forecast is of times, which differ.
      if (!has(use, "plan")) CHECK(comparable(run.out, name) == comparable(plain.out, scenario));
    }
  }
}

TEST_CASE("a table comes from standard input as well") {
  const std::string use = "estimate FILE --estimator chao";
  const std::string plain = run_shell(with_file(use, table)).out;
  REQUIRE_FALSE(plain.empty());
  CHECK(run_shell("cat " + table + " | " + with_file(use, "-")).out == plain);
  CHECK(run_shell("cat " + table + " | " + with_file(use, "/dev/stdin")).out == plain);
  const std::string calibrate = "calibrate scenarios/netherlands/none.json --quiet --to FILE";
  CHECK(run_shell("cat " + table + " | " + with_file(calibrate, "-")).out ==
        run_shell(with_file(calibrate, table)).out);
}

TEST_CASE("a problem in standard input is shown with its line, though it cannot be read again") {
  for (const char* name : {"-", "/dev/stdin"}) {
    const ProgramRun run =
        run_shell("printf '{\\n \"populatoin\": 1}' | " + with_file("validate FILE", name));
    INFO(run.err);
    CHECK(run.exit_code == 3);
    CHECK(has(run.err, std::string(*name == '-' ? "standard input" : name) + ":2:2: error: "));
    CHECK(has(run.err, "    2 |  \"populatoin\": 1}\n      |  ^\n"));
  }
  const ProgramRun table_run =
      run_shell("printf 'A,B,count\\n1,0,ten\\n' | " + with_file("estimate FILE", "-"));
  CHECK(table_run.exit_code == 3);
  CHECK(has(table_run.err, "standard input:2:5: error: "));
  CHECK(has(table_run.err, "    2 | 1,0,ten\n"));
}

TEST_CASE("standard input that is closed or asked for twice is refused") {
  const ProgramRun closed = run_shell(with_file("validate FILE <&-", "-"));
  INFO(closed.err);
  CHECK(closed.exit_code == 3);
  CHECK(has(closed.err, "standard input: error: the file cannot be read"));
  CHECK(darknumber({"calibrate", "-", "--to", "-"}).exit_code == 2);
  CHECK(darknumber({"compare", "-", "-"}).exit_code == 2);
}

}  // namespace darknumber::testing::standard_input_test
