// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <functional>
#include <optional>
#include <regex>

#include "engine/core/random_stream.h"
#include "engine/study/checkpoint/replicate_file.h"
#include "tests/cli/place.h"
#include "tests/support/small_study.h"

namespace darknumber::testing::resume_test {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// A second of work in four points, tenths of one on a fast machine.
constexpr std::int64_t replicates = 12000;
constexpr std::int64_t total = 4 * replicates;

const std::string four_points =
    replaced(small_study("sweep", R"("evaluate": "monte_carlo", "factors": [
        {"path": "agencies[*].false_positive_share", "values": [0, 0.1]},
        {"path": "bystanders.count", "values": [3000, 6000]}])"),
             ": 40,", ": " + std::to_string(replicates) + ",");

std::int64_t kept_in(const fs::path& folder) {
  const auto contents = read_replicate_file(folder / "checkpoint");
  REQUIRE(std::holds_alternative<ReplicateFileContents>(contents));
  return std::get<ReplicateFileContents>(contents).replicates;
}

/// What a resumed run says that it reused and computed.
std::pair<std::int64_t, std::int64_t> reused_and_computed(const std::string& messages) {
  std::smatch numbers;
  const std::regex line("Reused ([0-9]+) [a-z]+, computed ([0-9]+)\\.");
  REQUIRE(std::regex_search(messages, numbers, line));
  return {std::stoll(numbers[1]), std::stoll(numbers[2])};
}

ProgramRun killed(const Place& place, const fs::path& folder, std::function<bool()> when) {
  RunSettings settings;
  settings.signal = SIGKILL;
  settings.signal_when = std::move(when);
  return place.run(folder, {}, settings);
}

/// Once the checkpoint has so many bytes.
std::function<bool()> after_bytes(const fs::path& folder, double bytes) {
  return [folder, bytes] {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(folder / "checkpoint", error);
    return !error && static_cast<double>(size) >= bytes;
  };
}

/// Kills runs at random moments of their work or, every other one, of all their time, resumes each,
/// and compares with a whole one. Gives the number that was killed before it had all replicates.
int kill_and_resume(int times, std::uint64_t seed) {
  const Place place(four_points);
  const fs::path whole = place.folder("whole");
  const Clock::time_point start = Clock::now();
  const ProgramRun uninterrupted = place.run(whole);
  REQUIRE(uninterrupted.exit_code == 0);
  const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
  const auto bytes = folder_bytes(whole);
  RandomStream stream(seed, 0, Purpose::victims);
  int early = 0;
  for (int i = 0; i < times; ++i) {
    const fs::path folder = place.folder(std::to_string(i));
    const double moment = stream.uniform();
    const ProgramRun stopped = killed(
        place, folder,
        i % 2 == 0
            ? after_bytes(folder, moment * static_cast<double>(bytes.at("checkpoint").size()))
            : after_seconds(folder, moment * seconds));
    const std::int64_t kept = fs::file_size(folder / "checkpoint") > 0 ? kept_in(folder) : 0;
    INFO("kill " << i << ", " << kept << " replicates kept");
    early += stopped.exit_code != 0 && kept < total;
    const ProgramRun again = place.run(folder, {"--resume"});
    INFO(again.err);
    REQUIRE(again.exit_code == 0);
    const auto [reused, computed] = reused_and_computed(again.err);
    CHECK(reused == kept);
    CHECK(reused + computed == total);
    CHECK(again.out == uninterrupted.out);
    CHECK(folder_bytes(folder) == bytes);
  }
  return early;
}

/// A run stopped by its time limit, with some replicates kept.
ProgramRun out_of_time(const Place& place, const fs::path& folder) {
  return place.run(folder, {"--time-limit", "0.2", "--replicates", "50000000"});
}

}  // namespace

TEST_CASE("a study killed at random moments is resumed to the same bytes") {
  CHECK(kill_and_resume(3, 1) >= 1);
}

TEST_CASE("a study killed twenty times over is resumed to the same bytes", "[.long]") {
  CHECK(kill_and_resume(20, 2) >= 7);
}

