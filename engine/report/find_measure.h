// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "engine/study/checkpoint/run_result.h"

namespace darknumber {

/// A measure of the list, of one estimator at a point. It must have been measured there.
const EstimatorMeasure& find_measure(const PointResult& point, std::size_t estimator,
                                     std::string_view name);

/// The same, or null where it was not measured. Measures of the point itself are of the first.
const EstimatorMeasure* measure_at(const PointResult& point, std::size_t estimator,
                                   std::string_view name);

/// One of several measures, of one estimator; null where it is not among them.
const EstimatorMeasure* measure_among(std::span<const EstimatorMeasure> measures,
                                      std::size_t estimator, std::string_view name);

/// What a measure is, in a sentence; "risk_over_3" has its 3 in it.
std::string help_of_measure(const std::string& name);

}  // namespace darknumber
