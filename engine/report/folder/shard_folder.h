// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/report/folder/shard_json.h"
#include "engine/study/checkpoint/replicate_file.h"

namespace darknumber {

/// The folder of a shard in that of its run: DIR/shard-3-of-8. It holds a checkpoint, from which an
/// interrupted shard goes on and, once the shard is whole, shard.json.
std::filesystem::path shard_folder(const std::filesystem::path& folder, const Shard& shard);

/// The run and the shard that a folder is of, finished or not; none where it is of no shard.
std::optional<ReplicateFileHeader> shard_in(const std::filesystem::path& folder);

/// Its shard.json, and whether it is there: the shard is finished.
std::filesystem::path shard_json_of(const std::filesystem::path& shard_folder);
bool is_finished_shard(const std::filesystem::path& shard_folder);

/// Says that a shard is whole: writes shard.json under another name, waits until it is on the disk,
/// and renames it. Throws std::system_error.
void write_shard_json(const std::filesystem::path& shard_folder, const ShardFile& file);

/// A shard that is finished.
struct FoundShard {
  std::filesystem::path folder;
  ShardFile file;
};

/// A shard that was interrupted, or is being run.
struct BegunShard {
  std::filesystem::path folder;
  ReplicateFileHeader header;  // of the run that it belongs to
};

struct FoundShards {
  std::vector<FoundShard> finished;  // by number
  std::vector<BegunShard> begun;
};

/// Whether a folder has finished shards in it.
bool holds_shards(const std::filesystem::path& folder);

/// All shards in these folders, or that they are; those in folders of any name are found, by their
/// content. Throws InputError with every file that cannot be read.
FoundShards find_shards(const std::vector<std::string>& folders);

/// The replicates of a finished shard. Throws InputError where its checkpoint is not whole or not
/// that of the shard.
std::vector<PointRows> read_shard(const FoundShard& shard, const StudyPlan& plan);

}  // namespace darknumber
