// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "engine/study/run_study.h"

namespace darknumber {

/// The measure whose MCSE says how precise a run is: the study's, else the median inflation, which
/// the verdict quotes.
std::string measure_of_precision(const Scenario& scenario);

/// Whether that measure's MCSE is `mcse` or less for every estimator that has the measure, at every
/// point. A run on the expected table is always precise, and one where nobody is measured, since no
/// point has a world; one in which no estimator has a number never is. What may come with more
/// replicates is waited for: a number where it is infinite, unless it is surely so (quantiles.h),
/// and one of an estimator that had no estimate at all in fewer replicates than `enough_without`.
bool precise_enough(const StudyRun& run, const Scenario& scenario, double mcse);

/// An estimator with an estimate in one replicate of a hundred would have one among so many, but
/// for 5 chances in 1,000: 0.99^528 = 0.005.
inline constexpr std::size_t enough_without = 528;

/// So many replicates of a point are the most that `--until` goes on for: an MCSE that does not
/// exist never falls.
inline constexpr std::int64_t most_until = 1'000'000;

/// Replicates for an MCSE of `mcse` of a share p: p (1 - p) / mcse^2, rounded up.
std::int64_t replicates_for_share(double share, double mcse);

}  // namespace darknumber
