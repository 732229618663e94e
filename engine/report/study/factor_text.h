// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/input/value.h"
#include "engine/study/checkpoint/run_result.h"
#include "engine/study/study_plan.h"

namespace darknumber {

/// A factor's value for reading: a short number as the user wrote it, a longer one to four digits;
/// "as given" where there is none.
std::string factor_text(const Value& value);
std::string factor_text(double value);

/// What a point sets, for reading: "bystanders.count = 5,000, …"; "the scenario as given".
std::string point_text(const RunResult& result, std::size_t point);
/// The same with other names of the factors.
std::string point_text(const std::vector<std::string>& names, const std::vector<Value>& values);

/// The names of a plan's factors in texts: labels, where they have some.
std::vector<std::string> labels_of_factors(const StudyPlan& plan);

/// The factors that a morris study moves together, by their labels; without groups, the factor of
/// that number.
std::string label_of_group(const StudySpec& study, std::size_t group);

}  // namespace darknumber
