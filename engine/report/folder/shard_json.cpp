// SPDX-License-Identifier: MIT
#include "engine/report/folder/shard_json.h"

#include <fmt/format.h>

#include <utility>

#include "engine/core/checksum.h"
#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/report/folder/results_reader.h"
#include "engine/scenario/format/published_counts.h"
#include "engine/scenario/format/write_scenario.h"
#include "engine/scenario/read_scenario.h"
#include "engine/study/run_study.h"

namespace darknumber {
namespace {

/// It grows when a member changes its meaning or goes.
constexpr int shard_version = 1;

/// What tells one run from another, by name.
std::vector<std::pair<std::string, std::string>> stamp_of(const ShardFile& file) {
  return {{"engine version", file.engine.version},
          {"build", file.engine.build},
          {"scenario", file.scenario_hash},
          {"texts of the scenario", hex_text(checksum(write_json(file.scenario)))},
          {"seed", std::to_string(file.seed)},
          {"points", std::to_string(file.points)},
          {"replicates a point", std::to_string(file.replicates)},
          {"number of shards", std::to_string(file.shard.of)}};
}

}  // namespace

ShardFile shard_file_of(const StudyPlan& plan, const Shard& shard, std::string command) {
  const ReplicateFileHeader header = replicate_file_header(plan);
  return {shard,
          std::move(command),
          engine_stamp(),
          header.scenario_hash,
          header.seed,
          static_cast<std::int64_t>(plan.points.size()),
          replicates_of(plan),
          to_value(plan.scenario()),
          plan.hold};
}

std::string shard_json(const ShardFile& file) {
  Value root = empty_object();
  add_member(root, "shard_version", shard_version);
  add_member(root, "shard", file.shard.number);
  add_member(root, "shards", file.shard.of);
  add_member(root, "command", file.command);
  Value engine = empty_object();
  add_member(engine, "version", file.engine.version);
  add_member(engine, "build", file.engine.build);
  add_member(root, "engine", std::move(engine));
  add_member(root, "scenario_hash", file.scenario_hash);
  add_member(root, "seed", static_cast<std::int64_t>(file.seed));
  add_member(root, "points", file.points);
  add_member(root, "replicates", file.replicates);
  if (file.hold) add_member(root, "held_to", counts_value(file.hold->table, file.hold->suppressed));
  add_member(root, "scenario", file.scenario);
  return write_json(root, JsonLayout::indented);
}

ShardFile read_shard_json(const std::filesystem::path& path) {
  const Value root = parse_results_file(path);
  const ResultsReader reader(root, path);
  if (const std::int64_t version = reader.integer("shard_version"); version > shard_version)
    refuse_file(path, fmt::format("the shard is of version {}, newer than the program", version),
                fmt::format("This program reads version {}; get a newer one.", shard_version));
  ShardFile file;
  file.shard = {reader.integer("shard"), reader.integer("shards")};
  if (!shard_from(shard_text(file.shard)))
    reader.damaged(fmt::format("there is no shard {}", shard_text(file.shard)));
  file.command = reader.text("command");
  file.engine = {reader.object("engine").text("version"), reader.object("engine").text("build")};
  file.scenario_hash = reader.text("scenario_hash");
  file.seed = static_cast<std::uint64_t>(reader.count("seed"));
  file.points = reader.count("points");
  file.replicates = reader.count("replicates");
  if (file.points > static_cast<std::int64_t>(most_numbered_points) ||
      file.replicates > std::int64_t{1} << 32)
    reader.damaged("it has more points or replicates than any run");
  file.scenario = reader.member("scenario", &Value::is_object);
  file.hold = held_to(reader, read_scenario(file.scenario, path.string()));
  return file;
}

StudyPlan plan_of_shard(const ShardFile& file, const std::filesystem::path& path) {
  StudyPlan plan = plan_study(file.scenario, path.string(),
                              read_scenario(file.scenario, path.string()), file.hold);
  const std::vector<ShardDifference> differing =
      differences(shard_file_of(plan, file.shard, file.command), file);
  if (!differing.empty())
    refuse_file(
        path,
        fmt::format("the scenario in it makes another run than it says: {} {}, not {}",
                    differing.front().what, differing.front().expected, differing.front().found),
        "The file was changed, or is of another version of the program; run the shard "
        "again with --force.");
  return plan;
}

std::vector<ShardDifference> differences(const ShardFile& expected, const ShardFile& found) {
  std::vector<ShardDifference> list;
  const auto here = stamp_of(expected);
  const auto there = stamp_of(found);
  for (std::size_t i = 0; i < here.size(); ++i)
    if (here[i].second != there[i].second)
      list.push_back({here[i].first, here[i].second, there[i].second});
  return list;
}

}  // namespace darknumber
