// SPDX-License-Identifier: MIT
#include "engine/study/point_maker.h"

#include <algorithm>

#include "engine/scenario/read_scenario.h"
#include "engine/scenario/read_study.h"

namespace darknumber {

PointMaker::PointMaker(const Value& root, std::string file, const Scenario& scenario)
    : root_(without_study(root)), file_(std::move(file)) {
  if (scenario.study)
    for (const Factor& factor : scenario.study->factors) factors_.push_back(name_of(factor));
}

Scenario PointMaker::scenario_with(const Settings& settings) const {
  Problems problems;
  const Value changed = with_settings(root_, settings, problems);
  std::optional<Scenario> scenario =
      problems.empty() ? read_scenario(changed, file_, problems) : std::nullopt;
  if (!scenario) {
    sort_by_position(problems);
    throw InputError(std::move(problems));
  }
  return std::move(*scenario);
}

std::size_t PointMaker::add(const Settings& settings, std::vector<Value> values) {
  if (values.empty()) values = named_values(settings);
  return points_.add({scenario_with(settings), std::move(values)});
}

std::size_t PointMaker::add(Scenario scenario, std::vector<Value> values) {
  return points_.add({std::move(scenario), std::move(values)});
}

std::vector<StudyPoint> PointMaker::take() {
  std::vector<StudyPoint> points = points_.take();
  for (StudyPoint& point : points) point.factor_values.resize(factors_.size());
  return points;
}

/// Values by column, a new column for a path that has none.
std::vector<Value> PointMaker::named_values(const Settings& settings) {
  std::vector<Value> values(factors_.size());
  for (const auto& [path, value] : settings) {
    const auto found = std::find(factors_.begin(), factors_.end(), path);
    const auto column = static_cast<std::size_t>(found - factors_.begin());
    if (found == factors_.end()) factors_.push_back(path);
    values.resize(factors_.size());
    values[column] = value;
  }
  return values;
}

}  // namespace darknumber
