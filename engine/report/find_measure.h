// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "engine/study/run_result.h"

namespace darknumber {

/// A measure of the list, of one estimator at a point. It must have been measured there.
const EstimatorMeasure& find_measure(const PointResult& point, std::size_t estimator,
                                     std::string_view name);

}  // namespace darknumber