TEST_CASE("a study killed again and again goes on from where it was") {
  const Place place(four_points);
  const fs::path folder = place.folder("again");
  std::int64_t kept = 0;
  RunSettings settings;
  settings.signal = SIGKILL;
  for (int i = 0; i < 3; ++i) {
    const std::uintmax_t size_before = i == 0 ? 0 : fs::file_size(folder / "checkpoint");
    settings.signal_when = [&] {
      std::error_code error;
      const std::uintmax_t size = fs::file_size(folder / "checkpoint", error);
      return !error && size > size_before + 100000;
    };
    place.run(folder, i == 0 ? std::vector<std::string>{} : std::vector<std::string>{"--resume"},
              settings);
    CHECK(kept_in(folder) > kept);
    kept = kept_in(folder);
  }
  const ProgramRun last = place.run(folder, {"--resume"});
  CHECK(reused_and_computed(last.err) == std::pair{kept, total - kept});
  const fs::path whole = place.folder("whole");
  REQUIRE(place.run(whole).exit_code == 0);
  CHECK(folder_bytes(folder) == folder_bytes(whole));
}

TEST_CASE("a study out of time keeps what it has, and is resumed") {
  const Place place(four_points);
  const fs::path folder = place.folder("results");
  const ProgramRun stopped = out_of_time(place, folder);
  INFO(stopped.err);
  REQUIRE(stopped.exit_code == 6);
  CHECK(stopped.out.empty());
  CHECK(has(stopped.err, "Out of time after "));
  CHECK(has(stopped.err,
            " of 200000000 replicates. They are kept; run the same command with "
            "--resume to continue."));
  CHECK_FALSE(fs::exists(folder / "results.json"));
  const std::int64_t kept = kept_in(folder);
  REQUIRE(kept > 0);
  const ProgramRun again = place.run(folder, {"--resume", "--replicates", "500"});
  REQUIRE(again.exit_code == 0);
  CHECK(reused_and_computed(again.err).first == std::min<std::int64_t>(kept, 500));
  const ProgramRun nothing =
      darknumber({"run", place.scenario, "--time-limit", "0.05", "--replicates", "50000000"});
  CHECK(nothing.exit_code == 6);
  CHECK(has(nothing.err, "Nothing is kept without --output DIR."));
}

TEST_CASE("rounds until a precision are resumed to the same bytes") {
  const Place place(replaced(four_points, ": 12000,", ": 400,"));
  const std::vector<std::string> until{"--until", "mcse=0.0012"};
  const fs::path whole = place.folder("whole");
  REQUIRE(place.run(whole, until).exit_code == 0);
  const std::int64_t all = kept_in(whole);
  REQUIRE(all > 4 * 400);  // several rounds
  const fs::path folder = place.folder("results");
  RunSettings settings;
  settings.signal = SIGKILL;
  settings.signal_when = [&] {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(folder / "checkpoint", error);
    return !error && size > fs::file_size(whole / "checkpoint") / 2;
  };
  place.run(folder, until, settings);
  const std::int64_t kept = kept_in(folder);
  std::vector<std::string> again = until;
  again.emplace_back("--resume");
  const ProgramRun resumed = place.run(folder, again);
  INFO(resumed.err);
  REQUIRE(resumed.exit_code == 0);
  CHECK(reused_and_computed(resumed.err) == std::pair{kept, all - kept});
  CHECK(folder_bytes(folder) == folder_bytes(whole));
}

TEST_CASE("a changed byte in what is reused is refused, wherever it is") {
  const Place place(four_points);
  const fs::path folder = place.folder("results");
  REQUIRE(out_of_time(place, folder).exit_code == 6);
  const std::string bytes = file_text(folder / "checkpoint");
  for (const double where : {0.0, 0.001, 0.3, 0.7}) {
    std::string changed = bytes;
    const auto at = static_cast<std::size_t>(where * static_cast<double>(bytes.size()));
    INFO("byte " << at);
    changed[at] = static_cast<char>(changed[at] ^ 1);
    write_file(folder / "checkpoint", changed);
    const ProgramRun run = place.run(folder, {"--resume", "--replicates", "100000"});
    INFO(run.err);
    CHECK(run.exit_code == 7);
    CHECK(run.out.empty());
    CHECK(has(run.err, "cannot be resumed: the file is "));
    CHECK(file_text(folder / "checkpoint") == changed);
    CHECK(folder_bytes(folder).size() == 1);
  }
}

