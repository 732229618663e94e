// SPDX-License-Identifier: MIT
#include "engine/report/folder/stored_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/input/json.h"
#include "engine/input/problem.h"
#include "engine/report/folder/results_folder.h"
#include "engine/report/folder/results_reader.h"

namespace darknumber {
namespace {

namespace fs = std::filesystem;

bool same_settings(const std::vector<Value>& one, const std::vector<Value>& other) {
  if (one.size() != other.size()) return false;
  for (std::size_t f = 0; f < one.size(); ++f)
    if (write_json(one[f]) != write_json(other[f])) return false;
  return true;
}

bool same_points(const StudyPlan& plan, const RunResult& run) {
  if (plan.points.size() != run.points.size()) return false;
  for (std::size_t p = 0; p < run.points.size(); ++p)
    if (!same_settings(plan.points.factor_values(p), run.points[p].factor_values)) return false;
  return true;
}

/// What was kept of the sampling; nothing where it is none of this run's, so that it is done again.
NamedParts sampled_parts(const StoredResults& stored, const StudyPlan& plan) {
  const fs::path path = sampling_of(stored.folder);
  if (!fs::exists(path)) return {};
  auto read = read_parts_file(path);
  if (const auto* defect = std::get_if<ReplicateFileDefect>(&read))
    refuse_file(path, fmt::format("the sampling cannot be read: {}", meaning_of(*defect)),
                "Remove the file, and it is done again; or run the scenario again.");
  auto& contents = std::get<PartsFileContents>(read);
  const ReplicateFileHeader header = replicate_file_header(plan);
  const bool same =
      contents.header.scenario_hash == header.scenario_hash && contents.header.seed == header.seed;
  return same ? std::move(contents.parts) : NamedParts{};
}

/// With --until a run has more replicates a point than its scenario says.
std::int64_t replicates_stored(const RunResult& run) {
  std::size_t most = 0;
  for (const PointResult& point : run.points) most = std::max(most, point.replicates());
  return static_cast<std::int64_t>(most);
}

}  // namespace

StudyPlan plan_again(const StoredResults& stored) {
  const std::string file = (stored.folder / "results.json").string();
  Scenario scenario = stored.scenario;
  if (const std::int64_t replicates = replicates_stored(stored.run); replicates > 0)
    scenario.monte_carlo.replicates = replicates;
  StudyPlan plan = plan_study(stored.run.scenario, file, std::move(scenario), stored.hold);
  if (!same_points(plan, stored.run) || replicate_file_header(plan).labels != stored.run.labels)
    throw InputError(
        {{file,
          {},
          "scenario",
          "the scenario here makes other points or estimators than those that were run",
          "The file was changed, or the results are of another version of the program; run the "
          "scenario again.",
          ""}});
  return plan;
}

StudyRun stored_run(StoredResults stored, const StudyPlan& plan, int threads) {
  std::vector<PointRows> rows;
  for (PointResult& point : stored.run.points) rows.push_back(std::move(point.rows));
  StudyWatch watch;
  watch.measured = &stored.run;
  PartsFile sampled(sampled_parts(stored, plan));
  watch.parts = &sampled;
  StudyRun run = run_study(plan, threads, watch, std::move(rows));
  if (run.result.digest != stored.run.digest)
    throw InputError({{(stored.folder / "results.json").string(),
                       {},
                       "digest",
                       "the replicates are not those that the results are of: their digests differ",
                       "The folder was changed; run the scenario again.",
                       ""}});
  run.result.engine_version = stored.run.engine_version;
  run.result.build = stored.run.build;
  run.result.scenario = stored.run.scenario;
  run.result.verdict = stored.run.verdict;
  return run;
}

bool is_unfinished(const fs::path& folder) {
  return fs::is_directory(folder) && !fs::exists(folder / "results.json") &&
         fs::exists(checkpoint_of(folder));
}

RunResult unfinished_run(const fs::path& folder, const std::vector<std::string>& measures) {
  const fs::path path = checkpoint_of(folder);
  auto read = read_replicate_file(path);
  if (const auto* defect = std::get_if<ReplicateFileDefect>(&read))
    refuse_file(path, fmt::format("the replicates cannot be read: {}", meaning_of(*defect)),
                "Run the scenario again, with --force to replace the folder.");
  auto& contents = std::get<ReplicateFileContents>(read);
  RunResult result;
  result.engine_version = contents.header.version;
  result.scenario_hash = contents.header.scenario_hash;
  result.seed = contents.header.seed;
  result.labels = contents.header.labels;
  for (PointRows& rows : contents.points) {
    PointResult point;
    point.first_replicate = first_replicate_of(contents.header, result.points.size());
    point.rows = std::move(rows);
    point.rows.resize(result.labels.size());
    for (std::size_t a = 0; a < point.rows.size(); ++a) {
      const double truth = point.rows[a].empty() ? no_number : point.rows[a].front().truth;
      point.truths.push_back(truth);
      if (point.rows[a].empty()) continue;
      for (const std::string& name : measures)
        if (std::optional<Measured> measured = measure(name, point.rows[a], truth))
          point.measures.push_back({a, std::move(*measured), no_number});
    }
    point.truth = point.truths.empty() ? no_number : point.truths.front();
    result.points.push_back(std::move(point));
  }
  return result;
}

}  // namespace darknumber
