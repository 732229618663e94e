// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/contingency_table.h"
#include "engine/core/random_stream.h"
#include "engine/core/stop.h"
#include "engine/estimators/association_bounds.h"
#include "engine/study/association_bootstrap.h"

namespace darknumber {

/// What is asked of the bounds of a table.
struct BoundsRequest {
  double least_overlap = 10.0;      // persons in common that a pair has to have
  std::vector<double> within = {};  // factors, beside 2, 5 and 10
  std::uint64_t seed = StreamKey().seed;
  const StopQuestion* stop = nullptr;  // asked all the while; null: nobody asks
};

/// All N at which every odds ratio is within a factor.
struct SizesWithin {
  double factor = 1.0;
  std::optional<std::pair<double, double>> persons;
};

/// The least association if one kind of error has a share; nothing where it cannot have it.
struct LeastAtShare {
  double share = 0.0;
  std::optional<LeastAssociation> least;
};

/// One kind of error: the least association along its share, and the share that would do.
struct ErrorCurve {
  RecordError error = RecordError::false_records;
  std::vector<LeastAtShare> places = {};
  std::optional<double> least_share = {};  // with which the least association is `mild_factor`
};

/// A factor below which an association is nothing unheard of: that asked for of errors.
inline constexpr double mild_factor = 2.0;

/// What every explanation of a table contains.
struct TableBounds {
  std::vector<std::string> lists;
  double observed = 0.0;
  double least_overlap = 0.0;
  PairsOfLists pairs;
  std::vector<ListPair> left_out;
  LeastAssociation least;
  AssociationIntervals intervals;
  std::vector<SizesWithin> within;  // ascending factors
  std::vector<ErrorCurve> errors;
};

/// The greatest overlap of two lists of a table; 0 with fewer than two lists.
double greatest_overlap(const ContingencyTable& table);

/// The bounds of a table over these lists; nothing where no pair of lists has the overlap asked
/// for.
std::optional<TableBounds> bounds_of(const std::vector<std::string>& lists,
                                     const ContingencyTable& table, const BoundsRequest& request);

/// "Police and Shelters".
std::string pair_text(const TableBounds& bounds, const ListPair& pair);

}  // namespace darknumber
