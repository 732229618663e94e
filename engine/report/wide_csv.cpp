// SPDX-License-Identifier: MIT
#include "engine/report/wide_csv.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "engine/report/csv.h"
#include "engine/report/find_measure.h"

namespace darknumber {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_of_a_name(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || c == '.' || c == '_';
}

/// Signs become one underscore, which falls away before a dot and at the end.
std::string column_name(const std::string& text) {
  std::string name;
  bool sign = false;
  for (const char c : text) {
    if (!is_of_a_name(c)) {
      sign = true;
      continue;
    }
    if (sign && c != '.' && !name.empty()) name += '_';
    sign = false;
    name += c;
  }
  return name.empty() || !is_letter(name.front()) ? "x" + name : name;
}

/// One measure of one estimator.
using MeasureKey = std::pair<std::size_t, std::string>;

/// All that some point has: by estimator, in the order of the first that has them.
std::vector<MeasureKey> keys_of(const RunResult& result) {
  std::vector<MeasureKey> keys;
  std::set<MeasureKey> seen;
  for (const PointResult& point : result.points)
    for (const EstimatorMeasure& one : point.measures)
      if (seen.emplace(one.estimator, one.measured.name).second)
        keys.emplace_back(one.estimator, one.measured.name);
  std::stable_sort(keys.begin(), keys.end(),
                   [](const MeasureKey& a, const MeasureKey& b) { return a.first < b.first; });
  return keys;
}

/// The measures of the world itself that some point has; the truth has its column in any case.
std::vector<std::string> own_names_of(const RunResult& result) {
  std::vector<std::string> names;
  for (const PointResult& point : result.points)
    for (const EstimatorMeasure& one : point.own_measures)
      if (one.measured.name != "truth" &&
          std::find(names.begin(), names.end(), one.measured.name) == names.end())
        names.push_back(one.measured.name);
  return names;
}

double own_measure(const PointResult& point, const std::string& name) {
  const EstimatorMeasure* one = measure_at(point, 0, name);
  return one == nullptr ? NAN : one->measured.value;
}

}  // namespace

std::vector<std::string> column_names(const std::vector<std::string>& names) {
  std::vector<std::string> columns;
  std::set<std::string> taken;
  for (const std::string& name : names) {
    const std::string start = column_name(name);
    std::string column = start;
    for (int number = 2; !taken.insert(column).second; ++number)
      column = start + "_" + std::to_string(number);
    columns.push_back(std::move(column));
  }
  return columns;
}

std::string wide_csv(const RunResult& result, const std::vector<std::string>& factors) {
  const std::vector<MeasureKey> keys = keys_of(result);
  std::vector<std::string> names{"point", "infinite", "truth"};
  names.insert(names.end(), factors.begin(), factors.end());
  const std::vector<std::string> own = own_names_of(result);
  names.insert(names.end(), own.begin(), own.end());
  for (const auto& [estimator, measure] : keys) {
    names.push_back(result.labels[estimator] + "." + measure);
    names.push_back(result.labels[estimator] + "." + measure + ".mcse");
  }
  names = column_names(names);
  const std::size_t first_own = 3 + factors.size();
  const std::size_t first_measure = first_own + own.size();
  std::string text = names[0];
  for (std::size_t f = 0; f < factors.size(); ++f) text += "," + names[3 + f];
  text += "," + names[2];
  for (std::size_t c = first_own; c < names.size(); ++c) text += "," + names[c];
  text += "," + names[1] + "\n";
  for (std::size_t p = 0; p < result.points.size(); ++p) {
    const PointResult& point = result.points[p];
    std::map<MeasureKey, const Measured*> measured;
    for (const EstimatorMeasure& one : point.measures)
      measured[{one.estimator, one.measured.name}] = &one.measured;
    std::vector<NumberCell> numbers{{names[2], point.truth}};
    for (std::size_t o = 0; o < own.size(); ++o)
      numbers.push_back({names[first_own + o], own_measure(point, own[o])});
    for (std::size_t k = 0; k < keys.size(); ++k) {
      const auto found = measured.find(keys[k]);
      const bool there = found != measured.end();
      numbers.push_back({names[first_measure + 2 * k], there ? found->second->value : NAN});
      numbers.push_back({names[first_measure + 2 * k + 1], there ? found->second->mcse : NAN});
    }
    text += std::to_string(p);
    for (const Value& value : point.factor_values) text += "," + csv_value(value);
    for (const NumberCell& cell : numbers) text += "," + csv_number(cell.number);
    text += "," + infinite_cell(numbers) + "\n";
  }
  return text;
}

}  // namespace darknumber
