// SPDX-License-Identifier: MIT
#include "engine/report/study/tipping_finding.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/input/json.h"
#include "engine/input/wording.h"
#include "engine/report/numbers.h"
#include "engine/scenario/description/in_words.h"
#include "engine/study/measure_names.h"

namespace darknumber {
namespace {

/// Of what the sentences are: "the estimate by chao", and what it is to reach, "2 times the truth",
/// which is what it would be; 1 times the truth would be "right (1 times the truth)".
struct Goal {
  std::string subject;
  std::string level;
  std::string target;
  std::string opening;  // "For 32,278 victims, the estimate by chao"
};

/// Never such that it reads as the target, which it is compared with.
template <typename Extreme>
std::string extreme_text(const std::optional<Extreme>& extreme, const StudyWords& words) {
  return extreme ? words.measure().level_beside({extreme->value, 0.0}, target_of(words.study()))
                 : no_number_text;
}

/// "it goes from 0.9 times the truth to 1.2 times the truth"
template <typename Solution>
std::string course_of_values(const Solution& solution, const StudyWords& words) {
  const std::string least = extreme_text(solution.least, words);
  const std::string most = extreme_text(solution.most, words);
  return least == most ? "it stays at " + least : fmt::format("it goes from {} to {}", least, most);
}

/// Where a crossing is; beside an end of the range considered plausible never such that it reads as
/// that end.
std::string crossing_text(const PathWords& factor, double at,
                          const std::optional<Bounds>& plausible) {
  if (!plausible) return plain_value(factor, at);
  const bool low_is_nearer = at - plausible->low < plausible->high - at;
  return plain_value_beside(factor, at, low_is_nearer ? plausible->low : plausible->high);
}

/// Whether the crossings lie in the range that is considered plausible.
std::string plausible_text(const TippingPoints& points, const PathWords& factor,
                           const Bounds& plausible) {
  const auto inside = static_cast<std::size_t>(
      std::count_if(points.crossings.begin(), points.crossings.end(), [&](const auto& crossing) {
        return crossing.at >= plausible.low && crossing.at <= plausible.high;
      }));
  const std::size_t all = points.crossings.size();
  std::string where = inside == 0 ? "outside" : "inside";
  if (inside > 0 && inside < all) where = fmt::format("{} of {} inside", inside, all);
  return fmt::format(", {} the range considered plausible ({})", where,
                     plain_range(factor, plausible));
}

/// Where replicates have the only crossing, with its error; empty where they were not asked.
std::string confirmed_sentence(const TippingOutcome& outcome, const StudyWords& words) {
  if (outcome.confirmed.size() != 1 || !outcome.confirmed.front()) return "";
  const TippingConfirmation& one = *outcome.confirmed.front();
  return fmt::format(
      " {} have it at {}; ± is the Monte Carlo standard error.",
      capitalised("simulated " + plural_of(words.plan().scenario().words.of_register)),
      words.factor(0).unit == PathUnit::share ? measured_share_text(one.estimate, one.se)
                                              : measured_text(one.estimate, one.se));
}

std::string of_one_factor(const TippingPoints& points, const StudyWords& words, const Goal& goal) {
  const PathWords factor = words.factor(0);
  const Factor& spec = words.study().factors.front();
  const std::string range = plain_range(factor, *spec.range);
  if (!points.least)
    return fmt::format("{} has no value wherever {} is, from {}.", goal.opening, factor.name,
                       range);
  if (!points.complete)
    return fmt::format(
        "{} comes to {}, or has no value, at too many values of {} from {} to be told apart: at "
        "the {} that were looked at {}.",
        goal.opening, goal.level, factor.name, range,
        counted(static_cast<double>(points.places.size()), "value"),
        course_of_values(points, words));
  if (points.count() == TippingPoints::Count::none)
    return fmt::format("{} would be {} with {} at no value from {}: {}.", goal.opening, goal.target,
                       factor.name, range, course_of_values(points, words));
  std::vector<std::string> values;
  for (const auto& crossing : points.crossings)
    values.push_back(crossing_text(factor, crossing.at, spec.plausible));
  for (const auto& jump : points.jumps)
    values.push_back(fmt::format("{} (where it jumps past it)", plain_value(factor, jump.after)));
  for (const auto& plateau : points.plateaus)
    values.push_back(
        fmt::format("anything from {}", plain_range(factor, {plateau.from, plateau.to})));
  std::string text = fmt::format("{} would be {} with {} at {}", goal.opening, goal.target,
                                 factor.name, join_with_and(values));
  if (spec.plausible && !points.crossings.empty())
    text += plausible_text(points, factor, *spec.plausible);
  return text + ".";
}

std::string of_many_factors(const LeastDeparture& least, const StudyWords& words,
                            const Goal& goal) {
  if (!least.reached)
    return fmt::format("No combination in these ranges brings {} to {}; the nearest is {}.",
                       goal.subject, goal.level,
                       words.measure().level_beside({least.value, 0.0}, target_of(words.study())));
  std::vector<std::string> parts;
  for (std::size_t f = 0; f < words.study().factors.size(); ++f) {
    const PathWords factor = words.factor(f);
    parts.push_back(fmt::format("{} at {}", factor.name, plain_value(factor, least.at[f])));
  }
  return fmt::format(
      "{} would be {} with {}, of all combinations that do so the one nearest to the middle of "
      "what is considered plausible.",
      goal.opening, goal.target, join_with_and(parts));
}

/// Between which combinations a line runs.
std::string course_of(const Contour::Line& line, const StudyWords& words) {
  const PathWords first = words.factor(0);
  const PathWords second = words.factor(1);
  const auto end_text = [&](const Contour::Point& point) {
    return fmt::format("{} at {} and {} at {}", first.name, plain_value(first, point.first),
                       second.name, plain_value(second, point.second));
  };
  if (line.closed) return fmt::format("all around, by way of {}", end_text(line.points.front()));
  return fmt::format("from {} to {}", end_text(line.points.front()), end_text(line.points.back()));
}

std::string of_two_factors(const std::optional<Contour>& contour, const StudyWords& words,
                           const Goal& goal) {
  if (!contour || !contour->least)
    return fmt::format("{} has no value for any combination in these ranges.", goal.opening);
  if (contour->lines.empty())
    return fmt::format("No combination in these ranges brings {} to {}: {}.", goal.subject,
                       goal.level, course_of_values(*contour, words));
  std::vector<std::string> courses;
  for (const Contour::Line& line : contour->lines) courses.push_back(course_of(line, words));
  return fmt::format("{} would be {}{} along {} of combinations, {}. In these ranges {}.",
                     goal.opening, goal.target, contour->has_jumps() ? ", or jumps past it," : "",
                     courses.size() == 1 ? "a line" : fmt::format("{} lines", courses.size()),
                     join_with_and(courses), course_of_values(*contour, words));
}

}  // namespace

std::string tipping_sentences(const TippingOutcome& outcome, const StudyWords& words) {
  const TippingSolution& solved = outcome.solved;
  const double target = target_of(words.study());
  Goal goal{words.subject(solved.answer), words.asked(target, solved.answer), "", ""};
  goal.target = goal.level;
  if (words.measure().reading() == PlainMeasure::Reading::ratio && target == 1.0)
    goal.target = "right (1 times the truth)";
  const std::string whom = words.of_how_many();
  goal.opening = capitalised(whom.empty() ? goal.subject : whom + ", " + goal.subject);
  if (solved.one)
    return of_one_factor(*solved.one, words, goal) + confirmed_sentence(outcome, words);
  if (solved.many) return of_many_factors(*solved.many, words, goal);
  return of_two_factors(solved.two, words, goal);
}

}  // namespace darknumber
