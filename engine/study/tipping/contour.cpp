// SPDX-License-Identifier: MIT
#include "engine/study/tipping/contour.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <variant>

#include "engine/study/tipping/contour_lines.h"

namespace darknumber {
namespace {

constexpr std::size_t grid_size = scan_points;

double share_of(std::size_t index) {
  return static_cast<double>(index) / static_cast<double>(grid_size - 1);
}

/// The corners of the grid, numbered row by row, and the edges between them.
class Grid {
 public:
  Grid(const AnswerAtPair& answer, const FactorSpan& first, const FactorSpan& second, double target)
      : answer_(answer), first_(first), second_(second), target_(target) {
    for (std::size_t corner = 0; corner < grid_size * grid_size; ++corner)
      values_.push_back(at(share_of(corner % grid_size), share_of(corner / grid_size)));
  }

  const std::vector<std::optional<double>>& values() const { return values_; }

  bool answered(std::size_t corner) const { return values_[corner].has_value(); }
  bool inside(std::size_t corner) const { return side_of(*values_[corner], target_) >= 0; }

  /// Is the middle of the cell on the target's side of its lower left corner? `corners` in order
  /// around the cell.
  bool centre_inside(const std::array<std::size_t, 4>& corners) const {
    const double half = 0.5 / static_cast<double>(grid_size - 1);
    std::optional<double> value =
        at(share_of(corners[0] % grid_size) + half, share_of(corners[0] / grid_size) + half);
    if (!value) {
      value = 0.0;
      for (const std::size_t corner : corners) *value += *values_[corner] / 4.0;
    }
    return side_of(*value, target_) >= 0;
  }

  /// Where the target lies between two neighbouring corners, of which just one is inside; none if
  /// solving meets a place without an answer.
  std::optional<Contour::Point> solve_edge(std::size_t from, std::size_t to) const {
    if (side_of(*values_[from], target_) == 0) return point_of(from);
    if (side_of(*values_[to], target_) == 0) return point_of(to);
    const bool along_first = to == from + 1;
    const double fixed = along_first ? share_of(from / grid_size) : share_of(from % grid_size);
    const double start = along_first ? share_of(from % grid_size) : share_of(from / grid_size);
    const AnswerAt on_edge = [&](double share) {
      return along_first ? at(share, fixed) : at(fixed, share);
    };
    const auto found =
        solve_bracket(on_edge, target_, {start, start + share_of(1), *values_[from], *values_[to]});
    const auto point = [&](double share, bool jump) {
      return along_first ? point_at(share, fixed, jump) : point_at(fixed, share, jump);
    };
    if (const Root* root = std::get_if<Root>(&found)) return point(root->at, false);
    if (const Break* jump = std::get_if<Break>(&found)) return point(jump->low, true);
    return std::nullopt;
  }

  Contour::Point point_of(std::size_t corner) const {
    return point_at(share_of(corner % grid_size), share_of(corner / grid_size), false);
  }

 private:
  std::optional<double> at(double first, double second) const {
    const std::optional<double> value = answer_(first_.value_at(first), second_.value_at(second));
    return value && std::isfinite(*value) ? value : std::nullopt;
  }

  Contour::Point point_at(double first, double second, bool jump) const {
    return {first_.value_at(first), second_.value_at(second), jump};
  }

  const AnswerAtPair& answer_;
  const FactorSpan& first_;
  const FactorSpan& second_;
  double target_;
  std::vector<std::optional<double>> values_;
};

/// Edges along the first factor come first, those along the second after.
std::size_t edge_between(std::size_t from, std::size_t to) {
  return to == from + 1 ? from : grid_size * grid_size + from;
}

/// The pieces of line within the cell whose lower left corner this is, as pairs of edges.
void add_segments(const Grid& grid, std::size_t corner, std::vector<ContourSegment>& segments) {
  const std::array<std::size_t, 4> corners{corner, corner + 1, corner + grid_size + 1,
                                           corner + grid_size};
  for (const std::size_t each : corners)
    if (!grid.answered(each)) return;
  const std::array<std::size_t, 4> edges{
      edge_between(corners[0], corners[1]), edge_between(corners[1], corners[2]),
      edge_between(corners[3], corners[2]), edge_between(corners[0], corners[3])};
  std::vector<std::size_t> crossed;
  for (std::size_t side = 0; side < 4; ++side)
    if (grid.inside(corners[side]) != grid.inside(corners[(side + 1) % 4]))
      crossed.push_back(edges[side]);
  if (crossed.size() == 2) segments.push_back({crossed[0], crossed[1]});
  if (crossed.size() != 4) return;
  if (grid.centre_inside(corners) == grid.inside(corner)) {
    segments.push_back({edges[0], edges[1]});  // cuts off the lower right corner
    segments.push_back({edges[2], edges[3]});
  } else {
    segments.push_back({edges[3], edges[0]});  // cuts off the lower left corner
    segments.push_back({edges[1], edges[2]});
  }
}

/// One point for each edge that a line crosses.
std::vector<std::optional<Contour::Point>> solve_edges(
    const Grid& grid, const std::vector<ContourSegment>& segments) {
  std::vector<std::optional<Contour::Point>> points(2 * grid_size * grid_size);
  std::vector<bool> solved(points.size(), false);
  for (const ContourSegment& segment : segments)
    for (const std::size_t edge : segment) {
      if (solved[edge]) continue;
      solved[edge] = true;
      const std::size_t from = edge % (grid_size * grid_size);
      points[edge] = grid.solve_edge(from, from + (edge < grid_size * grid_size ? 1 : grid_size));
    }
  return points;
}

void note_extremes(const Grid& grid, Contour& result) {
  for (std::size_t corner = 0; corner < grid.values().size(); ++corner) {
    if (!grid.answered(corner)) continue;
    const double value = *grid.values()[corner];
    const Contour::Point point = grid.point_of(corner);
    if (!result.least || value < result.least->value)
      result.least = {point.first, point.second, value};
    if (!result.most || value > result.most->value)
      result.most = {point.first, point.second, value};
  }
}

}  // namespace

bool Contour::has_jumps() const {
  return std::any_of(lines.begin(), lines.end(), [](const Line& line) {
    return std::any_of(line.points.begin(), line.points.end(),
                       [](const Point& point) { return point.jump; });
  });
}

Contour contour(const AnswerAtPair& answer, const FactorSpan& first, const FactorSpan& second,
                double target) {
  const Grid grid(answer, first, second, target);
  std::vector<ContourSegment> segments;
  for (std::size_t row = 0; row + 1 < grid_size; ++row)
    for (std::size_t column = 0; column + 1 < grid_size; ++column)
      add_segments(grid, row * grid_size + column, segments);
  Contour result;
  result.lines = join_segments(segments, solve_edges(grid, segments));
  for (std::size_t i = 0; i < grid_size; ++i) {
    result.first_values.push_back(first.value_at(share_of(i)));
    result.second_values.push_back(second.value_at(share_of(i)));
  }
  result.answers = grid.values();
  note_extremes(grid, result);
  return result;
}

}  // namespace darknumber
