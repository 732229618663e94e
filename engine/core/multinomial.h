// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/binomial.h"
#include "engine/core/random_stream.h"

namespace darknumber {

/// Draws how many of n persons fall in each of several cells: a multinomial, as one binomial for
/// each cell given those before it. Source: Devroye (1986), Non-Uniform Random Variate Generation,
/// section XI.1.4.
class MultinomialSampler {
 public:
  /// Cells in proportion to `weights`, finite, not negative and not all 0.
  explicit MultinomialSampler(std::span<const double> weights);

  /// Sets `counts`, one a cell; they add up to `persons`.
  void draw(std::int64_t persons, RandomStream& stream, std::span<double> counts) const;

 private:
  std::vector<BinomialChance> shares_;  // of a cell in the weight from it on: no small difference
};

}  // namespace darknumber
