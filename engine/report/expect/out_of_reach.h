// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/study/prepared_point.h"

namespace darknumber {

/// How many victims no list is likely to reach, where the truth leaves them out: the part of an
/// estimate's distance to all victims that is no method's fault. Empty for any other target.
std::string out_of_reach_text(const PreparedPoint& point);

}  // namespace darknumber
