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

/// The factor of the study that a column of its run is of; null where only a claim sets it.
const Factor* factor_of_column(const StudyPlan& plan, const std::string& column);

/// The names of a plan's factors in texts: labels, where they have some.
std::vector<std::string> labels_of_factors(const StudyPlan& plan);

/// The factors that a morris study moves together; without groups, the factor of that number.
std::vector<std::size_t> factors_of_group(const StudySpec& study, std::size_t group);
/// Their labels.
std::string label_of_group(const StudySpec& study, std::size_t group);

}  // namespace darknumber
