// SPDX-License-Identifier: MIT
#include "engine/study/precision.h"

#include <cmath>

#include "engine/scenario/point_measures.h"
#include "engine/study/measure_names.h"

namespace darknumber {

std::string measure_of_precision(const Scenario& scenario) {
  constexpr const char* usual = "median_inflation";
  if (!scenario.study) return usual;
  const std::string measure = measure_of(*scenario.study);
  return is_point_measure(measure) ? usual : measure;  // the world's own are exact
}

bool precise_enough(const StudyRun& run, const Scenario& scenario, double mcse) {
  const std::string name = measure_of_precision(scenario);
  for (const PointResult& point : run.result.points)
    for (const EstimatorMeasure& one : point.measures)
      if (one.measured.name == name && std::isfinite(one.measured.value) &&
          !(one.measured.mcse <= mcse))
        return false;
  return true;
}

std::int64_t replicates_for_share(double share, double mcse) {
  // What rounding adds to a whole number is no replicate.
  constexpr double rounding = 1e-12;
  return static_cast<std::int64_t>(
      std::ceil(share * (1.0 - share) / (mcse * mcse) * (1.0 - rounding)));
}

}  // namespace darknumber
