// SPDX-License-Identifier: MIT
#include "engine/study/precision.h"

#include <cmath>

#include "engine/scenario/point_measures.h"
#include "engine/study/measure_names.h"

namespace darknumber {
namespace {

/// Whether more replicates may bring a number where there is none, or an infinite one.
bool may_come(const Measured& measured, std::size_t replicates) {
  if (std::isinf(measured.value)) return !measured.surely_infinite;
  return measured.n_failed == replicates && replicates < enough_without;
}

}  // namespace

std::string measure_of_precision(const Scenario& scenario) {
  constexpr const char* usual = "median_inflation";
  if (!scenario.study) return usual;
  const std::string measure = measure_of(*scenario.study);
  return is_point_measure(measure) ? usual : measure;  // the world's own are exact
}

bool precise_enough(const StudyRun& run, const Scenario& scenario, double mcse) {
  const std::string name = measure_of_precision(scenario);
  if (scenario.study && scenario.study->evaluate == Evaluation::expected) return true;
  bool some_measured = false;
  bool some_number = false;
  for (const PointResult& point : run.result.points)
    for (const EstimatorMeasure& one : point.measures) {
      if (one.measured.name != name) continue;
      some_measured = true;
      const bool finite = std::isfinite(one.measured.value);
      const std::size_t replicates = point.rows[one.estimator].size();
      if (finite ? !(one.measured.mcse <= mcse) : may_come(one.measured, replicates)) return false;
      some_number = some_number || finite;
    }
  return some_number || !some_measured;
}

std::int64_t replicates_for_share(double share, double mcse) {
  // What rounding adds to a whole number is no replicate.
  constexpr double rounding = 1e-12;
  return static_cast<std::int64_t>(
      std::ceil(share * (1.0 - share) / (mcse * mcse) * (1.0 - rounding)));
}

}  // namespace darknumber
