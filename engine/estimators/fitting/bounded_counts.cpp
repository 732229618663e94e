// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/bounded_counts.h"

namespace darknumber {

double evaluate_bounded(const TableMargins& table, LoglinearWorkspace& work) {
  work.bounded.resize(table.bounded.size());
  double added = 0.0;
  for (std::size_t i = 0; i < table.bounded.size(); ++i) {
    const BoundedCount& bounded = table.bounded[i];
    double& mean = work.mean[bounded.history];
    work.bounded[i] = {bounded.history, mean};
    if (!(mean > 0.0)) continue;  // it has left the fit
    const CensoredPoisson count = poisson_at_most(mean, bounded.bound);
    work.bounded[i].count = count;
    mean -= count.variance;
    added += count.log_probability + mean;
  }
  return added;
}

}  // namespace darknumber
