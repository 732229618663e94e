// SPDX-License-Identifier: MIT
#include "engine/simulation/history_sampler.h"

#include <algorithm>

namespace darknumber {

HistorySampler::HistorySampler(const Law& law)
    : lists_(lists_of(law)), with_next_(law.size(), BinomialChance(0.0)) {
  std::vector<double> totals = law;  // by prefix: the lists decided so far
  for (int depth = lists_ - 1; depth >= 0; --depth) {
    const std::size_t prefixes = std::size_t{1} << depth;
    for (std::size_t prefix = 0; prefix < prefixes; ++prefix) {
      const double with = totals[prefix + prefixes];
      const double total = totals[prefix] + with;
      with_next_[prefixes + prefix] = BinomialChance(total > 0.0 ? with / total : 0.0);
      totals[prefix] = total;
    }
  }
}

void HistorySampler::draw(std::int64_t persons, const DrawKey& key, Purpose purpose,
                          std::uint64_t first_item, std::span<std::int64_t> counts) const {
  std::fill(counts.begin(), counts.end(), 0);
  counts[0] = persons;
  for (int depth = 0; depth < lists_; ++depth) {
    const std::uint32_t prefixes = std::uint32_t{1} << depth;
    for (std::uint32_t prefix = 0; prefix < prefixes; ++prefix) {
      const std::int64_t here = counts[prefix];
      if (here == 0) continue;
      const std::uint32_t node = prefixes + prefix;
      RandomStream stream(key.seed, key.replicate, purpose, first_item + node);
      const std::int64_t with = with_next_[node].draw(here, stream);
      counts[prefix] = here - with;
      counts[prefix + prefixes] = with;
    }
  }
}

}  // namespace darknumber
