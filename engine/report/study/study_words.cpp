// SPDX-License-Identifier: MIT
#include "engine/report/study/study_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/report/numbers.h"
#include "engine/report/study/held_truths.h"
#include "engine/study/measure_names.h"

namespace darknumber {
namespace {

bool has_one_truth(const StudyRun& run, const StudyPlan& plan) {
  const double first = run.result.points[plan.rows.front()].truth;
  return std::all_of(plan.rows.begin(), plan.rows.end(), [&](std::size_t row) {
    const PointResult& point = run.result.points[row];
    return point.no_world.empty() && std::round(point.truth) == std::round(first);
  });
}

}  // namespace

StudyWords::StudyWords(const StudyRun& run, const StudyPlan& plan)
    : run_(&run),
      plan_(&plan),
      study_(&*plan.scenario().study),
      measure_(measure_of(*study_), study_->evaluate, plan.scenario().words),
      columns_(plain_factors(plan)),
      one_truth_(has_one_truth(run, plan)) {}

std::string StudyWords::subject(std::size_t answer) const {
  return measure_.subject(run_->result.labels[answer]);
}

std::string StudyWords::name(std::size_t answer) const {
  return measure_.is_of_the_world() ? subject(answer) : run_->result.labels[answer];
}

std::string StudyWords::level(const WithError& number, std::size_t answer) const {
  const PointResult& point = run_->result.points[plan_->rows.front()];
  if (!one_truth_ || answer >= point.truths.size()) return measure_.level(number);
  return measure_.level(number, point.truths[answer]);
}

std::string StudyWords::of_how_many() const {
  if (!one_truth_ || !measure_.is_times_the_truth() || table_held_to(*plan_)) return "";
  const Words& words = plan_->scenario().words;
  return fmt::format("for {}", counted(std::round(run_->result.points[plan_->rows.front()].truth),
                                       words.victim, words.victims));
}

PathWords StudyWords::factor(std::size_t f) const {
  return plain_factor(study_->factors[f], plan_->scenario().words);
}

std::string StudyWords::place(std::size_t point) const {
  return plain_place(columns_, run_->result.points[point].factor_values);
}

std::string all_estimators(std::size_t count) {
  return count == 2 ? "both estimators" : fmt::format("all {} estimators", number_word(count));
}

}  // namespace darknumber
