// SPDX-License-Identifier: MIT
#include "engine/simulation/draw_presence.h"

#include <numeric>

#include "engine/core/binomial.h"

namespace darknumber {

std::vector<std::int64_t> draw_presence(const Presence& presence, std::int64_t slots,
                                        const DrawKey& key, const StreamBlock& streams) {
  std::vector<std::int64_t> counts(presence.classes.size(), 0);
  std::vector<std::int64_t> present{slots};  // by the period they came in
  for (int period = 1; period <= presence.periods; ++period) {
    const bool is_last = period == presence.periods;
    std::int64_t renewed = 0;
    for (int from = 1; from <= period; ++from) {
      std::int64_t& here = present[static_cast<std::size_t>(from - 1)];
      std::int64_t leaving = here;
      if (!is_last) {
        RandomStream stream(
            key.seed, key.replicate, streams.purpose,
            streams.first_item + static_cast<std::uint64_t>(period * presence.periods + from));
        leaving = draw_binomial(here, presence.rate, stream);
      }
      counts[presence.class_of({from, period})] += leaving;
      here -= leaving;
      renewed += leaving;
    }
    present.push_back(renewed);
  }
  return counts;
}

std::vector<std::int64_t> draw_strata(std::int64_t persons, std::span<const double> shares,
                                      const DrawKey& key, const StreamBlock& streams) {
  std::vector<std::int64_t> counts(shares.size(), 0);
  std::size_t last = shares.size() - 1;  // to have anybody
  while (last > 0 && shares[last] == 0.0) --last;
  std::int64_t left = persons;
  double share_left = std::accumulate(shares.begin(), shares.end(), 0.0);
  for (std::size_t s = 0; s < last; ++s) {
    RandomStream stream(key.seed, key.replicate, streams.purpose, streams.first_item + s);
    counts[s] = draw_binomial(left, share_left > 0.0 ? shares[s] / share_left : 0.0, stream);
    left -= counts[s];
    share_left -= shares[s];
  }
  counts[last] = left;
  return counts;
}

}  // namespace darknumber
