// SPDX-License-Identifier: MIT
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/cli/program.h"

namespace darknumber::testing::list_test {

TEST_CASE("a word is looked for in all lists, and each that has it shows it") {
  const auto listed = [](const std::string& word) {
    const ProgramRun run = darknumber({"list", word});
    INFO(word << ": " << run.err);
    CHECK(run.exit_code == 0);
    return run.out;
  };
  CHECK(has(listed("chao"), "What it estimates"));
  CHECK(has(listed("referral"), "  referral\n"));
  CHECK(listed("rmse") ==
        "  rmse: Root mean square of estimate less truth. Over replicates with an\n"
        "      estimate.\n");
  CHECK(has(listed("risk_over_3"), "3 times the truth"));
  CHECK(has(listed("histogram"), "  histogram[LABEL]: "));
  CHECK(has(listed("pond"), "scenarios/pond.json: "));
  const std::string coverage = listed("coverage");
  CHECK(has(coverage, "Share of intervals that hold the truth. Over "));
  CHECK(has(coverage, "\n\n"));
  CHECK(has(coverage, "Here: coverage."));
}

TEST_CASE("what an argument can be is told by help, completion and the error in the same words") {
  struct Argument {
    const char* command;
    const char* words;
    const char* slip;
    const char* error;
  };
  for (const Argument& argument :
       {Argument{"completion", "bash, zsh or fish", "tcsh",
                 "error: there is no completion for \"tcsh\". There are bash, zsh and fish.\n"},
        Argument{"schema", "scenario (default) or results", "result",
                 "error: there is no schema of \"result\"; did you mean \"results\"?\n"},
        Argument{"list", "estimators, mechanisms, measures, charts, scenarios or terms", "chart",
                 "error: there is no list of \"chart\"; did you mean \"charts\"?\n"}}) {
    INFO(argument.command);
    std::string help = darknumber({argument.command, "--help"}).out;
    std::replace(help.begin(), help.end(), '\n', ' ');
    while (has(help, "  ")) help.erase(help.find("  "), 1);
    CHECK(has(help, argument.words));
    const ProgramRun slip = darknumber({argument.command, argument.slip});
    CHECK(slip.exit_code == 2);
    CHECK(slip.err == argument.error);
  }
}

}  // namespace darknumber::testing::list_test
