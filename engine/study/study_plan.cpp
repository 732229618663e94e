// SPDX-License-Identifier: MIT
#include "engine/study/study_plan.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>

#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/scenario/read_agency_table.h"
#include "engine/study/factor_values.h"
#include "engine/study/ledger.h"
#include "engine/study/measure_names.h"
#include "engine/study/point_maker.h"
#include "engine/study/study_rows.h"
#include "engine/world/unsolvable.h"

namespace darknumber {
namespace {

std::vector<std::size_t> points_of_values(const StudySpec& study,
                                          const std::vector<std::vector<Value>>& rows,
                                          PointMaker& maker) {
  std::vector<std::size_t> points;
  for (const std::vector<Value>& row : rows) {
    Settings settings;
    for (std::size_t f = 0; f < study.factors.size(); ++f)
      if (!row[f].is_null())
        for (const std::string& path : study.factors[f].paths) settings.emplace_back(path, row[f]);
    points.push_back(maker.add(settings, row));
  }
  return points;
}

/// The points of a ledger: subsets of the violations that the scenario has.
void plan_ledger(StudyPlan& plan, PointMaker& maker, const Scenario& world) {
  LedgerRows ledger{violations_of(world)};
  maker.add_factor("violations");
  for (ViolationSet set : ledger_subsets(ledger.violations.size())) {
    Scenario scenario = world;
    std::string on;
    for (std::size_t v = 0; v < ledger.violations.size(); ++v)
      if ((set >> v & 1U) == 0)
        scenario = without(std::move(scenario), ledger.violations[v]);
      else
        on += (on.empty() ? "" : " + ") + std::string(name_of(ledger.violations[v]));
    plan.rows.push_back(maker.add(std::move(scenario), {make_value(on.empty() ? "none" : on)}));
  }
  plan.meaning = std::move(ledger);
}

void plan_rows(StudyPlan& plan, PointMaker& maker, const Scenario& world) {
  const StudySpec& study = *plan.scenario().study;
  const std::uint64_t seed = plan.scenario().monte_carlo.seed;
  switch (study.type) {
    case StudyType::ledger:
      return plan_ledger(plan, maker, world);
    case StudyType::sobol: {
      SobolRows design{sobol_design_of(study, seed), shapley_design_of(study, seed)};
      std::vector<std::vector<double>> cube;
      for (std::size_t row = 0; row < design.indices.rows(); ++row)
        cube.push_back(design.indices.row(row).point);
      if (design.shapley)
        for (std::size_t row = 0; row < design.shapley->rows(); ++row)
          cube.push_back(design.shapley->row(row).point);
      plan.rows = points_of_values(study, values_at(study.factors, cube), maker);
      plan.meaning = std::move(design);
      return;
    }
    case StudyType::morris: {
      MorrisDesign design = morris_design_of(study, seed);
      plan.rows = points_of_values(study, values_at(study.factors, design.rows()), maker);
      plan.meaning = std::move(design);
      return;
    }
    case StudyType::tipping_point: {
      TippingStudy tipping = solve_tipping(study, plan.base, maker, plan.hold);
      plan.rows = points_of_values(study, tipping.rows, maker);
      plan.meaning = std::move(tipping);
      return;
    }
    case StudyType::sweep:
      if (!study.points.empty()) {
        for (const Settings& settings : study.points) plan.rows.push_back(maker.add(settings));
        return;
      }
      [[fallthrough]];
    case StudyType::one_at_a_time:
    case StudyType::sample:
      plan.rows = points_of_values(study, factor_rows(study, seed), maker);
  }
}

/// Every combination of the values that a claim names.
std::vector<Settings> settings_of_claim(const Claim& claim) {
  std::vector<Settings> all{{}};
  for (const auto& [path, values] : claim.where) {
    std::vector<Settings> longer;
    for (const Settings& settings : all)
      for (const Value& value : values) {
        longer.push_back(settings);
        longer.back().emplace_back(path, value);
      }
    all = std::move(longer);
  }
  return all;
}

ClaimPlan plan_claim(const Claim& claim, PointMaker& maker) {
  ClaimPlan plan;
  for (const Settings& settings : settings_of_claim(claim)) {
    plan.points.push_back(maker.add(settings));
    const bool elsewhere = claim.than && claim.than->where;
    plan.than_points.push_back(elsewhere ? maker.add(*claim.than->where) : plan.points.back());
  }
  return plan;
}

Evaluation evaluation_of(const Scenario& scenario) {
  return scenario.study ? scenario.study->evaluate : Evaluation::monte_carlo;
}

/// The table that the study is held to; its file is named from the scenario's folder.
std::optional<Hold> read_hold(const Scenario& scenario, const std::string& file) {
  if (!scenario.study || !scenario.study->hold) return std::nullopt;
  const HoldSpec& spec = *scenario.study->hold;
  const std::filesystem::path path = std::filesystem::path(file).parent_path() / spec.table;
  if (std::error_code error; !std::filesystem::is_regular_file(path, error))
    throw InputError({{file_at(spec.position, file), spec.position, "study.table",
                       fmt::format("there is no table {}", path.string()),
                       "Name a file, from the scenario's folder.", ""}});
  return Hold{load_agency_table(path.string(), scenario), spec.pairs ? Match::pairs : Match::sizes};
}

/// Points that the user wrote down must have a world, like a scenario: what only solving finds is
/// an error there, at the first value that the point sets. Those of a design may have none.
void check_worlds(const StudyPlan& plan, const std::string& file) {
  const bool written = !plan.scenario().study || plan.scenario().study->type == StudyType::sweep ||
                       plan.scenario().study->type == StudyType::one_at_a_time;
  if (!written || plan.hold) return;
  Problems problems;
  for (const StudyPoint& point : plan.points) {
    const auto set = std::find_if(point.factor_values.begin(), point.factor_values.end(),
                                  [](const Value& value) { return !value.is_null(); });
    if (set == point.factor_values.end()) continue;  // the scenario itself
    try {
      (void)compose_world(point.scenario);
    } catch (const UnsolvableScenario& error) {
      const std::string factor =
          plan.factors[static_cast<std::size_t>(set - point.factor_values.begin())];
      problems.push_back({file_at(set->position, file), set->position, error.path(),
                          fmt::format("with {} = {}: {}", factor, write_json(*set), error.what()),
                          error.advice(), ""});
    }
  }
  if (!problems.empty()) throw InputError(std::move(problems));
}

/// The scenario as given, held to the table where it fits it.
PreparedPoint prepare_base(Scenario scenario, const std::optional<Hold>& hold,
                           Evaluation evaluation) {
  PointOrReason held = prepare_point(scenario, hold, evaluation);
  if (auto* point = std::get_if<PreparedPoint>(&held)) {
    // What the user asked for stays what results show.
    point->scenario = std::move(scenario);
    return std::move(*point);
  }
  return prepare_point(std::move(scenario));
}

}  // namespace

Evaluation StudyPlan::evaluation() const {
  return evaluation_of(scenario());
}

StudyPlan plan_study(const Value& root, const std::string& file, Scenario scenario) {
  std::optional<Hold> hold = read_hold(scenario, file);
  return plan_study(root, file, std::move(scenario), std::move(hold));
}

StudyPlan plan_study(const Value& root, const std::string& file, Scenario scenario,
                     std::optional<Hold> hold) {
  check_measure_names(scenario, file);
  PointMaker maker(root, file, scenario);
  Scenario world = scenario;
  world.study.reset();
  world.claims.clear();
  const Evaluation evaluation = evaluation_of(scenario);
  StudyPlan plan{prepare_base(std::move(scenario), hold, evaluation), {}, {}, {}, {}, {}, {}};
  plan.hold = std::move(hold);
  if (plan.scenario().study)
    plan_rows(plan, maker, world);
  else
    plan.rows = {maker.add(Settings{})};
  for (const Claim& claim : plan.scenario().claims) plan.claims.push_back(plan_claim(claim, maker));
  plan.factors = maker.factors();
  plan.points = maker.take();
  check_worlds(plan, file);
  return plan;
}

}  // namespace darknumber
