// SPDX-License-Identifier: MIT
#include <algorithm>
#include <catch2/catch.hpp>
#include <cerrno>
#include <cstring>

#include "tests/faults/outcome.h"

namespace darknumber::testing::system_calls_test {
namespace {

/// A kind of call and an error that it may have.
struct Failing {
  std::string kind;
  int error = 0;  // 0: half of it is done
};

/// One error of each kind.
const std::vector<Failing> one_of_each{{"write", ENOSPC}, {"open", EACCES},   {"read", EIO},
                                       {"rename", EIO},   {"sync", EIO},      {"truncate", EIO},
                                       {"mkdir", ENOSPC}, {"unlink", EACCES}, {"lock", EWOULDBLOCK},
                                       {"close", EIO}};

/// Others, among them those after which the work goes on.
const std::vector<Failing> others{
    {"write", EIO},     {"write", EDQUOT},  {"write", EINTR}, {"write", 0},      {"open", EROFS},
    {"open", EMFILE},   {"open", ENOSPC},   {"read", EINTR},  {"read", 0},       {"rename", EROFS},
    {"rename", EACCES}, {"sync", ENOSPC},   {"mkdir", EROFS}, {"unlink", EROFS}, {"lock", ENOLCK},
    {"close", ENOSPC},  {"truncate", EROFS}};

bool is_one_of(const std::string& kind, const std::vector<std::string>& kinds) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

Expectation expected_of(const Failing& failing) {
  Expectation expected;
  const bool is_gone_on_with = failing.error == EINTR || failing.error == 0;
  // What is read may not be needed, closing is heard where something was written, and of the disk
  // everything was asked before the last time.
  expected.may_be_done = is_gone_on_with || is_one_of(failing.kind, {"open", "read", "close",
                                                                     "lock", "sync", "unlink"});
  if (is_one_of(failing.kind, {"write", "rename", "sync", "truncate", "close"})) {
    expected.codes = {1};
    expected.says = std::strerror(failing.error);
  }
  if (failing.kind == "mkdir" && failing.error == ENOSPC) expected.says = std::strerror(ENOSPC);
  // The unfinished file of another process stays, as the test has it one that is no other's.
  expected.may_leave_files = is_one_of(failing.kind, {"unlink", "lock"});
  return expected;
}

/// Every call of these kinds fails, one after the other.
void check_each_call(const std::string& name, const std::vector<Failing>& kinds) {
  if (no_faults()) return;
  Prepared prepared(case_named(name));
  std::size_t all = 0;
  std::size_t hit = 0;
  for (const Failing& failing : kinds) {
    const auto calls = prepared.whole().calls.find(failing.kind);
    if (calls == prepared.whole().calls.end()) continue;
    for (std::size_t n = 1; n <= calls->second.size(); ++n, ++all) {
      const Fault fault{failing.kind, failing.error == 0 ? "short" : std::to_string(failing.error),
                        static_cast<long>(n)};
      const FaultyRun run = run_with(fault, prepared.which().words, prepared.anew());
      INFO(name << ": " << failing.kind << " " << n << " of " << calls->second.size() << ", "
                << calls->second[n - 1] << ": " << std::strerror(failing.error));
      hit += run.hits();
      CHECK(wrong_with(prepared, run, expected_of(failing)) == "");
      CHECK(wrong_done_over(prepared) == "");
    }
  }
  CHECK(all > 0);
  CHECK(hit > all / 2);
}

/// From one call on, all of these kinds fail: a disk that is full, or can only be read.
void check_for_good(const std::string& name, const std::string& kinds, int error) {
  if (no_faults()) return;
  Prepared prepared(case_named(name));
  std::size_t calls = 0;
  for (const auto& [kind, files] : prepared.whole().calls)
    if (kinds.find(kind) != std::string::npos) calls += files.size();
  CHECK(calls > 0);
  Expectation expected;
  expected.may_be_done = true;  // where nothing was left but to close
  expected.may_leave_files = kinds.find("unlink") != std::string::npos;
  for (std::size_t n = 1; n <= calls; ++n) {
    const Fault fault{kinds, std::to_string(error), static_cast<long>(n), true};
    const FaultyRun run = run_with(fault, prepared.which().words, prepared.anew());
    INFO(name << ": from call " << n << " of " << calls << " on: " << std::strerror(error));
    CHECK(wrong_with(prepared, run, expected) == "");
    CHECK(wrong_done_over(prepared) == "");
  }
}

const std::string full_disk = "write,mkdir";
const std::string read_only = "write,rename,mkdir,unlink,truncate,sync";

}  // namespace

TEST_CASE("whichever call of a run fails, its results are whole or absent") {
  for (const char* name : {"run", "run with a report"}) check_each_call(name, one_of_each);
}

TEST_CASE("whichever call of a run that goes on fails, its results are whole or absent",
          "[.long]") {
  for (const char* name : {"run resumed", "run made longer", "run in place of another"})
    check_each_call(name, one_of_each);
}

TEST_CASE("whichever call of a shard or a merge fails, their results are whole or absent") {
  for (const char* name : {"run of a shard", "merge"}) check_each_call(name, one_of_each);
}

TEST_CASE("whichever call of an explanation fails, its results are whole or absent", "[.long]") {
  for (const char* name : {"explain", "explain resumed"}) check_each_call(name, one_of_each);
}

TEST_CASE("whichever call fails of what shows a folder, it shows all or says why not") {
  for (const char* name : {"report", "report anew", "chart", "show", "show an explanation",
                           "show estimates", "compare", "replay", "pool"})
    check_each_call(name, one_of_each);
}

TEST_CASE("whichever call of the other commands fails, their files are whole or absent") {
  for (const char* name : {"estimate", "bounds", "simulate", "calibrate", "design", "new"})
    check_each_call(name, one_of_each);
}

TEST_CASE("a disk that is full from some call on leaves results whole or absent") {
  for (const char* name : {"run", "merge"}) check_for_good(name, full_disk, ENOSPC);
}

TEST_CASE("every command stands every error of every call", "[.long]") {
  for (const Case& one : cases()) check_each_call(one.name, others);
}

TEST_CASE("every command stands a disk that is full or can only be read from any call on",
          "[.long]") {
  for (const Case& one : cases()) {
    check_for_good(one.name, full_disk, ENOSPC);
    check_for_good(one.name, read_only, EROFS);
  }
}

}  // namespace darknumber::testing::system_calls_test
