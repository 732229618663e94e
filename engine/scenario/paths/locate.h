// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "engine/input/value.h"

namespace darknumber {

/// Where the field that `path` names stands in a file, or the nearest object around it where the
/// file leaves it out ("agencies[Police].by_stratum[Dutch].capture_probability"). Estimators are
/// numbered from 1 ("estimation.estimators[#2].assumed_false_positive_share.Police").
Position locate(const Value& root, std::string_view path);

}  // namespace darknumber
