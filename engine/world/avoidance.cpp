// SPDX-License-Identifier: MIT
#include "engine/world/avoidance.h"

#include <cmath>

namespace darknumber {
namespace {

/// Probability that agency l of k keeps its own detection of a person with own detections h.
double keeping(const Avoidance& avoidance, int k, CaptureHistory h, int l) {
  double kept = 1.0;
  for (int j = 0; j < k; ++j)
    if (j != l && contains(h, j)) kept *= avoidance.kept[static_cast<std::size_t>(j * k + l)];
  return kept;
}

struct Part {
  CaptureHistory history;
  double probability;
};

/// What the step makes of h.
void split(const Avoidance& avoidance, int k, CaptureHistory h, std::vector<Part>& parts) {
  parts.assign(1, {0, 1.0});
  for (int l = 0; l < k; ++l) {
    if (!contains(h, l)) continue;
    const double kept = keeping(avoidance, k, h, l);
    const std::size_t before = parts.size();
    for (std::size_t part = 0; part < before; ++part) {
      if (kept < 1.0)
        parts.push_back({parts[part].history, parts[part].probability * (1.0 - kept)});
      parts[part].history |= only(l);
      parts[part].probability *= kept;
    }
  }
}

}  // namespace

int Avoidance::agencies() const {
  return static_cast<int>(std::lround(std::sqrt(static_cast<double>(kept.size()))));
}

Law law(const Avoidance& avoidance, const Law& detected) {
  const int k = avoidance.agencies();
  const std::size_t histories = history_count(k);
  const std::size_t laws = detected.size() / histories;
  Law result(detected.size(), 0.0);
  std::vector<Part> parts;
  for (CaptureHistory h = 0; h < histories; ++h) {
    split(avoidance, k, h, parts);
    for (const Part& part : parts)
      for (std::size_t i = 0; i < laws; ++i)
        result[part.history * laws + i] += part.probability * detected[h * laws + i];
  }
  return result;
}

std::vector<double> mean_after(const Avoidance& avoidance, const std::vector<double>& values) {
  const int k = avoidance.agencies();
  const std::size_t histories = history_count(k);
  const std::size_t several = values.size() / histories;
  std::vector<double> mean(values.size(), 0.0);
  std::vector<Part> parts;
  for (CaptureHistory h = 0; h < histories; ++h) {
    split(avoidance, k, h, parts);
    for (const Part& part : parts)
      for (std::size_t i = 0; i < several; ++i)
        mean[h * several + i] += part.probability * values[part.history * several + i];
  }
  return mean;
}

CaptureHistory draw(const Avoidance& avoidance, CaptureHistory detected, RandomStream& stream) {
  const int k = avoidance.agencies();
  CaptureHistory left = 0;
  for (int l = 0; l < k; ++l) {
    const bool kept = stream.uniform() < keeping(avoidance, k, detected, l);
    if (kept && contains(detected, l)) left |= only(l);
  }
  return left;
}

}  // namespace darknumber
