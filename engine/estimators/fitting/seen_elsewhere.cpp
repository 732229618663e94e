// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/seen_elsewhere.h"

#include <algorithm>

namespace darknumber {

std::vector<Beginning> beginnings_without(int lists, const std::vector<CaptureHistory>& left_out) {
  std::vector<CaptureHistory> others = left_out;
  others.push_back(0);
  const auto begins_another = [&](CaptureHistory pattern, int length) {
    const CaptureHistory first = only(length) - 1U;
    return std::any_of(others.begin(), others.end(),
                       [&](CaptureHistory other) { return (other & first) == pattern; });
  };
  std::vector<Beginning> beginnings;
  for (int list = 0; list < lists; ++list) {
    std::vector<CaptureHistory> parted;
    for (CaptureHistory other : others) {
      const CaptureHistory pattern = (other & (only(list + 1) - 1U)) ^ only(list);
      if (!begins_another(pattern, list + 1)) parted.push_back(pattern);
    }
    std::sort(parted.begin(), parted.end());
    parted.erase(std::unique(parted.begin(), parted.end()), parted.end());
    for (CaptureHistory pattern : parted) beginnings.push_back({list + 1, pattern});
  }
  return beginnings;
}

double seen_elsewhere(const LatentClassState& state, const std::vector<Beginning>& beginnings) {
  double sum = 0.0;
  for (const Beginning& beginning : beginnings) {
    double probability = 1.0;
    for (int list = 0; list < beginning.lists; ++list) {
      const auto j = static_cast<std::size_t>(list);
      probability *= contains(beginning.pattern, list) ? state.on[j] : state.off[j];
    }
    sum += probability;
  }
  return sum;
}

}  // namespace darknumber
