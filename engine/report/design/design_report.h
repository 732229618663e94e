// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/report/block.h"
#include "engine/report/design/candidate_text.h"

namespace darknumber {

/// What `design` found, in sentences that are right by themselves.
std::string verdict_of(const DesignFound& found);

/// The report of `design` for people.
Blocks design_blocks(const DesignFound& found);

}  // namespace darknumber
