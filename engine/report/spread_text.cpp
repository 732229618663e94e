// SPDX-License-Identifier: MIT
#include "engine/report/spread_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "engine/report/text_table.h"

namespace darknumber {
namespace {

constexpr std::array<const char*, 9> eighths{" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
constexpr std::size_t longest_label = 24;
constexpr std::size_t widest_axis = 72;  // what the eye takes in at once
constexpr double farthest_drawn = 50.0;  // from the reference; beyond it an axis says nothing

/// A logarithmic axis of columns.
struct ColumnAxis {
  double low = 1.0;
  double high = 1.0;
  std::size_t columns = 0;

  bool holds(double value) const { return value >= low && value <= high; }
  std::size_t at(double value) const {
    const double share = std::log(std::clamp(value, low, high) / low) / std::log(high / low);
    return static_cast<std::size_t>(std::lround(share * static_cast<double>(columns - 1)));
  }
};

/// A hundredth of the values lies beyond each end, as far as they are finite and near enough.
ColumnAxis axis_of(const Spread& spread, std::size_t columns) {
  ColumnAxis axis{spread.reference / 1.1, spread.reference * 1.1, columns};
  for (const SpreadRow& row : spread.rows) {
    std::vector<double> values = row.values;
    std::erase_if(values, [](double value) { return !std::isfinite(value) || value <= 0.0; });
    if (values.empty()) continue;
    std::sort(values.begin(), values.end());
    const std::size_t beyond = values.size() / 100;
    axis.low = std::min(axis.low, values[beyond]);
    axis.high = std::max(axis.high, values[values.size() - 1 - beyond]);
  }
  axis.low = std::max(axis.low, spread.reference / farthest_drawn);
  axis.high = std::min(axis.high, spread.reference * farthest_drawn);
  return axis;
}

using Line = std::vector<const char*>;

std::string line_text(const std::string& label, std::size_t label_width, const Line& line) {
  std::string text = "  " + label + std::string(label_width - shown_width(label) + 2, ' ');
  for (const char* character : line) text += character;
  text.erase(text.find_last_not_of(' ') + 1);
  return text + "\n";
}

Line histogram_line(const SpreadRow& row, const ColumnAxis& axis, double reference) {
  std::vector<double> counts(axis.columns);
  for (const double value : row.values)
    if (std::isfinite(value) && axis.holds(value)) ++counts[axis.at(value)];
  const double most = *std::max_element(counts.begin(), counts.end());
  Line line(axis.columns, eighths[0]);
  line[axis.at(reference)] = "│";
  for (std::size_t c = 0; c < counts.size(); ++c)
    if (counts[c] > 0.0)
      line[c] = eighths[static_cast<std::size_t>(std::ceil(8.0 * counts[c] / most))];
  return line;
}

Line range_line(const SpreadRow& row, const ColumnAxis& axis, double reference) {
  Line line(axis.columns, eighths[0]);
  line[axis.at(reference)] = "│";
  if (!std::isnan(row.low) && !std::isnan(row.high))
    for (std::size_t c = axis.at(row.low); c <= axis.at(row.high); ++c) line[c] = "─";
  if (std::isnan(row.middle)) return line;
  line[axis.at(row.middle)] = row.middle > axis.high ? "›" : row.middle < axis.low ? "‹" : "●";
  return line;
}

/// Round numbers below the axis, the most welcome first, whose texts do not meet.
std::string ticks_text(const ColumnAxis& axis, double reference, std::size_t indent) {
  std::string text(axis.columns + indent + 8, ' ');
  for (const double tick : {1.0, 2.0, 0.5, 10.0, 0.1, 5.0, 0.2, 1.5, 3.0, 0.3, 0.7, 1.2, 0.8, 1.1,
                            0.9, 20.0, 50.0, 0.05, 0.02}) {
    if (!axis.holds(tick * reference)) continue;
    const std::string number = fmt::format("{:g}", tick);
    const std::size_t centre = indent + axis.at(tick * reference);
    const std::size_t start = centre - std::min(centre, number.size() / 2);
    const std::size_t from = start < 2 ? 0 : start - 2;
    if (text.substr(from, number.size() + 4).find_first_not_of(' ') != std::string::npos) continue;
    text.replace(start, number.size(), number);
  }
  text.erase(text.find_last_not_of(' ') + 1);
  return text + "\n";
}

bool has_numbers(const SpreadRow& row) {
  return std::any_of(row.values.begin(), row.values.end(),
                     [](double value) { return std::isfinite(value) && value > 0.0; });
}

}  // namespace

std::string spread_text(const Spread& spread, std::size_t width) {
  if (std::none_of(spread.rows.begin(), spread.rows.end(), has_numbers)) return "";
  std::size_t label_width = 0;
  for (const SpreadRow& row : spread.rows)
    label_width = std::max(label_width, std::min(longest_label, shown_width(row.label)));
  const std::size_t indent = label_width + 4;
  const ColumnAxis axis = axis_of(spread, std::min(widest_axis, width - indent - 4));
  std::string text = wrapped("  " + spread.title, width, "  ") + "\n";
  for (const SpreadRow& row : spread.rows) {
    std::string label = row.label;
    if (shown_width(label) > longest_label) label = folded(label, longest_label - 1).front() + "…";
    if (shown_width(label) > longest_label) label.resize(0);
    text += line_text("", label_width, histogram_line(row, axis, spread.reference));
    text += line_text(label, label_width, range_line(row, axis, spread.reference));
  }
  return text + ticks_text(axis, spread.reference, indent);
}

}  // namespace darknumber
