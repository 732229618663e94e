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

constexpr double curve_top = 36.0;  // below what the axis is called and its top number
constexpr double curve_height = 190.0;
constexpr double curve_bottom = curve_top + curve_height;

/// A number that somebody chose, or found on an axis: up to four digits, or whole.
std::string axis_text(double number) {
  return std::abs(number) < 1e4 ? fmt::format("{:.4g}", number) : whole_text(number);
}

UprightAxis upright(const Scale& scale) {
  return {scale, curve_top, curve_bottom};
}

}  // namespace

std::string curve_svg(const std::string& name, const std::string& title, const CurveChart& chart) {
  std::vector<double> values;
  if (chart.target) values.push_back(*chart.target);
  for (const auto& [at, value] : chart.places)
    if (value) values.push_back(*value);
  const Scale across(chart.factor_axis, chart.places.front().first, chart.places.back().first);
  const UprightAxis up = upright(linear_scale(values));
  Drawing drawing;
  if (chart.plausible) {
    const double from = across.at(chart.plausible->first);
    drawing.box({from, curve_top}, across.at(chart.plausible->second) - from, curve_height,
                "plausible");
  }
  up.draw(drawing);
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
      stretch.push_back({across.at(at), up.at(*value)});
  }
  draw_stretch();
  if (chart.target) {
    const double target = up.at(*chart.target);
    drawing.line({Scale::left, target}, {Scale::right, target}, "truth");
    drawing.text({Scale::right, target - 4.0},
                 fmt::format("{}: {}", chart.target_text, axis_text(*chart.target)), Anchor::end,
                 "small");
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
  const UprightAxis up =
      upright({chart.second_axis, chart.second_span.first, chart.second_span.second});
  Drawing drawing;
  if (chart.plausible_first && chart.plausible_second) {
    const double from = across.at(chart.plausible_first->first);
    const double high = up.at(chart.plausible_second->second);
    drawing.box({from, high}, across.at(chart.plausible_first->second) - from,
                up.at(chart.plausible_second->first) - high, "plausible");
  }
  up.draw(drawing);
  drawing.text({Scale::left, 12.0}, chart.second, Anchor::start, "small");
  for (const auto& line : chart.lines) {
    std::vector<Spot> spots;
    for (const auto& [first, second] : line) spots.push_back({across.at(first), up.at(second)});
    drawing.path(spots, "curve");
  }
  draw_axis(drawing, across, curve_bottom, chart.first);
  return drawing.svg(name, title, chart.words);
}

}  // namespace darknumber
