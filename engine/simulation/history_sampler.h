// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/binomial.h"
#include "engine/core/random_stream.h"
#include "engine/core/stop.h"
#include "engine/world/law.h"

namespace darknumber {

/// What a random number of the table simulator belongs to; its stream is keyed by this.
struct DrawKey {
  std::uint64_t seed = 0;
  std::uint32_t replicate = 0;
  /// Asked between persons: decides whether a draw ends, never a number.
  const StopQuestion* stop = nullptr;
};

/// Draws how many of n persons have each history: a multinomial as a tree of binomials, list after
/// list, "is the next list in the history?". 2^k - 1 binomials at most; a branch without persons
/// costs nothing. The probabilities are sums over subtrees, so that none is a small difference.
class HistorySampler {
 public:
  explicit HistorySampler(const Law& law);

  /// `counts` by history, 2^k of them, are set. The split at each node of the tree has a stream of
  /// its own, `first_item` + node.
  void draw(std::int64_t persons, const DrawKey& key, Purpose purpose, std::uint64_t first_item,
            std::span<std::int64_t> counts) const;

 private:
  int lists_;
  std::vector<BinomialChance> with_next_;  // at node (1 << depth) + prefix: P(next list | prefix)
};

}  // namespace darknumber
