// SPDX-License-Identifier: MIT
#include "engine/report/charts/lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "engine/report/charts/drawing.h"
#include "engine/report/charts/scales.h"

namespace darknumber {
namespace {

constexpr double lines_top = 36.0;  // below what the axis is called and its top number
constexpr double lines_height = 240.0;
constexpr double lines_bottom = lines_top + lines_height;
constexpr double room_for_numbers = 24.0;  // right of the lines' ends
constexpr double line_of_text = 14.0;
constexpr double axis_room = 58.0;  // from the axis to the first label

/// Where numbers of both axes are.
struct LinesPlace {
  Scale across;
  UprightAxis up;

  Spot at(double across_value, double up_value) const {
    return {across.at(across_value), up.at(up_value)};
  }
};

LinesPlace lines_place(const LinesChart& chart) {
  return {Scale(Scale::Kind::log, chart.across.first, chart.across.second),
          UprightAxis(Scale(Scale::Kind::log, chart.up.first, chart.up.second), lines_top,
                      lines_bottom)};
}

/// The part of a line within the span; its last spot.
std::optional<Spot> draw_line(Drawing& drawing, const LinesPlace& place, const ChartLine& line) {
  std::vector<Spot> spots;
  for (const auto& [across, up] : line.spots)
    if (place.across.holds(across) && place.up.scale().holds(up))
      spots.push_back(place.at(across, up));
  if (spots.empty()) return std::nullopt;
  drawing.path(spots, line.style);
  return spots.back();
}

/// Numbers at the ends of lines, moved up or down where they would meet.
void draw_numbers(Drawing& drawing, const std::vector<std::optional<Spot>>& ends) {
  std::vector<std::size_t> order(ends.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::erase_if(order, [&](std::size_t line) { return !ends[line]; });
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return ends[a]->y < ends[b]->y; });
  std::vector<Spot> taken;
  for (const std::size_t line : order) {
    Spot at{std::min(ends[line]->x + 3.0, Scale::right - room_for_numbers), ends[line]->y + 4.0};
    for (const Spot& other : taken)
      if (std::abs(other.x - at.x) < room_for_numbers && at.y - other.y < line_of_text - 3.0)
        at.y = other.y + line_of_text - 3.0;
    taken.push_back(at);
    drawing.text(at, std::to_string(line + 1), Anchor::start, "small strong");
  }
}

}  // namespace

std::string lines_svg(const std::string& name, const std::string& title, const LinesChart& chart) {
  const LinesPlace place = lines_place(chart);
  Drawing drawing;
  if (chart.band) {
    const double top = place.up.at(chart.band->second);
    drawing.box({Scale::left, top}, Scale::right - Scale::left,
                place.up.at(chart.band->first) - top, "plausible");
  }
  place.up.draw(drawing);
  drawing.text({Scale::left, 12.0}, chart.up_text, Anchor::start, "small");
  if (chart.reference) {
    const double y = place.up.at(*chart.reference);
    drawing.line({Scale::left, y}, {Scale::right, y}, "truth");
    drawing.text({Scale::right, y - 4.0}, chart.reference_text, Anchor::end, "small");
  }
  if (chart.marked) {
    const double x = place.across.at(*chart.marked);
    drawing.line({x, lines_top}, {x, lines_bottom}, "truth");
  }
  std::vector<std::optional<Spot>> ends;
  for (const ChartLine& line : chart.lines) ends.push_back(draw_line(drawing, place, line));
  draw_numbers(drawing, ends);
  draw_axis(drawing, place.across, lines_bottom, chart.across_text);
  for (std::size_t line = 0; line < chart.lines.size(); ++line)
    drawing.text({Scale::left, lines_bottom + axis_room + line_of_text * static_cast<double>(line)},
                 fmt::format("{} {}", line + 1, chart.lines[line].label), Anchor::start, "small");
  return drawing.svg(name, title, lines_words(chart));
}

std::string lines_words(const LinesChart& chart) {
  std::string words;
  for (std::size_t line = 0; line < chart.lines.size(); ++line)
    words += fmt::format("{}{} {}", line == 0 ? "" : "; ", line + 1, chart.lines[line].label);
  return words + ".";
}

}  // namespace darknumber
