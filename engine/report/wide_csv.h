// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/study/checkpoint/run_result.h"

namespace darknumber {

/// Names of columns that R and pandas take as they are: letters, digits, dots and underscores, a
/// letter first, and none twice. "agencies[Police].count" becomes "agencies_Police.count"; a name
/// that is taken gets "_2", "_3", …
std::vector<std::string> column_names(const std::vector<std::string>& names);

/// The measures of a run as a wide table, a row a point: point, the factors (by `factors`, their
/// names for reading), truth, and for each estimator and measure ESTIMATOR.MEASURE and
/// ESTIMATOR.MEASURE.mcse; last infinite (csv.h). Lines end in \n.
std::string wide_csv(const RunResult& result, const std::vector<std::string>& factors);

}  // namespace darknumber
