// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/linkage_corrected.h"

#include <algorithm>
#include <cmath>

#include "engine/core/contracts.h"
#include "engine/estimators/fitting/interval_formulas.h"

namespace darknumber {
namespace {

/// The linked lists: sizes, links, and links beyond the false ones (w).
struct Linked {
  double first = 0.0;
  double second = 0.0;
  double links = 0.0;
  double true_links = 0.0;
};

/// The variance of N-hat: the gradient's quadratic form in the covariances of (n1, n2, m).
double variance(const LinkageCorrected& method, const Linked& linked, double size) {
  const double p1 = linked.first / size;
  const double p2 = linked.second / size;
  const double link = linked.links / size;
  const double both_and_linked = p1 * p2 * (1.0 - method.missed);
  const double by_first = 1.0 / linked.first + method.false_links / linked.true_links;
  const double by_second = 1.0 / linked.second;
  const double by_links = -1.0 / linked.true_links;
  const double per_person =
      by_first * by_first * p1 * (1.0 - p1) + by_second * by_second * p2 * (1.0 - p2) +
      by_links * by_links * link * (1.0 - link) + 2.0 * by_first * by_links * link * (1.0 - p1) +
      2.0 * by_second * by_links * (both_and_linked - p2 * link);
  return size * size * size * per_person;
}

/// The shorter list is within the other where they are the same but for rounding.
double persons_on_both(const LinkageCorrected& method, const Linked& linked) {
  constexpr double same = 1e-12;
  const double both = linked.true_links / (1.0 - method.missed - method.false_links);
  const double shorter = std::min(linked.first, linked.second);
  return std::abs(both - shorter) <= same * shorter ? shorter : both;
}

}  // namespace

FitOutcome fit(const LinkageCorrected& method, const FitInput& input) {
  const ContingencyTable& table = input.table;
  DN_EXPECT(table.lists() == 2, "the linkage correction takes two lists");
  Linked linked;
  linked.links = table[0b11];
  linked.first = table[0b01] + linked.links;
  linked.second = table[0b10] + linked.links;
  linked.true_links = linked.links - method.false_links * linked.first;
  if (linked.true_links <= 0.0) return Status::no_overlap;
  const double overlap = persons_on_both(method, linked);
  Estimate estimate;
  estimate.population_size = linked.first * (linked.second / overlap);
  const double dark_figure = (linked.first - overlap) * ((linked.second - overlap) / overlap);
  estimate.boundary = dark_figure == 0.0;
  // Rates that no table has can make more true pairs than persons, and the form negative.
  const double error = variance(method, linked, estimate.population_size);
  if (error < 0.0 || overlap > std::min(linked.first, linked.second)) return estimate;
  estimate.se = std::sqrt(error);
  estimate.interval = lognormal_interval(linked.first + linked.second - overlap, dark_figure,
                                         *estimate.se, input.level);
  return estimate;
}

}  // namespace darknumber
