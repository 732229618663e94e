// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>

#include "engine/world/avoidance.h"
#include "engine/world/detection.h"
#include "engine/world/linkage.h"
#include "engine/world/referral.h"
#include "engine/world/reporting.h"
#include "engine/world/solve_detection.h"
#include "engine/world/verification.h"
#include "tests/support/random_scenario.h"

namespace darknumber::testing {

/// A law over the histories of `lists` lists, every history possible, one a little rare.
Law random_law(int lists, RandomStream& stream);

/// One person's history from a law.
CaptureHistory draw_history(const Law& law, RandomStream& stream);

/// A step with random parameters. Every kernel needs one: without it, its test does not compile.
template <typename Step>
Step random_step(int lists, RandomStream& stream);
template <>
Avoidance random_step<Avoidance>(int lists, RandomStream& stream);
template <>
Referral random_step<Referral>(int lists, RandomStream& stream);
template <>
Reporting random_step<Reporting>(int lists, RandomStream& stream);
template <>
Verification random_step<Verification>(int lists, RandomStream& stream);
template <>
Linkage random_step<Linkage>(int lists, RandomStream& stream);

/// What a detection can be, by name.
std::map<std::string, DetectionTarget> detection_targets();

}  // namespace darknumber::testing
