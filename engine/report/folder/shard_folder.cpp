// SPDX-License-Identifier: MIT
#include "engine/report/folder/shard_folder.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "engine/core/unfinished_file.h"
#include "engine/input/problem.h"
#include "engine/report/folder/results_folder.h"
#include "engine/report/folder/results_reader.h"
#include "engine/study/run_shard.h"

namespace darknumber {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void throw_error_of(const fs::path& path) {
  throw std::system_error(errno, std::generic_category(), path.string());
}

/// Closes a file at the end of a scope.
struct OpenFile {
  int descriptor;
  ~OpenFile() { ::close(descriptor); }
};

int opened(const fs::path& path, int how) {
  const int descriptor = ::open(path.c_str(), how | O_CLOEXEC, 0666);
  if (descriptor < 0) throw_error_of(path);
  return descriptor;
}

void write_to_disk(const fs::path& path, std::string_view text) {
  const OpenFile file{opened(path, O_WRONLY | O_CREAT | O_TRUNC)};
  while (!text.empty()) {
    const ssize_t count = ::write(file.descriptor, text.data(), text.size());
    if (count < 0 && errno != EINTR) throw_error_of(path);
    if (count > 0) text.remove_prefix(static_cast<std::size_t>(count));
  }
  if (::fsync(file.descriptor) != 0) throw_error_of(path);
}

/// A rename is on the disk once the folder is. Some file systems cannot be asked to.
void sync_folder(const fs::path& folder) {
  const OpenFile file{opened(folder, O_RDONLY | O_DIRECTORY)};
  if (::fsync(file.descriptor) != 0 && errno != EINVAL) throw_error_of(folder);
}

void add_shard(const fs::path& folder, FoundShards& found, Problems& problems) {
  if (!is_finished_shard(folder)) {
    if (auto header = shard_in(folder)) found.begun.push_back({folder, std::move(*header)});
    return;
  }
  try {
    found.finished.push_back({folder, read_shard_json(shard_json_of(folder))});
  } catch (const InputError& error) {
    problems.insert(problems.end(), error.problems().begin(), error.problems().end());
  }
}

}  // namespace

fs::path shard_folder(const fs::path& folder, const Shard& shard) {
  return folder / fmt::format("shard-{}-of-{}", shard.number, shard.of);
}

std::optional<ReplicateFileHeader> shard_in(const fs::path& folder) {
  auto header = read_replicate_header(checkpoint_of(folder));
  auto* known = std::get_if<ReplicateFileHeader>(&header);
  if (known == nullptr || known->shard.empty()) return std::nullopt;
  return std::move(*known);
}

fs::path shard_json_of(const fs::path& folder) {
  return folder / "shard.json";
}

bool is_finished_shard(const fs::path& folder) {
  return fs::is_regular_file(shard_json_of(folder));
}

void write_shard_json(const fs::path& folder, const ShardFile& file) {
  const fs::path path = shard_json_of(folder);
  const fs::path meanwhile = name_while_unfinished(path);
  try {
    write_to_disk(meanwhile, shard_json(file));
    fs::rename(meanwhile, path);
  } catch (...) {
    ::unlink(meanwhile.c_str());
    throw;
  }
  sync_folder(folder);
}

bool holds_shards(const fs::path& folder) {
  const fs::directory_iterator inside(folder);
  return std::any_of(begin(inside), end(inside),
                     [](const auto& entry) { return is_finished_shard(entry.path()); });
}

FoundShards find_shards(const std::vector<std::string>& folders) {
  FoundShards found;
  Problems problems;
  for (const fs::path folder : folders) {
    if (!fs::is_directory(folder)) {
      problems.push_back({folder.string(),
                          {},
                          "",
                          fs::exists(folder) ? "this is a file, not a folder of shards"
                                             : "there is no such folder of shards",
                          "darknumber run SCENARIO --shard i/n --output DIR makes one.",
                          ""});
      continue;
    }
    add_shard(folder, found, problems);
    std::vector<fs::path> inside;
    for (const auto& entry : fs::directory_iterator(folder))
      if (entry.is_directory()) inside.push_back(entry.path());
    std::sort(inside.begin(), inside.end());  // a directory has no order of its own
    for (const fs::path& one : inside) add_shard(one, found, problems);
  }
  if (!problems.empty()) throw InputError(std::move(problems));
  std::stable_sort(found.finished.begin(), found.finished.end(),
                   [](const FoundShard& a, const FoundShard& b) {
                     return a.file.shard.number < b.file.shard.number;
                   });
  return found;
}

std::vector<PointRows> read_shard(const FoundShard& shard, const StudyPlan& plan) {
  const fs::path path = checkpoint_of(shard.folder);
  constexpr const char* advice = "Run the shard again, with --force to replace it.";
  auto read = read_replicate_file(path, plan.points.size());
  if (const auto* defect = std::get_if<ReplicateFileDefect>(&read))
    refuse_file(path, fmt::format("the replicates cannot be read: {}", meaning_of(*defect)),
                advice);
  auto& contents = std::get<ReplicateFileContents>(read);
  const auto differing = differences(shard_file_header(plan, shard.file.shard), contents.header);
  if (!differing.empty())
    refuse_file(path,
                fmt::format("the checkpoint does not belong to the shard.json beside it: {} {}, "
                            "not {}",
                            name_of(differing.front().field), differing.front().found,
                            differing.front().expected),
                advice);
  if (!is_whole_shard(plan, shard.file.shard, contents.points))
    refuse_file(path,
                fmt::format("the checkpoint has {} replicates, which are not all {} of the shard",
                            contents.replicates, range_of(shard.file.shard, work_of(plan)).size()),
                advice);
  return std::move(contents.points);
}

}  // namespace darknumber
