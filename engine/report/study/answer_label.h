// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/scenario/point_measures.h"
#include "engine/study/measure_names.h"
#include "engine/study/run_study.h"

namespace darknumber {

/// What texts call the answer that a study is about: the estimator's label, or, where the measure
/// is of no estimator, the measure.
inline std::string answer_label(const StudyRun& run, const StudyPlan& plan, std::size_t answer) {
  const std::string measure = measure_of(*plan.scenario().study);
  return is_point_measure(measure) ? measure : run.result.labels[answer];
}

}  // namespace darknumber
