// SPDX-License-Identifier: MIT
#include "engine/report/run/run_spread.h"

#include <cmath>

#include "engine/report/find_measure.h"

namespace darknumber {

std::vector<double> ratios_of(const PointResult& point, std::size_t estimator) {
  std::vector<double> ratios;
  for (const ReplicateRow& row : point.rows[estimator])
    ratios.push_back(row.status == Status::ok          ? row.estimate / point.truths[estimator]
                     : grows_without_bound(row.status) ? INFINITY
                                                       : NAN);
  return ratios;
}

Spread run_spread(const RunResult& result, const std::string& registers) {
  const PointResult& point = result.points.front();
  Spread spread{"estimate ÷ truth of all " + registers +
                    "; below, the median and the middle 90 %; the upright is the truth",
                1.0,
                {}};
  for (std::size_t e = 0; e < result.labels.size(); ++e) {
    const double truth = point.truths[e];
    if (!(truth > 0.0) || point.rows[e].empty()) continue;
    spread.rows.push_back({result.labels[e], ratios_of(point, e),
                           find_measure(point, e, "median_inflation").measured.value,
                           find_measure(point, e, "q05").measured.value / truth,
                           find_measure(point, e, "q95").measured.value / truth});
  }
  return spread;
}

}  // namespace darknumber
