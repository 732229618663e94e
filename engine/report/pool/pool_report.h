// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

#include "engine/report/pool/pool_results.h"

namespace darknumber {

/// What `pool` prints: how far off each estimator is over all replicates of all people, with its
/// Monte Carlo standard error, and below it a line for each person.
std::string pool_text(const PooledResults& pooled, std::size_t width);

/// The same as JSON. A number that does not exist is null.
std::string pool_json(const PooledResults& pooled);

/// The measures as measures.csv has them, after two columns, `result` and `seed`, which are empty
/// in the rows of the pool.
std::string pool_csv(const PooledResults& pooled);

}  // namespace darknumber
