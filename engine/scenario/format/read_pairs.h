// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/input/problem.h"
#include "engine/scenario/scenario.h"

namespace darknumber {

/// Reads "avoidance" and "referrals" (arrays of directed pairs). Refuses unknown agencies, a pair
/// of an agency with itself, and a pair given twice for one group ("everyone" is both groups).
std::vector<DirectedPair> read_avoidance(const Value& value, const std::vector<std::string>& names,
                                         const std::string& file, Problems& problems);
std::vector<DirectedPair> read_referrals(const Value& value, const std::vector<std::string>& names,
                                         const std::string& file, Problems& problems);

}  // namespace darknumber
