// SPDX-License-Identifier: MIT
#include "engine/report/replay/replay_json.h"

#include <fmt/format.h>

#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/report/estimate/answered_report.h"
#include "engine/report/expect/register_table.h"
#include "engine/report/expect/suppression_note.h"
#include "engine/report/replay/replay_stages.h"
#include "engine/scenario/confirmed.h"
#include "engine/simulation/replicate.h"
#include "engine/study/run_study.h"

namespace darknumber {
namespace {

Value engine_value(const std::string& version, const std::string& build) {
  Value engine = empty_object();
  add_member(engine, "version", version);
  add_member(engine, "build", build);
  return engine;
}

Value factors_value(const Replayed& replayed) {
  const RunResult& run = replayed.stored.run;
  Value factors = empty_object();
  for (std::size_t f = 0; f < run.factors.size(); ++f)
    add_member(factors, run.factors[f], run.points[replayed.point_number].factor_values[f]);
  return factors;
}

Value agencies_value(const Replayed& replayed, const ReplayStages& stages) {
  Value agencies = empty_array();
  for (std::size_t a = 0; a < stages.entities.size(); ++a) {
    Value agency = empty_object();
    add_member(agency, "name", replayed.point.scenario.agencies[a].name);
    if (!replayed.again.steps.empty()) {
      const AgencySteps& steps = replayed.again.steps[a];
      add_member(agency, "detected", steps.detected);
      add_member(agency, "after_avoidance", steps.kept);
      add_member(agency, "after_referral", steps.reached);
      add_member(agency, "reported", steps.reported);
      if (has_verification(replayed.point.scenario))
        add_member(agency, "confirmed", steps.confirmed);
    }
    add_member(agency, "victims", stages.victims_reported[a]);
    add_member(agency, "entities", stages.entities[a]);
    agencies.array().push_back(std::move(agency));
  }
  return agencies;
}

/// Victims by reported history over the agencies, those without a record too.
Value victims_value(const Register& drawn) {
  Value cells = empty_object();
  for (CaptureHistory h = 0; h < drawn.victims.front().size(); ++h) {
    double count = 0.0;
    for (const std::vector<double>& stratum : drawn.victims) count += stratum[h];
    add_member(cells, to_digits(h, drawn.entities.lists()), count);
  }
  return cells;
}

Value row_value(const std::string& label, const ReplicateRow& row) {
  Value value = empty_object();
  add_member(value, "estimator", label);
  add_member(value, "estimate", row.estimate);
  add_member(value, "se", row.se);
  add_member(value, "lower", row.lower);
  add_member(value, "upper", row.upper);
  add_member(value, "status", std::string(name_of(row.status)));
  add_member(value, "observed", row.observed);
  return value;
}

Value stored_value(const Replayed& replayed) {
  Value rows = empty_array();
  for (std::size_t a = 0; a < replayed.stored_rows.size(); ++a)
    rows.array().push_back(row_value(replayed.point.answers[a].label, replayed.stored_rows[a]));
  return rows;
}

Value row_differences_value(const Replayed& replayed) {
  Value all = empty_array();
  for (const RowDifference& difference : replayed.differences) {
    Value entry = empty_object();
    add_member(entry, "estimator", replayed.point.answers[difference.answer].label);
    add_member(entry, "number", std::string(difference.field));
    add_member(entry, "stored", difference.stored);
    add_member(entry, "again", difference.again);
    all.array().push_back(std::move(entry));
  }
  return all;
}

Value lists_value(const ListsInUse& lists) {
  Value names = empty_array();
  for (const ListInUse& list : lists) names.array().push_back(make_value(list.name));
  return names;
}

}  // namespace

std::string replay_json(const Replayed& replayed) {
  const Scenario& scenario = replayed.point.scenario;
  const RunResult& run = replayed.stored.run;
  const ReplayStages stages = stages_of(replayed);
  const EngineStamp engine = engine_stamp();
  Value root = empty_object();
  add_member(root, "point", static_cast<std::int64_t>(replayed.point_number));
  add_member(root, "factors", factors_value(replayed));
  add_member(root, "replicate", static_cast<std::int64_t>(replayed.again.replicate));
  add_member(root, "seed", static_cast<std::int64_t>(run.seed));
  add_member(root, "truth", stages.truth);
  add_member(root, "ever_present", stages.ever_present);
  add_member(root, "victims", victims_value(replayed.again.drawn));
  add_member(root, "victims_recorded", stages.victims_recorded);
  add_member(root, "false_positive_entities", stages.false_positive_entities);
  add_member(root, "by_linkage", stages.by_linkage);
  add_member(root, "agencies", agencies_value(replayed, stages));
  add_member(root, "entities", table_value(replayed.again.drawn.entities));
  add_member(root, "removed", stages.removed);
  if (const auto& hidden = replayed.again.observed.hidden) {
    add_member(root, "changed_by_suppression", stages.by_suppression);
    add_member(root, "suppressed", intervals_value(scenario.estimation, *hidden));
  }
  add_member(root, "lists", lists_value(scenario.estimation.lists));
  add_member(root, "table", table_value(stages.table));
  add_member(root, "estimates",
             estimates_value({scenario.estimation.estimators, replayed.point.answers,
                              replayed.again.outcomes, replayed.point.truths(),
                              tables_of(replayed.point.answers, scenario.estimation.estimators,
                                        replayed.again.observed)}));
  add_member(root, "stored", stored_value(replayed));
  add_member(root, "same", replayed.differences.empty());
  add_member(root, "differences", row_differences_value(replayed));
  add_member(root, "same_scenario", replayed.same_scenario);
  add_member(root, "engine_stored", engine_value(run.engine_version, run.build));
  add_member(root, "engine", engine_value(engine.version, engine.build));
  return write_json(root, JsonLayout::indented);
}

}  // namespace darknumber
