// SPDX-License-Identifier: MIT
#include "engine/report/bounds/bounds.h"

#include <algorithm>
#include <array>
#include <set>

namespace darknumber {
namespace {

constexpr std::array usual_factors{2.0, 5.0, 10.0};
constexpr std::array shares_of_errors{0.0, 0.1, 0.2, 0.3, 0.4, 0.6, 0.8};

std::vector<SizesWithin> sizes_within(const PairsOfLists& pairs, const BoundsRequest& request) {
  std::set<double> factors(usual_factors.begin(), usual_factors.end());
  factors.insert(request.within.begin(), request.within.end());
  std::vector<SizesWithin> within;
  for (const double factor : factors) within.push_back({factor, persons_within(pairs, factor)});
  return within;
}

ErrorCurve curve_of(RecordError error, const PairsOfLists& pairs, const ContingencyTable& table,
                    const StopQuestion* stop) {
  ErrorCurve curve{error};
  for (const double share : shares_of_errors)
    curve.places.push_back({share, least_with_error(pairs, table, error, share)});
  curve.least_share = least_share_of(error, pairs, table, mild_factor, stop);
  return curve;
}

}  // namespace

double greatest_overlap(const ContingencyTable& table) {
  double greatest = 0.0;
  for (const ListPair& pair : all_pairs(table).pairs) greatest = std::max(greatest, pair.overlap);
  return greatest;
}

std::optional<TableBounds> bounds_of(const std::vector<std::string>& lists,
                                     const ContingencyTable& table, const BoundsRequest& request) {
  const PairsOfLists all = all_pairs(table);
  TableBounds bounds;
  bounds.pairs = pairs_with_overlap(all, request.least_overlap);
  if (bounds.pairs.pairs.empty()) return std::nullopt;
  bounds.lists = lists;
  bounds.observed = table.observed();
  bounds.least_overlap = request.least_overlap;
  for (const ListPair& pair : all.pairs)
    if (pair.overlap < request.least_overlap) bounds.left_out.push_back(pair);
  bounds.least = least_association(bounds.pairs);
  bounds.intervals = association_intervals(bounds.pairs, table, request.seed, request.stop);
  bounds.within = sizes_within(bounds.pairs, request);
  for (const RecordError error : {RecordError::false_records, RecordError::missed_links})
    bounds.errors.push_back(curve_of(error, bounds.pairs, table, request.stop));
  return bounds;
}

std::string pair_text(const TableBounds& bounds, const ListPair& pair) {
  return bounds.lists[static_cast<std::size_t>(pair.first)] + " and " +
         bounds.lists[static_cast<std::size_t>(pair.second)];
}

}  // namespace darknumber
