// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>

#include "engine/study/checkpoint/replicate_encoding.h"
#include "tests/cli/place.h"
#include "tests/support/small_study.h"

namespace darknumber::testing::stopping_test {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// A world whose every replicate takes some tenths of a second: intervals by 1,000 resamples.
const std::string slow_world = replaced(
    small_world(), R"({"method": "chao"})",
    R"({"method": "chao"}, {"method": "loglinear", "select": "stepwise", "criterion": "aic",
        "interval": "bca", "resamples": 20000, "label": "slow"})");

/// Without false positives, so that it has a world of any size.
std::string honest_world() {
  return replaced(small_world(), "\"false_positive_share\"", "\"anonymous_share\"");
}

double seconds_of(const std::function<void()>& work) {
  const Clock::time_point start = Clock::now();
  work();
  return std::chrono::duration<double>(Clock::now() - start).count();
}

}  // namespace

TEST_CASE("a run of slow replicates ends in the middle of one, and is resumed to the same bytes") {
  const Place place(replaced(slow_world, ": 40,", ": 3,"));
  const fs::path folder = place.folder("results");
  const fs::path whole = place.folder("whole");
  REQUIRE(place.run(whole).exit_code == 0);
  int stopped = 0;
  for (int i = 0; i < 100; ++i) {
    const ProgramRun run =
        place.run(folder, i == 0 ? std::vector<std::string>{"--time-limit", "0.05"}
                                 : std::vector<std::string>{"--time-limit", "0.3", "--resume"});
    INFO(run.err);
    REQUIRE((run.exit_code == 6 || run.exit_code == 0));
    if (run.exit_code == 0) break;
    ++stopped;
    if (i < 20) continue;
    REQUIRE(place.run(folder, {"--resume"}).exit_code == 0);  // a machine that is slow
    break;
  }
  CHECK(stopped >= 1);
  CHECK(folder_bytes(folder) == folder_bytes(whole));
}

TEST_CASE("SIGTERM and a time limit end a replicate of many persons, or of many resamples") {
  std::vector<std::string> slow{replaced(replaced(honest_world(), "2000}", "60000000}"),
                                         "\"seed\": 3", "\"seed\": 3, \"simulator\": \"persons\""),
                                replaced(slow_world, "20000", "100000")};
  for (const std::string& text : slow) {
    const Place place(replaced(text, ": 40,", ": 1000,"));
    const fs::path folder = place.folder("results");
    const double limited = seconds_of([&] {
      const ProgramRun run = place.run(folder, {"--time-limit", "0.5"});
      INFO(run.err);
      CHECK(run.exit_code == 6);
    });
    CHECK(limited < 10.0);  // one replicate takes longer
    RunSettings settings;
    settings.signal = SIGTERM;
    const fs::path other = place.folder("other");
    settings.signal_when = after_seconds(other, 0.3);
    const double ended = seconds_of([&] {
      const ProgramRun run = place.run(other, {}, settings);
      INFO(run.err);
      CHECK(run.exit_code == 6);
      CHECK(has(run.err, "Interrupted after "));
    });
    CHECK(ended < 10.0);
  }
}

TEST_CASE("a quiet run is silent when it is out of time, and when --until gives up") {
  const Place place(slow_world);
  const std::vector<std::string> words{"--quiet", "--time-limit", "0.01"};
  const ProgramRun run = place.run(place.folder("results"), words);
  CHECK(run.exit_code == 6);
  CHECK(run.err.empty());
}

TEST_CASE("a checkpoint with a point that the plan has not is damaged") {
  if (no_memory_limit()) return;
  const Place place(small_world());
  const fs::path folder = place.folder("results");
  REQUIRE(place.run(folder).exit_code == 0);
  const std::string bytes = file_text(folder / "checkpoint");
  const std::vector<ReplicateRow> rows(2 * 8);
  for (const std::size_t point : {std::size_t{1}, (std::size_t{1} << 24) - 1}) {
    write_file(folder / "checkpoint", bytes + encode_block({point, 0, 8}, rows));
    const ProgramRun run = run_shell("ulimit -v 1000000; " + program_file() + " run " +
                                     place.scenario + " --resume --output " + folder.string());
    INFO(run.err);
    CHECK(run.exit_code == 7);
    CHECK(has(run.err, "cannot be resumed: the file is damaged"));
  }
}

TEST_CASE("more replicates than there is time or memory for are begun, and ended in time") {
  if (no_memory_limit()) return;
  const Place place(small_world());
  const std::string run =
      program_file() + " run " + place.scenario + " --quiet --replicates 2000000000 ";
  const ProgramRun limited = run_shell("ulimit -v 1500000; " + run + "--time-limit 0.5");
  INFO(limited.err);
  CHECK(limited.exit_code == 6);
}

}  // namespace darknumber::testing::stopping_test
