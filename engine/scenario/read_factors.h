// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/input/problem.h"
#include "engine/scenario/read_study.h"
#include "engine/scenario/study_spec.h"
#include "engine/scenario/study_types/study_kind.h"

namespace darknumber {

/// Reads "study.factors": every path is tried on the scenario's tree with its values or the ends of
/// its range. `extent`: what the type of study needs of a factor; what it does not use is refused.
std::vector<Factor> read_factors(const Value& value, FactorExtent extent,
                                 const StudySurroundings& around, Problems& problems);

/// A number as the value of a factor: whole where the factor is.
Value factor_number(double number, FactorKind kind, const Position& position);

/// Reads an object of paths and their values.
Settings read_settings(const Value& value, const std::string& path, const std::string& file,
                       Problems& problems);
/// Its inverse.
Value to_value(const Settings& settings);

}  // namespace darknumber
