// SPDX-License-Identifier: MIT
#include "engine/simulation/anonymous_sampler.h"

namespace darknumber {

AnonymousSampler::AnonymousSampler(const AnonymousLaw& law) {
  for (const std::vector<double>& of_history : law) subsets_.emplace_back(of_history);
}

void AnonymousSampler::draw(std::span<const std::int64_t> persons, const DrawKey& key,
                            Purpose purpose, std::uint64_t first_item,
                            std::span<std::int64_t> linkable) const {
  std::vector<std::int64_t> counts;
  for (CaptureHistory h = 1; h < persons.size(); ++h) {
    if (persons[h] == 0) continue;
    counts.assign(std::size_t{1} << lists_on(h), 0);
    subsets_[h].draw(persons[h], key, purpose, first_item + (std::uint64_t{h} << max_lists),
                     counts);
    for (std::size_t place = 0; place < counts.size(); ++place) {
      const CaptureHistory anonymous = subset_at(place, h);
      linkable[h & ~anonymous] += counts[place];
      for (CaptureHistory list = 1; list <= anonymous; list <<= 1)
        if ((anonymous & list) != 0) linkable[list] += counts[place];
    }
  }
}

}  // namespace darknumber
