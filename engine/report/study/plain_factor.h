// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/scenario/description/path_words.h"
#include "engine/scenario/study_spec.h"
#include "engine/study/study_plan.h"

namespace darknumber {

/// What varies, as sentences have it: by its label, else in words, with how its values are read.
PathWords plain_factor(const Factor& factor, const Words& words);
/// The same of every factor of a plan, those that only claims set among them.
std::vector<PathWords> plain_factors(const StudyPlan& plan);

/// "30 %", "5,000", "unlimited"
std::string plain_value(const PathWords& factor, const Value& value);
std::string plain_value(const PathWords& factor, double value);
/// The same with so many digits that it reads otherwise than a number that it is compared with.
std::string plain_value_beside(const PathWords& factor, double value, double other);

/// "0 to 40 %"
std::string plain_range(const PathWords& factor, const Bounds& range);

/// What a point sets: "false share of every list at 30 % and bystanders unlimited"; "everything as
/// in the scenario".
std::string plain_place(const std::vector<PathWords>& factors, const std::vector<Value>& values);

}  // namespace darknumber
