// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/core/random_stream.h"
#include "engine/world/law.h"

namespace darknumber {

/// A kernel: a reported person is confirmed with probability `person`; then each record of list j,
/// by itself, with probability `record[j]`. What is not confirmed leaves the register.
struct Verification {
  double person = 1.0;
  std::vector<double> record;
};

/// The law face: of the histories that are left, given reported ones.
Law law(const Verification& verification, Law reported);

/// The draw face. One random number for the person and one a list, whatever was reported.
CaptureHistory draw(const Verification& verification, CaptureHistory reported,
                    RandomStream& stream);

}  // namespace darknumber
