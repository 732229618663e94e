// SPDX-License-Identifier: MIT
#include "engine/report/study/held_truths.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <vector>

#include "engine/report/numbers.h"
#include "engine/report/study/plain_factor.h"
#include "engine/scenario/study_types/study_kinds.h"

namespace darknumber {
namespace {

/// The worlds that fit, by their truth.
std::vector<const PointResult*> fitting_points(const StudyRun& run, const StudyPlan& plan) {
  std::vector<const PointResult*> points;
  for (std::size_t row : plan.rows)
    if (run.result.points[row].no_world.empty()) points.push_back(&run.result.points[row]);
  std::stable_sort(points.begin(), points.end(),
                   [](const PointResult* a, const PointResult* b) { return a->truth < b->truth; });
  return points;
}

std::string truth_text(const PointResult& point) {
  return whole_text(point.truth);
}

/// The nearest of the sorted points with that share of them below it.
const PointResult& at_share(const std::vector<const PointResult*>& points, double share) {
  return *points[static_cast<std::size_t>(
      std::lround(share * static_cast<double>(points.size() - 1)))];
}

/// `who`: " victims", or nothing.
std::string spread_text(const std::vector<const PointResult*>& points, const std::string& who) {
  return fmt::format("{}{} in the middle one of these worlds, and from {} to {} in nine of ten",
                     truth_text(at_share(points, 0.5)), who, truth_text(at_share(points, 0.05)),
                     truth_text(at_share(points, 0.95)));
}

std::string sample_sentence(const std::vector<const PointResult*>& points, const StudyPlan& plan) {
  return fmt::format("Behind {} there would be {}.", *table_held_to(plan),
                     spread_text(points, " " + plan.scenario().words.victims));
}

std::string sweep_sentence(const std::vector<const PointResult*>& points, const StudyPlan& plan) {
  const std::vector<PathWords> factors = plain_factors(plan);
  const auto with_place = [&](const PointResult& point, const std::string& what) {
    return fmt::format("{}{} with {}", truth_text(point), what,
                       plain_place(factors, point.factor_values));
  };
  const std::string table = *table_held_to(plan);
  const std::string victims = " " + plan.scenario().words.victims;
  if (truth_text(*points.front()) == truth_text(*points.back()))
    return fmt::format("Behind {} there would be {}.", table, with_place(*points.front(), victims));
  return fmt::format("Behind {} there would be from {} to {}.", table,
                     with_place(*points.front(), victims), with_place(*points.back(), ""));
}

}  // namespace

std::optional<std::string> table_held_to(const StudyPlan& plan) {
  const Scenario& scenario = plan.scenario();
  const bool held = scenario.study && scenario.study->hold;
  if (!held && !is_anchored(plan.base.scenario)) return std::nullopt;
  const std::string& file = held ? scenario.study->hold->table : scenario.table->file;
  return file.empty() ? "the table of the scenario"
                      : "the table " + std::filesystem::path(file).filename().string();
}

std::string sampled_truths(const StudyRun& run, const StudyPlan& plan) {
  const std::vector<const PointResult*> points = fitting_points(run, plan);
  return points.empty() ? "unknown in every world" : spread_text(points, "");
}

std::string held_sentences(const StudyRun& run, const StudyPlan& plan) {
  const StudySpec& study = *plan.scenario().study;
  const std::string table = *table_held_to(plan);
  std::size_t without = 0;
  std::string reason;
  for (std::size_t row : plan.rows)
    if (const PointResult& point = run.result.points[row]; !point.no_world.empty())
      if (++without == 1) reason = point.no_world;
  if (without == plan.rows.size())
    return fmt::format("No world of this kind fits {}: {}.", table, reason);
  const std::vector<const PointResult*> points = fitting_points(run, plan);
  std::string text = kind_of(study).points_from == PointsFrom::a_draw
                         ? sample_sentence(points, plan)
                         : sweep_sentence(points, plan);
  if (without > 0)
    text +=
        fmt::format(" {} of {} {} no such world: {}{}.", without,
                    counted(static_cast<double>(plan.rows.size()), "point"),
                    without == 1 ? "has" : "have", without == 1 ? "" : "of the first, ", reason);
  return text;
}

}  // namespace darknumber
