// SPDX-License-Identifier: MIT
#include "engine/world/referral.h"

#include <bit>
#include <cmath>

namespace darknumber {

int Referral::agencies() const {
  return static_cast<int>(std::lround(std::sqrt(static_cast<double>(probability.size()))));
}

Law law(const Referral& referral, const Law& detected) {
  const int k = referral.agencies();
  const CaptureHistory all = static_cast<CaptureHistory>(detected.size()) - 1;
  // mass[referred << k | reached]; referring agency by agency only adds to `referred`.
  std::vector<double> mass(detected.size() * detected.size(), 0.0);
  for (CaptureHistory h = 0; h <= all; ++h) mass[h] = detected[h];
  struct Part {
    CaptureHistory reached;
    double probability;
  };
  std::vector<Part> parts;
  Law result(detected.size(), 0.0);
  for (CaptureHistory referred = 0; referred <= all; ++referred)
    for (CaptureHistory reached = referred; reached <= all; reached = (reached + 1) | referred) {
      const double here = mass[(static_cast<std::size_t>(referred) << k) | reached];
      if (here == 0.0) continue;
      const CaptureHistory waiting = reached & ~referred;
      if (waiting == 0) {
        result[reached] += here;
        continue;
      }
      const int j = std::countr_zero(waiting);
      parts.assign(1, {reached, here});
      for (int l = 0; l < k; ++l) {
        const double passes = referral.probability[static_cast<std::size_t>(j * k + l)];
        if (passes == 0.0 || contains(reached, l)) continue;
        const std::size_t before = parts.size();
        for (std::size_t part = 0; part < before; ++part) {
          parts.push_back({parts[part].reached | only(l), parts[part].probability * passes});
          parts[part].probability *= 1.0 - passes;
        }
      }
      const std::size_t next = static_cast<std::size_t>(referred | only(j)) << k;
      for (const Part& part : parts) mass[next | part.reached] += part.probability;
    }
  return result;
}

CaptureHistory draw(const Referral& referral, CaptureHistory detected, RandomStream& stream) {
  const int k = referral.agencies();
  std::vector<CaptureHistory> passes_on(static_cast<std::size_t>(k), 0);
  for (int j = 0; j < k; ++j)
    for (int l = 0; l < k; ++l)
      if (stream.uniform() < referral.probability[static_cast<std::size_t>(j * k + l)])
        passes_on[static_cast<std::size_t>(j)] |= only(l);
  CaptureHistory reached = detected;
  for (CaptureHistory waiting = detected; waiting != 0;) {
    const int j = std::countr_zero(waiting);
    const CaptureHistory new_ones = passes_on[static_cast<std::size_t>(j)] & ~reached;
    reached |= new_ones;
    waiting = (waiting & (waiting - 1)) | new_ones;
  }
  return reached;
}

}  // namespace darknumber
