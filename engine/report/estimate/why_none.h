// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/report/estimate/answered_report.h"

namespace darknumber {

/// Why answer `a`, which is none, has this status; one sentence without a stop. A sum over strata
/// and a mean say which part of them has no estimate.
std::string why_none(const Answered& answered, std::size_t a, Status status);

}  // namespace darknumber
