// SPDX-License-Identifier: MIT
#include "engine/report/expect/expected_answers.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/estimators/options/method_kinds.h"
#include "engine/input/wording.h"
#include "engine/performance/calculation.h"
#include "engine/report/estimate/answered_report.h"
#include "engine/report/estimate/why_none.h"
#include "engine/report/numbers.h"
#include "engine/scenario/description/in_words.h"
#include "engine/simulation/replicate.h"

namespace darknumber {
namespace {

ExpectedMeaning meaning_of_estimator(const EstimatorSpec& estimator,
                                     const std::vector<EstimatorSpec>& all);

/// A mean is what the least certain of its members is.
ExpectedMeaning meaning_of_members(const MeanOf& mean, const std::vector<EstimatorSpec>& all) {
  ExpectedMeaning meaning = ExpectedMeaning::limit;
  for (const EstimatorSpec& one : all) {
    if (std::find(mean.labels.begin(), mean.labels.end(), one.label) == mean.labels.end()) continue;
    const ExpectedMeaning of_one = meaning_of_estimator(one, all);
    if (meaning == ExpectedMeaning::limit || of_one == ExpectedMeaning::choice) meaning = of_one;
  }
  return meaning;
}

/// `all`: the estimators asked, among which a mean finds its members.
ExpectedMeaning meaning_of_estimator(const EstimatorSpec& estimator,
                                     const std::vector<EstimatorSpec>& all) {
  switch (kind_of(estimator.method).on_expected_table(estimator.method)) {
    case OnExpectedTable::limit:
      return ExpectedMeaning::limit;
    case OnExpectedTable::of_its_size:
      return ExpectedMeaning::of_its_size;
    case OnExpectedTable::choice:
      return ExpectedMeaning::choice;
    case OnExpectedTable::as_members:
      break;
  }
  return meaning_of_members(std::get<MeanOf>(estimator.method), all);
}

/// Small counts become large ones as registers grow, and are published then.
bool suppression_moves_answers(const PreparedPoint& point) {
  const std::optional<HiddenCounts>& hidden = point.observed.hidden;
  return hidden && hidden->counts > 0 &&
         point.scenario.estimation.suppress->as != SuppressAs::random_round;
}

std::vector<std::string> labels_with(const std::vector<ExpectedAnswer>& answers,
                                     ExpectedMeaning meaning) {
  std::vector<std::string> labels;
  for (const ExpectedAnswer& answer : answers)
    if (answer.meaning == meaning && answer.status == Status::ok && !answer.of_stratum)
      labels.push_back(answer.label);
  return labels;
}

}  // namespace

std::vector<ExpectedAnswer> expected_answers(const PreparedPoint& point) {
  const std::vector<EstimatorSpec>& estimators = point.scenario.estimation.estimators;
  const Answered answered{estimators,
                          point.answers,
                          point.on_expected,
                          {},
                          tables_of(point.answers, estimators, point.observed)};
  const bool suppressed = suppression_moves_answers(point);
  std::vector<ExpectedAnswer> answers;
  for (std::size_t a = 0; a < point.answers.size(); ++a) {
    const Status status = status_of(point.on_expected[a]);
    ExpectedMeaning meaning =
        meaning_of_estimator(estimators[point.answers[a].estimator], estimators);
    if (suppressed && meaning == ExpectedMeaning::limit) meaning = ExpectedMeaning::of_its_size;
    answers.push_back({point.answers[a].label, meaning, status,
                       point.answers[a].stratum.has_value(),
                       status == Status::ok ? "" : why_none(answered, a, status)});
  }
  return answers;
}

Cell expected_cell(const ExpectedAnswer& answer, double value, int digits) {
  if (answer.status == Status::ok) return {significant(value, digits)};
  if (grows_without_bound(answer.status)) return {significant(INFINITY)};
  return {Missing{answer.reason}};
}

std::string expected_text(const ExpectedAnswer& answer, double value) {
  return text_of(expected_cell(answer, value));
}

std::string note_on_meanings(const std::vector<ExpectedAnswer>& answers, const Words& words) {
  std::string note;
  const std::vector<std::string> choosing = labels_with(answers, ExpectedMeaning::choice);
  if (!choosing.empty())
    note += fmt::format("{} {} on the expected table; other {}, small or large, may lead to {}.",
                        join_with_and(choosing),
                        choosing.size() == 1 ? "chose its model" : "chose their models",
                        plural_of(words.of_register), choosing.size() == 1 ? "another" : "others");
  const std::vector<std::string> of_size = labels_with(answers, ExpectedMeaning::of_its_size);
  if (!of_size.empty())
    note +=
        fmt::format("{}{} {} on {}'s size, too.", note.empty() ? "" : " ", join_with_and(of_size),
                    of_size.size() == 1 ? "depends" : "depend", with_article(words.of_register));
  return note;
}

std::vector<std::string> reasons_without_number(const std::vector<ExpectedAnswer>& answers) {
  std::vector<std::string> reasons;
  for (const ExpectedAnswer& answer : answers)
    if (answer.status != Status::ok)
      reasons.push_back(fmt::format("{} has no estimate on the expected table ({}): {}.",
                                    answer.label, name_of(answer.status), answer.reason));
  return reasons;
}

}  // namespace darknumber
