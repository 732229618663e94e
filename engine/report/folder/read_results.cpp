// SPDX-License-Identifier: MIT
#include "engine/report/folder/read_results.h"

#include <fmt/format.h>

#include <cmath>
#include <fstream>
#include <iterator>

#include "engine/input/json.h"
#include "engine/input/problem.h"
#include "engine/report/folder/results_folder.h"
#include "engine/report/folder/results_json.h"
#include "engine/report/folder/results_reader.h"
#include "engine/scenario/read_scenario.h"
#include "engine/study/checkpoint/replicate_file.h"

namespace darknumber {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::optional<Hold> hold_of(const ResultsReader& reader, const Scenario& scenario) {
  if (!scenario.study || !scenario.study->hold) return std::nullopt;
  ContingencyTable table(static_cast<int>(scenario.agencies.size()));
  const ResultsReader cells = reader.object("held_to");
  for (CaptureHistory h = 1; h < table.counts().size(); ++h) {
    const std::string digits = to_digits(h, table.lists());
    if (cells.value().find(digits))
      table.add(h, cells.member(digits.c_str(), &Value::is_number).number());
  }
  return Hold{std::move(table), scenario.study->hold->pairs ? Match::pairs : Match::sizes};
}

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

/// The replicates of the checkpoint, as many of each point as results.json, the file, says.
void add_rows(const fs::path& file, const Value::Array& points, RunResult& run) {
  const fs::path path = checkpoint_of(file.parent_path());
  auto read = read_replicate_file(path, run.points.size());
  if (const auto* defect = std::get_if<ReplicateFileDefect>(&read))
    refuse_results(path, fmt::format("the replicates cannot be read: {}", meaning_of(*defect)),
                   "Without them nothing can be compared or replayed; run the scenario again.");
  auto& contents = std::get<ReplicateFileContents>(read);
  const std::string advice = "Run the scenario again, with --force to replace the folder.";
  if (contents.header.scenario_hash != run.scenario_hash || contents.header.labels != run.labels)
    refuse_results(path, "the checkpoint does not belong to the results.json beside it", advice);
  contents.points.resize(run.points.size());
  for (std::size_t p = 0; p < run.points.size(); ++p) {
    const auto count = static_cast<std::size_t>(ResultsReader(points[p], file).count("replicates"));
    PointRows& rows = contents.points[p];
    rows.resize(run.labels.size());
    if (rows.front().size() < count)
      refuse_results(path,
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
    refuse_results(folder,
                   fs::exists(folder) ? "this is a file, not a results folder"
                                      : "there is no such results folder",
                   "darknumber run SCENARIO --output DIR writes one.");
  if (!fs::exists(file))
    refuse_results(
        file.parent_path(), "the folder holds no results.json, so no results",
        "A results folder is what darknumber run SCENARIO --output DIR writes; it is complete "
        "when results.json is there.");
  Problems problems;
  Value root = parse_json(bytes_of(file), file.string(), problems);
  if (!problems.empty()) throw InputError(std::move(problems));
  if (holds_estimates(file.parent_path()))
    refuse_results(file, "these are estimates of a table, and results of a run are wanted",
                   "darknumber show prints them again.");
  const std::int64_t version = ResultsReader(root, file).integer("results_version");
  if (version > results_version)
    refuse_results(file,
                   fmt::format("the results are of version {}, newer than the program", version),
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
  results.hold = hold_of(reader, results.scenario);
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
    refuse_results(file, "the results have no points or no estimators", "Run the scenario again.");
  for (const Value& point : points) run.points.push_back(point_of(ResultsReader(point, file), run));
  add_rows(file, points, run);
  return results;
}

}  // namespace darknumber
