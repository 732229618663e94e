// SPDX-License-Identifier: MIT
#include "engine/report/folder/read_results.h"

#include <fmt/format.h>

#include <cmath>
#include <map>

#include "engine/report/folder/results_folder.h"
#include "engine/report/folder/results_json.h"
#include "engine/report/folder/results_reader.h"
#include "engine/report/folder/shard_folder.h"
#include "engine/scenario/read_scenario.h"
#include "engine/study/checkpoint/replicate_file.h"

namespace darknumber {
namespace {

namespace fs = std::filesystem;

PointResult point_of(const ResultsReader& reader, RunResult& run) {
  PointResult point;
  const Value::Object& factors = reader.member("factors", &Value::is_object).object();
  if (run.factors.empty())
    for (const Member& factor : factors) run.factors.push_back(factor.name);
  for (const Member& factor : factors) point.factor_values.push_back(factor.value);
  const ResultsReader truths = reader.object("truths");
  for (const std::string& label : run.labels) point.truths.push_back(truths.number(label.c_str()));
  point.truth = reader.number("truth");
  point.first_replicate = reader.count("first_replicate");
  if (const Value* reason = reader.value().find("no_world"))
    if (reason->is_text()) point.no_world = reason->text();
  return point;
}

/// A number of a measure: one that results.json has no number for is infinite, or does not exist.
double number_of(const ResultsReader& measure, const char* name) {
  const Value* infinite = measure.value().find("infinite");
  if (infinite != nullptr && infinite->is_array())
    for (const Value& one : infinite->array()) {
      if (one.is_text() && one.text() == name) return INFINITY;
      if (one.is_text() && one.text() == std::string("-").append(name)) return -INFINITY;
    }
  return measure.number(name);
}

void add_measures(const ResultsReader& reader, const fs::path& file, RunResult& run) {
  std::map<std::string, std::size_t> by_label;
  for (const std::string& label : run.labels) by_label.emplace(label, by_label.size());
  for (const Value& value : reader.array("measures")) {
    const ResultsReader entry(value, file);
    if (!value.is_object()) entry.damaged("a measure is no object");
    if (entry.value().find("estimator") != nullptr && entry.value().find("estimator")->is_null())
      continue;  // of the point itself
    const auto label = by_label.find(entry.text("estimator"));
    const auto point = static_cast<std::size_t>(entry.count("point"));
    if (label == by_label.end() || point >= run.points.size())
      entry.damaged("a measure is of no estimator or point of the run");
    // One by one: what g++ 12 makes of a nested list frees the name twice where a later member
    // throws.
    std::string name = entry.text("measure");
    const double taken = number_of(entry, "value");
    const double mcse = number_of(entry, "mcse");
    const auto used = static_cast<std::size_t>(entry.count("n_used"));
    const auto failed = static_cast<std::size_t>(entry.count("n_failed"));
    const double exact = number_of(entry, "exact");
    run.points[point].measures.push_back(
        {label->second, {std::move(name), taken, mcse, used, failed}, exact});
  }
}

/// The replicates of the checkpoint, as many of each point as results.json, the file, says.
void add_rows(const fs::path& file, const Value::Array& points, RunResult& run) {
  const fs::path path = checkpoint_of(file.parent_path());
  auto read = read_replicate_file(path, run.points.size());
  if (const auto* defect = std::get_if<ReplicateFileDefect>(&read))
    refuse_file(path, fmt::format("the replicates cannot be read: {}", meaning_of(*defect)),
                "Without them nothing can be compared or replayed; run the scenario again.");
  auto& contents = std::get<ReplicateFileContents>(read);
  const std::string advice = "Run the scenario again, with --force to replace the folder.";
  if (contents.header.scenario_hash != run.scenario_hash || contents.header.labels != run.labels)
    refuse_file(path, "the checkpoint does not belong to the results.json beside it", advice);
  contents.points.resize(run.points.size());
  for (std::size_t p = 0; p < run.points.size(); ++p) {
    const auto count = static_cast<std::size_t>(ResultsReader(points[p], file).count("replicates"));
    PointRows& rows = contents.points[p];
    rows.resize(run.labels.size());
    if (rows.front().size() < count)
      refuse_file(path,
                  fmt::format("the checkpoint has {} of the {} replicates of point {}",
                              rows.front().size(), count, p),
                  advice);
    for (ReplicateRows& of_answer : rows) of_answer.resize(count);
    run.points[p].rows = std::move(rows);
  }
}

}  // namespace

bool is_results_folder(const fs::path& path) {
  return fs::is_directory(path);
}

Value results_document(const fs::path& folder) {
  const fs::path file = folder / "results.json";
  if (!fs::is_directory(folder))
    refuse_file(folder,
                fs::exists(folder) ? "this is a file, not a results folder"
                                   : "there is no such results folder",
                "darknumber run SCENARIO --output DIR writes one.");
  if (!fs::exists(file))
    refuse_file(folder, "the folder holds no results.json, so no results",
                holds_shards(folder)
                    ? fmt::format("It holds shards: darknumber merge {} --output DIR makes results "
                                  "of them.",
                                  folder.string())
                    : "A results folder is what darknumber run SCENARIO --output DIR writes; it is "
                      "complete when results.json is there.");
  Value root = parse_results_file(file);
  if (holds_estimates(folder))
    refuse_file(file, "these are estimates of a table, and results of a run are wanted",
                "darknumber show prints them again.");
  const std::int64_t version = ResultsReader(root, file).integer("results_version");
  if (version > results_version)
    refuse_file(file, fmt::format("the results are of version {}, newer than the program", version),
                fmt::format("This program reads version {}; get a newer one.", results_version));
  return root;
}

StoredResults read_results(const fs::path& folder) {
  const fs::path file = folder / "results.json";
  const Value root = results_document(folder);
  const ResultsReader reader(root, file);
  StoredResults results;
  results.folder = folder;
  RunResult& run = results.run;
  run.scenario = reader.member("scenario", &Value::is_object);
  results.scenario = read_scenario(run.scenario, file.string());
  results.hold = held_to(reader, results.scenario);
  run.engine_version = reader.object("engine").text("version");
  run.build = reader.object("engine").text("build");
  run.scenario_hash = reader.text("scenario_hash");
  run.seed = static_cast<std::uint64_t>(reader.count("seed"));
  run.digest = reader.text("digest");
  run.verdict = reader.text("verdict");
  for (const Value& label : reader.array("estimators"))
    run.labels.push_back(label.is_text() ? label.text() : "");
  const Value::Array& points = reader.array("points");
  if (points.empty() || run.labels.empty())
    refuse_file(file, "the results have no points or no estimators", "Run the scenario again.");
  for (const Value& point : points) run.points.push_back(point_of(ResultsReader(point, file), run));
  add_measures(reader, file, run);
  add_rows(file, points, run);
  if (digest_of_measures(reader.member("measures", &Value::is_array)) !=
      reader.text("measures_digest"))
    refuse_file(file, "the measures are not those that were written: their digest differs",
                "The file was changed; run the scenario again.");
  return results;
}

}  // namespace darknumber
