// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "tests/cli/program.h"

namespace darknumber::testing::many_problems_test {
namespace {

std::size_t occurrences(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++count;
  return count;
}

/// All messages for problems without number stay below this: about 20 problems, each some lines.
constexpr std::size_t readable = 30000;

}  // namespace

TEST_CASE("of thousands of problems in one line, some are shown and the others counted") {
  const ScratchFolder scratch;
  std::string text = "{\"schema\":1";
  for (int i = 0; i < 5000; ++i) text += ",\"x" + std::to_string(i) + "\":1";
  write_file(scratch.path() / "s.json", text + "}");
  const ProgramRun run = darknumber({"validate", scratch.path() / "s.json"});
  INFO(run.err);
  CHECK(run.exit_code == 3);
  CHECK(run.err.size() < readable);
  CHECK(occurrences(run.err, ": error: ") == 20);
  CHECK(has(run.err, ":1:13: error: \"x0\" is not a field here"));
  CHECK(has(run.err, "\n\nand 4,9"));
  CHECK(has(run.err, " more of this kind\n\n"));
  CHECK(has(run.err, "\"agencies\" is missing"));  // another kind is shown all the same
  CHECK(has(run.err, "5,002 problems. Nothing was run or written."));
  for (const std::string& line : lines_of(run.err))
    if (has(line, " | ")) CHECK(line.size() < 100);
}

TEST_CASE("a table with a problem in every row gets an answer that can be read") {
  const ScratchFolder scratch;
  std::string text = "A,B,count\n";
  for (int i = 0; i < 100000; ++i) text += "1,0,ten\n";
  write_file(scratch.path() / "t.csv", text);
  const ProgramRun run = darknumber({"estimate", scratch.path() / "t.csv"});
  INFO(run.err);
  CHECK(run.exit_code == 3);
  CHECK(run.err.size() < readable);
  CHECK(has(run.err, "t.csv:2:5: error: "));
  CHECK(has(run.err, "and 99,980 more of this kind"));
  CHECK(has(run.err, "100,000 problems. Nothing was run or written."));
}

TEST_CASE("no message makes a terminal do anything") {
  const ScratchFolder scratch;
  const std::string escape = "\x1b[2J\x9b";
  write_file(scratch.path() / "t.csv", "A" + escape + ":,B,count\n1,0," + escape + "\n");
  write_file(scratch.path() / "s.json", "{\"a\\u001b[2J\\u0000\\n\": 1, " + escape + "}");
  write_file(scratch.path() / "u.json", "{\"a\\u001b[2J\\u0000\\nerror\": 1}");
  const std::vector<std::vector<std::string>> runs{
      {"estimate", scratch.path() / "t.csv"},
      {"validate", scratch.path() / "s.json"},
      {"validate", scratch.path() / "u.json"},
      {"validate", "no" + escape},
      {"no" + escape},
      {"list", "no" + escape},
      {"list", "estimators", escape},
      {"run", "scenarios/textbook.json", escape},
      {"run", "scenarios/textbook.json", "--threads", escape},
      {"run", "scenarios/textbook.json", "--until", escape},
      {"validate", "scenarios/textbook.json", "--set", escape},
      {"validate", "scenarios/textbook.json", "--set", "population.victims=" + escape},
      {"estimate", "examples/data/netherlands.csv", "--estimator", escape},
      {"estimate", "examples/data/netherlands.csv", "--lists", escape},
      {"replay", escape, "--replicate", "1"}};
  for (const auto& words : runs) {
    const ProgramRun run = darknumber(words);
    INFO(run.err);
    CHECK(run.exit_code >= 2);
    CHECK(has(run.err, "error: "));
    CHECK_FALSE(has(run.err, "\x1b"));
    CHECK_FALSE(has(run.err, "\x9b"));
    CHECK(run.err.find('\0') == std::string::npos);
  }
}

TEST_CASE("a name of a megabyte does not fill the screen") {
  const ScratchFolder scratch;
  write_file(scratch.path() / "s.json", "{\"" + std::string(1 << 20, 'x') + "\": 1}");
  const ProgramRun run = darknumber({"validate", scratch.path() / "s.json"});
  CHECK(run.exit_code == 3);
  CHECK(run.err.size() < readable);
}

}  // namespace darknumber::testing::many_problems_test
