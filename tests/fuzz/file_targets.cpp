// SPDX-License-Identifier: MIT
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "engine/core/bytes.h"
#include "engine/core/checksum.h"
#include "engine/input/json.h"
#include "engine/input/problem.h"
#include "engine/report/folder/read_results.h"
#include "engine/report/folder/results_folder.h"
#include "engine/report/folder/results_json.h"
#include "engine/report/folder/shard_folder.h"
#include "engine/report/folder/shard_json.h"
#include "engine/report/folder/stored_run.h"
#include "engine/scenario/read_scenario.h"
#include "engine/study/checkpoint/parts_file.h"
#include "engine/study/checkpoint/replicate_encoding.h"
#include "engine/study/checkpoint/replicate_file.h"
#include "engine/study/explain/sampler_bytes.h"
#include "engine/study/run_study.h"
#include "tests/fuzz/keep_small.h"
#include "tests/fuzz/targets.h"

namespace darknumber::fuzz {
namespace {

namespace fs = std::filesystem;

/// A folder of this process, in memory where there is such a place; it goes with the process.
class Folder {
 public:
  Folder() {
    const fs::path memory = "/dev/shm";
    path_ = (fs::is_directory(memory) ? memory : fs::temp_directory_path()) /
            ("darknumber_fuzz_" + std::to_string(::getpid()));
    fs::create_directories(path_);
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

const fs::path& folder() {
  static const Folder made;
  return made.path();
}

void write(const fs::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

void put_sum(std::string& bytes, std::size_t from, std::size_t to) {
  if (to + 8 > bytes.size()) return;
  std::string sum;
  put_number(sum, checksum(std::string_view(bytes).substr(from, to - from)), 8);
  bytes.replace(to, 8, sum);
}

/// The bytes of a replicate file with the checksums that they should have, so that a change goes
/// further than the first of them.
std::string sealed_replicates(std::string bytes, std::size_t from = 0) {
  if (bytes.size() < from + 16) return bytes;
  const std::size_t fields = get_number(std::string_view(bytes).substr(from + 12, 4));
  std::size_t at = from + 16 + fields;
  put_sum(bytes, from, at);
  at += 8;
  while (at + 28 <= bytes.size()) {
    const std::size_t content = get_number(std::string_view(bytes).substr(at + 16, 4));
    put_sum(bytes, at, at + 20);
    put_sum(bytes, at + 28, at + 28 + content);
    at += 28 + content + 8;
  }
  return bytes;
}

constexpr std::string_view tiny_scenario = R"({"schema": 1, "population": {"victims": 60},
  "agencies": [{"name": "A", "capture_probability": 0.4}, {"name": "B", "capture_probability": 0.3}],
  "estimation": {"estimators": [{"method": "chapman"}, {"method": "chao"}]}, "monte_carlo": {"replicates": 3},
  "study": {"type": "sweep", "evaluate": "monte_carlo", "factors": [{"path": "population.victims",
  "values": [60, 80]}]}})";

StudyPlan tiny_plan() {
  Problems problems;
  const Value root = parse_json(tiny_scenario, "scenario", problems);
  return plan_study(root, "scenario", read_as_far_as_possible(root, "scenario"));
}

/// The folder of a finished run of the tiny scenario, or of its one shard, made once.
fs::path finished_run() {
  static const fs::path made = [] {
    const fs::path place = folder() / "run";
    const OpenedFolder opened = open_results_folder(place, IfExists::replace);
    const StudyPlan plan = tiny_plan();
    const StudyRun run = run_study(plan, 1, {}, {});
    ReplicateFileWriter file(checkpoint_of(place), replicate_file_header(plan));
    for (std::size_t p = 0; p < run.result.points.size(); ++p)
      append_point(file, p, run.result.points[p].rows);
    write_results(place, run, plan);
    return place;
  }();
  return made;
}

}  // namespace

void read_checkpoint(std::string_view input) {
  if (input.empty()) return;
  const fs::path path = folder() / "checkpoint";
  const char kind = input[0];
  std::string bytes(input.substr(1));
  if (kind == 'p' || kind == 'P') {
    if (kind == 'p' && bytes.size() > 20) {
      bytes = bytes.substr(0, 12) + sealed_replicates(bytes.substr(12, bytes.size() - 20)) +
              bytes.substr(bytes.size() - 8);
      put_sum(bytes, 0, bytes.size() - 8);
    }
    write(path, bytes);
    const auto read = read_parts_file(path);
    if (const auto* contents = std::get_if<PartsFileContents>(&read))
      for (const auto& [name, part] : contents->parts) sampler_state_in(part, 16, 2);
    return;
  }
  if (kind == 's') {
    const auto state = sampler_state_in(bytes, 4, 3);
    if (state) demand(bytes_of(*state) == bytes, "a state gives its bytes again");
    return;
  }
  if (kind != 'R') bytes = sealed_replicates(std::move(bytes));
  write(path, bytes);
  const auto read = read_replicate_file(path, 64);
  const auto* contents = std::get_if<ReplicateFileContents>(&read);
  if (contents == nullptr) {
    demand(!meaning_of(std::get<ReplicateFileDefect>(read)).empty(), "a defect has words");
    return;
  }
  demand(contents->whole_bytes <= bytes.size(), "no more is whole than there is");
  demand(!contents->header.labels.empty(), "a header has labels");
}

void read_results_folder(std::string_view input) {
  const fs::path place = finished_run();
  write(place / "results.json", input);
  try {
    StoredResults stored = read_results(place);
    const StudyPlan plan = plan_again(stored);
    const StudyRun run = stored_run(std::move(stored), plan, 1);
    demand(!results_json(run, plan).empty(), "what is read can be written");
  } catch (const InputError& error) {
    demand(!error.problems().empty(), "what is refused has a reason");
  }
}

void read_shard_folder(std::string_view input) {
  const fs::path place = folder() / "shard";
  fs::create_directories(place);
  write(place / "shard.json", input);
  try {
    const ShardFile file = read_shard_json(place / "shard.json");
    Value small = file.scenario;
    keep_small(small);
    if (write_json(small) != write_json(file.scenario)) return;
    const StudyPlan plan = plan_of_shard(file, place / "shard.json");
    demand(!shard_json(shard_file_of(plan, file.shard, file.command)).empty(),
           "what is read can be written");
  } catch (const InputError& error) {
    demand(!error.problems().empty(), "what is refused has a reason");
  }
}

}  // namespace darknumber::fuzz
