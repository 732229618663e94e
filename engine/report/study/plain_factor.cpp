// SPDX-License-Identifier: MIT
#include "engine/report/study/plain_factor.h"

#include <fmt/core.h>

#include <algorithm>

#include "engine/input/wording.h"
#include "engine/report/numbers.h"
#include "engine/report/study/factor_text.h"

namespace darknumber {
namespace {

/// How the number behind a path is read, whatever it is called.
bool is_share_of(const PathWords& factor, double value) {
  return factor.unit == PathUnit::share && value >= 0.0 && value <= 1.0;
}

}  // namespace

PathWords plain_factor(const Factor& factor, const Words& words) {
  PathWords plain = words_of_paths(factor.paths, words);
  if (!factor.label.empty()) plain.name = factor.label;
  return plain;
}

std::vector<PathWords> plain_factors(const StudyPlan& plan) {
  const Words& words = plan.scenario().words;
  std::vector<PathWords> plain;
  for (const std::string& column : plan.factors) {
    const Factor* named = factor_of_column(plan, column);
    plain.push_back(named != nullptr ? plain_factor(*named, words) : words_of_path(column, words));
  }
  return plain;
}

std::string plain_value(const PathWords& factor, double value) {
  return is_share_of(factor, value) ? percent_text(value) : factor_text(value);
}

std::string plain_value(const PathWords& factor, const Value& value) {
  return value.is_number() ? plain_value(factor, value.number()) : factor_text(value);
}

std::string plain_value_beside(const PathWords& factor, double value, double other) {
  const std::string text = plain_value(factor, value);
  if (text != plain_value(factor, other)) return text;
  const bool share = is_share_of(factor, value);
  const double unit = share ? 100.0 : 1.0;
  const std::optional<int> digits = digits_apart(unit * value, unit * other);
  return digits ? significant_text(unit * value, *digits) + (share ? " %" : "") : text;
}

std::string plain_range(const PathWords& factor, const Bounds& range) {
  if (is_share_of(factor, range.low) && is_share_of(factor, range.high))
    return percent_range_text(range.low, range.high);
  return fmt::format("{} to {}", plain_value(factor, range.low), plain_value(factor, range.high));
}

std::string plain_place(const std::vector<PathWords>& factors, const std::vector<Value>& values) {
  std::vector<std::string> parts;
  for (std::size_t f = 0; f < values.size(); ++f)
    if (!values[f].is_null())
      parts.push_back(fmt::format("{} {}{}", factors[f].name, values[f].is_number() ? "at " : "",
                                  plain_value(factors[f], values[f])));
  return parts.empty() ? "everything as in the scenario" : join_with_and(parts);
}

}  // namespace darknumber
