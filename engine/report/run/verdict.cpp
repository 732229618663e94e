// SPDX-License-Identifier: MIT
#include "engine/report/run/verdict.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/core/contracts.h"
#include "engine/input/wording.h"
#include "engine/report/find_measure.h"
#include "engine/report/numbers.h"
#include "engine/report/run/violation_clauses.h"
#include "engine/scenario/description/in_words.h"
#include "engine/study/claim_verdict.h"

namespace darknumber {
namespace {

enum class Direction { too_high, too_low, about_right, uncertain, none };

/// In the order of the verdict; of the first three it gives the ratios.
constexpr std::array all_directions{Direction::too_high, Direction::too_low, Direction::about_right,
                                    Direction::uncertain, Direction::none};

/// What an estimator typically says.
struct Typical {
  ExpectedAnswer answer;
  double truth = 0.0;
  double ratio = NAN;  // median of N-hat / N
  double mcse = NAN;
  double expected = NAN;   // on the expected table
  std::size_t failed = 0;  // registers without an estimate
};

/// The estimators that err in one direction.
struct Camp {
  Direction direction = Direction::none;
  std::vector<Typical> estimators;  // by ratio, where it has one
};

Direction direction_of(const Typical& typical, std::size_t registers) {
  if (!std::isfinite(typical.ratio) || 2 * typical.failed >= registers) return Direction::none;
  const double error = std::isfinite(typical.mcse) ? certainty * typical.mcse : INFINITY;
  if (typical.ratio > 1.0 + about_right && typical.ratio - error > 1.0) return Direction::too_high;
  if (typical.ratio < 1.0 - about_right && typical.ratio + error < 1.0) return Direction::too_low;
  if (std::abs(typical.ratio - 1.0) <= about_right && error <= 2.0 * about_right)
    return Direction::about_right;
  return Direction::uncertain;
}

bool has_ratio(Direction direction) {
  return direction != Direction::uncertain && direction != Direction::none;
}

std::vector<Camp> camps_of(const RunResult& result, const std::vector<ExpectedAnswer>& answers) {
  const PointResult& point = result.points.front();
  std::vector<Camp> camps;
  for (Direction direction : all_directions) camps.push_back({direction, {}});
  for (std::size_t e = 0; e < result.labels.size(); ++e) {
    if (answers[e].of_stratum) continue;
    const EstimatorMeasure& median = find_measure(point, e, "median_inflation");
    const Typical typical{answers[e],           point.truth,  median.measured.value,
                          median.measured.mcse, median.exact, median.measured.n_failed};
    camps[static_cast<std::size_t>(direction_of(typical, point.rows[e].size()))]
        .estimators.push_back(typical);
  }
  std::erase_if(camps, [](const Camp& camp) { return camp.estimators.empty(); });
  for (Camp& camp : camps)
    if (has_ratio(camp.direction))
      std::stable_sort(camp.estimators.begin(), camp.estimators.end(),
                       [](const Typical& a, const Typical& b) { return a.ratio < b.ratio; });
  return camps;
}

std::string ratio_text(const Typical& typical) {
  return rounded_text(typical.ratio, typical.mcse);
}

std::string estimate_text(const Typical& typical) {
  return persons_text(typical.ratio * typical.truth, typical.mcse * typical.truth);
}

/// Whether those who are spoken of have been named, or are named in what follows.
enum class Names { told, follow };

/// "at 1.64 times the truth (independence, 52,800)", or from the least of several to the most.
std::string range_text(const std::vector<Typical>& camp, Names names) {
  const Typical& least = camp.front();
  const Typical& most = camp.back();
  if (camp.size() == 1)
    return fmt::format("at {} times the truth ({}{})", ratio_text(least),
                       names == Names::follow ? least.answer.label + ", " : "",
                       estimate_text(least));
  return fmt::format("from {} times the truth ({}, {}) to {} times ({}, {})", ratio_text(least),
                     least.answer.label, estimate_text(least), ratio_text(most), most.answer.label,
                     estimate_text(most));
}

std::string names_text(const std::vector<Typical>& camp) {
  std::vector<std::string> labels;
  for (const Typical& typical : camp) labels.push_back(typical.answer.label);
  return join_with_and(labels);
}

/// Who does what. `who` is "two", "all five estimators", …; `registers`: what they are called.
std::string camp_text(const Camp& camp, const std::string& who, Names names,
                      const std::string& registers) {
  const std::string in_brackets =
      names == Names::follow ? fmt::format(" ({})", names_text(camp.estimators)) : "";
  const std::string range =
      has_ratio(camp.direction) ? range_text(camp.estimators, names) : std::string();
  const char* separator = camp.estimators.size() == 1 ? ", " : ": ";
  switch (camp.direction) {
    case Direction::too_high:
      return fmt::format("{} would typically put them too high{}{}", who, separator, range);
    case Direction::too_low:
      return fmt::format("{} would typically put them too low{}{}", who, separator, range);
    case Direction::about_right:
      return fmt::format("{} would typically be within {} of the truth{}{}", who,
                         percent_text(about_right), separator, range);
    case Direction::uncertain:
      return fmt::format("for {}{} too few {} were simulated to tell the direction", who,
                         in_brackets, registers);
    case Direction::none:
      return fmt::format("{}{} would have no estimate in half of the {} or more", who, in_brackets,
                         registers);
  }
  return "";
}

std::string estimators_sentence(const std::vector<Camp>& camps, const std::string& registers) {
  std::size_t all = 0;
  for (const Camp& camp : camps) all += camp.estimators.size();
  if (all == 1)
    return capitalised(camp_text(
               camps.front(),
               "the estimator asked, " + camps.front().estimators.front().answer.label + ",",
               Names::told, registers)) +
           ".";
  if (camps.size() == 1)
    return capitalised(camp_text(
               camps.front(),
               all == 2 ? "both estimators" : fmt::format("all {} estimators", number_word(all)),
               Names::follow, registers)) +
           ".";
  std::vector<std::string> parts;
  for (const Camp& camp : camps)
    parts.push_back(camp_text(camp, number_word(camp.estimators.size()), Names::follow, registers));
  return fmt::format("Of the {} estimators, {}.", number_word(all), join_clauses(parts));
}

/// What is violated, or that nothing is.
std::vector<std::string> conditions(const Scenario& scenario) {
  std::vector<std::string> items = violation_clauses(scenario);
  if (items.empty())
    items.push_back(
        fmt::format("every assumption is met (lists independent of each other, all {} as easy to "
                    "find, none coming or going, perfect records, no false positives)",
                    scenario.words.victims));
  return items;
}

/// Which victims the truth counts, where some leave and others come.
std::string when_text(const Scenario& scenario) {
  if (scenario.estimation.target == Target::ever_present) return " over the whole time";
  if (scenario.estimation.target == Target::reachable) return " within reach of the lists";
  const Turnover& turnover = scenario.population.turnover;
  return turnover.periods > 1 && turnover.rate > 0.0 ? " at any one time" : "";
}

/// What the expected table gives for those whose ratios are quoted.
std::string expected_sentence(const std::vector<Camp>& camps) {
  std::vector<const Typical*> quoted;
  std::size_t all = 0;
  for (const Camp& camp : camps) {
    all += camp.estimators.size();
    if (!has_ratio(camp.direction)) continue;
    quoted.push_back(&camp.estimators.front());
    if (camp.estimators.size() > 1) quoted.push_back(&camp.estimators.back());
  }
  if (quoted.empty()) return "";
  std::vector<std::string> numbers;
  for (const Typical* one : quoted) {
    std::string number = expected_text(one->answer, one->expected);
    if (number == no_number_text) number = fmt::format("none ({})", name_of(one->answer.status));
    numbers.push_back(all == 1 ? number : fmt::format("{} {}", one->answer.label, number));
  }
  return fmt::format(" On the expected table: {}.", join_with_and(numbers));
}

std::string failures_sentence(const std::vector<Camp>& camps) {
  std::vector<std::string> items;
  for (const Camp& camp : camps)
    for (const Typical& one : camp.estimators)
      if (one.failed > 0 && camp.direction != Direction::none)
        items.push_back(fmt::format("{} in {}", one.answer.label,
                                    quantity_text(static_cast<double>(one.failed))));
  return items.empty() ? "" : fmt::format(" Without an estimate: {}.", join_with_and(items));
}

}  // namespace

Finding verdict_of(const Scenario& scenario, const RunResult& result,
                   const std::vector<ExpectedAnswer>& answers,
                   const std::optional<ListSizes>& sizes) {
  DN_EXPECT(answers.size() == result.labels.size(), "an expected answer for each label");
  const PointResult& point = result.points.front();
  const std::vector<Camp> camps = camps_of(result, answers);
  const Words& words = scenario.words;
  const std::string drawn = plural_of(words.of_register);
  const auto registers = static_cast<double>(point.replicates());
  Finding finding;
  finding.lead =
      fmt::format("Behind such {} there would be {}{}. {}", with_article(words.of_register),
                  counted(point.truth, words.victim, words.victims), when_text(scenario),
                  estimators_sentence(camps, drawn));
  finding.conditions.intro = "This holds if";
  finding.conditions.items = conditions(scenario);
  finding.rest =
      fmt::format("{} of {}.", registers == 1.0 ? "Median" : "Medians",
                  counted(registers, "simulated " + words.of_register, "simulated " + drawn));
  finding.rest += expected_sentence(camps) + failures_sentence(camps);
  if (sizes) finding.rest += " " + sizes_sentence(*sizes);
  if (!scenario.published.empty())
    finding.rest += " " + published_sentence(scenario.published, point.truth);
  return finding;
}

}  // namespace darknumber
