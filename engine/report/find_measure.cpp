// SPDX-License-Identifier: MIT
#include "engine/report/find_measure.h"

#include "engine/core/contracts.h"
#include "engine/scenario/point_measures.h"

namespace darknumber {

const EstimatorMeasure& find_measure(const PointResult& point, std::size_t estimator,
                                     std::string_view name) {
  const EstimatorMeasure* found = measure_at(point, estimator, name);
  DN_EXPECT(found != nullptr, "the measure is one of those taken by default");
  return *found;
}

const EstimatorMeasure* measure_at(const PointResult& point, std::size_t estimator,
                                   std::string_view name) {
  return is_point_measure(name) ? measure_among(point.own_measures, 0, name)
                                : measure_among(point.measures, estimator, name);
}

const EstimatorMeasure* measure_among(std::span<const EstimatorMeasure> measures,
                                      std::size_t estimator, std::string_view name) {
  for (const EstimatorMeasure& one : measures)
    if (one.estimator == estimator && one.measured.name == name) return &one;
  return nullptr;
}

std::string help_of_measure(const std::string& name) {
  for (const PointMeasureKind& kind : point_measure_kinds)
    if (is_point_measure(name) && name.starts_with(kind.name)) return std::string(kind.help);
  for (const MeasureKind& kind : measure_kinds()) {
    if (kind.name == name) return std::string(kind.help);
    const std::size_t stem = kind.name.rfind('_') + 1;
    if (kind.family != MeasureFamily::by_multiple || !name.starts_with(kind.name.substr(0, stem)))
      continue;
    std::string help(kind.help);
    return help.replace(help.find("X times"), 1, name.substr(stem));
  }
  return "Share of replicates that failed with this status.";
}

}  // namespace darknumber
