// SPDX-License-Identifier: MIT
#include "engine/study/plan_rows.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/scenario/paths/locate.h"

namespace darknumber {
namespace {

RowsAsked rows_asked(const Claim& claim, std::size_t number) {
  std::vector<std::size_t> lengths;
  for (const auto& [path, values] : claim.where) lengths.push_back(values.size());
  return {combinations(lengths), fmt::format("claims[#{}]", number),
          "Give fewer values: every combination of them is a row."};
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
  std::vector<RowsAsked> counts;
  if (scenario.study)
    counts.push_back(std::visit(
        [&](const auto& type) {
          return rows_asked(type, *scenario.study, scenario.monte_carlo.seed);
        },
        scenario.study->type));
  for (std::size_t c = 0; c < scenario.claims.size(); ++c)
    counts.push_back(rows_asked(scenario.claims[c], c + 1));
  Problems problems;
  for (const RowsAsked& count : counts) {
    if (count.rows <= most_rows) continue;
    const Position position = locate(root, count.path);
    problems.push_back(
        {file_at(position, file), position, count.path,
         fmt::format("{} rows are asked for here, and {} are the most", count.rows, most_rows),
         count.advice, ""});
  }
  return problems;
}

ListedRow listed_row(const Settings& settings, RowPlanner& planner) {
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

void add_design(StudyPlan& plan, const RowPlanner& planner, DesignRows rows) {
  plan.rows =
      plan.points.add(source_of(planner.maker, plan.scenario().study->factors, std::move(rows)));
}

void add_cube(StudyPlan& plan, const RowPlanner& planner, std::size_t rows,
              std::function<std::vector<double>(std::size_t row)> point) {
  add_design(plan, planner, cube_rows(plan.scenario().study->factors, rows, std::move(point)));
}

void plan_rows(StudyPlan& plan, RowPlanner& planner) {
  std::visit([&](const auto& type) { plan_rows(type, plan, planner); },
             plan.scenario().study->type);
}

ClaimPlan plan_claim(const Claim& claim, RowPlanner& planner, StudyPoints& points) {
  const bool elsewhere = claim.than && claim.than->where;
  std::vector<ListedRow> rows;
  for (const Settings& settings : settings_of_claim(claim)) {
    rows.push_back(listed_row(settings, planner));
    // In the second place, that of all of them.
    if (elsewhere && rows.size() == 1) rows.push_back(listed_row(*claim.than->where, planner));
  }
  std::vector<std::size_t> added = points.add(source_of(planner.maker, std::move(rows)));
  if (!elsewhere) return {added, added};
  const std::size_t than = added[1];
  added.erase(added.begin() + 1);
  return {added, std::vector<std::size_t>(added.size(), than)};
}

}  // namespace darknumber
