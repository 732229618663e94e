// SPDX-License-Identifier: MIT
#include "engine/core/multinomial.h"

#include <algorithm>
#include <cmath>

#include "engine/core/contracts.h"

namespace darknumber {

MultinomialSampler::MultinomialSampler(std::span<const double> weights)
    : shares_(weights.size(), BinomialChance(0.0)) {
  double rest = 0.0;
  for (std::size_t cell = weights.size(); cell-- > 0;) {
    DN_EXPECT(std::isfinite(weights[cell]) && weights[cell] >= 0.0, "weights are finite, from 0");
    // The last cell with a weight takes all that is left, exactly.
    shares_[cell] = BinomialChance(rest == 0.0 ? (weights[cell] > 0.0 ? 1.0 : 0.0)
                                               : weights[cell] / (rest + weights[cell]));
    rest += weights[cell];
  }
  DN_EXPECT(std::isfinite(rest) && rest > 0.0, "some cell has a weight");
}

void MultinomialSampler::draw(std::int64_t persons, RandomStream& stream,
                              std::span<double> counts) const {
  DN_EXPECT(counts.size() == shares_.size(), "one count for each cell");
  std::fill(counts.begin(), counts.end(), 0.0);
  std::int64_t left = persons;
  for (std::size_t cell = 0; cell < shares_.size() && left > 0; ++cell) {
    const std::int64_t here = shares_[cell].draw(left, stream);
    counts[cell] = static_cast<double>(here);
    left -= here;
  }
}

}  // namespace darknumber
