// SPDX-License-Identifier: MIT
#include "engine/report/folder/results_json.h"

#include <utility>

#include "engine/core/checksum.h"
#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/report/expect/published_figures.h"
#include "engine/report/study/explain_json.h"
#include "engine/report/study/study_json.h"
#include "engine/scenario/format/published_counts.h"

namespace darknumber {
namespace {

Value texts(const std::vector<std::string>& list) {
  Value array = empty_array();
  for (const std::string& text : list) array.array().push_back(make_value(text));
  return array;
}

Value engine_value(const RunResult& result) {
  Value engine = empty_object();
  add_member(engine, "version", result.engine_version);
  add_member(engine, "build", result.build);
  return engine;
}

Value measure_value(const EstimatorMeasure& one, std::size_t point, Value label) {
  Value entry = empty_object();
  add_member(entry, "point", static_cast<std::int64_t>(point));
  add_member(entry, "estimator", std::move(label));
  add_member(entry, "measure", one.measured.name);
  add_member(entry, "value", one.measured.value);
  add_member(entry, "mcse", one.measured.mcse);
  add_member(entry, "n_used", static_cast<std::int64_t>(one.measured.n_used));
  add_member(entry, "n_failed", static_cast<std::int64_t>(one.measured.n_failed));
  add_member(entry, "exact", one.exact);
  return entry;
}

}  // namespace

Value run_points_value(const RunResult& result) {
  Value points = empty_array();
  for (const PointResult& point : result.points) {
    Value entry = empty_object();
    add_member(entry, "point", static_cast<std::int64_t>(points.array().size()));
    Value factors = empty_object();
    for (std::size_t i = 0; i < result.factors.size(); ++i)
      add_member(factors, result.factors[i], point.factor_values[i]);
    add_member(entry, "factors", std::move(factors));
    if (!point.no_world.empty()) add_member(entry, "no_world", point.no_world);
    add_member(entry, "truth", point.truth);
    Value truths = empty_object();
    for (std::size_t e = 0; e < point.truths.size(); ++e)
      add_member(truths, result.labels[e], point.truths[e]);
    add_member(entry, "truths", std::move(truths));
    add_member(entry, "first_replicate", point.first_replicate);
    add_member(entry, "replicates", static_cast<std::int64_t>(point.replicates()));
    points.array().push_back(std::move(entry));
  }
  return points;
}

Value run_measures_value(const RunResult& result) {
  Value measures = empty_array();
  for (std::size_t point = 0; point < result.points.size(); ++point) {
    for (const EstimatorMeasure& one : result.points[point].own_measures)
      measures.array().push_back(measure_value(one, point, null_value()));
    for (const EstimatorMeasure& one : result.points[point].measures)
      measures.array().push_back(
          measure_value(one, point, make_value(result.labels[one.estimator])));
  }
  return measures;
}

std::string digest_of_measures(const Value& measures) {
  std::uint64_t hash = checksum("");
  for (const Value& one : measures.array()) {
    std::string text = write_json(one);
    // Read again, -0 is 0.
    for (std::size_t at = text.find(":-0"); at != std::string::npos; at = text.find(":-0", at + 1))
      if (const char next = text[at + 3]; next == ',' || next == '}') text.erase(at + 1, 1);
    hash = checksum(text, hash);
  }
  return hex_text(hash);
}

std::string results_json(const StudyRun& run, const StudyPlan& plan) {
  const RunResult& result = run.result;
  Value root = empty_object();
  add_member(root, "results_version", results_version);
  add_member(root, "engine", engine_value(result));
  add_member(root, "scenario_hash", result.scenario_hash);
  add_member(root, "seed", static_cast<std::int64_t>(result.seed));
  add_member(root, "digest", result.digest);
  Value measures = run_measures_value(result);
  add_member(root, "measures_digest", digest_of_measures(measures));
  add_member(root, "verdict", result.verdict);
  add_member(root, "warnings", texts(result.warnings));
  add_member(root, "estimators", texts(result.labels));
  add_member(root, "study", outcome_value(run, plan));
  add_member(root, "claims", claim_verdicts_value(run, plan));
  add_explanation(root, run, plan);
  add_member(root, "points", run_points_value(result));
  add_member(root, "measures", std::move(measures));
  if (const auto& table = plan.scenario().table)
    add_member(root, "published_table", counts_value(table->counts, {}));
  if (!plan.scenario().study)
    if (Value published = published_comparison_value(plan.base); !published.is_null())
      add_member(root, "published", std::move(published));
  if (plan.hold) add_member(root, "held_to", counts_value(plan.hold->table, plan.hold->suppressed));
  add_member(root, "scenario", result.scenario);
  return write_json(root, JsonLayout::indented);
}

}  // namespace darknumber