TEST_CASE("a run that ended before it kept anything is begun anew by --resume") {
  const Place place(small_world());
  const fs::path whole = place.folder("whole");
  REQUIRE(place.run(whole).exit_code == 0);
  for (const bool with_checkpoint : {false, true}) {
    const fs::path folder = place.folder(with_checkpoint ? "empty checkpoint" : "empty");
    fs::create_directory(folder);
    if (with_checkpoint) write_file(folder / "checkpoint", "");
    const ProgramRun run = place.run(folder, {"--resume"});
    INFO(run.err);
    CHECK(run.exit_code == 0);
    CHECK(folder_bytes(folder) == folder_bytes(whole));
  }
  const fs::path full = place.folder("full");
  fs::create_directory(full);
  write_file(full / "notes.txt", "the user's own");
  CHECK(place.run(full, {"--resume"}).exit_code == 8);
}

TEST_CASE("another study, claim or held table is another run, and what differs is said") {
  const std::string held =
      small_study("sweep", R"("evaluate": "monte_carlo", "hold": "table", "table": "table.csv",
          "factors": [{"path": "agencies[*].anonymous_share", "values": [0, 0.1]}])");
  const Place place(held);
  const auto write_table = [&](const std::string& overlap) {
    write_file(place.scratch.path() / "table.csv",
               "Hospital,Police,Shelter,count\n1,0,0,250\n0,1,0,300\n0,0,1,200\n0,1,1,60\n"
               "1,1,0,80\n1,0,1,50\n1,1,1," +
                   overlap + "\n");
  };
  write_table("20");
  const fs::path folder = place.folder("results");
  REQUIRE(place.run(folder).exit_code == 0);
  const auto before = folder_bytes(folder);
  const ProgramRun same = place.run(folder, {"--resume"});
  CHECK(same.exit_code == 0);
  CHECK(reused_and_computed(same.err) == std::pair<std::int64_t, std::int64_t>{80, 0});
  const auto check_refused = [&](const std::vector<std::string>& options, const char* says) {
    std::vector<std::string> words = options;
    words.emplace_back("--resume");
    const ProgramRun run = place.run(folder, words);
    INFO(run.err);
    CHECK(run.exit_code == 7);
    CHECK(run.out.empty());
    CHECK(has(run.err, says));
    CHECK(folder_bytes(folder) == before);
  };
  check_refused({"--seed", "5"}, "seed: there 3, here 5");
  write_table("21");
  check_refused({}, "the table that it is held to");
  write_table("20");
  write_file(place.scenario, replaced(held, "[0, 0.1]", "[0, 0.2]"));
  check_refused({}, "scenario: there ");
}

TEST_CASE("a run goes on after the text of a claim was mended, and not after its bound was") {
  const std::string world = small_world(
      R"("claims": [{"text": "It is rihgt", "estimator": "chao", "measure": "inflation",
                     "at_least": 0.9}])");
  const Place place(world);
  const fs::path folder = place.folder("results");
  REQUIRE(place.run(folder).exit_code != 7);
  write_file(place.scenario, replaced(world, "rihgt", "right"));
  const ProgramRun mended = place.run(folder, {"--resume"});
  INFO(mended.err);
  CHECK(reused_and_computed(mended.err) == std::pair<std::int64_t, std::int64_t>{40, 0});
  CHECK(has(file_text(folder / "results.json"), "It is right"));
  write_file(place.scenario, replaced(world, "0.9", "0.8"));
  CHECK(place.run(folder, {"--resume"}).exit_code == 7);
}

TEST_CASE("studies on the expected table count points, and are resumed too") {
  const Place place(small_study("sample", R"("size": 64, "factors": [
      {"path": "agencies[*].anonymous_share", "range": [0, 0.3]}])"));
  const fs::path folder = place.folder("results");
  REQUIRE(place.run(folder).exit_code == 0);
  const auto bytes = folder_bytes(folder);
  const ProgramRun again = place.run(folder, {"--resume"});
  CHECK(has(again.err, "Reused 64 points, computed 0."));
  CHECK(folder_bytes(folder) == bytes);
  const ProgramRun lines = place.run(place.folder("stopped"), {"--time-limit", "0.000001"});
  CHECK(lines.exit_code == 6);
  CHECK(has(lines.err, "Out of time while the worlds were composed."));
}

}  // namespace darknumber::testing::resume_test
