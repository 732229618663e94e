// SPDX-License-Identifier: MIT
#include "engine/report/charts/scales.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/input/wording.h"
#include "engine/report/numbers.h"

namespace darknumber {
namespace {

constexpr double width_of_digit = 7.0;
constexpr double height_of_text = 14.0;

double text_width(const std::string& text) {
  return width_of_digit * static_cast<double>(text.size());
}

/// Candidates from the most to the least welcome.
std::vector<double> ratio_candidates() {
  std::vector<double> candidates{1.0, 2.0, 0.5};
  for (int power = 1; power <= 12; ++power)
    for (const double ten : {std::pow(10.0, power), std::pow(10.0, -power)})
      candidates.push_back(ten);
  for (const double more : {5.0, 0.2, 1.5, 0.75, 3.0, 0.3, 1.2, 0.8, 1.1, 0.9, 1.05, 0.95})
    candidates.push_back(more);
  return candidates;
}

/// A step of 1, 2 or 5 times a power of ten that gives at most `most` steps.
double round_step(double span, int most) {
  const double rough = span / most;
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  for (const double times : {1.0, 2.0, 5.0})
    if (times * power >= rough * (1.0 - 1e-9)) return times * power;
  return 10.0 * power;
}

std::string linear_text(double value, double step) {
  if (std::abs(value) < step * 1e-6) return "0";
  const int decimals = std::max(0, static_cast<int>(-std::floor(std::log10(step) + 1e-9)));
  const std::string text = fmt::format("{:.{}f}", value, decimals);
  const std::size_t point = std::min(text.find('.'), text.size());
  return grouped(text.substr(0, point)) + text.substr(point);
}

/// A round number on a logarithmic scale.
std::string log_text(double value) {
  return value >= 1000.0 ? quantity_text(value) : fmt::format("{:g}", value);
}

}  // namespace

Scale::Scale(Kind kind, double low, double high) : kind_(kind), low_(low), high_(high) {}

double Scale::at(double value) const {
  const double held = std::clamp(value, low_, high_);
  const double share = kind_ == Kind::log ? std::log(held / low_) / std::log(high_ / low_)
                                          : (held - low_) / (high_ - low_);
  return left + share * (right - left);
}

std::vector<Tick> Scale::ticks() const {
  std::vector<Tick> ticks;
  const auto has_room = [&](double place, double half) {
    return std::none_of(ticks.begin(), ticks.end(), [&](const Tick& other) {
      return std::abs(at(other.value) - place) < half + 0.5 * text_width(other.text) + 8.0;
    });
  };
  const auto add = [&](double value, std::string text) {
    if (!holds(value)) return;
    const double half = 0.5 * text_width(text);
    if (has_room(at(value), half)) ticks.push_back({value, std::move(text)});
  };
  if (kind_ == Kind::log) {
    for (const double value : ratio_candidates()) add(value, log_text(value));
    const int first = static_cast<int>(std::floor(std::log10(low_)));
    const int last = static_cast<int>(std::ceil(std::log10(high_)));
    for (int power = first; power <= last; ++power)
      for (const double times : {1.0, 2.0, 5.0})
        add(times * std::pow(10.0, power), log_text(times * std::pow(10.0, power)));
    if (ticks.size() < 2)
      for (const double end : {low_, high_}) add(end, fmt::format("{:.3g}", end));
  } else {
    const double step = round_step(high_ - low_, 6);
    const double first = std::ceil(low_ / step - 1e-9);
    constexpr int most_ticks = 12;
    for (int k = 0; k < most_ticks && (first + k) * step <= high_ + step * 1e-9; ++k)
      add((first + k) * step, linear_text((first + k) * step, step));
  }
  std::sort(ticks.begin(), ticks.end(),
            [](const Tick& a, const Tick& b) { return a.value < b.value; });
  return ticks;
}

double UprightAxis::at(double value) const {
  const double share = (scale_.at(value) - Scale::left) / (Scale::right - Scale::left);
  return bottom_ - share * (bottom_ - top_);
}

void UprightAxis::draw(Drawing& drawing) const {
  double last = INFINITY;
  for (const Tick& tick : scale_.ticks()) {
    const double y = at(tick.value);
    if (last - y < height_of_text) continue;
    last = y;
    drawing.line({Scale::left, y}, {Scale::right, y}, "grid");
    drawing.text({Scale::left + 2.0, y - 2.0}, tick.text, Anchor::start, "small");
  }
}

Scale ratio_scale(const std::vector<double>& ratios) {
  double low = 1.0;
  double high = 1.0;
  for (const double ratio : ratios) {
    if (!std::isfinite(ratio) || ratio <= 0.0) continue;
    low = std::min(low, ratio);
    high = std::max(high, ratio);
  }
  // Some room on both sides, and enough to see a tenth.
  return {Scale::Kind::log, std::min(low / 1.08, 0.9), std::max(high * 1.08, 1.1)};
}

Scale linear_scale(const std::vector<double>& values) {
  double low = INFINITY;
  double high = -INFINITY;
  for (const double value : values) {
    if (!std::isfinite(value)) continue;
    low = std::min(low, value);
    high = std::max(high, value);
  }
  if (!(low <= high)) return {Scale::Kind::linear, 0.0, 1.0};
  // Numbers that differ by rounding alone are one number, and need a span to stand in.
  const double size = std::max(std::abs(low), std::abs(high));
  if (high - low <= 1e-9 * size || high == low)
    return {Scale::Kind::linear, low - 0.5 - 0.1 * size, high + 0.5 + 0.1 * size};
  const double room = 0.04 * (high - low);
  return {Scale::Kind::linear, low - room, high + room};
}

void draw_upright(Drawing& drawing, double x, const LabelledRows& rows, std::string_view style) {
  for (std::size_t r = 0; r < rows.count; ++r)
    drawing.line({x, rows.top_of(r) + LabelledRows::label_height},
                 {x, r + 1 == rows.count ? rows.bottom() : rows.top_of(r + 1)}, style);
}

void draw_axis(Drawing& drawing, const Scale& scale, double y, const std::string& title) {
  drawing.line({Scale::left, y}, {Scale::right, y}, "axis");
  for (const Tick& tick : scale.ticks()) {
    const double x = scale.at(tick.value);
    drawing.line({x, y}, {x, y + 5.0}, "axis");
    const double half = 0.5 * text_width(tick.text);
    const Anchor anchor = x - half < 0.0              ? Anchor::start
                          : x + half > Drawing::width ? Anchor::end
                                                      : Anchor::middle;
    drawing.text({anchor == Anchor::start ? 0.0
                  : anchor == Anchor::end ? Drawing::width
                                          : x,
                  y + 18.0},
                 tick.text, anchor, "small");
  }
  drawing.text({0.5 * Drawing::width, y + 35.0}, title, Anchor::middle, "small");
}

}  // namespace darknumber
