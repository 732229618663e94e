// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/core/stop.h"
#include "engine/study/explain/explanation.h"
#include "engine/study/selftest/statistics.h"

namespace darknumber {

/// How many truths of one quantity lie below the first shown quantile of their posteriors, between
/// each two, and above the last.
struct TruthPlaces {
  std::string_view quantity;
  std::array<double, shown_quantiles.size() + 1> counts{};

  /// The share that 90 % intervals cover.
  double covered() const;
};

/// What the worlds of a calibration have besides, and the posterior knows. With these the cells of a
/// table are Poisson only roughly: a duplicate comes with its record, a person of a pool of 20,000
/// bystanders is on a list once, and with 6 periods at a rate of 0.1 the same slot holds several.
enum class KnownViolation { none, duplicates, pool, turnover };

/// Simulation-based calibration of the worlds behind a table: worlds of three agencies drawn from
/// the beliefs, a table drawn from each by the simulator of replicates, and the posterior of that
/// table asked for the truth. N between 200 and 5,000, every order as likely; capture
/// probabilities, false shares to 0.5, anonymous shares to 0.2 and the sd of a normal trait to 1.5
/// uniform; two runs of 1,000 worlds. Tables with an empty list are drawn again: such are refused
/// by what they are; so are worlds whose pool has too few people for a share. Source: Talts et al. (2018), arXiv:1804.06788. Throws GivenUp.
std::vector<TruthPlaces> calibrate_explain(std::uint64_t seed, int tables,
                                           KnownViolation known = KnownViolation::none,
                                           const StopQuestion* stop = nullptr);

/// Chi-square of each quantity's counts against the probabilities between the quantiles.
CheckResult check_calibration(const std::vector<TruthPlaces>& places);

}  // namespace darknumber
