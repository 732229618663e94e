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
constexpr double bar_below = 19.0;  // the top of its row, which has its label
constexpr double between_texts = 8.0;

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
  const LabelledRows rows{chart.rows.size(), bar_row_height};
  for (const Tick& tick : scale.ticks()) draw_upright(drawing, scale.at(tick.value), rows, "grid");
  for (std::size_t r = 0; r < chart.rows.size(); ++r) {
    const BarRow& row = chart.rows[r];
    const double top = rows.top_of(r);
    for (const BarPart& part : row.parts) draw_part(drawing, scale, part, top + bar_below);
    if (row.interval && std::isfinite(row.interval->first) && std::isfinite(row.interval->second)) {
      const double y = top + bar_below + 0.5 * bar_height;
      drawing.line({scale.at(row.interval->first), y}, {scale.at(row.interval->second), y},
                   "error");
    }
  }
  draw_upright(drawing, scale.at(chart.reference), rows, "truth");
  for (std::size_t r = 0; r < chart.rows.size(); ++r) {
    const BarRow& row = chart.rows[r];
    const double y = rows.top_of(r) + 13.0;
    drawing.text({Scale::left, y}, row.label, Anchor::start, "",
                 Scale::right - Scale::left - width_of_text(row.text) - between_texts);
    if (!row.text.empty()) drawing.text({Scale::right, y}, row.text, Anchor::end, "strong");
  }
  draw_axis(drawing, scale, rows.bottom(), chart.axis);
  if (!chart.reference_text.empty())
    drawing.text({0.5 * Drawing::width, rows.bottom() + 52.0}, chart.reference_text, Anchor::middle,
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
