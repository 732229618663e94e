// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/input/problem.h"
#include "engine/scenario/scenario.h"

namespace darknumber {

/// Reads "estimation": the target, the lists in use, removals, the level, the estimators with their
/// labels. An absent field (`value` null) has the defaults. `agencies` are their names, in order.
EstimationSpec read_estimation(const Value* value, const std::vector<std::string>& agencies,
                               const PopulationSpec& population, const std::string& file,
                               Problems& problems);

/// The lists in use of a scenario's tree, as far as they can be read.
ListsInUse lists_in_use(const Value& root);

/// The label of every item of "estimation.estimators" in a scenario's tree, in order; empty for an
/// item that cannot be read. None where the tree names no estimators.
std::vector<std::string> estimator_labels(const Value& root);

}  // namespace darknumber
