// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <csignal>

#include "tests/cli/program.h"

namespace darknumber::testing::foreign_files_test {
namespace {

namespace fs = std::filesystem;

ProgramRun run_into(const fs::path& folder, std::vector<std::string> more) {
  std::vector<std::string> words{
      "run", "scenarios/textbook.json", "--replicates", "20", "--quiet", "--output", folder};
  words.insert(words.end(), more.begin(), more.end());
  return darknumber(words);
}

const std::vector<std::string> names{"measures.csv", "replicates.csv", "results.json", "checkpoint",
                                     "load.R",       "load.py",        "load.do"};

void check_refused(const ProgramRun& run, const std::string& says) {
  INFO(run.err);
  CHECK(run.exit_code == 8);
  CHECK(run.out.empty());
  CHECK(has(run.err, says));
  CHECK(has(run.err, "Nothing was run or written."));
}

}  // namespace

TEST_CASE(
    "the option --force leaves a folder alone that holds no results, whatever its files are "
    "called") {
  const ScratchFolder scratch;
  const fs::path folder = scratch.path() / "theirs";
  fs::create_directory(folder);
  for (const std::string& name : names) write_file(folder / name, "the user's own");
  const auto before = folder_bytes(folder);
  check_refused(run_into(folder, {"--force"}), "was not written by darknumber");
  CHECK(folder_bytes(folder) == before);
  for (const std::string& name : names) fs::remove(folder / name);
  write_file(folder / "notes.txt", "the user's own");
  check_refused(run_into(folder, {"--force"}), "holds no results of darknumber");
  fs::remove(folder / "notes.txt");
  CHECK(run_into(folder, {"--force"}).exit_code == 0);  // an empty one
}

TEST_CASE(
    "the option --force keeps a file of the user's own among the results, and then removes "
    "nothing") {
  const ScratchFolder scratch;
  const fs::path folder = scratch.path() / "results";
  REQUIRE(run_into(folder, {}).exit_code == 0);
  const auto whole = folder_bytes(folder);
  for (const std::string& name : names) {
    INFO(name);
    write_file(folder / name, "the user's own");
    const auto before = folder_bytes(folder);
    check_refused(run_into(folder, {"--force"}), (folder / name).string());
    CHECK(folder_bytes(folder) == before);
    if (name != "checkpoint") {
      check_refused(run_into(folder, {"--resume"}), (folder / name).string());
      CHECK(folder_bytes(folder) == before);
    }
    write_file(folder / name, whole.at(name));
  }
  write_file(folder / "results.json.unfinished", "the user's own");
  check_refused(run_into(folder, {"--force"}), "results.json.unfinished");
  fs::remove(folder / "results.json.unfinished");
  CHECK(run_into(folder, {"--force"}).exit_code == 0);
  CHECK(folder_bytes(folder) == whole);
}

TEST_CASE("a folder or a link with one of the names is left alone, and nothing is half removed") {
  const ScratchFolder scratch;
  const fs::path folder = scratch.path() / "results";
  REQUIRE(run_into(folder, {}).exit_code == 0);
  fs::remove(folder / "checkpoint");
  fs::create_directory(folder / "checkpoint");
  write_file(folder / "checkpoint" / "model.bin", "the user's own");
  check_refused(run_into(folder, {"--force"}), (folder / "checkpoint").string());
  CHECK(file_text(folder / "checkpoint" / "model.bin") == "the user's own");
  for (const char* name : {"results.json", "measures.csv", "load.R"})
    CHECK(fs::exists(folder / name));
  fs::remove_all(folder / "checkpoint");
  write_file(scratch.path() / "elsewhere.csv", file_text(folder / "measures.csv"));
  fs::remove(folder / "measures.csv");
  fs::create_symlink(scratch.path() / "elsewhere.csv", folder / "measures.csv");
  check_refused(run_into(folder, {"--force"}), (folder / "measures.csv").string());
  CHECK(fs::is_symlink(folder / "measures.csv"));
}

TEST_CASE("results are known by results.json or by the checkpoint, also by half a one") {
  const ScratchFolder scratch;
  for (const char* kept : {"results.json", "checkpoint"}) {
    INFO(kept);
    const fs::path folder = scratch.path() / kept;
    REQUIRE(run_into(folder, {}).exit_code == 0);
    for (const std::string& name : names)
      if (name != kept) fs::remove(folder / name);
    write_file(folder / "measures.csv.unfinished", "poi");  // of a run that was killed
    CHECK(run_into(folder, {"--force"}).exit_code == 0);
    CHECK(folder_bytes(folder).size() == names.size());
  }
  const fs::path folder = scratch.path() / "torn";
  fs::create_directory(folder);
  write_file(folder / "checkpoint", "DNR");
  CHECK(run_into(folder, {"--force"}).exit_code == 0);
}

TEST_CASE("of two runs into one folder the second is refused, and the first is not disturbed") {
  const ScratchFolder scratch;
  const fs::path folder = scratch.path() / "results";
  // While the first run goes on, the others are tried.
  RunSettings settings;
  settings.signal = SIGINT;
  settings.signal_when = [&] {
    std::error_code error;
    if (!fs::exists(folder / "checkpoint", error) || fs::file_size(folder / "checkpoint") < 20000)
      return false;
    for (const char* option : {"--force", "--resume"})
      check_refused(run_into(folder, {option}), "another run is writing to " + folder.string());
    CHECK(run_into(folder, {}).exit_code == 8);
    return true;
  };
  const std::vector<std::string> first{
      "run", "scenarios/textbook.json", "--replicates", "2000000", "--quiet", "--output", folder};
  const ProgramRun run = darknumber(first, settings);
  INFO(run.err);
  CHECK(run.exit_code == 6);
  CHECK(run_into(folder, {"--resume"}).exit_code == 0);  // its end gives the folder free
}

TEST_CASE("the options --resume and --force exclude one another") {
  const ScratchFolder scratch;
  const ProgramRun run = run_into(scratch.path() / "results", {"--resume", "--force"});
  CHECK(run.exit_code == 2);
  CHECK(has(run.err, "use one of them"));
}

}  // namespace darknumber::testing::foreign_files_test
