// SPDX-License-Identifier: MIT
#include "engine/report/study/factor_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/input/json.h"
#include "engine/report/numbers.h"

namespace darknumber {
namespace {

/// Longer numbers are nobody's choice: a design made them.
constexpr std::size_t longest_as_written = 6;

}  // namespace

std::string factor_text(double value) {
  if (value == std::floor(value)) return quantity_text(value);
  const std::string text = shortest_number(value);
  if (text.size() <= longest_as_written) return text;
  return std::abs(value) < dust ? fmt::format("{:.3e}", value) : significant_text(value, 4);
}

std::string factor_text(const Value& value) {
  if (value.is_null()) return "as given";
  if (value.is_text()) return value.text();
  return value.is_number() ? factor_text(value.number()) : write_json(value);
}

std::string point_text(const RunResult& result, std::size_t point) {
  return point_text(result.factors, result.points[point].factor_values);
}

std::string point_text(const std::vector<std::string>& names, const std::vector<Value>& values) {
  std::string text;
  for (std::size_t f = 0; f < values.size(); ++f)
    if (!values[f].is_null())
      text += fmt::format("{}{} = {}", text.empty() ? "" : ", ", names[f], factor_text(values[f]));
  return text.empty() ? "the scenario as given" : text;
}

const Factor* factor_of_column(const StudyPlan& plan, const std::string& column) {
  if (!plan.scenario().study) return nullptr;
  const std::vector<Factor>& factors = plan.scenario().study->factors;
  const auto found = std::find_if(factors.begin(), factors.end(),
                                  [&](const Factor& factor) { return name_of(factor) == column; });
  return found == factors.end() ? nullptr : &*found;
}

std::vector<std::string> labels_of_factors(const StudyPlan& plan) {
  std::vector<std::string> names = plan.factors;
  for (std::string& name : names)
    if (const Factor* factor = factor_of_column(plan, name)) name = label_of(*factor);
  return names;
}

std::vector<std::size_t> factors_of_group(const StudySpec& study, std::size_t group) {
  const auto& groups = std::get<MorrisStudy>(study.type).groups;
  return groups.empty() ? std::vector{group} : groups[group];
}

std::string label_of_group(const StudySpec& study, std::size_t group) {
  std::string label;
  for (const std::size_t f : factors_of_group(study, group))
    label += (label.empty() ? "" : ", ") + label_of(study.factors[f]);
  return label;
}

}  // namespace darknumber
