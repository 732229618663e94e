// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/core/random_stream.h"
#include "engine/scenario/scenario.h"
#include "engine/world/law.h"

namespace darknumber {

/// A source: detection along a continuum of severity S ~ N(0, 1). Agency j detects a person,
/// independently of the others given S, with probability c_j Phi((S - at_j) / softness_j); a
/// softness of 0 is a hard threshold, S > at_j. Victims are those with S above `victims_above`.
struct SeverityDetection {
  double victims_above = 0.0;
  bool victims = true;                // whom this is for: S above, or not above
  std::vector<Threshold> thresholds;  // by agency
};

/// P(S > victims_above).
double share_above(double victims_above);

/// The law face: the law of own detections given that the person is (is not) a victim.
/// Gauss-Legendre panels between -11.5 and 11.5, split at victims_above and at every threshold,
/// halved until no probability above 1e-20 changes by 1e-10 relative.
Law law(const SeverityDetection& detection);

/// The law of own detections of a person of this severity.
Law law_given(const SeverityDetection& detection, double severity);

/// A severity, given that the person is (is not) a victim: by inversion of the normal distribution
/// function. One random number.
double draw_severity(const SeverityDetection& detection, RandomStream& stream);

/// The draw face. One random number an agency.
CaptureHistory draw(const SeverityDetection& detection, double severity, RandomStream& stream);

}  // namespace darknumber
