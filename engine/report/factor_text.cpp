// SPDX-License-Identifier: MIT
#include "engine/report/factor_text.h"

#include <fmt/format.h>

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
  return text.size() <= longest_as_written ? text : significant_text(value, 4);
}

std::string factor_text(const Value& value) {
  if (value.is_null()) return "as given";
  if (value.is_text()) return value.text();
  return value.is_number() ? factor_text(value.number()) : write_json(value);
}

std::string point_text(const RunResult& result, std::size_t point) {
  std::string text;
  const std::vector<Value>& values = result.points[point].factor_values;
  for (std::size_t f = 0; f < values.size(); ++f)
    if (!values[f].is_null())
      text += fmt::format("{}{} = {}", text.empty() ? "" : ", ", result.factors[f],
                          factor_text(values[f]));
  return text.empty() ? "the scenario as given" : text;
}

}  // namespace darknumber
