// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace darknumber {

/// One line of a chart; `style` is a class of the style sheet.
struct ChartLine {
  std::string label;
  std::vector<std::pair<double, double>> spots = {};  // ascending across
  std::string style = "curve";
};

/// Lines over two logarithmic axes. Each has a number at its right end, and its label below the
/// axis; what leaves the span is not drawn.
struct LinesChart {
  std::string across_text;
  std::string up_text;
  std::vector<ChartLine> lines = {};
  std::pair<double, double> across = {1.0, 10.0};  // 0 < first < second
  std::pair<double, double> up = {1.0, 10.0};      // likewise
  std::optional<double> reference = {};            // a level line
  std::string reference_text = {};
  std::optional<std::pair<double, double>> band = {};  // shaded, from one height to another
  std::optional<double> marked = {};                   // an upright line
};

std::string lines_svg(const std::string& name, const std::string& title, const LinesChart& chart);

/// "1 label; 2 label; …": what a reader who does not see the drawing is told.
std::string lines_words(const LinesChart& chart);

}  // namespace darknumber
