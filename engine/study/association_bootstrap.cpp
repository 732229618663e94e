// SPDX-License-Identifier: MIT
#include "engine/study/association_bootstrap.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "engine/core/binomial.h"
#include "engine/core/random_stream.h"
#include "engine/estimators/intervals/resampling_intervals.h"

namespace darknumber {
namespace {

ContingencyTable poisson_table(const ContingencyTable& table, RandomStream stream) {
  std::vector<double> counts;
  for (const double count : table.counts())
    counts.push_back(static_cast<double>(draw_poisson(count, stream)));
  return {table.lists(), std::move(counts)};
}

bool has_empty_pair(const PairsOfLists& pairs) {
  return std::any_of(pairs.pairs.begin(), pairs.pairs.end(), [](const ListPair& pair) {
    return pair.overlap <= 0.0 || pair.only_first <= 0.0 || pair.only_second <= 0.0;
  });
}

constexpr double interval_level = 0.95;

/// The percentiles that leave out as much below as above.
std::pair<double, double> percentiles(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return {quantile_of_type_8(values, 0.5 - 0.5 * interval_level),
          quantile_of_type_8(values, 0.5 + 0.5 * interval_level)};
}

}  // namespace

AssociationIntervals association_intervals(const PairsOfLists& pairs, const ContingencyTable& table,
                                           std::uint64_t seed, const StopQuestion* stop) {
  AssociationIntervals intervals;
  std::vector<double> factors;
  std::vector<double> persons;
  for (; intervals.resamples < association_resamples; ++intervals.resamples) {
    give_up_if_asked(stop);
    const PairsOfLists drawn = same_pairs(
        pairs, poisson_table(table, {seed, static_cast<std::uint32_t>(intervals.resamples),
                                     Purpose::association_bootstrap}));
    if (has_empty_pair(drawn)) {
      ++intervals.dropped;
      factors.push_back(std::numeric_limits<double>::infinity());
      continue;
    }
    const LeastAssociation least = least_association(drawn);
    factors.push_back(least.factor);
    persons.push_back(least.persons);
  }
  if (!persons.empty()) {
    intervals.factor = percentiles(std::move(factors));
    intervals.persons = percentiles(std::move(persons));
  }
  return intervals;
}

}  // namespace darknumber
