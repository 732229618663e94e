// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/bias_correction.h"

#include <algorithm>
#include <array>
#include <boost/math/special_functions/binomial.hpp>

#include "engine/core/contracts.h"
#include "engine/estimators/fitting/heterogeneity.h"

namespace darknumber {
namespace {

using Additions = std::array<double, 3>;  // for those on one, two and three lists

/// To the numbers of persons on so many lists, h the model's column.
Additions additions_to_sizes(Heterogeneity heterogeneity) {
  const std::vector<double> h = heterogeneity_column(heterogeneity, 3).at;
  const double c = (h[2] - 2.0 * h[1]) / (h[3] - 2.0 * h[2] + h[1]);
  return {-(1.0 + c) / 2.0, 1.0 + c, (1.0 - c) / 2.0};
}

/// To every cell of so many of k lists.
Additions additions_to_cells(Heterogeneity heterogeneity, double k) {
  const double pairs = k * (k - 1.0);  // twice their number
  if (heterogeneity == Heterogeneity::chao) return {(k - 2.0) / (2.0 * k), 2.0 / pairs, 0.0};
  if (heterogeneity == Heterogeneity::darroch) return {(k - 3.0) / (2.0 * k), 4.0 / pairs, 0.0};
  DN_EXPECT(heterogeneity == Heterogeneity::poisson, "a model with a bias correction");
  return {(2.0 * k - 5.0) / (4.0 * k), 3.0 / pairs, 1.5 / (pairs * (k - 2.0))};
}

}  // namespace

bool has_bias_correction(bool lists_differ, Heterogeneity heterogeneity) {
  return heterogeneity != Heterogeneity::normal &&
         !(lists_differ && heterogeneity == Heterogeneity::gamma);
}

CorrectedLowerBound corrected_lower_bound(const ContingencyTable& table) {
  const double lists = table.lists();
  const double a = (lists - 1.0) / lists;
  const double f1 = table.on_exactly(1);
  const double f2 = table.on_exactly(2);
  const double pairs = f1 * std::max(f1 - 1.0, 0.0);
  CorrectedLowerBound bound;
  bound.dark_figure = a * pairs / (2.0 * (f2 + 1.0));
  bound.variance = bound.dark_figure + a * a * pairs *
                                           (f1 * f1 + 4.0 * f1 * f2 + 3.0 * f1 - 6.0 * f2 - 6.0) /
                                           (4.0 * (f2 + 1.0) * (f2 + 1.0) * (f2 + 2.0));
  return bound;
}

ContingencyTable bias_corrected_table(const ContingencyTable& table, bool lists_differ,
                                      Heterogeneity heterogeneity) {
  DN_EXPECT(table.lists() >= least_lists_of_bias_correction, "enough lists for the correction");
  const Additions additions = lists_differ ? additions_to_cells(heterogeneity, table.lists())
                                           : additions_to_sizes(heterogeneity);
  std::vector<double> counts(table.counts().begin(), table.counts().end());
  for (CaptureHistory h = 1; h < counts.size(); ++h) {
    const int on = lists_on(h);
    const double addition = on <= 3 ? additions[static_cast<std::size_t>(on) - 1] : 0.0;
    if (lists_differ) {
      counts[h] = std::max(0.0, counts[h] + addition);
    } else {
      const double cells = boost::math::binomial_coefficient<double>(
          static_cast<unsigned>(table.lists()), static_cast<unsigned>(on));
      counts[h] = std::max(0.0, table.on_exactly(on) + addition) / cells;
    }
  }
  return ContingencyTable(table.lists(), std::move(counts));
}

}  // namespace darknumber
