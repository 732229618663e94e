// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/study/forecast.h"

namespace darknumber {

/// What `plan` prints on a terminal: what will be run, how long it takes on so many threads, how
/// large its files will be, how precise its answers, and how many replicates a given precision of
/// coverage needs.
std::string forecast_text(const Forecast& forecast, int threads, std::size_t width);

std::string forecast_json(const Forecast& forecast, int threads);

}  // namespace darknumber
