// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/report/block.h"
#include "engine/study/prepared_point.h"

namespace darknumber {

/// What `expect --format json` prints: lists, target, truth, the expected table over the lists in
/// use, what is observed, false positives, and every estimator on that table.
std::string expect_json(const PreparedPoint& study);

/// The same for reading; histories of less than half an expected entity are only counted.
Blocks expect_blocks(const PreparedPoint& study);

/// Every estimator on the expected table, a row each.
std::string expect_csv(const PreparedPoint& study);

}  // namespace darknumber
