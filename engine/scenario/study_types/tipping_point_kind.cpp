// SPDX-License-Identifier: MIT
#include "engine/scenario/study_types/tipping_point_kind.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "engine/input/json.h"
#include "engine/input/wording.h"
#include "engine/scenario/point_measures.h"
#include "engine/scenario/study_types/study_kinds.h"

namespace darknumber {
namespace {

/// The middle of what is plausible, on the factor's scale; NaN where a logarithm has none.
double plausible_middle(const Factor& factor) {
  const Bounds& plausible = *factor.plausible;
  if (factor.scale == FactorScale::linear) return 0.5 * (plausible.low + plausible.high);
  return plausible.low > 0.0 ? std::sqrt(plausible.low * plausible.high) : NAN;
}

/// What goes with one factor alone: several are searched as numbers that move without a step, and
/// from the middle of what is plausible.
void refuse_unfit_factors(ObjectReader& reader, const std::vector<Factor>& factors) {
  for (std::size_t i = 0; i < factors.size(); ++i) {
    const Factor& factor = factors[i];
    const auto report = [&](std::string_view field, std::string message, std::string advice) {
      reader.problems().push_back({file_at(factor.position, reader.file()), factor.position,
                                   fmt::format("study.factors[#{}].{}", i + 1, field),
                                   std::move(message), std::move(advice), ""});
    };
    if (factor.kind == FactorKind::integer)
      report("kind", "a tipping point of several factors takes no whole numbers",
             "Take this factor alone, or set it and leave it out here.");
    if (!factor.plausible || !factor.range) continue;
    const double middle = plausible_middle(factor);
    if (std::isnan(middle))
      report("plausible", "what is plausible on a logarithmic scale must lie above 0",
             "Begin above 0, or take \"scale\": \"linear\".");
    else if (middle < factor.range->low || middle > factor.range->high)
      report("plausible",
             fmt::format("the middle of what is plausible, {}, lies outside the range",
                         shortest_number(middle)),
             "The search begins in that middle: widen the range, or narrow what is plausible.");
  }
}

}  // namespace

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
  if (study.factors.size() >= 2) refuse_unfit_factors(reader, study.factors);
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
