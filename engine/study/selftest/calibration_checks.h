// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "engine/study/selftest/posterior_places.h"
#include "engine/study/selftest/self_test.h"

namespace darknumber {

/// Chi-square of places over ten equal parts, their mean, and how far they are from the middle.
CheckResult check_places(const PlacesInPosterior& places);

/// These checks; with `calibrates` those that take minutes too.
std::vector<SelfCheck> calibration_checks(std::uint64_t seed, bool calibrates);

}  // namespace darknumber
