// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "engine/study/run_study.h"

namespace darknumber {

/// The measure whose MCSE says how precise a run is: the study's, else the median inflation, which
/// the verdict quotes.
std::string measure_of_precision(const Scenario& scenario);

/// Whether that measure's MCSE is `mcse` or less for every estimator that has one, at every point.
/// A run on the expected table is always precise; one in which no estimator has an answer will not
/// be.
bool precise_enough(const StudyRun& run, const Scenario& scenario, double mcse);

/// So many replicates of a point are the most that `--until` goes on for: an MCSE that does not
/// exist never falls.
inline constexpr std::int64_t most_until = 1'000'000;

/// Replicates for an MCSE of `mcse` of a share p: p (1 - p) / mcse^2, rounded up.
std::int64_t replicates_for_share(double share, double mcse);

}  // namespace darknumber
