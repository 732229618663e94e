// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/report/compare/compare_results_report.h"

namespace darknumber {

/// Where two results differ most, by the Monte Carlo standard error of the difference, in the
/// measure that they are compared in first, in a sentence, and whether chance may explain that;
/// empty where they differ nowhere. On the expected table there is no error: by the difference.
std::string greatest_change(const ComparedResults& compared);

}  // namespace darknumber
