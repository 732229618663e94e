// SPDX-License-Identifier: MIT
#include "engine/study/tipping/tipping_walk.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace darknumber {
namespace {

/// What an iterative fit may leave undecided, relative to the larger of the value and 1.
constexpr double flat = 1e-9;

using Samples = std::span<const TippingSample>;

/// The side of the sample at `index`; 0 outside, at a gap, and at the target.
int side_at(Samples samples, std::size_t index, double target) {
  if (index >= samples.size() || !samples[index].value) return 0;
  return side_of(*samples[index].value, target);
}

void note_extremes(Samples samples, TippingPoints& found) {
  for (const TippingSample& sample : samples) {
    if (!sample.value) continue;
    if (!found.least || *sample.value < found.least->value)
      found.least = {sample.at, *sample.value};
    if (!found.most || *sample.value > found.most->value) found.most = {sample.at, *sample.value};
  }
}

bool is_monotone(Samples samples) {
  // Against the most and least so far, so that many small steps count as the large one they are.
  bool never_falls = true;
  bool never_rises = true;
  std::optional<double> most;
  std::optional<double> least;
  for (const TippingSample& sample : samples) {
    if (!sample.value) continue;
    const double rounding = flat * std::max(1.0, std::abs(*sample.value));
    most = std::max(most.value_or(*sample.value), *sample.value);
    least = std::min(least.value_or(*sample.value), *sample.value);
    if (*sample.value < *most - rounding) never_falls = false;
    if (*sample.value > *least + rounding) never_rises = false;
  }
  return never_falls || never_rises;
}

/// Reads the gap that begins at `first`; returns the index after it.
std::size_t read_gap(Samples samples, std::size_t first, double target, TippingPoints& found) {
  std::size_t end = first;
  while (end < samples.size() && !samples[end].value) ++end;
  const int before = first == 0 ? 0 : side_at(samples, first - 1, target);
  found.gaps.push_back(
      {samples[first].at, samples[end - 1].at, before * side_at(samples, end, target) < 0});
  return end;
}

/// Reads the samples at the target from `first` on; returns the index after them.
std::size_t read_touch(Samples samples, std::size_t first, double target, double plateau_width,
                       TippingPoints& found) {
  std::size_t end = first;
  std::size_t nearest = first;
  const auto distance = [&](std::size_t i) { return std::abs(*samples[i].value - target); };
  for (; end < samples.size() && samples[end].value && side_at(samples, end, target) == 0; ++end)
    if (distance(end) < distance(nearest)) nearest = end;
  if (samples[end - 1].place - samples[first].place >= plateau_width) {
    found.plateaus.push_back({samples[first].at, samples[end - 1].at});
    return end;
  }
  const int before = first == 0 ? 0 : side_at(samples, first - 1, target);
  const int after = side_at(samples, end, target);
  found.crossings.push_back({samples[nearest].at, *samples[nearest].value, before < 0 && after > 0,
                             before > 0 && after < 0});
  return end;
}

}  // namespace

TippingPoints walk_samples(Samples samples, double target, double plateau_width,
                           const OnChange& change) {
  TippingPoints found;
  for (const TippingSample& sample : samples) found.places.push_back({sample.at, sample.value});
  note_extremes(samples, found);
  found.monotone = is_monotone(samples);
  for (std::size_t i = 0; i < samples.size();) {
    if (!samples[i].value) {
      i = read_gap(samples, i, target, found);
    } else if (side_at(samples, i, target) == 0) {
      i = read_touch(samples, i, target, plateau_width, found);
    } else {
      if (side_at(samples, i, target) * side_at(samples, i + 1, target) < 0)
        change(samples[i], samples[i + 1], found);
      ++i;
    }
  }
  return found;
}

}  // namespace darknumber
