// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "engine/input/value.h"
#include "engine/scenario/scenario.h"

namespace darknumber {

/// One world of a study, and what of it varies.
struct StudyPoint {
  Scenario scenario;                 // without study and claims
  std::vector<Value> factor_values;  // one a factor of the run; null: as in the scenario
};

/// The points of a run. Points with the same content are one: they would have the same replicates.
class PointList {
 public:
  /// The number of the point with this content, new where there was none.
  std::size_t add(StudyPoint point);

  const std::vector<StudyPoint>& points() const { return points_; }
  std::vector<StudyPoint> take() { return std::move(points_); }

 private:
  std::vector<StudyPoint> points_;
  std::map<std::string, std::size_t> by_hash_;
};

}  // namespace darknumber
