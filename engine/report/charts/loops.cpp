// SPDX-License-Identifier: MIT
#include "engine/report/charts/loops.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/report/charts/drawing.h"
#include "engine/report/charts/scales.h"
#include "engine/report/numbers.h"

namespace darknumber {
namespace {

constexpr double loops_top = 24.0;
constexpr double loops_height = 200.0;
constexpr double loops_bottom = loops_top + loops_height;
constexpr double text_line = 14.0;
constexpr double factor_height = 22.0;  // of the steps of one factor
constexpr double factor_room = factor_height + text_line + 4.0;

/// Lines that are told apart by more than colour: a style each, and a number beside the first step.
constexpr std::array<const char*, 5> series_styles{"curve", "second", "near-open", "over-open",
                                                   "under-open"};

std::size_t places_of(const LoopsChart& chart) {
  return chart.series.empty() ? 0 : chart.series.front().values.size();
}

double left_of(std::size_t place, std::size_t places) {
  return Scale::left +
         (Scale::right - Scale::left) * static_cast<double>(place) / static_cast<double>(places);
}

/// Steps over places with heights; gaps where there is none.
template <typename HeightAt>
void draw_steps(Drawing& drawing, std::size_t places, const char* style, HeightAt height_at) {
  std::vector<Spot> stretch;
  const auto finish = [&] {
    if (!stretch.empty()) drawing.path(stretch, style);
    stretch.clear();
  };
  for (std::size_t place = 0; place < places; ++place) {
    const std::optional<double> y = height_at(place);
    if (!y) {
      finish();
      continue;
    }
    stretch.push_back({left_of(place, places), *y});
    stretch.push_back({left_of(place + 1, places), *y});
  }
  finish();
}

Scale scale_of(const LoopsChart& chart) {
  std::vector<double> values;
  if (chart.reference) values.push_back(*chart.reference);
  for (const LoopSeries& series : chart.series)
    for (const auto& value : series.values)
      if (value) values.push_back(*value);
  return linear_scale(values);
}

double loops_height_at(const Scale& scale, double value) {
  const double share = (scale.at(value) - Scale::left) / (Scale::right - Scale::left);
  return loops_bottom - share * loops_height;
}

void draw_loop_heights(Drawing& drawing, const Scale& scale) {
  double last = INFINITY;
  for (const Tick& tick : scale.ticks()) {
    const double y = loops_height_at(scale, tick.value);
    if (last - y < text_line) continue;
    last = y;
    drawing.line({Scale::left, y}, {Scale::right, y}, "grid");
    drawing.text({Scale::left + 2.0, y - 2.0}, tick.text, Anchor::start, "small");
  }
}

/// A factor as steps that rise with its values, its name and values above them.
void draw_factor(Drawing& drawing, const LoopFactor& factor, double top) {
  const double highest = std::max<double>(1.0, static_cast<double>(factor.values.size() - 1));
  drawing.text({Scale::left, top + text_line - 3.0},
               fmt::format("{}: {}", factor.name, fmt::join(factor.values, ", ")), Anchor::start,
               "small");
  draw_steps(drawing, factor.at.size(), "axis", [&](std::size_t place) {
    const double share = static_cast<double>(factor.at[place]) / highest;
    return std::optional(top + text_line + factor_height - 3.0 - share * (factor_height - 6.0));
  });
}

std::string series_text(const LoopsChart& chart, std::size_t index) {
  double low = INFINITY;
  double high = -INFINITY;
  for (const auto& value : chart.series[index].values) {
    if (!value) continue;
    low = std::min(low, *value);
    high = std::max(high, *value);
  }
  const std::string range =
      low > high ? std::string("no number")
                 : fmt::format("{} to {}", significant_text(low), significant_text(high));
  return fmt::format("{} {}: {}", index + 1, chart.series[index].label, range);
}

}  // namespace

std::string loops_svg(const std::string& name, const std::string& title, const LoopsChart& chart) {
  const std::size_t places = places_of(chart);
  const Scale scale = scale_of(chart);
  Drawing drawing;
  draw_loop_heights(drawing, scale);
  drawing.text({Scale::left, 12.0}, chart.measure, Anchor::start, "small");
  if (chart.reference) {
    const double y = loops_height_at(scale, *chart.reference);
    drawing.line({Scale::left, y}, {Scale::right, y}, "truth");
  }
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    const LoopSeries& series = chart.series[s];
    draw_steps(drawing, places, series_styles[s % series_styles.size()], [&](std::size_t place) {
      const auto& value = series.values[place];
      return value ? std::optional(loops_height_at(scale, *value)) : std::nullopt;
    });
    for (std::size_t place = 0; place < places; ++place)
      if (series.values[place]) {
        // Numbers of lines that begin together stand side by side.
        drawing.text({left_of(place, places) + 24.0 + 12.0 * static_cast<double>(s),
                      loops_height_at(scale, *series.values[place]) - 3.0},
                     std::to_string(s + 1), Anchor::start, "small strong");
        break;
      }
  }
  double top = loops_bottom + 4.0;
  for (const LoopFactor& factor : chart.factors) {
    draw_factor(drawing, factor, top);
    top += factor_room;
  }
  for (std::size_t s = 0; s < chart.series.size(); ++s)
    drawing.text({Scale::left, top + text_line * static_cast<double>(s + 1)}, series_text(chart, s),
                 Anchor::start, "small");
  return drawing.svg(name, title, loops_words(chart));
}

std::string loops_words(const LoopsChart& chart) {
  std::vector<std::string> names;
  for (const LoopFactor& factor : chart.factors) names.push_back(factor.name);
  std::string words = fmt::format("{} at {} combinations of {}.", chart.measure, places_of(chart),
                                  fmt::join(names, ", "));
  for (std::size_t s = 0; s < chart.series.size(); ++s) words += " " + series_text(chart, s) + ".";
  return words;
}

}  // namespace darknumber
