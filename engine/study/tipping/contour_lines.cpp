// SPDX-License-Identifier: MIT
#include "engine/study/tipping/contour_lines.h"

#include <algorithm>

#include "engine/core/contracts.h"

namespace darknumber {
namespace {

using Points = std::vector<std::optional<Contour::Point>>;

/// For each edge, the edges it is joined to.
using Joints = std::vector<std::vector<std::size_t>>;

bool same_place(const Contour::Point& a, const Contour::Point& b) {
  return a.first == b.first && a.second == b.second;
}

Joints joints_of(const std::vector<ContourSegment>& segments, const Points& points) {
  Joints joints(points.size());
  for (const auto& [from, to] : segments) {
    if (!points[from] || !points[to]) continue;
    joints[from].push_back(to);
    joints[to].push_back(from);
  }
  for (const auto& joint : joints) DN_ENSURE(joint.size() <= 2, "an edge is in two cells");
  return joints;
}

/// Follows the line from `edge` on and takes its joints away.
Contour::Line take_line(std::size_t edge, Joints& joints, const Points& points) {
  Contour::Line line;
  const std::size_t start = edge;
  for (;;) {
    if (line.points.empty() || !same_place(line.points.back(), *points[edge]))
      line.points.push_back(*points[edge]);
    if (joints[edge].empty()) return line;
    const std::size_t next = joints[edge].front();
    joints[edge].erase(joints[edge].begin());
    auto& back = joints[next];
    back.erase(std::find(back.begin(), back.end(), edge));
    edge = next;
    if (edge == start) break;
  }
  line.closed = true;
  if (line.points.size() > 1 && same_place(line.points.front(), line.points.back()))
    line.points.pop_back();
  return line;
}

}  // namespace

std::vector<Contour::Line> join_segments(const std::vector<ContourSegment>& segments,
                                         const Points& points) {
  Joints joints = joints_of(segments, points);
  std::vector<Contour::Line> lines;
  const auto take_all = [&](std::size_t joints_at_start) {
    for (std::size_t edge = 0; edge < joints.size(); ++edge)
      if (joints[edge].size() == joints_at_start) {
        Contour::Line line = take_line(edge, joints, points);
        if (line.points.size() > 1) lines.push_back(std::move(line));
      }
  };
  take_all(1);
  take_all(2);
  return lines;
}

}  // namespace darknumber
