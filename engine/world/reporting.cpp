// SPDX-License-Identifier: MIT
#include "engine/world/reporting.h"

namespace darknumber {

Law law(const Reporting& reporting, Law detected) {
  for (std::size_t j = 0; j < reporting.probability.size(); ++j) {
    const double lost = 1.0 - reporting.probability[j];
    if (lost == 0.0) continue;
    const CaptureHistory list = only(static_cast<int>(j));
    for (CaptureHistory h = 0; h < detected.size(); ++h) {
      if (!is_subset(list, h)) continue;
      detected[h & ~list] += lost * detected[h];
      detected[h] *= reporting.probability[j];
    }
  }
  return detected;
}

CaptureHistory draw(const Reporting& reporting, CaptureHistory detected, RandomStream& stream) {
  CaptureHistory reported = 0;
  for (std::size_t j = 0; j < reporting.probability.size(); ++j) {
    const bool forwarded = stream.uniform() < reporting.probability[j];
    if (forwarded && contains(detected, static_cast<int>(j))) reported |= only(static_cast<int>(j));
  }
  return reported;
}

}  // namespace darknumber
