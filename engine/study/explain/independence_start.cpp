// SPDX-License-Identifier: MIT
#include "engine/study/explain/independence_start.h"

#include <algorithm>
#include <cmath>

namespace darknumber {
namespace {

constexpr double without_overlap = 10.0;  // times the number observed
constexpr double most_times = 1e6;
constexpr int most_halvings = 200;  // of bisection, past the last bit
constexpr double highest = 0.98;

}  // namespace

IndependenceStart independence_start(const ContingencyTable& table) {
  std::vector<double> sizes;
  for (int j = 0; j < table.lists(); ++j) sizes.push_back(table.on_all(only(j)));
  const double observed = table.observed();
  const auto surplus = [&](double victims) {
    double unseen = 1.0;
    for (double size : sizes) unseen *= 1.0 - size / victims;
    return victims * (1.0 - unseen) - observed;
  };
  double low = std::max(observed, *std::max_element(sizes.begin(), sizes.end()));
  double high = most_times * observed;
  IndependenceStart start;
  if (table.overlap() == 0.0 || !(surplus(high) > 0.0) || !(surplus(low) < 0.0)) {
    start.victims = table.overlap() == 0.0 ? without_overlap * observed : low / highest;
  } else {
    for (int i = 0; i < most_halvings; ++i) {
      const double middle = std::sqrt(low * high);
      (surplus(middle) > 0.0 ? high : low) = middle;
    }
    start.victims = low;
  }
  for (double size : sizes) start.capture.push_back(std::min(size / start.victims, highest));
  return start;
}

}  // namespace darknumber
