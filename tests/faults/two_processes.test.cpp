// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <sstream>

#include "tests/cli/program.h"
#include "tests/faults/cases.h"

namespace darknumber::testing::two_processes_test {
namespace {

namespace fs = std::filesystem;

/// What two commands at once leave: their codes, and what both said.
struct Both {
  int first = 0;
  int second = 0;
  std::string err;
};

Both at_once(const fs::path& place, const std::string& first, const std::string& second) {
  const std::string program = "'" + program_file() + "' ";
  const ProgramRun run =
      run_shell(program + first + " >one.out 2>one.err & one=$!\n" + program + second +
                    " >two.out 2>two.err; second=$?; wait $one; echo $? $second",
                {place, 0, {}});
  Both both;
  std::istringstream(run.out) >> both.first >> both.second;
  both.err = file_text(place / "one.err") + file_text(place / "two.err");
  for (const char* name : {"one.out", "one.err", "two.out", "two.err"}) fs::remove(place / name);
  return both;
}

}  // namespace

TEST_CASE("two runs into one folder at once leave the results of one of them") {
  Prepared prepared(case_named("run"));
  for (int i = 0; i < 8; ++i) {
    const fs::path& place = prepared.anew();
    const Both both = at_once(place, "run world.json --output out", "run world.json --output out");
    note_fault("two processes");
    INFO(both.first << " " << both.second << "\n" << both.err);
    CHECK((both.first == 0) + (both.second == 0) == 1);
    CHECK((both.first == 8) + (both.second == 8) == 1);
    CHECK(tree_bytes(place) == prepared.after());
  }
}

TEST_CASE("two commands that write one file at once leave what one of them wrote") {
  Prepared prepared(case_named("run"));
  const std::string line =
      "simulate world.json --set population.victims=40000 --force --records file --seed ";
  const fs::path& place = prepared.anew();
  std::vector<std::string> wholes;
  for (const char* seed : {"1", "2"}) {
    REQUIRE(run_shell("'" + program_file() + "' " + line + seed, {place, 0, {}}).exit_code == 0);
    wholes.push_back(file_text(place / "file"));
  }
  REQUIRE(wholes[0] != wholes[1]);
  int refused = 0;
  for (int i = 0; i < 8; ++i) {
    prepared.anew();
    const Both both = at_once(place, line + "1", line + "2");
    note_fault("two processes");
    INFO(both.first << " " << both.second << "\n" << both.err);
    CHECK((both.first == 0 || both.second == 0));
    for (const int code : {both.first, both.second}) CHECK((code == 0 || code == 1));
    const bool one_waits = both.first == 1 || both.second == 1;
    refused += one_waits;
    if (one_waits) CHECK(has(both.err, "file is being written by another process"));
    const auto tree = tree_bytes(place);
    CHECK((tree.at("file") == wholes[0] || tree.at("file") == wholes[1]));
    CHECK_FALSE(tree.contains("file.unfinished"));
  }
  CHECK(refused > 0);
}

}  // namespace darknumber::testing::two_processes_test
