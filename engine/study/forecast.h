// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/stop.h"
#include "engine/study/study_plan.h"

namespace darknumber {

/// The Monte Carlo error that a run is expected to have in the measure it is about.
struct ExpectedError {
  std::string estimator;
  double mcse = 0.0;  // NaN where the pilot has no two estimates
};

/// How a run splits into shards.
struct ShardForecast {
  std::int64_t shards = 0;
  double seconds = 0.0;          // of each, on the threads of the forecast
  std::int64_t most_useful = 0;  // shards of at least a minute; 1 where the whole takes no longer
};

/// What a run will cost and how precise it will be, from a pilot of a few replicates.
struct Forecast {
  std::int64_t points = 0;
  std::int64_t replicates = 0;  // of each point; 1 on the expected table
  std::int64_t worlds = 0;      // that a study draws besides its points
  std::int64_t pilot = 0;       // replicates, or points, that were timed
  double seconds = 0.0;         // on these threads; at least so many where no pilot was finished
  double checkpoint_bytes = 0.0;
  double csv_bytes = 0.0;     // replicates.csv, about
  double memory_bytes = 0.0;  // of the replicates, which a run holds until it ends
  std::string measure;
  std::vector<ExpectedError> errors;        // of an average point; empty on the expected table
  std::optional<ShardForecast> split = {};  // where somebody asks
  std::vector<std::string> warnings;        // sentences: what will be slow, or large
};

/// A shard of less than a minute costs more to start and to queue than it saves: a job array hands
/// out a task in one to two seconds.
inline constexpr double least_shard_seconds = 60.0;

ShardForecast forecast_of_shards(const Forecast& whole, std::int64_t shards);

/// Times a pilot, and scales it: the time by the number of replicates and threads, the MCSE of the
/// pilot by the root of the number of replicates (Koehler, Brown & Haneuse 2009, Am. Stat. 63). A
/// first replicate that draws persons or resamples for longer than a user waits is given up.
/// `stop`: asked during the pilot; throws GivenUp.
Forecast forecast(const StudyPlan& plan, int threads, const StopQuestion* stop = nullptr);

}  // namespace darknumber
