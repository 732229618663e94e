// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/input/problem.h"
#include "engine/scenario/read_study.h"
#include "engine/scenario/study_spec.h"

namespace darknumber {

/// Reads "study.factors": every path is tried on the scenario's tree with its values or the ends of
/// its range. What the type of study needs of a factor, and what it does not use, are checked.
std::vector<Factor> read_factors(const Value& value, StudyType type,
                                 const StudySurroundings& around, Problems& problems);

/// A number as the value of a factor: whole where the factor is.
Value factor_number(double number, FactorKind kind, const Position& position);

/// Reads an object of paths and their values.
Settings read_settings(const Value& value, const std::string& path, const std::string& file,
                       Problems& problems);

}  // namespace darknumber
