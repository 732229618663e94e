// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>

#include "engine/core/random_stream.h"
#include "tests/cli/program.h"
#include "tests/faults/outcome.h"

namespace darknumber::testing::stopped_test {
namespace {

using Clock = std::chrono::steady_clock;

const std::string every_kind = "write,open,rename,sync,truncate,mkdir,unlink,lock,close";

std::size_t calls_of(const FaultyRun& run) {
  std::size_t all = 0;
  for (const auto& [kind, files] : run.calls)
    if (every_kind.find(kind) != std::string::npos) all += files.size();
  return all;
}

/// What a signal may leave. A process that is killed removes nothing and says nothing.
std::string wrong_with_stopped(const Prepared& prepared, const FaultyRun& stopped, int signal) {
  if (signal == SIGKILL)
    return stopped.run.exit_code == -1 || stopped.hits() == 0 ? "" : "not killed";
  Expectation expected;
  expected.may_be_done = true;  // what is nearly done is done
  expected.names_the_file = false;
  expected.codes = {6};
  return wrong_with(prepared, stopped, expected);
}

/// The signal comes before each call in turn.
void check_stopped_at_each_call(const std::string& name, int signal, std::size_t stride = 1) {
  if (no_faults()) return;
  Prepared prepared(case_named(name));
  const std::size_t calls = calls_of(prepared.whole());
  CHECK(calls > 5);
  for (std::size_t n = 1; n <= calls; n += stride) {
    const Fault fault{every_kind, "signal " + std::to_string(signal), static_cast<long>(n)};
    const FaultyRun stopped = run_with(fault, prepared.which().words, prepared.anew());
    INFO(name << ": signal " << signal << " at call " << n << " of " << calls);
    CHECK(wrong_with_stopped(prepared, stopped, signal) == "");
    CHECK(wrong_done_over(prepared) == "");
  }
}

/// Signals at moments of the whole time that a run takes, drawn with this seed.
void check_stopped_at_random(const std::string& name, int times, std::uint64_t seed) {
  Prepared prepared(case_named(name));
  const Clock::time_point start = Clock::now();
  REQUIRE(run_plainly(prepared.which().words, prepared.anew()).exit_code == 0);
  const std::chrono::duration<double> whole = Clock::now() - start;
  RandomStream stream(seed, 0, Purpose::victims);
  for (int i = 0; i < times; ++i) {
    const int signal = i % 3 == 0 ? SIGKILL : i % 3 == 1 ? SIGINT : SIGTERM;
    const double seconds = stream.uniform() * whole.count();
    std::vector<std::string> words{program_file()};
    words.insert(words.end(), prepared.which().words.begin(), prepared.which().words.end());
    RunSettings settings;
    settings.folder = prepared.anew();
    settings.signal = signal;
    settings.signal_when = [begun = Clock::now(), seconds] {
      return std::chrono::duration<double>(Clock::now() - begun).count() >= seconds;
    };
    note_fault("at random, signal " + std::to_string(signal));
    FaultyRun stopped;
    stopped.run = run_program(words, settings);
    INFO(name << ": signal " << signal << " after " << seconds << " s of " << whole.count());
    // Before main there is nobody to take it, as for every program; after the end nobody to send
    // it.
    const bool by_signal = stopped.run.exit_code == -1 && stopped.run.err.empty();
    if (signal != SIGKILL && !by_signal) CHECK(wrong_with_stopped(prepared, stopped, signal) == "");
    CHECK(wrong_done_over(prepared) == "");
  }
}

}  // namespace

TEST_CASE("a run killed before any call is done over to the same bytes") {
  for (const char* name : {"run", "run made longer"}) check_stopped_at_each_call(name, SIGKILL);
}

TEST_CASE("a run interrupted before any call says so, and is done over to the same bytes") {
  check_stopped_at_each_call("run", SIGINT);
  check_stopped_at_each_call("explain", SIGTERM, 3);
}

TEST_CASE("runs stopped at random moments are done over to the same bytes") {
  check_stopped_at_random("run", 9, 1);
}

TEST_CASE("a run whose folder is deleted before any call is an error, and is done over") {
  if (no_faults()) return;
  Prepared prepared(case_named("run"));
  const std::size_t calls = calls_of(prepared.whole());
  for (std::size_t n = 1; n <= calls; ++n) {
    const std::filesystem::path& place = prepared.anew();
    const FaultyRun run =
        run_with({every_kind, "delete " + (place / "out").string(), static_cast<long>(n)},
                 prepared.which().words, place);
    INFO("deleted before call " << n << " of " << calls << ": " << run.run.err);
    const bool was_done = run.run.exit_code == 0;
    const bool is_there = tree_bytes(place).contains("out/results.json");
    // After its last file had its name, nobody can tell that the folder was to stay.
    if (!was_done) {
      CHECK(run.run.exit_code == 1);
      CHECK(has(run.run.err, "out"));
      CHECK(has(run.run.err, "No such file or directory"));
      CHECK_FALSE(has(run.run.err, "Wrote"));
      CHECK_FALSE(is_there);
    } else if (!is_there) {
      CHECK(n > calls - 4);
    }
    CHECK(wrong_done_over(prepared) == "");
  }
}

TEST_CASE("every command stopped before any call is done over to the same bytes", "[.long]") {
  for (const Case& one : cases())
    for (const int signal : {SIGKILL, SIGINT, SIGTERM})
      check_stopped_at_each_call(one.name, signal);
}

TEST_CASE("every command stopped at random moments is done over to the same bytes", "[.long]") {
  std::uint64_t seed = 1;
  for (const Case& one : cases()) check_stopped_at_random(one.name, 60, seed++);
}

}  // namespace darknumber::testing::stopped_test
