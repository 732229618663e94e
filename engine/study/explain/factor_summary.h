// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/study/explain/explanation.h"

namespace darknumber {

/// What the table says of each factor, and what each factor does to N, from draws.
class FactorSummary {
 public:
  explicit FactorSummary(std::vector<double> victims);

  /// A factor's draws, as normal scores of its belief.
  void add(std::vector<double> scores, FactorPosterior& factor);

  /// Fills in the shares of the variance of log N that knowing a factor last takes away, by a
  /// regression on all scores, their squares and products, and the mean of log N in each twentieth of
  /// each factor, which has what is not smooth. Returns the share left.
  double share_out(std::vector<FactorPosterior>& factors) const;

 private:
  double unexplained_without(std::size_t left_out) const;

  std::vector<double> victims_;
  std::vector<double> logs_;  // centred
  double variance_ = 0.0;
  std::vector<std::vector<double>> scores_;
  std::vector<std::vector<double>> steps_;  // the mean of log N in the draw's twentieth
};

}  // namespace darknumber
