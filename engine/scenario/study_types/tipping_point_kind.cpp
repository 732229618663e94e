// SPDX-License-Identifier: MIT
#include "engine/scenario/study_types/tipping_point_kind.h"

#include <fmt/core.h>

#include <algorithm>

#include "engine/input/json.h"
#include "engine/input/wording.h"
#include "engine/scenario/point_measures.h"
#include "engine/scenario/study_types/study_kinds.h"

namespace darknumber {

void check_tipping_point(ObjectReader& reader, const StudySpec& study) {
  if (reader.lacks(target_field.name))
    reader.report("type", "a tipping point needs a \"target\"",
                  "Give the value that the measure is to reach, such as \"target\": 2.");
  if (is_point_measure(study.measure)) {
    if (reader.has("estimator"))
      reader.report("estimator", fmt::format("\"{}\" is of no estimator", study.measure),
                    "Leave \"estimator\" out.");
  } else if (reader.lacks("estimator")) {
    reader.report("type", "a tipping point needs an \"estimator\"", "Name its label.");
  }
  if (study.factors.size() >= 3 &&
      !std::all_of(study.factors.begin(), study.factors.end(),
                   [](const Factor& factor) { return factor.plausible.has_value(); }))
    reader.report("factors", "with three factors or more, each needs a \"plausible\" range",
                  "With so many, the tipping point is the combination nearest to what is "
                  "plausible.");
}

std::string way_of_tipping_point(const StudySpec& study) {
  const std::string measure = measure_of(study);
  const double target = std::get<TippingPointStudy>(study.type).target;
  const bool in_persons = measure == truth_measure;
  return fmt::format("the tipping points at which the {} reaches {}",
                     is_point_measure(measure) ? measure : measure + " of " + study.estimator,
                     in_persons ? number_text(target) + " persons" : shortest_number(target));
}

}  // namespace darknumber
