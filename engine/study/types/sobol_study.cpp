// SPDX-License-Identifier: MIT
#include "engine/study/types/sobol_study.h"

#include <fmt/core.h>

#include <algorithm>
#include <bit>

#include "engine/study/plan_rows.h"
#include "engine/study/types/answer_rows.h"

namespace darknumber {
namespace {

/// Over how many scrambles base points are divided. 8 give an interval 2.36 standard errors to a
/// side by Student's t, 4 give one of 3.18. With fewer than 64 points a scramble columns of the
/// sequence repeat each other: of eleven additive factors, errors of totals were 2 to 10 times
/// those of one scramble with 16 points in each of 8, and next to the same from 64 on. A scramble
/// has two.
std::size_t scrambles_for(std::int64_t base_points) {
  constexpr std::int64_t enough_points = 64;
  constexpr std::int64_t fewest_scrambles = 4;
  constexpr std::int64_t most_scrambles = 8;
  const std::int64_t wanted =
      std::clamp(base_points / enough_points, fewest_scrambles, most_scrambles);
  return static_cast<std::size_t>(std::min(wanted, base_points / 2));
}

/// One dimension more than there are factors: a dummy, whose indices show what zero looks like. The
/// base points are divided over independent scrambles.
SobolRows design_of(const SobolStudy& sobol, std::size_t factors, std::uint64_t seed) {
  const std::size_t scrambles = scrambles_for(sobol.size);
  const std::size_t base_points = static_cast<std::size_t>(sobol.size) / scrambles;
  SobolDesignSpec of_indices;
  of_indices.dimensions = factors + 1;
  of_indices.scrambles = scrambles;
  of_indices.base_points = base_points;
  of_indices.second_order = sobol.second_order;
  of_indices.seed = seed;
  SobolRows rows{SobolDesign(of_indices), std::nullopt};
  if (!sobol.shapley) return rows;
  ShapleyDesignSpec of_shapley;
  of_shapley.dimensions = factors;
  of_shapley.scrambles = scrambles;
  of_shapley.base_points = base_points;
  of_shapley.seed = seed;
  rows.shapley = ShapleyDesign(of_shapley);
  return rows;
}

std::size_t size_of(const SobolRows& rows) {
  return rows.indices.rows() + (rows.shapley ? rows.shapley->rows() : 0);
}

/// The outputs of `count` rows from `first` on.
ReplicatedOutputs outputs_of(const AnswerRows& rows, std::size_t first, std::size_t count) {
  const ReplicatedOutputs& all = rows.numbers();
  const auto at = [&](std::size_t row) {
    return all.values.begin() + static_cast<std::ptrdiff_t>(row * all.replicates);
  };
  return {all.replicates, {at(first), at(first + count)}};
}

SobolOutcome::OfAnswer indices_of(const AnswerRows& rows, std::size_t answer,
                                  const SobolRows& design) {
  const std::size_t of_indices = design.indices.rows();
  SobolOutcome::OfAnswer outcome{
      answer, sobol_indices(design.indices, outputs_of(rows, 0, of_indices)), {}};
  if (design.shapley)
    outcome.shapley =
        shapley_effects(*design.shapley, outputs_of(rows, of_indices, design.shapley->rows()));
  return outcome;
}

}  // namespace

RowsAsked rows_asked(const SobolStudy& sobol, const StudySpec& study, std::uint64_t seed) {
  const std::size_t rows = size_of(design_of(sobol, study.factors.size(), seed));
  const std::size_t each = rows / static_cast<std::size_t>(sobol.size);
  return {rows, "study.size",
          fmt::format("Each base point takes {} rows here: a size of {} would do.", each,
                      std::bit_floor(most_rows / each))};
}

void plan_rows(const SobolStudy& sobol, StudyPlan& plan, RowPlanner& planner) {
  SobolRows rows =
      design_of(sobol, plan.scenario().study->factors.size(), plan.scenario().monte_carlo.seed);
  add_cube(plan, planner, size_of(rows), [rows](std::size_t row) {
    return row < rows.indices.rows() ? rows.indices.row(row).point
                                     : rows.shapley->row(row - rows.indices.rows()).point;
  });
  plan.meaning = std::move(rows);
}

SobolOutcome outcome_of(const SobolStudy&, const StudyPlan& plan,
                        const std::vector<PointResult>& points) {
  SobolOutcome outcome;
  for (std::size_t answer : answers_asked(plan))
    outcome.answers.push_back(
        indices_of(AnswerRows(plan, points, answer), answer, std::get<SobolRows>(plan.meaning)));
  return outcome;
}

}  // namespace darknumber
