// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "engine/study/tipping/contour.h"

namespace darknumber {

/// A piece of a line: the two edges of the grid that it joins.
using ContourSegment = std::array<std::size_t, 2>;

/// Joins pieces that share an edge; an edge has two at most. `points`: for each edge where it is
/// crossed, or none, and then its pieces are left out. Open lines come first, each from its end
/// with the lower edge; points that repeat the one before are dropped, and lines of one point.
std::vector<Contour::Line> join_segments(const std::vector<ContourSegment>& segments,
                                         const std::vector<std::optional<Contour::Point>>& points);

}  // namespace darknumber
