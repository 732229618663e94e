// SPDX-License-Identifier: MIT
#include "engine/report/study/tipping_finding.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "engine/input/json.h"
#include "engine/input/wording.h"
#include "engine/report/numbers.h"
#include "engine/report/study/factor_text.h"
#include "engine/report/study/measure_text.h"
#include "engine/scenario/point_measures.h"
#include "engine/study/measure_names.h"

namespace darknumber {
namespace {

template <typename Extreme>
std::string extreme_text(const std::optional<Extreme>& extreme) {
  return extreme ? significant_text(extreme->value) : no_number_text;
}

std::string range_of(const Bounds& bounds) {
  return fmt::format("{} to {}", factor_text(bounds.low), factor_text(bounds.high));
}

/// Whether the crossings lie in the range that is considered plausible.
std::string plausible_text(const TippingPoints& points, const Bounds& plausible) {
  const auto inside = static_cast<std::size_t>(
      std::count_if(points.crossings.begin(), points.crossings.end(), [&](const auto& crossing) {
        return crossing.at >= plausible.low && crossing.at <= plausible.high;
      }));
  const std::size_t all = points.crossings.size();
  std::string where = inside == 0 ? "outside" : "inside";
  if (inside > 0 && inside < all) where = fmt::format("{} of {} inside", inside, all);
  return fmt::format("; {} the range you consider plausible ({})", where, range_of(plausible));
}

std::string of_one_factor(const TippingPoints& points, const Factor& factor,
                          const std::string& what, const std::string& target) {
  const std::string& name = label_of(factor);
  if (!points.least)
    return fmt::format("{} has no value for any {} from {}.", what, name, range_of(*factor.range));
  if (!points.complete)
    return fmt::format(
        "{} meets {}, or has no value, at too many values of {} from {} to be told apart: at the "
        "{} that were looked at it goes from {} to {}.",
        what, target, name, range_of(*factor.range),
        counted(static_cast<double>(points.places.size()), "value"), extreme_text(points.least),
        extreme_text(points.most));
  if (points.count() == TippingPoints::Count::none)
    return fmt::format("no value of {} from {} brings {} to {}: it goes from {} to {}.", name,
                       range_of(*factor.range), what, target, extreme_text(points.least),
                       extreme_text(points.most));
  std::vector<std::string> values;
  for (const auto& crossing : points.crossings) values.push_back(significant_text(crossing.at, 4));
  for (const auto& jump : points.jumps)
    values.push_back(fmt::format("{} (where it jumps past it)", significant_text(jump.after, 4)));
  for (const auto& plateau : points.plateaus)
    values.push_back(fmt::format("anything from {} to {}", significant_text(plateau.from, 4),
                                 significant_text(plateau.to, 4)));
  std::string text =
      fmt::format("{} reaches {} where {} is {}", what, target, name, join_with_and(values));
  if (factor.plausible && !points.crossings.empty())
    text += plausible_text(points, *factor.plausible);
  return text + ".";
}

std::string of_many_factors(const LeastDeparture& least, const StudySpec& study,
                            const std::string& what, const std::string& target) {
  if (!least.reached)
    return fmt::format("no combination in these ranges brings {} to {}; the nearest is {}.", what,
                       target, significant_text(least.value));
  std::vector<std::string> parts;
  for (std::size_t f = 0; f < study.factors.size(); ++f)
    parts.push_back(
        fmt::format("{} = {}", label_of(study.factors[f]), significant_text(least.at[f])));
  return fmt::format(
      "the least extreme combination that brings {} to {} is {}: {} half-widths from the middle of "
      "the range you consider plausible.",
      what, target, join_with_and(parts), significant_text(least.distance));
}

/// Between which combinations a line runs.
std::string course_of(const Contour::Line& line, const StudySpec& study) {
  const auto end_text = [&](const Contour::Point& point) {
    return fmt::format("{} = {} with {} = {}", label_of(study.factors[0]),
                       significant_text(point.first, 4), label_of(study.factors[1]),
                       significant_text(point.second, 4));
  };
  if (line.closed) return fmt::format("all around, by way of {}", end_text(line.points.front()));
  return fmt::format("from {} to {}", end_text(line.points.front()), end_text(line.points.back()));
}

std::string of_two_factors(const std::optional<Contour>& contour, const StudySpec& study,
                           const std::string& what, const std::string& target) {
  if (!contour || !contour->least)
    return fmt::format("{} has no value for any combination in these ranges.", what);
  if (contour->lines.empty())
    return fmt::format("no combination in these ranges brings {} to {}: it goes from {} to {}.",
                       what, target, extreme_text(contour->least), extreme_text(contour->most));
  std::vector<std::string> courses;
  for (const Contour::Line& line : contour->lines) courses.push_back(course_of(line, study));
  return fmt::format("{} is {}{} on {} of combinations, {}. In these ranges it goes from {} to {}.",
                     what, target, contour->has_jumps() ? ", or jumps past it," : "",
                     courses.size() == 1 ? "a line" : fmt::format("{} lines", courses.size()),
                     join_with_and(courses), extreme_text(contour->least),
                     extreme_text(contour->most));
}

}  // namespace

Finding tipping_finding(const TippingOutcome& outcome, const StudySpec& study,
                        const std::string& label) {
  const std::string what = measure_in_sentence(measure_of(study), label);
  const std::string target = target_text(study);
  const TippingSolution& solved = outcome.solved;
  std::string sentence;
  if (solved.one)
    sentence = of_one_factor(*solved.one, study.factors.front(), what, target);
  else if (solved.many)
    sentence = of_many_factors(*solved.many, study, what, target);
  else
    sentence = of_two_factors(solved.two, study, what, target);
  if (!is_point_measure(measure_of(study)))
    sentence = "On the expected table, " + sentence;
  else
    sentence.front() =
        static_cast<char>(std::toupper(static_cast<unsigned char>(sentence.front())));
  return {std::move(sentence), "", {}, ""};
}

}  // namespace darknumber
