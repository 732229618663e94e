// SPDX-License-Identifier: MIT
#include "engine/report/charts/loops.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

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

UprightAxis loops_axis(const LoopsChart& chart) {
  std::vector<double> values;
  if (chart.reference) values.push_back(*chart.reference);
  for (const LoopSeries& series : chart.series)
    for (const auto& value : series.values)
      if (value) values.push_back(value->value);
  return {linear_scale(values), loops_top, loops_bottom};
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

std::string text_of_end(const LoopValue& end) {
  return end.mcse == 0.0 ? significant_text(end.value) : measured_text(end.value, end.mcse);
}

std::string series_text(const LoopsChart& chart, std::size_t index) {
  std::optional<LoopValue> low;
  std::optional<LoopValue> high;
  for (const auto& value : chart.series[index].values) {
    if (!value) continue;
    if (!low || value->value < low->value) low = value;
    if (!high || value->value > high->value) high = value;
  }
  const std::string range =
      low ? fmt::format("{} to {}", text_of_end(*low), text_of_end(*high)) : "no number";
  return fmt::format("{} {}: {}", index + 1, chart.series[index].label, range);
}

}  // namespace

std::string loops_svg(const std::string& name, const std::string& title, const LoopsChart& chart) {
  const std::size_t places = places_of(chart);
  const UprightAxis up = loops_axis(chart);
  Drawing drawing;
  up.draw(drawing);
  drawing.text({Scale::left, 12.0}, chart.measure, Anchor::start, "small");
  if (chart.reference) {
    const double y = up.at(*chart.reference);
    drawing.line({Scale::left, y}, {Scale::right, y}, "truth");
  }
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    const LoopSeries& series = chart.series[s];
    draw_steps(drawing, places, series_styles[s % series_styles.size()], [&](std::size_t place) {
      const auto& value = series.values[place];
      return value ? std::optional(up.at(value->value)) : std::nullopt;
    });
    for (std::size_t place = 0; place < places; ++place)
      if (series.values[place]) {
        // Numbers of lines that begin together stand side by side.
        drawing.text({left_of(place, places) + 24.0 + 12.0 * static_cast<double>(s),
                      up.at(series.values[place]->value) - 3.0},
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
