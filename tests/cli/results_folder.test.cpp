// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <csignal>
#include <regex>

#include "tests/cli/program.h"

namespace darknumber::testing::results_folder_test {
namespace {

namespace fs = std::filesystem;
const std::string textbook = "scenarios/textbook.json";

/// Long enough to be interrupted: seconds, where a block of replicates takes milliseconds.
const std::string many = "20000";

std::vector<std::string> run_into(const fs::path& folder, const std::string& replicates,
                                  std::vector<std::string> more = {}) {
  std::vector<std::string> words{"run", textbook, "--replicates", replicates, "--output", folder};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

/// Interrupts a run once it has kept some replicates.
ProgramRun interrupted(const fs::path& folder, int signal) {
  constexpr std::uintmax_t beyond_the_header = 20000;
  RunSettings settings;
  settings.signal = signal;
  settings.signal_when = [&] {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(folder / "checkpoint", error);
    return !error && size > beyond_the_header;
  };
  return darknumber(run_into(folder, many), settings);
}

}  // namespace

TEST_CASE("a results folder has the same bytes for any number of threads") {
  const ScratchFolder scratch;
  std::map<std::string, std::string> first;
  for (const char* threads : {"1", "2", "7"}) {
    const fs::path folder = scratch.path() / threads;
    const ProgramRun run = darknumber(run_into(folder, "500", {"--threads", threads}));
    INFO(run.err);
    REQUIRE(run.exit_code == 0);
    const auto bytes = folder_bytes(folder);
    for (const char* name :
         {"results.json", "measures.csv", "replicates.csv", "load.R", "load.py", "load.do"})
      CHECK(bytes.count(name) == 1);
    if (first.empty()) first = bytes;
    CHECK(bytes == first);
  }
}

TEST_CASE("another seed gives other replicates, the same seed the same") {
  const auto digest = [](const std::string& seed) {
    const ProgramRun run =
        darknumber({"run", textbook, "--replicates", "20", "--seed", seed, "--format", "json"});
    return document(run.out)["digest"].get<std::string>();
  };
  CHECK(digest("3") == digest("3"));
  CHECK(digest("3") != digest("4"));
}

TEST_CASE("an interrupted run says so, keeps its replicates, and is completed to the same bytes") {
  const ScratchFolder scratch;
  const fs::path whole = scratch.path() / "whole";
  REQUIRE(darknumber(run_into(whole, many)).exit_code == 0);
  for (const int signal : {SIGINT, SIGTERM, SIGKILL}) {
    INFO("signal " << signal);
    const fs::path folder = scratch.path() / std::to_string(signal);
    const ProgramRun stopped = interrupted(folder, signal);
    INFO(stopped.err);
    if (signal == SIGKILL) {
      CHECK(stopped.exit_code == -1);
    } else {
      CHECK(stopped.exit_code == 6);
      CHECK(has(stopped.err, "Interrupted after "));
      CHECK(has(stopped.err, "--resume"));
    }
    CHECK(stopped.out.empty());
    CHECK(fs::exists(folder / "checkpoint"));
    CHECK_FALSE(fs::exists(folder / "results.json"));
    const ProgramRun again = darknumber(run_into(folder, many, {"--resume"}));
    INFO(again.err);
    CHECK(again.exit_code == 0);
    CHECK(has(again.err, "Reused "));
    CHECK_FALSE(has(again.err, "Reused 0 "));
    CHECK(folder_bytes(folder) == folder_bytes(whole));
  }
}

TEST_CASE("a checkpoint of another scenario or seed is refused, and what differs is said") {
  const ScratchFolder scratch;
  const fs::path folder = scratch.path() / "results";
  REQUIRE(darknumber(run_into(folder, "128")).exit_code == 0);
  const auto before = folder_bytes(folder);
  const std::vector<std::pair<std::vector<std::string>, std::string>> others{
      {{"--seed", "2"}, "seed: there 1, here 2"},
      {{"--set", "population.victims=4000"}, "scenario"},
      {{"--set", "agencies[Police].capture_probability=0.2", "--seed", "5"}, "seed"}};
  for (const auto& [options, says] : others) {
    std::vector<std::string> more = options;
    more.push_back("--resume");
    const ProgramRun run = darknumber(run_into(folder, "128", more));
    INFO(run.err);
    CHECK(run.exit_code == 7);
    CHECK(run.out.empty());
    CHECK(has(run.err, says));
    CHECK(folder_bytes(folder) == before);
  }
  write_file(folder / "checkpoint", "no checkpoint");
  CHECK(darknumber(run_into(folder, "128", {"--resume"})).exit_code == 7);
}

TEST_CASE("an existing folder is left alone without --force, and replaced with it") {
  const ScratchFolder scratch;
  const fs::path folder = scratch.path() / "results";
  CHECK(darknumber(run_into(folder, "20")).exit_code == 0);
  write_file(folder / "notes.txt", "the user's own");
  const auto before = folder_bytes(folder);
  const ProgramRun refused = darknumber(run_into(folder, "30"));
  INFO(refused.err);
  CHECK(refused.exit_code == 8);
  CHECK(refused.out.empty());
  CHECK(has(refused.err, "--force"));
  CHECK(folder_bytes(folder) == before);
  CHECK(darknumber(run_into(folder, "30", {"--force"})).exit_code == 0);
  CHECK(file_text(folder / "notes.txt") == "the user's own");
  CHECK(has(file_text(folder / "results.json"), "\"replicates\": 30"));
  write_file(scratch.path() / "file", "");
  CHECK(darknumber(run_into(scratch.path() / "file", "20", {"--force"})).exit_code == 8);
}

TEST_CASE("progress comes in lines, and without --output an interrupted run keeps nothing") {
  const ScratchFolder scratch;
  const fs::path messages = scratch.path() / "messages";
  RunSettings settings;
  settings.signal = SIGINT;
  settings.signal_when = [&] {
    return fs::exists(messages) && has(file_text(messages), " replicates (");
  };
  const ProgramRun run =
      run_shell("exec " + program_file() + " run " + textbook +
                    " --replicates 2000000 --progress lines 2> '" + messages.string() + "'",
                settings);
  const std::vector<std::string> lines = lines_of(file_text(messages));
  INFO(file_text(messages));
  CHECK(run.exit_code == 6);
  CHECK(run.out.empty());
  REQUIRE(lines.size() >= 2);
  CHECK(std::regex_match(lines[0],
                         std::regex("[0-9]+ of 2000000 replicates \\([0-9]+ %\\), [0-9:]+ left")));
  CHECK(std::regex_match(lines.back(),
                         std::regex("Interrupted after [0-9]+ of 2000000 replicates\\. Nothing is "
                                    "kept without --output DIR\\.")));
}

}  // namespace darknumber::testing::results_folder_test
