// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/report/design/candidate_text.h"

namespace darknumber {

/// `design --format json`: its members are in other_result_members.cpp.
std::string design_json(const DesignFound& found);

/// A row for each candidate, in the order of the study.
std::string design_csv(const DesignFound& found);

}  // namespace darknumber
