// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/study/point_maker.h"
#include "engine/study/prepared_point.h"
#include "engine/study/tipping/contour.h"
#include "engine/study/tipping/least_departure.h"
#include "engine/study/tipping/tipping_point.h"

namespace darknumber {

/// A crossing that replicates are to confirm: the values around it, and their places in the rows.
struct CrossingRows {
  std::size_t crossing = 0;
  std::vector<double> at;
  std::vector<double> exact;  // the exact answers there; none where one of them has none
  std::size_t first_row = 0;
};

/// What the exact answer says of a tipping point, and the rows that are then
/// evaluated: with replicates, each crossing and its neighbours; else the crossings, or where there
/// is none the extremes; of several factors, the least extreme combination; one at least.
struct TippingStudy {
  std::size_t answer = 0;              // whose
  std::optional<TippingPoints> one;    // of one factor
  std::optional<Contour> two;          // of two
  std::optional<LeastDeparture> many;  // of two or more that have plausible ranges
  std::vector<std::vector<Value>> rows;
  std::vector<CrossingRows> confirm;
};

/// Solves the study on the exact answer. The least extreme combination of several factors is the
/// nearest to the middle of what the user holds plausible, in half-widths of that range; on a log
/// scale, of its logarithms.
TippingStudy solve_tipping(const StudySpec& study, const PreparedPoint& base,
                           const PointMaker& maker, const std::optional<Hold>& hold);

}  // namespace darknumber
