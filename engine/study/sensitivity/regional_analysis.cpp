// SPDX-License-Identifier: MIT
#include "engine/study/sensitivity/regional_analysis.h"

#include <cmath>

#include "engine/core/contracts.h"
#include "engine/study/sensitivity/given_columns.h"

namespace darknumber {
namespace {

/// Which points reach the threshold, and how many.
struct Groups {
  std::vector<bool> reaches;
  double reaching = 0.0;
  double others = 0.0;
};

Groups groups_of(const std::vector<double>& output, double threshold) {
  Groups groups;
  for (const double y : output) {
    groups.reaches.push_back(y >= threshold);
    ++(y >= threshold ? groups.reaching : groups.others);
  }
  return groups;
}

FactorSplit split_by(const std::vector<double>& column, const Groups& groups) {
  const std::vector<std::size_t> order = order_of(column);
  const double overall = groups.reaching / (groups.reaching + groups.others);
  FactorSplit split{0.0, 0.0, overall, overall};
  double reaching = 0.0, others = 0.0;
  for (std::size_t k = 0; k + 1 < order.size(); ++k) {
    ++(groups.reaches[order[k]] ? reaching : others);
    const double here = column[order[k]];
    const double next = column[order[k + 1]];
    if (here == next) continue;
    const double distance = std::abs(reaching / groups.reaching - others / groups.others);
    if (distance <= split.ks) continue;
    split.ks = distance;
    split.cut = here + (next - here) / 2.0;
    split.share_below_cut = reaching / (reaching + others);
    const double left = groups.reaching - reaching;
    split.share_above_cut = left / (left + groups.others - others);
  }
  return split;
}

}  // namespace

RegionalAnalysis regional_analysis(const GivenSample& sample, double threshold,
                                   const GivenDataOptions& options) {
  DN_EXPECT(options.null_columns >= 1, "something to compare with");
  const GivenColumns columns = columns_of(sample);
  const Groups groups = groups_of(columns.output, threshold);
  RegionalAnalysis analysis;
  analysis.n_used = columns.n();
  analysis.n_reaching = static_cast<std::size_t>(groups.reaching);
  if (columns.n() > 0) analysis.share_reaching = groups.reaching / static_cast<double>(columns.n());
  const double fewest = static_cast<double>(fewest_points);
  if (columns.n() < 2 * fewest_points) {
    analysis.status = SampleStatus::too_few_points;
  } else if (groups.reaching < fewest) {
    analysis.status = SampleStatus::too_few_above;
  } else if (groups.others < fewest) {
    analysis.status = SampleStatus::too_few_below;
  }
  if (analysis.status != SampleStatus::ok) return analysis;

  for (const std::vector<double>& column : columns.factors)
    analysis.factors.push_back(split_by(column, groups));
  std::vector<double> nulls;
  for (std::size_t number = 0; number < options.null_columns; ++number)
    nulls.push_back(split_by(null_column(columns.n(), options.seed, number), groups).ks);
  analysis.null_ks = quantile_of(nulls, options.null_level);
  return analysis;
}

}  // namespace darknumber
