// SPDX-License-Identifier: MIT
#include "engine/simulation/draw_linkage.h"

#include "engine/core/binomial.h"

namespace darknumber {
namespace {

constexpr std::uint64_t items_a_list = std::uint64_t{1} << max_lists;  // a stream for each history

}  // namespace

void draw_linkage(const Linkage& linkage, std::span<std::int64_t> reported, const DrawKey& key,
                  Purpose purpose, std::uint32_t stratum, std::span<double> entities) {
  const auto lists = static_cast<std::uint32_t>(linkage.lists());
  // Two blocks of streams a stratum, a list after another: detachment, then duplicates.
  const std::uint64_t first_list = std::uint64_t{2} * stratum * lists;
  for (std::uint32_t j = 0; j < lists; ++j) {
    const CaptureHistory list = only(static_cast<int>(j));
    if (linkage.duplicate[j] == 0.0) continue;
    std::int64_t records = 0;
    for (CaptureHistory h = 1; h < reported.size(); ++h)
      if (is_subset(list, h)) records += reported[h];
    RandomStream stream(key.seed, key.replicate, purpose, (first_list + lists + j) * items_a_list);
    entities[list] += static_cast<double>(draw_binomial(records, linkage.duplicate[j], stream));
  }
  for (std::uint32_t j = 0; j < lists; ++j) {
    const CaptureHistory list = only(static_cast<int>(j));
    const double detachment = linkage.detachment(j);
    if (detachment == 0.0) continue;
    std::int64_t detached = 0;
    for (CaptureHistory h = 1; h < reported.size(); ++h) {
      if (!is_subset(list, h) || reported[h] == 0) continue;
      RandomStream stream(key.seed, key.replicate, purpose, (first_list + j) * items_a_list + h);
      const std::int64_t moved = draw_binomial(reported[h], detachment, stream);
      reported[h] -= moved;
      reported[h & ~list] += moved;
      detached += moved;
    }
    entities[list] += static_cast<double>(detached);
  }
  for (CaptureHistory h = 1; h < reported.size(); ++h)
    entities[h] += static_cast<double>(reported[h]);
}

}  // namespace darknumber
