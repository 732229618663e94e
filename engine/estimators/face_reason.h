// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "engine/core/contingency_table.h"
#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"

namespace darknumber {

/// Histories that nobody has: those with all of some lists and none of others.
struct EmptyPattern {
  CaptureHistory all_of = 0;
  CaptureHistory none_of = 0;
};

/// Why a fit is on the boundary, or has no estimate: the histories that the fit gives to nobody,
/// which are among those that nobody has (fitting/existence.h).
struct FaceReason {
  CaptureHistory lists = 0;              // those with someone on them
  std::vector<CaptureHistory> off_face;  // ascending; none of lists without anyone
};

/// That of an outcome which `spec` gave on a table over its lists. Nothing where no face of a model
/// decides: an estimate off the boundary, a method without a likelihood, a sum over strata.
std::optional<FaceReason> face_reason(const EstimatorSpec& spec, const ContingencyTable& over_lists,
                                      const FitOutcome& outcome);

/// The histories as few patterns, each as wide as it can be; that of nobody is in none of them or
/// in any.
std::vector<EmptyPattern> patterns_of(const FaceReason& reason);

}  // namespace darknumber
