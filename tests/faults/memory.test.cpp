// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cerrno>

#include "tests/faults/outcome.h"

namespace darknumber::testing::memory_test {
namespace {

/// How far apart the requests for memory are that fail.
struct Spread {
  std::size_t first = 0;   // every one of so many
  std::size_t stride = 1;  // then one of so many
};

void check_memory(const std::string& name, const Spread& spread, bool for_good) {
  if (no_faults()) return;
  Prepared prepared(case_named(name));
  const std::size_t requests = prepared.whole().calls.at("memory").size();
  CHECK(requests > spread.first);
  Expectation expected;
  expected.may_be_done = true;  // what is asked for again, or not needed
  expected.names_the_file = false;
  for (std::size_t n = 1; n <= requests; n += n < spread.first ? 1 : spread.stride) {
    const Fault fault{"memory", std::to_string(ENOMEM), static_cast<long>(n), for_good};
    const FaultyRun run = run_with(fault, prepared.which().words, prepared.anew());
    INFO(name << ": request " << n << " of some " << requests
              << (for_good ? " and all later" : ""));
    CHECK(wrong_with(prepared, run, expected) == "");
    CHECK(wrong_done_over(prepared) == "");
  }
}

}  // namespace

TEST_CASE("a run that gets no memory says so, and its results are whole or absent") {
  check_memory("run", {60, 397}, false);
  check_memory("run", {30, 997}, true);
}

TEST_CASE("every command that gets no memory says so", "[.long]") {
  for (const Case& one : cases()) {
    check_memory(one.name, {200, 97}, false);
    check_memory(one.name, {200, 997}, true);
  }
}

}  // namespace darknumber::testing::memory_test
