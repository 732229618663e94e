// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/scenario/scenario.h"
#include "engine/study/engine_stamp.h"
#include "engine/study/shard.h"
#include "engine/study/study_plan.h"

namespace darknumber {

/// How the shard.json of a finished shard begins, and no other file.
inline constexpr std::string_view shard_mark = "{\n  \"shard_version\": ";

/// What shard.json says: which part of which run the checkpoint beside it is. It carries the
/// scenario, so that shards can be merged where its file is not.
struct ShardFile {
  Shard shard;
  std::string command;  // of the run, without --shard and --output, to be typed again
  EngineStamp engine;
  std::string scenario_hash;
  std::uint64_t seed = 0;
  std::int64_t points = 0;
  std::int64_t replicates = 0;  // of each point
  Value scenario;               // as run, with its defaults
  std::optional<Hold> hold = {};
};

ShardFile shard_file_of(const StudyPlan& plan, const Shard& shard, std::string command);

std::string shard_json(const ShardFile& file);

/// Throws InputError where the file is none, or one of a newer program.
ShardFile read_shard_json(const std::filesystem::path& path);

/// The plan of the run that a shard is of. Throws InputError where it is not the plan that was run.
StudyPlan plan_of_shard(const ShardFile& file, const std::filesystem::path& path);

/// One thing in which two shards belong to different runs, with both values.
struct ShardDifference {
  std::string what;
  std::string expected;
  std::string found;
};

/// What of their runs differs: engine, scenario, seed, sizes, into how many parts. Empty where both
/// are of one run.
std::vector<ShardDifference> differences(const ShardFile& expected, const ShardFile& found);

}  // namespace darknumber
