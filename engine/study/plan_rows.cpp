// SPDX-License-Identifier: MIT
#include "engine/study/plan_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

#include "engine/input/make_value.h"
#include "engine/scenario/paths/locate.h"
#include "engine/study/ledger.h"
#include "engine/study/study_rows.h"

namespace darknumber {
namespace {

/// Rows that are too many, where they are asked for, and what would do.
struct TooMany {
  std::size_t rows = 0;
  std::string path;
  std::string advice;
};

std::size_t sweep_size(const StudySpec& study) {
  std::vector<std::size_t> lengths;
  for (const Factor& factor : study.factors) lengths.push_back(factor.values.size());
  return combinations(lengths);
}

/// How many rows the study has.
TooMany rows_asked(const StudySpec& study, std::uint64_t seed) {
  switch (study.type) {
    case StudyType::sweep:
      return {study.points.empty() ? sweep_size(study) : study.points.size(), "study.factors",
              "Give fewer values: every combination of them is a row. A study of the type "
              "\"sample\" spreads a \"size\" of rows over the factors' ranges."};
    case StudyType::sobol: {
      const std::optional<ShapleyDesign> shapley = shapley_design_of(study, seed);
      const std::size_t rows =
          sobol_design_of(study, seed).rows() + (shapley ? shapley->rows() : 0);
      const std::size_t each = rows / static_cast<std::size_t>(study.size);
      return {rows, "study.size",
              fmt::format("Each base point takes {} rows here: a size of {} would do.", each,
                          std::bit_floor(most_rows / each))};
    }
    case StudyType::sample:
      return {static_cast<std::size_t>(study.size), "study.size", "Give a smaller size."};
    case StudyType::morris: {
      const std::size_t groups = study.groups.empty() ? study.factors.size() : study.groups.size();
      return {static_cast<std::size_t>(study.trajectories) * (groups + 1), "study.trajectories",
              fmt::format("Here {} would do.", most_rows / (groups + 1))};
    }
    case StudyType::one_at_a_time:
    case StudyType::ledger:
    case StudyType::tipping_point:
      break;  // a few for each factor, violation or crossing
  }
  return {};
}

TooMany rows_asked(const Claim& claim, std::size_t number) {
  std::vector<std::size_t> lengths;
  for (const auto& [path, values] : claim.where) lengths.push_back(values.size());
  return {combinations(lengths), fmt::format("claims[#{}]", number),
          "Give fewer values: every combination of them is a row."};
}

/// The rows of a ledger: subsets of the violations that the scenario has.
void plan_ledger(StudyPlan& plan, RowPlanner& planner, const Scenario& world) {
  LedgerRows ledger{violations_of(world)};
  planner.factors.emplace_back("violations");
  const std::vector<ViolationSet> subsets = ledger_subsets(ledger.violations.size());
  RowSource source;
  source.rows = subsets.size();
  source.values = [violations = ledger.violations, subsets](std::size_t row) {
    std::string on;
    for (std::size_t v = 0; v < violations.size(); ++v)
      if ((subsets[row] >> v & 1U) != 0)
        on += (on.empty() ? "" : " + ") + std::string(name_of(violations[v]));
    return std::vector<Value>{make_value(on.empty() ? "none" : on)};
  };
  source.scenario = [violations = ledger.violations, subsets, world](std::size_t row) {
    Scenario scenario = world;
    for (std::size_t v = 0; v < violations.size(); ++v)
      if ((subsets[row] >> v & 1U) == 0) scenario = without(std::move(scenario), violations[v]);
    return scenario;
  };
  plan.rows = plan.points.add(std::move(source));
  plan.meaning = std::move(ledger);
}

/// What settings give the factors, a new column for a path that has none.
ListedRow listed(const Settings& settings, RowPlanner& planner) {
  std::vector<std::string>& factors = planner.factors;
  std::vector<Value> values(factors.size());
  for (const auto& [path, value] : settings) {
    const auto found = std::find(factors.begin(), factors.end(), path);
    const auto column = static_cast<std::size_t>(found - factors.begin());
    if (found == factors.end()) factors.push_back(path);
    values.resize(factors.size());
    values[column] = value;
  }
  return {settings, std::move(values)};
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

}  // namespace

Problems problems_of_size(const Scenario& scenario, const Value& root, const std::string& file) {
  std::vector<TooMany> counts;
  if (scenario.study) counts.push_back(rows_asked(*scenario.study, scenario.monte_carlo.seed));
  for (std::size_t c = 0; c < scenario.claims.size(); ++c)
    counts.push_back(rows_asked(scenario.claims[c], c + 1));
  Problems problems;
  for (const TooMany& count : counts) {
    if (count.rows <= most_rows) continue;
    const Position position = locate(root, count.path);
    problems.push_back(
        {file_at(position, file), position, count.path,
         fmt::format("{} rows are asked for here, and {} are the most", count.rows, most_rows),
         count.advice, ""});
  }
  return problems;
}

void plan_rows(StudyPlan& plan, RowPlanner& planner, const Scenario& world) {
  const StudySpec& study = *plan.scenario().study;
  const std::uint64_t seed = plan.scenario().monte_carlo.seed;
  const auto add = [&](DesignRows rows) {
    plan.rows = plan.points.add(source_of(planner.maker, study.factors, std::move(rows)));
  };
  switch (study.type) {
    case StudyType::ledger:
      return plan_ledger(plan, planner, world);
    case StudyType::sobol: {
      SobolRows design{sobol_design_of(study, seed), shapley_design_of(study, seed)};
      add(sobol_rows(study.factors, design.indices, design.shapley));
      plan.meaning = std::move(design);
      return;
    }
    case StudyType::morris: {
      MorrisDesign design = morris_design_of(study, seed);
      add(morris_rows(study.factors, design));
      plan.meaning = std::move(design);
      return;
    }
    case StudyType::tipping_point: {
      TippingStudy tipping = solve_tipping(study, plan.base, *planner.maker, plan.hold);
      add(listed_rows(tipping.rows));
      plan.meaning = std::move(tipping);
      return;
    }
    case StudyType::sweep: {
      if (study.points.empty()) return add(sweep_rows(study.factors));
      std::vector<ListedRow> rows;
      for (const Settings& settings : study.points) rows.push_back(listed(settings, planner));
      plan.rows = plan.points.add(source_of(planner.maker, std::move(rows)));
      return;
    }
    case StudyType::one_at_a_time:
      return add(one_at_a_time_rows(study.factors));
    case StudyType::sample:
      return add(sample_rows(study, seed));
  }
}

ClaimPlan plan_claim(const Claim& claim, RowPlanner& planner, StudyPoints& points) {
  const bool elsewhere = claim.than && claim.than->where;
  std::vector<ListedRow> rows;
  for (const Settings& settings : settings_of_claim(claim)) {
    rows.push_back(listed(settings, planner));
    // In the second place, that of all of them.
    if (elsewhere && rows.size() == 1) rows.push_back(listed(*claim.than->where, planner));
  }
  std::vector<std::size_t> added = points.add(source_of(planner.maker, std::move(rows)));
  if (!elsewhere) return {added, added};
  const std::size_t than = added[1];
  added.erase(added.begin() + 1);
  return {added, std::vector<std::size_t>(added.size(), than)};
}

}  // namespace darknumber
