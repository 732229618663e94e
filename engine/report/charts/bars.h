// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace darknumber {

/// A stretch of a bar. `style` is a class of the style sheet.
struct BarPart {
  double from = 0.0;
  double to = 0.0;
  std::string style;
};

/// A line of a chart of bars: its label, its stretches, an interval drawn as a thin line, and the
/// number to the right of the label.
struct BarRow {
  std::string label;
  std::vector<BarPart> parts = {};
  std::optional<std::pair<double, double>> interval = {};
  std::string text = {};
};

/// A chart of bars over one axis.
struct BarChart {
  std::string axis;                 // what is measured, with its unit
  double reference = 0.0;           // where the bars begin, or what they are compared with
  std::string reference_text = {};  // what it is; empty: no words
  std::vector<BarRow> rows = {};
};

/// Infinite ends are drawn as arrows to the edge; what is missing is not drawn. The row's text says
/// which.
std::string bar_chart_svg(const std::string& name, const std::string& title, const BarChart& chart);

/// "label: text" of every row.
std::string bar_chart_words(const BarChart& chart);

}  // namespace darknumber
