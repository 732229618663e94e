// SPDX-License-Identifier: MIT
#include "engine/study/association_bootstrap.h"

#include <algorithm>
#include <vector>

#include "engine/core/binomial.h"
#include "engine/core/random_stream.h"
#include "engine/performance/quantiles.h"

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

std::pair<double, double> middle_95_percent(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return {quantile_of_sorted(values, 0.025), quantile_of_sorted(values, 0.975)};
}

}  // namespace

AssociationIntervals association_intervals(const PairsOfLists& pairs, const ContingencyTable& table,
                                           std::uint64_t seed) {
  AssociationIntervals intervals;
  std::vector<double> factors;
  std::vector<double> persons;
  for (; intervals.resamples < association_resamples; ++intervals.resamples) {
    const PairsOfLists drawn = same_pairs(
        pairs, poisson_table(table, {seed, static_cast<std::uint32_t>(intervals.resamples),
                                     Purpose::association_bootstrap}));
    if (has_empty_pair(drawn)) {
      ++intervals.dropped;
      continue;
    }
    const LeastAssociation least = least_association(drawn);
    factors.push_back(least.factor);
    persons.push_back(least.persons);
  }
  if (!factors.empty()) {
    intervals.factor = middle_95_percent(std::move(factors));
    intervals.persons = middle_95_percent(std::move(persons));
  }
  return intervals;
}

}  // namespace darknumber
