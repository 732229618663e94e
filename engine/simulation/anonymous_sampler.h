// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/simulation/history_sampler.h"
#include "engine/world/linkage.h"

namespace darknumber {

/// Draws whose records are anonymous, where that goes by person: of the persons with each history a
/// multinomial over the sets of their records.
class AnonymousSampler {
 public:
  explicit AnonymousSampler(const AnonymousLaw& law);

  /// Adds persons, by history in the register, to those by history of records that can be linked,
  /// each anonymous record as a person of its own. Takes fewer than 2^20 streams from `first_item`
  /// on.
  void draw(std::span<const std::int64_t> persons, const DrawKey& key, Purpose purpose,
            std::uint64_t first_item, std::span<std::int64_t> linkable) const;

 private:
  std::vector<HistorySampler> subsets_;  // by history
};

}  // namespace darknumber
