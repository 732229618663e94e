// SPDX-License-Identifier: MIT
#include "engine/report/study/study_conditions.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/input/wording.h"
#include "engine/report/run/violation_clauses.h"
#include "engine/report/study/held_truths.h"
#include "engine/report/study/plain_factor.h"
#include "engine/report/study/some_points.h"
#include "engine/scenario/study_types/study_kinds.h"

namespace darknumber {
namespace {

/// Points that are looked at for what all of them violate: each is read as a scenario.
constexpr std::size_t most_points_read = 16;
/// So many factors have a line each, and so many values of one are told apart.
constexpr std::size_t most_lines = 10;
constexpr std::size_t most_values = 6;

std::string values_text(const PathWords& plain, const std::vector<Value>& values) {
  if (values.size() > most_values)
    return fmt::format("{} to {}, at {} values", plain_value(plain, values.front()),
                       plain_value(plain, values.back()), values.size());
  std::vector<std::string> texts;
  for (const Value& value : values) texts.push_back(plain_value(plain, value));
  return join_with_or(texts);
}

/// Nobody's belief has more.
double to_three_digits(double number) {
  if (number == 0.0) return 0.0;
  const double unit = std::pow(10.0, 2.0 - std::floor(std::log10(std::abs(number))));
  return std::round(number * unit) / unit;
}

/// What a factor may be: "0 to 40 %", "0 %, 10 % or 20 %", "from 1 to 8", "2 to 10 % with nine
/// chances in ten".
std::string extent_of(const Factor& factor, const PathWords& plain) {
  if (!factor.values.empty()) return values_text(plain, factor.values);
  if (factor.belief && factor.belief->family != BeliefFamily::uniform)
    return fmt::format("{} with nine chances in ten",
                       plain_range(plain, {to_three_digits(quantile(*factor.belief, 0.05)),
                                           to_three_digits(quantile(*factor.belief, 0.95))}));
  if (factor.low && factor.high)
    return fmt::format("from {} to {}", plain_value(plain, *factor.low),
                       plain_value(plain, *factor.high));
  const std::optional<Bounds> range =
      factor.belief ? std::optional(practical_ends(*factor.belief)) : factor.range;
  return range ? plain_range(plain, *range) : "";
}

/// Verbs that do for one thing and for several: labels may be either.
std::vector<std::string> factor_clauses(const StudyPlan& plan) {
  const StudySpec& study = *plan.scenario().study;
  if (kind_of(study).solves == Solves::the_exact_answer) return {};  // the answer says where
  const bool moved = std::holds_alternative<OneAtATimeStudy>(study.type);
  std::vector<std::string> names;
  std::vector<std::string> extents;
  for (const Factor& factor : study.factors) {
    const PathWords plain = plain_factor(factor, plan.scenario().words);
    names.push_back(plain.name);
    extents.push_back(extent_of(factor, plain));
  }
  std::vector<std::string> clauses;
  if (names.size() <= most_lines) {
    for (std::size_t f = 0; f < names.size(); ++f)
      clauses.push_back(
          fmt::format("{} {} {}", names[f], moved ? "moved" : "could be", extents[f]));
    return clauses;
  }
  std::vector<std::string> parts;
  for (std::size_t f = 0; f < names.size(); ++f)
    parts.push_back(fmt::format("{} ({})", names[f], extents[f]));
  return {fmt::format("{} {}", join_with_and(parts), moved ? "moved so" : "could vary so")};
}

/// Whether the rows of a study change one thing at a time, so that all else is as given.
bool changes_one_thing(const StudySpec& study) {
  return std::holds_alternative<OneAtATimeStudy>(study.type) ||
         std::holds_alternative<LedgerStudy>(study.type);
}

/// What the scenario violates and no row of the study changes.
std::vector<std::string> constant_violations(const StudyPlan& plan) {
  std::vector<std::string> clauses = violation_clauses(plan.scenario());
  if (changes_one_thing(*plan.scenario().study)) return clauses;
  for (const std::size_t i : some_points(plan.rows.size(), most_points_read)) {
    if (clauses.empty()) break;
    const std::vector<std::string> there =
        violation_clauses(plan.points.make(plan.rows[i]).scenario);
    std::erase_if(clauses, [&](const std::string& clause) {
      return std::find(there.begin(), there.end(), clause) == there.end();
    });
  }
  return clauses;
}

/// That no more is violated than the items before say; of none, than what is varied.
std::string nothing_more(const std::vector<std::string>& items, const StudySpec& study) {
  if (!items.empty()) return "nothing else was violated";
  return study.factors.empty() ? "nothing was violated"
                               : "nothing was violated but by what is varied";
}

/// Of a study that finds its worlds: what the scenario gives them beside what is believed.
std::vector<std::string> with_given(std::vector<std::string> items, const StudyPlan& plan) {
  const std::vector<std::string> given = violation_clauses(plan.scenario());
  if (!given.empty())
    items.push_back(fmt::format("where none of this says otherwise, {}", join_with_and(given)));
  else
    items.push_back(nothing_more(items, *plan.scenario().study));
  return items;
}

}  // namespace

std::vector<std::string> study_conditions(const StudyPlan& plan) {
  std::vector<std::string> items = factor_clauses(plan);
  if (std::holds_alternative<ExplainStudy>(plan.scenario().study->type))
    return with_given(std::move(items), plan);
  if (const auto table = table_held_to(plan))
    items.push_back(fmt::format(
        "the sizes of the lists, and the number on any of them, were those of {}", *table));
  const bool moved = std::holds_alternative<OneAtATimeStudy>(plan.scenario().study->type);
  for (const std::string& violated : constant_violations(plan))
    items.push_back((moved ? "unless moved, " : "") + violated);
  if (violation_clauses(plan.scenario()).empty() && !plan.scenario().study->factors.empty())
    items.push_back(nothing_more(items, *plan.scenario().study));
  return items;
}

}  // namespace darknumber
