// SPDX-License-Identifier: MIT
#include "engine/report/expect/expected_answers.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/performance/calculation.h"
#include "engine/report/estimate/estimates_report.h"
#include "engine/report/estimate/why_none.h"
#include "engine/report/numbers.h"
#include "engine/scenario/description/wording.h"

namespace darknumber {
namespace {

/// `all`: the estimators asked, among which a mean finds those that it is of; it is what the least
/// certain of them is.
ExpectedMeaning meaning_of_estimator(const EstimatorSpec& estimator,
                                     const std::vector<EstimatorSpec>& all);

struct MeaningOf {
  const std::vector<EstimatorSpec>& all;

  ExpectedMeaning operator()(const LincolnPetersen&) const { return ExpectedMeaning::limit; }
  ExpectedMeaning operator()(const Chapman&) const { return ExpectedMeaning::of_its_size; }
  ExpectedMeaning operator()(const Chao&) const { return ExpectedMeaning::limit; }
  ExpectedMeaning operator()(const LoglinearFixed&) const { return ExpectedMeaning::limit; }
  ExpectedMeaning operator()(const LoglinearStepwise&) const { return ExpectedMeaning::choice; }
  ExpectedMeaning operator()(const LoglinearAll&) const { return ExpectedMeaning::choice; }
  ExpectedMeaning operator()(const ClosedPopulation& model) const {
    return model.bias_corrected ? ExpectedMeaning::of_its_size : ExpectedMeaning::limit;
  }
  ExpectedMeaning operator()(const SampleCoverage&) const { return ExpectedMeaning::limit; }
  ExpectedMeaning operator()(const Decomposable&) const { return ExpectedMeaning::of_its_size; }
  ExpectedMeaning operator()(const LatentClass&) const { return ExpectedMeaning::of_its_size; }
  ExpectedMeaning operator()(const BayesianThreshold&) const { return ExpectedMeaning::choice; }
  ExpectedMeaning operator()(const FixedOddsRatio&) const { return ExpectedMeaning::limit; }
  ExpectedMeaning operator()(const LinkageCorrected&) const { return ExpectedMeaning::limit; }
  ExpectedMeaning operator()(const Trimmed&) const { return ExpectedMeaning::limit; }
  ExpectedMeaning operator()(const MeanOf& mean) const {
    ExpectedMeaning meaning = ExpectedMeaning::limit;
    for (const EstimatorSpec& one : all) {
      if (std::find(mean.labels.begin(), mean.labels.end(), one.label) == mean.labels.end())
        continue;
      const ExpectedMeaning of_one = meaning_of_estimator(one, all);
      if (meaning == ExpectedMeaning::limit || of_one == ExpectedMeaning::choice) meaning = of_one;
    }
    return meaning;
  }
};

ExpectedMeaning meaning_of_estimator(const EstimatorSpec& estimator,
                                     const std::vector<EstimatorSpec>& all) {
  return std::visit(MeaningOf{all}, estimator.method);
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
  const Answered answered{estimators, point.answers, point.on_expected, {}, {}};
  std::vector<ExpectedAnswer> answers;
  for (std::size_t a = 0; a < point.answers.size(); ++a) {
    const Status status = status_of(point.on_expected[a]);
    answers.push_back({point.answers[a].label,
                       meaning_of_estimator(estimators[point.answers[a].estimator], estimators),
                       status, point.answers[a].stratum.has_value(),
                       status == Status::ok ? "" : why_none(answered, a, status)});
  }
  return answers;
}

std::string expected_text(const ExpectedAnswer& answer, double value, int digits) {
  if (answer.status == Status::ok) return significant_text(value, digits);
  return grows_without_bound(answer.status) ? "infinite" : no_number_text;
}

std::string note_on_meanings(const std::vector<ExpectedAnswer>& answers) {
  std::string note;
  const std::vector<std::string> choosing = labels_with(answers, ExpectedMeaning::choice);
  if (!choosing.empty())
    note += fmt::format(
        "{} {} on the expected table; other registers, small or large, may lead to {}.",
        join_with_and(choosing), choosing.size() == 1 ? "chose its model" : "chose their models",
        choosing.size() == 1 ? "another" : "others");
  const std::vector<std::string> of_size = labels_with(answers, ExpectedMeaning::of_its_size);
  if (!of_size.empty())
    note += fmt::format("{}{} {} on a register's size, too.", note.empty() ? "" : " ",
                        join_with_and(of_size), of_size.size() == 1 ? "depends" : "depend");
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
