// SPDX-License-Identifier: MIT
#include "engine/study/types/morris_study.h"

#include <fmt/core.h>

#include "engine/study/plan_rows.h"
#include "engine/study/types/answer_rows.h"

namespace darknumber {
namespace {

MorrisDesign design_of(const MorrisStudy& morris, std::size_t factors, std::uint64_t seed) {
  MorrisPlan plan = ungrouped(factors, morris.levels);
  for (std::size_t g = 0; g < morris.groups.size(); ++g)
    for (std::size_t factor : morris.groups[g]) plan.group_of[factor] = g;
  return morris_design(plan, static_cast<std::size_t>(morris.trajectories), seed);
}

/// Levels at an end that a belief does not reach would be far out; they are drawn in to its
/// quantiles at 0.01 and 0.99, the others in proportion.
std::vector<double> within_beliefs(const std::vector<Factor>& factors, std::vector<double> point) {
  constexpr double outermost = 0.01;
  for (std::size_t f = 0; f < factors.size(); ++f)
    if (factors[f].belief && !reaches_its_ends(*factors[f].belief))
      point[f] = outermost + (1.0 - 2.0 * outermost) * point[f];
  return point;
}

MorrisOutcome::OfAnswer effects_of(const AnswerRows& rows, std::size_t answer,
                                   const MorrisDesign& design) {
  std::vector<std::vector<double>> outputs;
  for (std::size_t row = 0; row < rows.size(); ++row) outputs.push_back(rows.values(row));
  return {answer, is_constant(rows.numbers()), morris_effects(design, outputs)};
}

}  // namespace

RowsAsked rows_asked(const MorrisStudy& morris, const StudySpec& study, std::uint64_t) {
  const std::size_t groups = morris.groups.empty() ? study.factors.size() : morris.groups.size();
  return {static_cast<std::size_t>(morris.trajectories) * (groups + 1), "study.trajectories",
          fmt::format("Here {} would do.", most_rows / (groups + 1))};
}

void plan_rows(const MorrisStudy& morris, StudyPlan& plan, RowPlanner& planner) {
  MorrisDesign design =
      design_of(morris, plan.scenario().study->factors.size(), plan.scenario().monte_carlo.seed);
  add_cube(plan, planner, design.rows_in_all(),
           [design, factors = plan.scenario().study->factors](std::size_t row) {
             return within_beliefs(factors, design.row(row));
           });
  plan.meaning = std::move(design);
}

MorrisOutcome outcome_of(const MorrisStudy&, const StudyPlan& plan,
                         const std::vector<PointResult>& points) {
  MorrisOutcome outcome;
  for (std::size_t answer : answers_asked(plan))
    outcome.answers.push_back(
        effects_of(AnswerRows(plan, points, answer), answer, std::get<MorrisDesign>(plan.meaning)));
  return outcome;
}

}  // namespace darknumber
