// SPDX-License-Identifier: MIT
#include "engine/report/charts/ratio_strip.h"

#include <fmt/format.h>

#include "engine/input/wording.h"
#include "engine/report/charts/drawing.h"
#include "engine/report/charts/scales.h"
#include "engine/report/numbers.h"

namespace darknumber {
namespace {

constexpr double strip_row_height = 40.0;

bool is_bounded(double ratio) {
  return std::isfinite(ratio);
}

/// Below so many registers there is no speaking of nine in ten.
constexpr std::size_t fewest_for_middle = 20;

std::string times_text(double ratio, double mcse) {
  if (std::isnan(ratio)) return no_number_text;
  return std::isinf(ratio) ? "without bound" : rounded_text(ratio, mcse);
}

bool has_middle(const StripRow& row) {
  return row.all - row.none >= fewest_for_middle && std::isfinite(row.low) && !std::isnan(row.high);
}

std::string ratio_words(double ratio, double mcse) {
  return std::isinf(ratio) ? "without bound" : times_text(ratio, mcse) + " times the truth";
}

/// In how many registers there is no estimate, and of what kind; empty where all have one.
std::string without_estimate_words(const StripRow& row) {
  std::vector<std::string> parts;
  if (row.unbounded > 0)
    parts.push_back(fmt::format("the estimate grows without bound in {} of {} registers",
                                row.unbounded, row.all));
  if (row.none > 0)
    parts.push_back(fmt::format("there is no estimate in {} of {}{}", row.none, row.all,
                                row.unbounded > 0 ? "" : " registers"));
  return parts.empty() ? "" : "; " + join_with_and(parts);
}

void draw_strip_row(Drawing& drawing, const Scale& scale, const StripRow& row, double top) {
  const double y = top + 26.0;
  drawing.text({Scale::left, top + 13.0}, row.label, Anchor::start, "", Drawing::label_room);
  if (std::isnan(row.median) && std::isnan(row.expected)) {
    drawing.text({Scale::right, top + 13.0}, "no estimate", Anchor::end, "small");
    return;
  }
  drawing.text(
      {Scale::right, top + 13.0},
      std::isnan(row.median) ? times_text(row.expected, 0.0) : times_text(row.median, row.mcse),
      Anchor::end, "strong");
  if (has_middle(row)) {
    const char* style = row.low > 1.0 ? "spread-over" : row.high < 1.0 ? "spread-under" : "spread";
    drawing.line({scale.at(row.low), y}, {scale.at(row.high), y}, style);
    if (std::isinf(row.high)) drawing.arrow({Scale::right + 8.0, y}, 8.0, "mark");
  }
  if (is_bounded(row.median)) {
    if (row.mcse > 0.0)
      drawing.line({scale.at(row.median - row.mcse), y}, {scale.at(row.median + row.mcse), y},
                   "error");
    drawing.circle({scale.at(row.median), y}, 4.0, "mark");
  } else if (std::isinf(row.median)) {
    drawing.arrow({Scale::right + 8.0, y}, 8.0, "mark");
  }
  if (is_bounded(row.expected)) drawing.diamond({scale.at(row.expected), y}, 6.0, "open");
}

}  // namespace

std::string ratio_strip_svg(const std::string& name, const std::string& title,
                            const std::vector<StripRow>& rows) {
  std::vector<double> ratios;
  for (const StripRow& row : rows)
    for (const double ratio : {row.median, row.low, row.high, row.expected})
      ratios.push_back(ratio);
  const Scale scale = ratio_scale(ratios);
  Drawing drawing;
  const LabelledRows places{rows.size(), strip_row_height};
  for (const Tick& tick : scale.ticks())
    if (tick.value != 1.0) draw_upright(drawing, scale.at(tick.value), places, "grid");
  draw_upright(drawing, scale.at(1.0), places, "truth");
  for (std::size_t r = 0; r < rows.size(); ++r)
    draw_strip_row(drawing, scale, rows[r], places.top_of(r));
  draw_axis(drawing, scale, places.bottom(),
            "times the truth, on a logarithmic axis; the truth is at 1");
  return drawing.svg(name, title, ratio_strip_words(rows));
}

std::string ratio_strip_words(const std::vector<StripRow>& rows) {
  std::string words;
  for (const StripRow& row : rows) {
    words += words.empty() ? "" : " ";
    if (std::isnan(row.median) && std::isnan(row.expected)) {
      words += fmt::format("{}: no estimate.", row.label);
      continue;
    }
    words += fmt::format("{}:", row.label);
    if (!std::isnan(row.median)) words += " median " + ratio_words(row.median, row.mcse);
    if (has_middle(row))
      words += fmt::format(
          ", nine registers in ten from {} {}", times_text(row.low, row.mcse),
          std::isinf(row.high) ? "upwards without bound" : "to " + times_text(row.high, row.mcse));
    if (!std::isnan(row.expected))
      words += fmt::format("{} {} on the expected table", std::isnan(row.median) ? "" : ",",
                           times_text(row.expected, 0.0));
    words += without_estimate_words(row) + ".";
  }
  return words;
}

}  // namespace darknumber
