// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/scenario/study_spec.h"

namespace darknumber {

/// The value of a factor at a normal score z: the quantile of its belief at Phi(z). Those that are
/// slow to work out are looked up: between the knots of a table, a 400th of a standard deviation
/// apart, they are linear.
class BeliefScores {
 public:
  explicit BeliefScores(const Factor& factor);

  double value(double score) const;

 private:
  double exact(double share) const;

  Factor factor_;
  std::vector<double> table_;  // empty: worked out each time
};

/// Phi(z)
double normal_share(double score);

}  // namespace darknumber
