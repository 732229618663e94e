// SPDX-License-Identifier: MIT
#include "engine/world/avoidance.h"

#include <cmath>

namespace darknumber {
namespace {

/// Probability that agency l keeps its own detection of a person with own detections h.
double keeping(const Avoidance& avoidance, CaptureHistory h, int l) {
  const int k = avoidance.agencies();
  double kept = 1.0;
  for (int j = 0; j < k; ++j)
    if (j != l && contains(h, j)) kept *= avoidance.kept[static_cast<std::size_t>(j * k + l)];
  return kept;
}

}  // namespace

int Avoidance::agencies() const {
  return static_cast<int>(std::lround(std::sqrt(static_cast<double>(kept.size()))));
}

Law law(const Avoidance& avoidance, const Law& detected) {
  const int k = avoidance.agencies();
  Law result(detected.size(), 0.0);
  struct Part {
    CaptureHistory history;
    double probability;
  };
  std::vector<Part> parts;
  for (CaptureHistory h = 0; h < detected.size(); ++h) {
    if (detected[h] == 0.0) continue;
    parts.assign(1, {0, detected[h]});
    for (int l = 0; l < k; ++l) {
      if (!contains(h, l)) continue;
      const double kept = keeping(avoidance, h, l);
      const std::size_t before = parts.size();
      for (std::size_t part = 0; part < before; ++part) {
        if (kept < 1.0)
          parts.push_back({parts[part].history, parts[part].probability * (1.0 - kept)});
        parts[part].history |= only(l);
        parts[part].probability *= kept;
      }
    }
    for (const Part& part : parts) result[part.history] += part.probability;
  }
  return result;
}

CaptureHistory draw(const Avoidance& avoidance, CaptureHistory detected, RandomStream& stream) {
  CaptureHistory left = 0;
  for (int l = 0; l < avoidance.agencies(); ++l) {
    const bool kept = stream.uniform() < keeping(avoidance, detected, l);
    if (kept && contains(detected, l)) left |= only(l);
  }
  return left;
}

}  // namespace darknumber
