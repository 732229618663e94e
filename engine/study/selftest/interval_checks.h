// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/study/selftest/self_test.h"

namespace darknumber {

/// Intervals: in two lists of a small population against the coverage summed over all registers;
/// in the world of the textbook against the nominal one.
std::vector<SelfCheck> interval_checks(std::uint64_t seed);

/// How often an interval covers against a share that it is to have within `allowed`, by the exact
/// binomial law: of `hits` in `draws`.
CheckResult check_share_near(const std::string& name, double share, double allowed, double hits,
                             double draws);

}  // namespace darknumber
