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

/// The law face: the law of reported histories, given that of detected ones.
Law law(const Reporting& reporting, Law detected);

/// The draw face. One random number an agency, whether or not it detected the person.
CaptureHistory draw(const Reporting& reporting, CaptureHistory detected, RandomStream& stream);

}  // namespace darknumber
