// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/report/compare/compare_results_report.h"

namespace darknumber {

/// Where two results differ most in the measure that they are compared in first, in a sentence, and
/// whether chance may explain that; empty where they differ nowhere.
std::string greatest_change(const ComparedResults& compared);

}  // namespace darknumber
