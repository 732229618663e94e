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

int lists_of(const Law& law) {
  return std::countr_zero(law.size());
}

}  // namespace darknumber
