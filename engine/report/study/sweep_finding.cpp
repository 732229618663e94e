// SPDX-License-Identifier: MIT
#include "engine/report/study/sweep_finding.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/input/wording.h"
#include "engine/report/block.h"
#include "engine/report/find_measure.h"
#include "engine/report/numbers.h"
#include "engine/study/measure_names.h"

namespace darknumber {
namespace {

/// The least and the greatest number of one estimator over the rows of a study.
struct Extremes {
  std::size_t answer = 0;
  std::size_t with_value = 0;  // rows
  WithError least, most;
  std::size_t least_at = 0, most_at = 0;  // points

  void take(const WithError& number, std::size_t point) {
    if (with_value == 0 || *number.value < *least.value) {
      least = number;
      least_at = point;
    }
    if (with_value == 0 || *number.value > *most.value) {
      most = number;
      most_at = point;
    }
    ++with_value;
  }
};

Extremes extremes_of(const StudyWords& words, std::size_t answer) {
  Extremes found;
  found.answer = answer;
  for (const std::size_t row : words.plan().rows) {
    const EstimatorMeasure* one =
        measure_at(words.run().result.points[row], answer, measure_of(words.study()));
    if (one == nullptr || std::isnan(one->measured.value)) continue;
    found.take({one->measured.value, one->measured.mcse}, row);
  }
  return found;
}

/// "from 0.922 times the truth (29,800) by chao with … to …"; `named`: whether estimators are.
std::string course(const StudyWords& words, const Extremes& least, const Extremes& most,
                   bool named) {
  const auto end = [&](const Extremes& of, const WithError& number, std::size_t point) {
    return fmt::format("{} {}with {}", words.level(number, of.answer),
                       named ? "by " + words.name(of.answer) + " " : "", words.place(point));
  };
  return fmt::format("from {} to {}", end(least, least.least, least.least_at),
                     end(most, most.most, most.most_at));
}

Finding of_those_with_values(const StudyWords& words, const std::vector<Extremes>& found) {
  const auto least = std::min_element(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return *a.least.value < *b.least.value;
  });
  const auto most = std::max_element(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return *a.most.value < *b.most.value;
  });
  const bool one = found.size() == 1;
  std::string subject = one                                    ? words.subject(least->answer)
                        : words.measure().is_times_the_truth() ? "the estimates"
                                                               : "what is asked for";
  if (const std::string whom = words.of_how_many(); !whom.empty())
    subject = fmt::format("{}, {}", whom, subject);
  subject = capitalised(std::move(subject));
  // What reads the same is one number: rounding may part it.
  if (words.measure().number(least->least) == words.measure().number(most->most))
    return {fmt::format(
        "{} would be {} at every point.", subject,
        one ? words.level(least->least, least->answer) : words.level_of_all(least->least))};
  Finding finding{fmt::format("{} would go {}.", subject, course(words, *least, *most, !one))};
  if (one) return finding;
  finding.numbers.intro = "Each:";
  for (const Extremes& of : found)
    finding.numbers.items.push_back(fmt::format("{} from {} to {}", words.name(of.answer),
                                                words.measure().number(of.least),
                                                words.measure().level(of.most)));
  return finding;
}

}  // namespace

Finding sweep_finding(const StudyWords& words) {
  const std::size_t rows = words.plan().rows.size();
  std::vector<Extremes> found;
  std::string missing;
  for (const std::size_t answer : answers_asked(words.plan())) {
    const Extremes one = extremes_of(words, answer);
    if (one.with_value > 0) found.push_back(one);
    if (one.with_value == rows) continue;
    missing += fmt::format(" {} does not exist", capitalised(words.subject(answer)));
    if (rows > 1)
      missing += fmt::format(" at {} of the {}",
                             one.with_value == 0 ? "any" : std::to_string(rows - one.with_value),
                             counted(static_cast<double>(rows), "point"));
    missing += ".";
  }
  if (found.empty()) return {missing.empty() ? missing : missing.substr(1)};
  Finding finding = of_those_with_values(words, found);
  finding.lead += missing;
  return finding;
}

}  // namespace darknumber
