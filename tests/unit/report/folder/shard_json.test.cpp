// SPDX-License-Identifier: MIT
#include "engine/report/folder/shard_json.h"

#include <catch2/catch.hpp>

#include "engine/input/problem.h"
#include "engine/report/folder/shard_folder.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/small_study.h"

namespace darknumber::shard_json_test {
namespace {

using testing::file_text;
using testing::ScratchFolder;
using testing::write_file;

std::vector<std::string> what_differs(const ShardFile& a, const ShardFile& b) {
  std::vector<std::string> names;
  for (const ShardDifference& one : differences(a, b)) names.push_back(one.what);
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a shard.json reads back as it was written, and is that of the same run") {
  const ScratchFolder scratch;
  const StudyPlan plan = plan_of(small_world());
  const ShardFile written = shard_file_of(plan, {3, 8}, "darknumber run 'a b.json'");
  write_shard_json(scratch.path(), written);
  const std::filesystem::path path = shard_json_of(scratch.path());
  CHECK(file_text(path).starts_with(shard_mark));
  CHECK_FALSE(std::filesystem::exists(path.string() + ".unfinished"));
  const ShardFile read = read_shard_json(path);
  CHECK(shard_json(read) == file_text(path));
  CHECK(read.command == "darknumber run 'a b.json'");
  CHECK(differences(written, read).empty());
  const StudyPlan again = plan_of_shard(read, path);
  CHECK(again.points.size() == plan.points.size());
  CHECK(shard_json(shard_file_of(again, {3, 8}, written.command)) == file_text(path));
}

TEST_CASE("runs differ in what decides their bytes, and not in how they were asked for") {
  const ShardFile one = shard_file_of(plan_of(small_world()), {1, 2}, "darknumber run x");
  const auto other = [](const std::string& from, const std::string& to) {
    return shard_file_of(plan_of(replaced(small_world(), from, to)), {2, 2}, "darknumber run y");
  };
  CHECK(what_differs(one, other("\"seed\": 3", "\"seed\": 3 ")).empty());
  CHECK(what_differs(one, other("\"seed\": 3", "\"seed\": 4")) ==
        Names{"scenario", "texts of the scenario", "seed"});
  CHECK(what_differs(one, other("Three lists", "Lists")) == Names{"texts of the scenario"});
  CHECK(what_differs(one, other(": 40,", ": 41,")) ==
        Names{"texts of the scenario", "replicates a point"});
  const auto seeds = differences(one, other("\"seed\": 3", "\"seed\": 4")).back();
  CHECK(seeds.expected == "3");
  CHECK(seeds.found == "4");
  ShardFile split = one;
  split.shard.of = 3;
  split.engine.build = "another";
  CHECK(what_differs(one, split) == Names{"build", "number of shards"});
}

TEST_CASE("a shard.json whose scenario was changed is refused") {
  const ScratchFolder scratch;
  write_shard_json(scratch.path(), shard_file_of(plan_of(small_world()), {1, 2}, "x"));
  const std::filesystem::path path = shard_json_of(scratch.path());
  write_file(path, replaced(file_text(path), "\"victims\": 2000", "\"victims\": 2001"));
  const ShardFile read = read_shard_json(path);
  CHECK_THROWS_WITH(plan_of_shard(read, path), Catch::Contains("makes another run than it says"));
}

}  // namespace darknumber::shard_json_test
