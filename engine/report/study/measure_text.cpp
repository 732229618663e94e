// SPDX-License-Identifier: MIT
#include "engine/report/study/measure_text.h"

#include "engine/input/json.h"
#include "engine/report/numbers.h"
#include "engine/scenario/point_measures.h"
#include "engine/study/measure_names.h"
#include "engine/study/rounding.h"
#include "engine/study/types/tipping_point_study.h"

namespace darknumber {

std::string measure_text(const std::string& measure, const std::string& estimator) {
  return is_point_measure(measure) ? measure : measure + " of " + estimator;
}

bool counts_the_truth(const StudySpec& study) {
  return measure_of(study) == truth_measure;
}

std::string target_text(const StudySpec& study) {
  // A measure's scale is 1 but where it counts persons.
  return measure_scale(measure_of(study), target_of(study)) == 1.0
             ? shortest_number(target_of(study))
             : counted(target_of(study), "person");
}

}  // namespace darknumber
