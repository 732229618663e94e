// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "tests/cli/program.h"

namespace darknumber::testing {
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
  const std::size_t verdict = run.out.rfind("\n\nIf ");
  REQUIRE(verdict != std::string::npos);
  CHECK(run.out.find("\n\n", verdict + 2) == std::string::npos);
  CHECK(run.out.ends_with(").\n"));
  int rows = 0;
  for (const std::string& line : lines_of(run.out))
    if (line.starts_with("  chao ") || line.starts_with("  pairwise ")) {
      INFO(line);
      CHECK(has(line, " ±"));
      ++rows;
    }
  CHECK(rows == 4);
  CHECK(has(run.out, "± is the Monte Carlo standard error"));
}

TEST_CASE("a simulated answer far from the exact one is marked, one near it is not") {
  const ProgramRun far = darknumber({"run", "scenarios/netherlands.json"});
  const ProgramRun near = darknumber({"run", textbook});
  const auto row = [](const std::string& text, const std::string& label) {
    for (const std::string& line : lines_of(text))
      if (line.starts_with("  " + label + " ")) return line;
    return std::string();
  };
  CHECK(has(row(far.out, "stepwise_aic"), "≠"));
  CHECK_FALSE(has(row(far.out, "independence"), "≠"));
  CHECK(has(far.out, "≠: more than 4 standard errors"));
  CHECK_FALSE(has(near.out, "≠"));
}

TEST_CASE("lines of text fit a terminal of 100 columns") {
  for (const char* command : {"run", "expect", "validate"})
    for (const std::string& line :
         lines_of(darknumber({command, "scenarios/netherlands.json"}).out)) {
      std::size_t columns = 0;
      for (char byte : line) columns += (byte & 0xC0) != 0x80;
      INFO(line);
      CHECK(columns <= 100);
    }
}

}  // namespace darknumber::testing
