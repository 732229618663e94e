// SPDX-License-Identifier: MIT
#include "engine/report/charts/bars.h"

#include <fmt/format.h>

#include <cmath>

#include "engine/report/charts/drawing.h"
#include "engine/report/charts/scales.h"

namespace darknumber {
namespace {

constexpr double bar_row_height = 38.0;
constexpr double bar_height = 12.0;

void draw_part(Drawing& drawing, const Scale& scale, const BarPart& part, double y) {
  if (std::isnan(part.from) || std::isnan(part.to)) return;
  const double from = scale.at(std::min(part.from, part.to));
  const double to = scale.at(std::max(part.from, part.to));
  drawing.box({from, y}, std::max(to - from, 0.5), bar_height, part.style);
  const double middle = y + 0.5 * bar_height;
  if (std::isinf(part.to))
    drawing.arrow({part.to > 0.0 ? Scale::right + 8.0 : Scale::left - 8.0, middle},
                  part.to > 0.0 ? 8.0 : -8.0, "mark");
}

}  // namespace

std::string bar_chart_svg(const std::string& name, const std::string& title,
                          const BarChart& chart) {
  std::vector<double> ends{chart.reference};
  for (const BarRow& row : chart.rows) {
    for (const BarPart& part : row.parts) {
      ends.push_back(part.from);
      ends.push_back(part.to);
    }
    if (row.interval) {
      ends.push_back(row.interval->first);
      ends.push_back(row.interval->second);
    }
  }
  const Scale scale = linear_scale(ends);
  Drawing drawing;
  const double bottom = bar_row_height * static_cast<double>(chart.rows.size()) + 6.0;
  for (const Tick& tick : scale.ticks())
    drawing.line({scale.at(tick.value), 0.0}, {scale.at(tick.value), bottom}, "grid");
  for (std::size_t r = 0; r < chart.rows.size(); ++r) {
    const BarRow& row = chart.rows[r];
    const double top = bar_row_height * static_cast<double>(r);
    for (const BarPart& part : row.parts) draw_part(drawing, scale, part, top + 19.0);
    if (row.interval && std::isfinite(row.interval->first) && std::isfinite(row.interval->second)) {
      const double y = top + 19.0 + 0.5 * bar_height;
      drawing.line({scale.at(row.interval->first), y}, {scale.at(row.interval->second), y},
                   "error");
    }
  }
  drawing.line({scale.at(chart.reference), 0.0}, {scale.at(chart.reference), bottom}, "truth");
  for (std::size_t r = 0; r < chart.rows.size(); ++r) {  // over the line, which would cross them
    const BarRow& row = chart.rows[r];
    const double y = bar_row_height * static_cast<double>(r) + 13.0;
    drawing.text({Scale::left, y}, row.label, Anchor::start, "",
                 row.text.empty() ? Drawing::width : Drawing::label_room);
    if (!row.text.empty()) drawing.text({Scale::right, y}, row.text, Anchor::end, "strong");
  }
  draw_axis(drawing, scale, bottom, chart.axis);
  if (!chart.reference_text.empty())
    drawing.text({0.5 * Drawing::width, bottom + 52.0}, chart.reference_text, Anchor::middle,
                 "small");
  return drawing.svg(name, title, bar_chart_words(chart));
}

std::string bar_chart_words(const BarChart& chart) {
  std::string words = chart.axis + ".";
  for (const BarRow& row : chart.rows)
    words += fmt::format(" {}: {}.", row.label, row.text.empty() ? "no number" : row.text);
  return words;
}

}  // namespace darknumber
