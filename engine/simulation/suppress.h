// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "engine/core/contingency_table.h"
#include "engine/core/random_stream.h"
#include "engine/estimators/completions.h"
#include "engine/scenario/scenario.h"

namespace darknumber {

/// A table as it is published, over agencies.
struct PublishedCounts {
  std::vector<double> counts;              // by history
  std::vector<SuppressedCount> intervals;  // of those that stand as their middle
  int suppressed = 0;                      // counts that are not published as they were
};

/// What a statistical office publishes of a table over `lists`, of which `counts` over agencies are
/// the entities: each count x with 0 < x < below becomes an interval, from 1 to below - 1, or from
/// 0 where x is a mean; 0; the middle, below / 2; or x rounded at random to a multiple of 3, up
/// with probability (x mod 3) / 3, so that its mean is x: a mean stays as it is. The agencies'
/// histories behind a suppressed count are told apart no longer: the first of them has all of it.
/// `streams`: of the table, for the rounding; none of an expected one. A count of 1e-9 or less is
/// 0. Random rounding: Nargundkar & Saveland (1972), Proceedings of the Social Statistics Section,
/// American Statistical Association.
PublishedCounts publish(const Suppression& how, const ListsInUse& lists,
                        const std::optional<StreamKey>& streams, std::vector<double> counts);

/// The sum of published tables. Of a history that is an interval in some and a count in others, the
/// interval is that of the sum.
PublishedCounts sum_of(const std::vector<PublishedCounts>& tables);

/// Whether a drawn count is published as an interval.
bool is_interval(double count, const std::optional<Suppression>& how);

}  // namespace darknumber
