// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "tests/cli/program.h"

namespace darknumber::testing::spread_test {
namespace {

constexpr const char* strip_title = "estimate ÷ truth of all registers";

std::string run_in(const std::string& settings, const std::string& more = "") {
  const Workplace place;
  const ProgramRun run = place.type(
      settings + " darknumber run scenarios/textbook.json --replicates 60 --quiet" + more);
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
  return run.out;
}

bool has_block_characters(const std::string& text) {
  for (const char* character : {"▁", "█", "●", "─", "│"})
    if (has(text, character)) return true;
  return false;
}

}  // namespace

TEST_CASE("run draws its estimates below the table, in ASCII where the locale has nothing else") {
  const std::string utf8 = run_in("LC_ALL=C.UTF-8");
  CHECK(has(utf8, strip_title));
  CHECK(has_block_characters(utf8));
  CHECK(utf8 == run_in("unset LC_ALL LC_CTYPE; LANG=de_DE.utf8"));
  for (const char* locale : {"LC_ALL=C", "LC_ALL=POSIX", "LC_ALL= LC_CTYPE=C LANG=C.UTF-8",
                             "unset LC_ALL LC_CTYPE LANG;", "LC_ALL=de_DE.ISO-8859-1"}) {
    INFO(locale);
    const std::string plain = run_in(locale);
    CHECK(has(plain, strip_title));
    CHECK_FALSE(has_block_characters(plain));
    CHECK(lines_of(plain).size() == lines_of(utf8).size());
  }
}

TEST_CASE("nothing is drawn in characters where a format is for programs or a page") {
  for (const char* format : {"json", "csv", "markdown"}) {
    INFO(format);
    const std::string text = run_in("LC_ALL=C.UTF-8", std::string(" --format ") + format);
    CHECK_FALSE(has(text, strip_title));
    CHECK_FALSE(has_block_characters(text));
  }
  CHECK_FALSE(has(run_in("LC_ALL=C.UTF-8", " --format markdown"), "\n\n\n"));
}

TEST_CASE("lines of a run with drawings fit the narrowest terminal") {
  for (const std::string& line : lines_of(run_in("COLUMNS=60 LC_ALL=C.UTF-8"))) {
    std::size_t characters = 0;
    for (const char c : line) characters += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    INFO(line);
    CHECK(characters <= 60);
  }
}

}  // namespace darknumber::testing::spread_test
