// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include "engine/scenario/study_spec.h"

namespace darknumber {

/// The value of a factor at a share u in [0, 1) of the way through its range: its inverse
/// distribution function: of its belief or, without one, even in the number or, on a log scale, in
/// its logarithm. A whole number and a choice are as likely to take each of their values; never
/// rounded afterwards.
Value value_at(const Factor& factor, double u);

/// The settings that give the factors these values; null leaves a factor as it is.
Settings settings_of(const std::vector<Factor>& factors, std::span<const Value> values);

}  // namespace darknumber
