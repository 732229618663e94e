// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <csignal>

#include "engine/report/folder/folder_lock.h"
#include "engine/report/folder/results_folder.h"
#include "engine/study/checkpoint/replicate_file.h"
#include "tests/cli/place.h"
#include "tests/support/small_study.h"

namespace darknumber::testing::shards_test {
namespace {

namespace fs = std::filesystem;

using Words = std::vector<std::string>;

const std::string four_points = small_study("sweep", R"("evaluate": "monte_carlo", "factors": [
        {"path": "agencies[*].false_positive_share", "values": [0, 0.1]},
        {"path": "bystanders.count", "values": [3000, 6000]}])");

Words with(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

ProgramRun shard(const std::string& scenario, const std::string& which, const fs::path& folder,
                 const Words& more = {}, const RunSettings& settings = {}) {
  return darknumber(with({"run", scenario, "--shard", which, "--output", folder}, more), settings);
}

ProgramRun merge(const fs::path& folder, const Words& more = {}) {
  return darknumber(with({"merge", folder}, more));
}

std::string place_of(const fs::path& folder, const std::string& name) {
  return (folder / ("shard-" + name)).string();
}

/// Runs a scenario whole and in so many shards, the last one first, and compares.
void compare_with_whole(const std::string& scenario, int shards, const Words& more = {}) {
  INFO(scenario << " in " << shards);
  const ScratchFolder scratch;
  const fs::path whole = scratch.path() / "whole";
  const fs::path parts = scratch.path() / "parts";
  const fs::path merged = scratch.path() / "merged";
  const ProgramRun run =
      darknumber(with({"run", scenario, "--output", whole, "--threads", "2"}, more));
  INFO(run.err);
  const std::string of = "/" + std::to_string(shards);
  for (int i = shards; i >= 1; --i) {
    const ProgramRun part =
        shard(scenario, std::to_string(i) + of, parts, with(more, {"--threads", "1"}));
    INFO(part.err);
    REQUIRE(part.exit_code == 0);
    CHECK(part.out.empty());
  }
  const ProgramRun joined = merge(parts, {"--output", merged});
  INFO(joined.err);
  CHECK(joined.exit_code == run.exit_code);
  CHECK(joined.out == run.out);
  const auto bytes = folder_bytes(whole);
  const auto found = folder_bytes(merged);
  CHECK(bytes.contains("checkpoint"));
  for (const auto& [name, text] : bytes) {
    INFO(name);
    REQUIRE(found.contains(name));
    CHECK((found.at(name) == text));
  }
  CHECK(found.size() == bytes.size());
}

/// A folder with all shards of a scenario but those left out.
void make_shards(const Place& place, const fs::path& folder, int of, const Words& numbers,
                 const Words& more = {}) {
  for (const std::string& number : numbers)
    REQUIRE(shard(place.scenario, number + "/" + std::to_string(of), folder, more).exit_code == 0);
}

void check_refused(const ProgramRun& run, int code, const std::string& why) {
  INFO(run.err);
  CHECK(run.exit_code == code);
  CHECK(run.out.empty());
  CHECK(has(run.err, why));
}

void change_byte(const fs::path& file, std::size_t at) {
  std::string bytes = file_text(file);
  bytes.at(at) = static_cast<char>(bytes.at(at) ^ 1);
  write_file(file, bytes);
}

}  // namespace

TEST_CASE("shards merged are the bytes of one run, for any number of them") {
  const Place place(four_points);
  for (const int shards : {1, 3, 7, 160}) compare_with_whole(place.scenario, shards);
}

TEST_CASE("shards of every kind of study merge to the bytes of one run") {
  const Words few{"--replicates", "10"};
  compare_with_whole("scenarios/textbook.json", 3, few);
  compare_with_whole("scenarios/united_kingdom.json", 2, few);
  compare_with_whole("scenarios/studies/claims.json", 3, few);
  compare_with_whole("scenarios/studies/held_sizes.json", 2);
  compare_with_whole("scenarios/studies/sample.json", 5);
  compare_with_whole("scenarios/studies/ledger.json", 2, few);
  compare_with_whole("scenarios/studies/tipping_point.json", 2, few);
  compare_with_whole("scenarios/pond.json", 4, {"--seed", "0", "--replicates", "11"});
}

TEST_CASE("a shard that is there is left, and run again alone has the same bytes") {
  const Place place(four_points);
  const fs::path folder = place.folder("parts");
  make_shards(place, folder, 5, {"2"});
  const auto bytes = folder_bytes(place_of(folder, "2-of-5"));
  CHECK(bytes.size() == 2);
  const ProgramRun again = shard(place.scenario, "2/5", folder);
  CHECK(again.exit_code == 0);
  CHECK(has(again.err, "shard-2-of-5 is there and complete; nothing was run."));
  CHECK(folder_bytes(place_of(folder, "2-of-5")) == bytes);
  const ProgramRun anew = shard(place.scenario, "2/5", folder, {"--force", "--threads", "2"});
  CHECK(anew.exit_code == 0);
  CHECK(has(anew.err, "Wrote "));
  CHECK(folder_bytes(place_of(folder, "2-of-5")) == bytes);
  CHECK(shard(place.scenario, "2/5", folder, {"--quiet"}).err.empty());
}

TEST_CASE("a shard that is there and not whole is not left") {
  const Place place(four_points);
  const fs::path folder = place.folder("parts");
  make_shards(place, folder, 2, {"1", "2"});
  const fs::path checkpoint = fs::path(place_of(folder, "1-of-2")) / "checkpoint";
  const std::string bytes = file_text(checkpoint);
  for (const std::string& broken : {bytes.substr(0, bytes.size() - 1), std::string()}) {
    write_file(checkpoint, broken);
    check_refused(shard(place.scenario, "1/2", folder), 3, "--force");
    check_refused(merge(folder), 3, "Run the shard again");
  }
  fs::remove(checkpoint);
  check_refused(shard(place.scenario, "1/2", folder), 3, "the file cannot be read");
  CHECK(shard(place.scenario, "1/2", folder, {"--force"}).exit_code == 0);
  CHECK(file_text(checkpoint) == bytes);
  change_byte(checkpoint, bytes.size() / 2);
  check_refused(shard(place.scenario, "1/2", folder), 3, "bytes of it were changed");
  check_refused(merge(folder), 3, "bytes of it were changed");
  CHECK(shard(place.scenario, "1/2", folder, {"--force"}).exit_code == 0);
  CHECK(file_text(checkpoint) == bytes);
  CHECK(merge(folder).exit_code == 0);
}

TEST_CASE("a shard that was killed goes on to the same bytes, and until then is missing") {
  const Place place(replaced(four_points, ": 40,", ": 30000,"));
  const fs::path whole = place.folder("whole");
  const fs::path folder = place.folder("parts");
  make_shards(place, whole, 2, {"1", "2"});
  make_shards(place, folder, 2, {"1"});
  const fs::path of_second = place_of(folder, "2-of-2");
  RunSettings settings;
  settings.signal = SIGKILL;
  settings.signal_when = [&] {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(of_second / "checkpoint", error);
    return !error && size > 30000;
  };
  REQUIRE(shard(place.scenario, "2/2", folder, {}, settings).exit_code == -1);
  CHECK_FALSE(fs::exists(of_second / "shard.json"));
  const ProgramRun without = merge(folder, {"--output", place.folder("merged")});
  check_refused(without, 3, "1 of 2 shards is missing: 2. Nothing was written.");
  CHECK(has(without.err, "# begun, "));
  CHECK(has(without.err, " done of 60000"));
  CHECK_FALSE(fs::exists(place.folder("merged")));
  const ProgramRun rest = shard(place.scenario, "2/2", folder);
  CHECK(rest.exit_code == 0);
  CHECK(has(rest.err, "Reused "));
  CHECK(folder_bytes(of_second) == folder_bytes(place_of(whole, "2-of-2")));
  CHECK(merge(folder).exit_code == 0);
}

TEST_CASE("a shard out of time says how to go on, and goes on") {
  const Place place(four_points);
  const fs::path folder = place.folder("parts");
  const Words many{"--replicates", "60000000"};  // minutes of work on any machine
  const ProgramRun stopped =
      shard(place.scenario, "2/3", folder, with(many, {"--time-limit", "0.3"}));
  check_refused(stopped, 6, "of 80000000 replicates of shard 2/3. They are kept; the same command");
  check_refused(shard(place.scenario, "2/3", folder, {"--replicates", "50000000"}), 7,
                "belongs to another run");
  check_refused(shard(place.scenario, "2/3", folder, with(many, {"--seed", "8"})), 7,
                "seed: there 3, here 8");
}

TEST_CASE("merge names what is missing with the command that makes it, and the command makes it") {
  const Place place(small_world());
  const fs::path folder = place.folder("it's here");
  const Words more{"--set", "agencies[Police].capture_probability=0.35"};
  make_shards(place, folder, 9, {"2", "4", "9"}, more);
  const ProgramRun lacks = merge(folder, {"--output", place.folder("merged")});
  check_refused(lacks, 3, "6 of 9 shards are missing: 1,3,5-8. Nothing was written.");
  CHECK_FALSE(fs::exists(place.folder("merged")));
  int commands = 0;
  for (const std::string& line : lines_of(lacks.err)) {
    if (!line.starts_with("  darknumber run ")) continue;
    ++commands;
    const ProgramRun made = run_shell(program_file() + line.substr(line.find(" run ")));
    INFO(line << "\n" << made.err);
    CHECK(made.exit_code == 0);
  }
  CHECK(commands == 6);
  CHECK(merge(folder).exit_code == 0);
}

TEST_CASE("merge refuses strangers, and says in what they differ") {
  const Place place(four_points);
  const fs::path ours = place.folder("ours");
  make_shards(place, ours, 2, {"1"});
  const auto refused = [&](const std::string& name, const std::string& scenario, const Words& more,
                           const std::string& which, const std::string& why) {
    INFO(name);
    const fs::path folder = place.folder(name);
    REQUIRE(shard(scenario, which, folder, more).exit_code == 0);
    check_refused(darknumber({"merge", ours, folder, "--output", place.folder("merged")}), 7, why);
    CHECK_FALSE(fs::exists(place.folder("merged")));
  };
  refused("seed", place.scenario, {"--seed", "4"}, "2/2", "    seed: 3 and 4\n");
  refused("longer", place.scenario, {"--replicates", "41"}, "2/2",
          "    replicates a point: 40 and 41\n");
  refused("split", place.scenario, {}, "3/3", "    number of shards: 2 and 3\n");
  refused("world", place.scenario, {"--set", "population.victims=2001"}, "2/2", "    scenario: ");
  refused("title", place.scenario, {"--set", "title=Other"}, "2/2", "    texts of the scenario: ");
}

TEST_CASE("merge refuses shards of another program") {
  const Place place(small_world());
  const fs::path folder = place.folder("parts");
  make_shards(place, folder, 2, {"1", "2"});
  for (const char* number : {"1", "2"}) {
    const fs::path file = fs::path(place_of(folder, std::string(number) + "-of-2")) / "shard.json";
    write_file(file, replaced(file_text(file), "\"build\": \"", "\"build\": \"other "));
  }
  check_refused(merge(folder), 7,
                "was made by another program than this one:\n  build: there other");
}

TEST_CASE(
    "a shard that another build began is not gone on with, and merge does not count it as begun") {
  const Place place(small_world());
  const fs::path folder = place.folder("parts");
  make_shards(place, folder, 2, {"1", "2"});
  const fs::path second = place_of(folder, "2-of-2");
  fs::remove(second / "shard.json");
  check_refused(merge(folder), 3, "# begun, 20 done of 20");
  auto contents =
      std::get<ReplicateFileContents>(read_replicate_file(checkpoint_of(second.string())));
  ReplicateFileHeader header = contents.header;
  header.build = "other " + header.build;
  { const ReplicateFileWriter anew(checkpoint_of(second.string()), header); }
  const ProgramRun again = shard(place.scenario, "2/2", folder);
  check_refused(again, 7, "  build: there other ");
  CHECK(has(again.err, "only that build goes on with"));
  const ProgramRun merged = merge(folder);
  check_refused(merged, 3, "1 of 2 shards is missing: 2.");
  CHECK_FALSE(has(merged.err, "# begun"));
  CHECK(shard(place.scenario, "2/2", folder, {"--force"}).exit_code == 0);
  CHECK(merge(folder).exit_code == 0);
}

TEST_CASE("a shard that was begun for another scenario is not counted as begun") {
  const Place place(small_world());
  const fs::path folder = place.folder("parts");
  make_shards(place, folder, 2, {"1"});
  REQUIRE(shard(place.scenario, "2/2", folder, {"--set", "population.victims=2001"}).exit_code ==
          0);
  fs::remove(fs::path(place_of(folder, "2-of-2")) / "shard.json");
  const ProgramRun merged = merge(folder);
  check_refused(merged, 3, "1 of 2 shards is missing: 2.");
  CHECK_FALSE(has(merged.err, "# begun"));
}

TEST_CASE("merge refuses the same shard twice, and takes folders of shards and shards alike") {
  const Place place(small_world());
  const fs::path one = place.folder("one");
  const fs::path other = place.folder("other");
  make_shards(place, one, 2, {"1"});
  make_shards(place, other, 2, {"1", "2"});
  check_refused(darknumber({"merge", one, other}), 3, "shard 1/2 is there twice: ");
  check_refused(darknumber({"merge", other, other}), 3, "shard 2/2 is there twice: ");
  CHECK(darknumber({"merge", one, place_of(other, "2-of-2")}).exit_code == 0);
  CHECK(darknumber({"merge", place_of(other, "1-of-2"), place_of(other, "2-of-2")}).exit_code == 0);
  fs::rename(place_of(other, "2-of-2"), other / "under another name");
  CHECK(merge(other).exit_code == 0);
}

TEST_CASE("merge refuses what is no shard") {
  const Place place(small_world());
  const fs::path empty = place.folder("empty");
  fs::create_directory(empty);
  check_refused(merge(empty), 3, "holds no shards. darknumber run SCENARIO --shard i/n");
  check_refused(merge(place.folder("nowhere")), 3, "there is no such folder of shards");
  check_refused(merge(place.scenario), 3, "this is a file, not a folder of shards");
  const fs::path folder = place.folder("parts");
  make_shards(place, folder, 1, {"1"});
  const fs::path file = fs::path(place_of(folder, "1-of-1")) / "shard.json";
  const std::string text = file_text(file);
  for (const auto& [from, to, why] : std::vector<std::array<std::string, 3>>{
           {"\"shard_version\": 1", "\"shard_version\": 2", "newer"},
           {"\"shard\": 1", "\"shard\": 2", "there is no shard 2/1"},
           {"\n  \"points\": 1", "\n  \"points\": 2", "makes another run"},
           {"\n  \"points\": 1", "\n  \"points\": 4611686018427387904", "than any run"},
           {"\n  \"replicates\": 40", "\n  \"replicates\": 4294967297", "than any run"},
           {"\n  \"seed\": 3", "\n  \"seed\": -3", "its \"seed\" is -3"},
           {"\"command\"", "\"commands\"", "it has no \"command\""},
           {text, "{", "shard.json"}}) {
    write_file(file, replaced(text, from, to));
    check_refused(merge(folder), 3, why);
  }
}

TEST_CASE("merge does not overwrite, and writes a page") {
  const Place place(small_world());
  const fs::path folder = place.folder("parts");
  make_shards(place, folder, 2, {"1", "2"});
  const fs::path merged = place.folder("merged");
  const fs::path page = place.folder("page.html");
  CHECK(merge(folder, {"--output", merged, "--report", page}).exit_code == 0);
  CHECK(has(file_text(page), "</html>"));
  check_refused(merge(folder, {"--output", merged}), 8, "exists");
  CHECK(merge(folder, {"--output", merged, "--force", "--quiet"}).err.empty());
  check_refused(merge(folder, {"--output", folder, "--force"}), 8,
                "holds no results of darknumber, so it is not replaced");
  check_refused(merge(folder, {"--force"}), 2, "--force needs --output DIR");
  check_refused(merge(folder, {"--report", "-"}), 2, "--report names a file");
}

TEST_CASE("a shard is asked for in the form i/n, with a folder, and of a run that has so many") {
  const Place place(small_world());
  const fs::path folder = place.folder("parts");
  for (const char* wrong : {"3", "0/2", "3/2", "a/b", "1/0", "1/2/3", "1.0/2"})
    check_refused(shard(place.scenario, wrong, folder), 2, "--shard: takes i/n, the part i of n");
  check_refused(darknumber({"run", place.scenario, "--shard", "1/2"}), 2,
                "--shard needs --output DIR");
  check_refused(shard(place.scenario, "1/2", folder, {"--until", "mcse=0.1"}), 2, "--until looks");
  check_refused(shard(place.scenario, "1/2", folder, {"--report", folder}), 2, "--report shows");
  check_refused(shard(place.scenario, "1/2", folder, {"--format", "json"}), 2, "--format is that");
  check_refused(shard(place.scenario, "1/2", folder, {"--force", "--resume"}), 2,
                "use one of them");
  check_refused(shard(place.scenario, "1/41", folder), 2,
                "the run has 40 replicates in all, too few for 41 shards");
  check_refused(shard("scenarios/studies/explain.json", "1/2", folder), 2,
                "Run it whole; --threads shares it out.");
  check_refused(shard(place.scenario, "1/2", place.scenario), 8, "is not a folder");
  CHECK_FALSE(fs::exists(folder));
}

TEST_CASE("two processes do not run the same shard") {
  const Place place(small_world());
  const fs::path folder = place.folder("parts");
  fs::create_directories(place_of(folder, "1-of-2"));
  FolderLock lock;
  REQUIRE(lock.take(place_of(folder, "1-of-2")));
  check_refused(shard(place.scenario, "1/2", folder), 8, "another run is writing to");
  CHECK(shard(place.scenario, "2/2", folder).exit_code == 0);
}

TEST_CASE("a shard can be looked at, and who takes its folder for results is told of merge") {
  const Place place(four_points);
  const fs::path folder = place.folder("parts");
  make_shards(place, folder, 4, {"3"});
  const std::string one = place_of(folder, "3-of-4");
  const ProgramRun shown = darknumber({"show", one, "--format", "markdown"});
  CHECK(has(shown.out, "shard 3/4 of a run, 40 replicates at 1 point so far, seed 3."));
  check_refused(darknumber({"report", folder}), 3, "darknumber merge " + folder.string());
  check_refused(darknumber({"run", place.scenario, "--output", one, "--resume"}), 7,
                "shard: there 3/4, here none");
}

TEST_CASE("plan says how long a shard takes, and how many are worth it") {
  const ProgramRun text = darknumber({"plan", "scenarios/textbook.json", "--shards", "4"});
  CHECK(text.exit_code == 0);
  CHECK(has(text.out, "4 of less than a second each: run it whole"));
  const Words large{"plan",         "scenarios/netherlands.json",
                    "--replicates", "100000000",
                    "--threads",    "1",
                    "--format",     "json",
                    "--shards",     "1000"};
  const auto json = document(darknumber(large).out);
  CHECK(json["shards"]["number"] == 1000);
  CHECK(json["shards"]["seconds"].get<double>() * 1000 == Approx(json["seconds"].get<double>()));
  CHECK(json["shards"]["most_useful"].get<double>() ==
        Approx(json["seconds"].get<double>() / 60.0).margin(1.0));
  check_refused(
      darknumber({"plan", "scenarios/textbook.json", "--replicates", "10", "--shards", "11"}), 2,
      "too few for 11 shards");
  check_refused(darknumber({"plan", "scenarios/studies/explain.json", "--shards", "2"}), 2,
                "Run it whole");
}

}  // namespace darknumber::testing::shards_test
