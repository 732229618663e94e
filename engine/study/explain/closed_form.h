// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "engine/scenario/study_spec.h"
#include "engine/study/explain/posterior_draws.h"

namespace darknumber {

/// The posterior of N where nothing is violated and nothing varies: agencies detect independently,
/// each with one unknown probability p_j. With the prior 1/N of N, which is dLambda / Lambda for
/// its Poisson mean, and p_j^(a-1) (1 - p_j)^(b-1) of each agency,
///   P(N | table) ∝ 1/N · N! / (N - n)! · prod_j B(n_j + a, N - n_j + b) · P(low < Gamma(N) <
///   high).
class ClosedForm {
 public:
  ClosedForm(const ContingencyTable& table, const ExplainStudy& study);

  double log_evidence() const { return log_evidence_; }
  double mean() const { return mean_; }
  double sd() const { return sd_; }
  /// The least N that it stays at or below with this probability.
  double quantile(double share) const;

  /// Draws of N evenly over its distribution, with capture probabilities and another table.
  PosteriorRun draws(const TableTarget& target, const SamplerSpec& spec, int runs) const;

 private:
  ContingencyTable table_;
  double a_ = 0.0;  // of the prior
  double b_ = 1.0;
  double first_ = 0.0;              // N
  std::vector<double> cumulative_;  // from there on
  double log_evidence_ = 0.0;
  double mean_ = 0.0;
  double sd_ = 0.0;
};

}  // namespace darknumber
