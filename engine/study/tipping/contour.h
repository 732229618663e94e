// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "engine/study/tipping/tipping_point.h"

namespace darknumber {

/// An answer at two factors' values, or none.
using AnswerAtPair = std::function<std::optional<double>(double first, double second)>;

/// Where the answer equals a target, as two factors move over their spans.
struct Contour {
  struct Point {
    double first = 0.0;
    double second = 0.0;
    /// Between here and the next number the answer jumps across the target.
    bool jump = false;
  };
  /// Points joined in order. A closed line ends where it began, without repeating that point.
  struct Line {
    std::vector<Point> points;
    bool closed = false;
  };
  struct Extreme {
    double first = 0.0;
    double second = 0.0;
    double value = 0.0;
  };

  /// Whether the answer jumps across the target anywhere on the lines.
  bool has_jumps() const;

  std::vector<Line> lines;
  // The grid: answer [j * size + i] is that at the i-th value of the first factor and the j-th of
  // the second.
  std::vector<double> first_values;
  std::vector<double> second_values;
  std::vector<std::optional<double>> answers;
  std::optional<Extreme> least;  // on the grid
  std::optional<Extreme> most;
};

/// Marching squares on a grid of 33 by 33. Each point of a line lies on an edge of the grid and is
/// solved there, so that it is right to rounding; between points the line is straight. Where two
/// opposite corners of a cell lie above the target and two below, its centre decides how they are
/// joined. Cells and edges without answers break lines. Islands smaller than a cell are not seen.
/// Source: Lorensen & Cline (1987), Computer Graphics 21(4), in two dimensions.
Contour contour(const AnswerAtPair& answer, const FactorSpan& first, const FactorSpan& second,
                double target);

}  // namespace darknumber
