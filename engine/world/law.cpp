// SPDX-License-Identifier: MIT
#include "engine/world/law.h"

#include <bit>

namespace darknumber {

Law certain(CaptureHistory history, int lists) {
  Law law(history_count(lists), 0.0);
  law[history] = 1.0;
  return law;
}

double margin(const Law& law, int list) {
  double total = 0.0;
  for (CaptureHistory h = 0; h < law.size(); ++h)
    if (contains(h, list)) total += law[h];
  return total;
}

std::vector<double> together(std::span<const Law> laws) {
  std::vector<double> result;
  if (laws.empty()) return result;
  result.reserve(laws.size() * laws.front().size());
  for (std::size_t h = 0; h < laws.front().size(); ++h)
    for (const Law& law : laws) result.push_back(law[h]);
  return result;
}

std::vector<Law> apart(const std::vector<double>& together, std::size_t laws) {
  std::vector<Law> result(laws, Law(together.size() / laws));
  auto next = together.begin();
  for (std::size_t h = 0; next != together.end(); ++h)
    for (Law& law : result) law[h] = *next++;
  return result;
}

int lists_of(const Law& law) {
  return std::countr_zero(law.size());
}

}  // namespace darknumber
