// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/scenario/scenario.h"
#include "engine/scenario/study_spec.h"
#include "engine/study/study_points.h"

namespace darknumber {

/// Makes the points of one run: the scenario's tree with settings, read again.
class PointMaker {
 public:
  PointMaker(const Value& root, std::string file, const Scenario& scenario);

  /// The scenario with these settings. Throws InputError where they do not fit together.
  Scenario scenario_with(const Settings& settings) const;

  /// The point with these settings; `values` are those of the study's factors, or none.
  std::size_t add(const Settings& settings, std::vector<Value> values = {});
  std::size_t add(Scenario scenario, std::vector<Value> values);

  /// The columns so far: the study's factors, then what else points set.
  const std::vector<std::string>& factors() const { return factors_; }
  void add_factor(std::string name) { factors_.push_back(std::move(name)); }

  /// The points made; each has a value for each column, null where it leaves it as it is.
  std::vector<StudyPoint> take();

 private:
  std::vector<Value> named_values(const Settings& settings);

  Value root_;
  std::string file_;
  std::vector<std::string> factors_;
  PointList points_;
};

}  // namespace darknumber
