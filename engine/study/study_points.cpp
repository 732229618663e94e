// SPDX-License-Identifier: MIT
#include "engine/study/study_points.h"

#include "engine/scenario/write_scenario.h"

namespace darknumber {

std::size_t PointList::add(StudyPoint point) {
  const auto [found, is_new] = by_hash_.emplace(scenario_hash(point.scenario), points_.size());
  if (is_new) points_.push_back(std::move(point));
  return found->second;
}

}  // namespace darknumber
