// SPDX-License-Identifier: MIT
#include "engine/report/study/some_points.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace darknumber {

std::vector<std::size_t> some_points(std::size_t all, std::size_t most) {
  std::set<std::size_t> chosen;
  for (std::size_t i = 0; i < all && chosen.size() < std::min(all, most); ++i) {
    if (all <= most) {
      chosen.insert(i);
      continue;
    }
    const double turn = static_cast<double>(i) * 0.6180339887498949;
    chosen.insert(static_cast<std::size_t>((turn - std::floor(turn)) * static_cast<double>(all)));
  }
  return {chosen.begin(), chosen.end()};
}

}  // namespace darknumber
