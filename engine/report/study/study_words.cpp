// SPDX-License-Identifier: MIT
#include "engine/report/study/study_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/report/numbers.h"
#include "engine/report/study/held_truths.h"
#include "engine/study/measure_names.h"
#include "engine/study/types/answer_rows.h"

namespace darknumber {
namespace {

/// The truth that a row has of an answer; of none, that of the world itself.
std::optional<double> truth_of(const PointResult& point, std::optional<std::size_t> answer) {
  if (!point.no_world.empty()) return std::nullopt;
  if (!answer) return std::round(point.truth);
  if (*answer >= point.truths.size()) return std::nullopt;
  return std::round(point.truths[*answer]);
}

/// Whether the worlds that a search looked at, which are no rows, have different truths.
bool search_moves_the_truth(const StudyPlan& plan) {
  const auto* solved = std::get_if<TippingSolution>(&plan.meaning);
  return solved != nullptr && solved->truth_moves;
}

/// The same where it is one number for all worlds of the study.
std::optional<double> one_truth(const StudyRun& run, const StudyPlan& plan,
                                std::optional<std::size_t> answer) {
  if (search_moves_the_truth(plan)) return std::nullopt;
  const std::optional<double> first = truth_of(run.result.points[plan.rows.front()], answer);
  const bool same = std::all_of(plan.rows.begin(), plan.rows.end(), [&](std::size_t row) {
    return truth_of(run.result.points[row], answer) == first;
  });
  return same ? first : std::nullopt;
}

}  // namespace

StudyWords::StudyWords(const StudyRun& run, const StudyPlan& plan)
    : run_(&run),
      plan_(&plan),
      study_(&*plan.scenario().study),
      measure_(measure_of(*study_), study_->evaluate, plan.scenario().words),
      columns_(plain_factors(plan)) {
  for (std::size_t a = 0; a < run.result.labels.size(); ++a)
    truths_.push_back(one_truth(run, plan, a));
  if (measure_.is_of_the_world()) {
    common_truth_ = one_truth(run, plan, std::nullopt);
    return;
  }
  const std::vector<std::size_t> asked = answers_asked(plan);
  if (!asked.empty() && std::all_of(asked.begin(), asked.end(), [&](std::size_t answer) {
        return truths_[answer] == truths_[asked.front()];
      }))
    common_truth_ = truths_[asked.front()];
}

std::string StudyWords::subject(std::size_t answer) const {
  return measure_.subject(run_->result.labels[answer]);
}

std::string StudyWords::name(std::size_t answer) const {
  return measure_.is_of_the_world() ? subject(answer) : run_->result.labels[answer];
}

std::string StudyWords::moved(std::size_t answer) const {
  if (!measure_.is_times_the_truth() || measure_.is_of_the_world() || truths_[answer])
    return subject(answer);
  return fmt::format("the ratio of {} to the truth", subject(answer));
}

std::string StudyWords::all_moved(std::size_t count, bool all) const {
  const std::string number = number_word(count);
  if (!measure_.is_times_the_truth())
    return measure_.subject(
        fmt::format("each of the {} estimators{}", number, all ? "" : " with an answer"));
  const std::string estimates = fmt::format(
      "the estimates of {}", !all         ? fmt::format("the {} estimators with an answer", number)
                             : count == 2 ? "both estimators"
                                          : fmt::format("all {} estimators", number));
  const bool truth_stays = std::all_of(truths_.begin(), truths_.end(),
                                       [](const auto& truth) { return truth.has_value(); });
  return truth_stays ? estimates : fmt::format("the ratios of {} to the truth", estimates);
}

std::string StudyWords::level(const WithError& number, std::size_t answer) const {
  if (answer >= truths_.size() || !truths_[answer]) return measure_.level(number);
  return measure_.level(number, *truths_[answer]);
}

std::string StudyWords::level_of_all(const WithError& number) const {
  return common_truth_ ? measure_.level(number, *common_truth_) : measure_.level(number);
}

std::string StudyWords::asked(double target, std::size_t answer) const {
  const std::string text = measure_.asked(target);
  if (!measure_.is_times_the_truth()) return text;
  if (measure_.is_of_the_world() || answer >= truths_.size() || !truths_[answer])
    return text + " times the truth";
  const double times =
      measure_.reading() == PlainMeasure::Reading::logarithm ? std::exp(target) : target;
  return fmt::format("{} times the truth ({})", text, persons_text(times * *truths_[answer], 0.0));
}

std::string StudyWords::of_how_many() const {
  if (!common_truth_ || !measure_.is_times_the_truth() || table_held_to(*plan_)) return "";
  const Words& words = plan_->scenario().words;
  return fmt::format("for {}", counted(*common_truth_, words.victim, words.victims));
}

PathWords StudyWords::factor(std::size_t f) const {
  return plain_factor(study_->factors[f], plan_->scenario().words);
}

std::string StudyWords::place(std::size_t point) const {
  return plain_place(columns_, run_->result.points[point].factor_values);
}

}  // namespace darknumber
