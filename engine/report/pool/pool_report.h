// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/report/block.h"
#include "engine/report/pool/pool_results.h"

namespace darknumber {

/// What `pool` prints: how far off each estimator is over all replicates of all people, with its
/// Monte Carlo standard error, and below it a line for each person.
Blocks pool_blocks(const PooledResults& pooled);

/// The same as JSON. A number that does not exist is null.
std::string pool_json(const PooledResults& pooled);

/// The measures as measures.csv has them, after two columns, `result` and `seed`, which are empty
/// in the rows of the pool.
std::string pool_csv(const PooledResults& pooled);

}  // namespace darknumber
