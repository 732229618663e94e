// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/core/stop.h"
#include "engine/report/block.h"
#include "engine/study/prepared_point.h"

namespace darknumber {

/// What `expect --format json` prints: lists, target, truth, the expected table over the lists in
/// use, what is observed, false positives, and every estimator on that table. `stop`: asked by
/// estimators on a published table; throws GivenUp.
std::string expect_json(const PreparedPoint& study, const StopQuestion* stop = nullptr);

/// The same for reading; histories of less than half an expected entity are only counted.
Blocks expect_blocks(const PreparedPoint& study);

/// Every estimator on the expected table, a row each.
std::string expect_csv(const PreparedPoint& study);

}  // namespace darknumber
