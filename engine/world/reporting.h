// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/core/random_stream.h"
#include "engine/world/law.h"

namespace darknumber {

/// A kernel: agency j forwards a detection to the register with probability `probability[j]`,
/// independently of everything else. Only reported detections become records.
struct Reporting {
  std::vector<double> probability;
};

/// The law face: the law of reported histories, given that of detected ones; or several such laws
/// side by side, as `together` puts them.
Law law(const Reporting& reporting, Law detected);

/// The law face read backwards: the mean of `values`, by history, over what the step makes of each
/// history; or of several values of each, side by side.
std::vector<double> mean_after(const Reporting& reporting, std::vector<double> values);

/// The draw face. One random number an agency, whether or not it detected the person.
CaptureHistory draw(const Reporting& reporting, CaptureHistory detected, RandomStream& stream);

}  // namespace darknumber
