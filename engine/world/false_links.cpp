// SPDX-License-Identifier: MIT
#include "engine/world/false_links.h"

#include <algorithm>

namespace darknumber {

void expect_false_links(const std::vector<double>& probabilities, StratumCounts& entities) {
  for (std::size_t j = 0; j < probabilities.size(); ++j) {
    if (probabilities[j] == 0.0) continue;
    const CaptureHistory alone = only(static_cast<int>(j));
    double targets = 0.0;
    double singles = 0.0;
    for (const std::vector<double>& counts : entities) {
      singles += counts[alone];
      for (CaptureHistory h = 1; h < counts.size(); ++h)
        if (!is_subset(alone, h)) targets += counts[h];
    }
    const double moved = std::min(probabilities[j] * singles, targets);
    if (moved == 0.0) continue;
    for (std::vector<double>& counts : entities) {
      counts[alone] *= 1.0 - moved / singles;
      for (CaptureHistory h = 1; h < counts.size(); ++h) {
        if (is_subset(alone, h)) continue;
        const double joined = counts[h] * (moved / targets);
        counts[h] -= joined;
        counts[h | alone] += joined;
      }
    }
  }
}

}  // namespace darknumber
