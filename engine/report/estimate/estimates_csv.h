// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/report/estimate/answered_report.h"

namespace darknumber {

/// What estimators made of a table, or of each replicate of one, a row an answer: estimator,
/// estimate, se, lower, upper, the same at further levels, status, boundary and infinite (csv.h).
/// `replicates`: their names for a first column, empty where there is one table. A column holds the
/// truth where it is known.
std::string estimates_csv(const std::vector<std::string>& replicates,
                          const std::vector<Answered>& answered);

}  // namespace darknumber
