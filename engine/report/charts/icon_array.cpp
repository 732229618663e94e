// SPDX-License-Identifier: MIT
#include "engine/report/charts/icon_array.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/input/wording.h"
#include "engine/report/charts/drawing.h"

namespace darknumber {
namespace {

constexpr std::array<HowFarKind, how_far_count> how_far_steps{
    {{"half the truth or less", "under"},
     {"too low, but above half", "under-open"},
     {"within a tenth of the truth", "near"},
     {"too high, but below twice", "over-open"},
     {"twice the truth or more", "over"},
     {"without bound", "over"},
     {"no estimate", "near-open"}}};

constexpr double icon_cell = 19.0;

/// Each kind has a shape besides its colour.
void draw_icon(Drawing& drawing, HowFar kind, Spot centre) {
  const std::string_view style = how_far_steps[static_cast<std::size_t>(kind)].style;
  switch (kind) {
    case HowFar::far_under:
    case HowFar::under:
      return drawing.diamond(centre, 6.5, style);
    case HowFar::near:
      return drawing.box({centre.x - 5.0, centre.y - 5.0}, 10.0, 10.0, style);
    case HowFar::over:
    case HowFar::far_over:
      return drawing.circle(centre, 5.5, style);
    case HowFar::unbounded:
      return drawing.arrow({centre.x + 5.0, centre.y}, 10.0, style);
    case HowFar::none:
      drawing.line({centre.x - 5.0, centre.y - 5.0}, {centre.x + 5.0, centre.y + 5.0}, style);
      return drawing.line({centre.x - 5.0, centre.y + 5.0}, {centre.x + 5.0, centre.y - 5.0},
                          style);
  }
}

}  // namespace

const std::array<HowFarKind, how_far_count>& how_far_kinds() {
  return how_far_steps;
}

HowFar how_far(double ratio) {
  if (std::isnan(ratio)) return HowFar::none;
  if (std::isinf(ratio)) return HowFar::unbounded;
  if (ratio <= 0.5) return HowFar::far_under;
  if (ratio < 0.9) return HowFar::under;
  if (ratio <= 1.1) return HowFar::near;
  return ratio < 2.0 ? HowFar::over : HowFar::far_over;
}

std::array<int, how_far_count> of_a_hundred(const std::vector<double>& ratios) {
  std::array<double, how_far_count> exact{};
  for (const double ratio : ratios) exact[static_cast<std::size_t>(how_far(ratio))] += 1.0;
  std::array<int, how_far_count> counts{};
  std::array<std::size_t, how_far_count> by_remainder{};
  std::iota(by_remainder.begin(), by_remainder.end(), std::size_t{0});
  int sum = 0;
  for (std::size_t k = 0; k < exact.size(); ++k) {
    exact[k] *= 100.0 / static_cast<double>(ratios.size());
    counts[k] = static_cast<int>(std::floor(exact[k]));
    sum += counts[k];
  }
  std::stable_sort(by_remainder.begin(), by_remainder.end(), [&](std::size_t a, std::size_t b) {
    return exact[a] - std::floor(exact[a]) > exact[b] - std::floor(exact[b]);
  });
  for (std::size_t k = 0; sum < 100; ++k, ++sum) ++counts[by_remainder[k % counts.size()]];
  return counts;
}

std::string icon_array_svg(const std::string& name, const std::string& title,
                           const std::array<int, how_far_count>& counts) {
  Drawing drawing;
  int place = 0;
  double legend = 12.0;
  for (std::size_t k = 0; k < counts.size(); ++k) {
    const auto kind = static_cast<HowFar>(k);
    for (int i = 0; i < counts[k]; ++i, ++place)
      draw_icon(drawing, kind, {12.0 + icon_cell * (place % 10), 12.0 + icon_cell * (place / 10)});
    if (counts[k] == 0) continue;
    draw_icon(drawing, kind, {222.0, legend});
    drawing.text({236.0, legend + 4.5}, fmt::format("{}: {}", counts[k], how_far_steps[k].words),
                 Anchor::start);
    legend += 26.0;
  }
  return drawing.svg(name, title, icon_array_words(counts));
}

std::string icon_array_words(const std::array<int, how_far_count>& counts) {
  std::vector<std::string> parts;
  for (std::size_t k = 0; k < counts.size(); ++k)
    if (counts[k] > 0) parts.push_back(fmt::format("{} {}", counts[k], how_far_steps[k].words));
  return "Of a hundred registers: " + join_with_and(parts) + ".";
}

}  // namespace darknumber
