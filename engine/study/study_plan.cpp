// SPDX-License-Identifier: MIT
#include "engine/study/study_plan.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <memory>
#include <set>

#include "engine/input/json.h"
#include "engine/scenario/format/published_table.h"
#include "engine/scenario/format/read_agency_table.h"
#include "engine/scenario/format/write_scenario.h"
#include "engine/scenario/paths/locate.h"
#include "engine/study/measure_names.h"
#include "engine/study/plan_rows.h"
#include "engine/world/compose_world.h"
#include "engine/world/solving/unsolvable.h"

namespace darknumber {
namespace {

void add_problems(Problems more, Problems& problems) {
  problems.insert(problems.end(), std::make_move_iterator(more.begin()),
                  std::make_move_iterator(more.end()));
}

void throw_any(Problems problems) {
  if (problems.empty()) return;
  sort_by_position(problems);
  throw InputError(std::move(problems));
}

/// The table that the study is held to; its file is named from the scenario's folder. Of a scenario
/// that could not be read the agencies are not known: then only whether there is the file.
std::optional<Hold> read_hold(const ScenarioReading& reading, const std::string& file,
                              Problems& problems) {
  const Scenario& scenario = reading.scenario;
  if (!scenario.study || !scenario.study->hold) return std::nullopt;
  const HoldSpec& spec = *scenario.study->hold;
  const std::filesystem::path path = std::filesystem::path(file).parent_path() / spec.table;
  const bool found = is_there(reading.files, path.string());
  if (!found)
    problems.push_back({file_at(spec.position, file), spec.position, "study.table",
                        fmt::format("there is no table {}", path.string()),
                        advice_on_missing(reading.files), ""});
  if (!found || !reading.problems.empty()) return std::nullopt;
  try {
    std::vector<std::string> notes;
    SuppressedTable read =
        read_agency_table(read_table_file(reading.files, path.string()), scenario, {}, notes);
    return Hold{std::move(read.table), spec.pairs ? Match::pairs : Match::sizes, std::move(notes),
                std::move(read.cells)};
  } catch (const InputError& error_of_table) {
    add_problems(error_of_table.problems(), problems);
    return std::nullopt;
  }
}

/// Indices of one replicate a point would take its noise for effects.
Problems problems_of_noise(const Scenario& scenario, const Value& root, const std::string& file) {
  if (!scenario.study || scenario.study->evaluate == Evaluation::expected ||
      scenario.monte_carlo.replicates > 1 || kind_of(*scenario.study).asks != Asks::noise)
    return {};
  const std::string path = "monte_carlo.replicates";
  const Position position = locate(root, path);
  return {{file_at(position, file), position, path,
           fmt::format("a {} study of one replicate takes noise for effects",
                       kind_of(*scenario.study).name),
           "Give 3 replicates or more, or \"evaluate\": \"expected\".", ""}};
}

/// Whether the user wrote the points of the study down one by one, so that each must have a world.
/// Those of a design may have none.
bool is_written_out(const Scenario& scenario) {
  return !scenario.study || kind_of(*scenario.study).points_from == PointsFrom::the_file;
}

/// The points that must have a world: those of the study, if they are written out, and those of
/// claims, which always are.
std::vector<std::size_t> points_written_out(const StudyPlan& plan) {
  std::set<std::size_t> points;
  if (is_written_out(plan.scenario()))
    for (std::size_t p = 0; p < plan.points.size(); ++p) points.insert(p);
  for (const ClaimPlan& claim : plan.claims) {
    points.insert(claim.points.begin(), claim.points.end());
    points.insert(claim.than_points.begin(), claim.than_points.end());
  }
  return {points.begin(), points.end()};
}

/// What only solving finds of the points: an error at the first value that the point sets.
Problems problems_of_worlds(const StudyPlan& plan, const std::string& file,
                            const StopQuestion* stop) {
  Problems problems;
  if (plan.hold || is_anchored(plan.base.scenario)) return problems;
  for (const std::size_t p : points_written_out(plan)) {
    const StudyPoint point = plan.points.make(p);
    const auto set = std::find_if(point.factor_values.begin(), point.factor_values.end(),
                                  [](const Value& value) { return !value.is_null(); });
    if (set == point.factor_values.end()) continue;  // the scenario itself
    try {
      (void)compose_world(point.scenario, stop);
    } catch (const UnsolvableScenario& error) {
      const std::string factor =
          plan.factors[static_cast<std::size_t>(set - point.factor_values.begin())];
      problems.push_back({file_at(set->position, file), set->position, error.path(),
                          fmt::format("with {} = {}: {}", factor, write_json(*set), error.what()),
                          error.advice(), ""});
    }
  }
  return problems;
}

Evaluation evaluation_of(const Scenario& scenario) {
  return scenario.study ? scenario.study->evaluate : Evaluation::monte_carlo;
}

/// What points are made from: the tree, and the scenario that it is, without study and claims.
struct PlanSource {
  Value root;
  Scenario world;
};

/// A scenario that lets go of its table is solved once, and has N and capture probabilities of its
/// own from then on. Throws UnsolvableScenario.
PlanSource plan_source(const Value& root, const Scenario& given, const StopQuestion* stop) {
  Scenario world = given;
  world.study.reset();
  world.claims.clear();
  if (!is_anchored(given) || !given.study || !given.study->lets_go)
    return {with_published_counts(root, world), std::move(world)};
  world = prepare_point(std::move(world), Evaluation::monte_carlo, stop).scenario;
  world.table->match = TableMatch::none;
  Value solved = to_value(world);
  return {std::move(solved), std::move(world)};
}

/// The world as given, held to the table where it fits it.
struct Base {
  PreparedPoint point;
  bool fits = true;
};

/// Throws UnsolvableScenario where the scenario as given has no world, or an estimator cannot be
/// asked of it. That it does not fit the study's table is no error.
Base prepare_base(Scenario world, const Scenario& given, const std::optional<Hold>& hold,
                  const StopQuestion* stop) {
  world.study = given.study;
  world.claims = given.claims;
  const Evaluation evaluation = evaluation_of(given);
  const bool only_explains = draws_worlds(given);
  if (!hold && !(only_explains && is_anchored(world)))
    return {prepare_point(std::move(world), evaluation, stop), true};
  PointOrReason held = prepare_point(world, hold, evaluation, stop);
  if (auto* point = std::get_if<PreparedPoint>(&held)) {
    point->scenario = std::move(world);
    return {std::move(*point), true};
  }
  if (only_explains && world.table) world.table->match = TableMatch::none;
  return {prepare_point(std::move(world), Evaluation::monte_carlo, stop), false};
}

/// Works out the points. Throws InputError with all problems, those found before among them.
StudyPlan planned(const PlanSource& source, const std::string& file, StudyPlan plan,
                  Problems problems, const StopQuestion* stop) {
  RowPlanner planner{std::make_shared<const PointMaker>(source.root, file), {}, source.world, stop};
  if (plan.scenario().study) {
    for (const Factor& factor : plan.scenario().study->factors)
      planner.factors.push_back(name_of(factor));
    plan_rows(plan, planner);
  } else {
    plan.rows = plan.points.add(source_of(planner.maker, std::vector<ListedRow>(1)));
  }
  for (const Claim& claim : plan.scenario().claims)
    plan.claims.push_back(plan_claim(claim, planner, plan.points));
  plan.factors = std::move(planner.factors);
  plan.points.set_factors(plan.factors.size());
  add_problems(problems_of_worlds(plan, file, stop), problems);
  throw_any(std::move(problems));
  return plan;
}

StudyPlan planned(const Value& root, const std::string& file, ScenarioReading reading,
                  std::optional<Hold> hold, const StopQuestion* stop) {
  Problems problems = std::move(reading.problems);
  add_problems(problems_of_measures(reading.scenario, file), problems);
  Problems of_size = problems_of_size(reading.scenario, root, file);
  if (!of_size.empty()) {
    add_problems(std::move(of_size), problems);
    throw_any(std::move(problems));
  }
  try {
    const PlanSource source = plan_source(root, reading.scenario, stop);
    Base base = prepare_base(source.world, reading.scenario, hold, stop);
    // What is left to find are points without a world.
    if (!is_written_out(reading.scenario)) throw_any(std::move(problems));
    StudyPlan bare{.base = std::move(base.point),
                   .given = std::move(reading.scenario),
                   .base_point = {},
                   .factors = {},
                   .points = {},
                   .rows = {},
                   .meaning = {},
                   .claims = {},
                   .hold = std::move(hold),
                   .also_measured = {}};
    StudyPlan plan = planned(source, file, std::move(bare), std::move(problems), stop);
    if (base.fits) plan.base_point = plan.points.find(source.world);
    return plan;
  } catch (const UnsolvableScenario& error) {
    const Position position = locate(root, error.path());
    problems.push_back(
        {file_at(position, file), position, error.path(), error.what(), error.advice(), ""});
    throw_any(std::move(problems));
    throw;
  }
}

}  // namespace

Evaluation StudyPlan::evaluation() const {
  return evaluation_of(scenario());
}

StudyPlan plan_study(const Value& root, const std::string& file, ScenarioReading reading,
                     const StopQuestion* stop) {
  Problems of_table;
  std::optional<Hold> hold = read_hold(reading, file, of_table);
  const bool whole = reading.problems.empty();
  if (whole) reading.problems = problems_of_noise(reading.scenario, root, file);
  if (!whole || !of_table.empty()) {
    add_problems(problems_of_measures(reading.scenario, file), reading.problems);
    if (whole) add_problems(problems_of_size(reading.scenario, root, file), reading.problems);
    add_problems(std::move(of_table), reading.problems);
    throw_any(std::move(reading.problems));
  }
  return planned(root, file, std::move(reading), std::move(hold), stop);
}

StudyPlan plan_study(const Value& root, const std::string& file, Scenario scenario,
                     std::optional<Hold> hold) {
  return planned(root, file, ScenarioReading{std::move(scenario), {}, {}}, std::move(hold),
                 nullptr);
}

}  // namespace darknumber
