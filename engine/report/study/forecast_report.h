// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/report/block.h"
#include "engine/study/forecast.h"

namespace darknumber {

/// What `plan` says to people: what will be run, how long it takes on so many threads, how
/// large its files will be, how precise its answers, and how many replicates a given precision of
/// coverage needs.
Blocks forecast_blocks(const Forecast& forecast, int threads);

/// The expected precision, a row an estimator; none where nothing is drawn.
std::string forecast_csv(const Forecast& forecast);

std::string forecast_json(const Forecast& forecast, int threads);

}  // namespace darknumber
