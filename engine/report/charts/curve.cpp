// SPDX-License-Identifier: MIT
#include "engine/report/charts/curve.h"

#include <fmt/format.h>

#include <cmath>

#include "engine/input/wording.h"
#include "engine/report/charts/drawing.h"
#include "engine/report/charts/scales.h"
#include "engine/report/numbers.h"

namespace darknumber {
namespace {

constexpr double curve_top = 24.0;
constexpr double curve_height = 190.0;
constexpr double curve_bottom = curve_top + curve_height;

/// A number that somebody chose, or found on an axis: up to four digits.
std::string axis_text(double number) {
  return fmt::format("{:.4g}", number);
}

/// Heights for values of an upright axis.
double height_at(const Scale& scale, double value) {
  const double share = (scale.at(value) - Scale::left) / (Scale::right - Scale::left);
  return curve_bottom - share * curve_height;
}

/// Its ticks, with lines across; the numbers stand on the lines.
void draw_upright(Drawing& drawing, const Scale& scale) {
  double last = INFINITY;
  for (const Tick& tick : scale.ticks()) {
    const double y = height_at(scale, tick.value);
    if (last - y < 16.0) continue;  // texts would meet
    last = y;
    drawing.line({Scale::left, y}, {Scale::right, y}, "grid");
    drawing.text({Scale::left + 2.0, y - 2.0}, tick.text, Anchor::start, "small");
  }
}

}  // namespace

std::string curve_svg(const std::string& name, const std::string& title, const CurveChart& chart) {
  std::vector<double> values;
  if (chart.target) values.push_back(*chart.target);
  for (const auto& [at, value] : chart.places)
    if (value) values.push_back(*value);
  const Scale across(chart.factor_axis, chart.places.front().first, chart.places.back().first);
  const Scale up = linear_scale(values);
  Drawing drawing;
  if (chart.plausible) {
    const double from = across.at(chart.plausible->first);
    drawing.box({from, curve_top}, across.at(chart.plausible->second) - from, curve_height,
                "plausible");
  }
  draw_upright(drawing, up);
  drawing.text({Scale::left, 12.0}, chart.measure, Anchor::start, "small");
  std::vector<Spot> stretch;
  const auto draw_stretch = [&] {
    if (stretch.size() > 1) drawing.path(stretch, "curve");
    if (stretch.size() == 1) drawing.circle(stretch.front(), 2.0, "mark");
    stretch.clear();
  };
  for (const auto& [at, value] : chart.places) {
    if (!value || !std::isfinite(*value))
      draw_stretch();
    else
      stretch.push_back({across.at(at), height_at(up, *value)});
  }
  draw_stretch();
  if (chart.target) {
    const double target = height_at(up, *chart.target);
    drawing.line({Scale::left, target}, {Scale::right, target}, "truth");
    drawing.text({Scale::right, target - 4.0},
                 fmt::format("asked for: {}", axis_text(*chart.target)), Anchor::end, "small");
    for (const double at : chart.crossings) {
      drawing.diamond({across.at(at), target}, 6.0, "open");
      drawing.line({across.at(at), target}, {across.at(at), curve_bottom}, "grid");
    }
  }
  draw_axis(drawing, across, curve_bottom, chart.factor);
  return drawing.svg(name, title, curve_words(chart));
}

std::string curve_words(const CurveChart& chart) {
  std::string words = fmt::format("{} over {}.", chart.measure, chart.factor);
  if (!chart.target)
    return words + " Where it has no number, or one without bound, the line has a gap.";
  if (chart.crossings.empty())
    return words + fmt::format(" It nowhere meets {}.", axis_text(*chart.target));
  std::vector<std::string> places;
  for (const double at : chart.crossings) places.push_back(axis_text(at));
  return words +
         fmt::format(" It meets {} at {}.", axis_text(*chart.target), join_with_and(places));
}

std::string map_svg(const std::string& name, const std::string& title, const MapChart& chart) {
  const Scale across(chart.first_axis, chart.first_span.first, chart.first_span.second);
  const Scale up(chart.second_axis, chart.second_span.first, chart.second_span.second);
  Drawing drawing;
  if (chart.plausible_first && chart.plausible_second) {
    const double from = across.at(chart.plausible_first->first);
    const double high = height_at(up, chart.plausible_second->second);
    drawing.box({from, high}, across.at(chart.plausible_first->second) - from,
                height_at(up, chart.plausible_second->first) - high, "plausible");
  }
  draw_upright(drawing, up);
  drawing.text({Scale::left, 12.0}, chart.second, Anchor::start, "small");
  for (const auto& line : chart.lines) {
    std::vector<Spot> spots;
    for (const auto& [first, second] : line)
      spots.push_back({across.at(first), height_at(up, second)});
    drawing.path(spots, "curve");
  }
  draw_axis(drawing, across, curve_bottom, chart.first);
  return drawing.svg(name, title, chart.words);
}

}  // namespace darknumber
