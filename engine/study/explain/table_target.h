// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "engine/core/contingency_table.h"
#include "engine/scenario/gaussian_copula.h"
#include "engine/scenario/study_spec.h"
#include "engine/study/explain/belief_scores.h"
#include "engine/study/explain/varied_scenario.h"
#include "engine/study/explain/world_of_table.h"

namespace darknumber {

/// One world with what the table says of it.
struct ScoredWorld {
  ExpectedEntities entities;
  std::vector<double> scores;     // normal scores of the factors
  std::vector<double> factors;    // their values
  std::optional<double> victims;  // Lambda, where it is a coordinate
  double spread = 0.0;            // relative sd of cells, where there is a misfit
  double log_likelihood = 0.0;    // with Lambda integrated out, where it is none
  double log_prior = 0.0;         // of the capture probabilities, Jacobian included
};

/// The posterior of the worlds behind a table, in coordinates that are standard normal before the
/// table is looked at. These are one of each agency (WorldForm), around the independence fit, then
/// an independent score of each factor, then of the misfit, and last log Lambda, where it cannot be
/// integrated out.
///
/// Cells y_h are Poisson with mean Lambda E_h, and Lambda has the prior dLambda / Lambda between
/// its bounds. With S the sum of E_h and n that of y_h,
///   int L dLambda / Lambda = Gamma(n) prod_h E_h^y_h / S^n / prod_h y_h!
///                            P(low < Gamma(n, rate S) < high),
/// so Lambda, given the rest, is Gamma(n, rate S) between the bounds. A table that is Poisson given
/// Lambda with this prior has N with the prior 1/N.
///
/// A suppressed count, which can be a_h to b_h, has P(a_h <= Y_h <= b_h) in place of P(Y_h = y_h).
/// The integral is then no such product, and log Lambda is a coordinate.
class TableTarget {
 public:
  TableTarget(const ExplainStudy& study, const GaussianCopula& copula, const FactorReach& reach,
              const ContingencyTable& table, std::vector<SuppressedCount> suppressed = {});

  std::size_t dimensions() const;
  std::size_t agencies() const { return form_.movable().size(); }
  std::size_t factors() const { return beliefs_.size(); }
  bool has_spread() const { return study_.misfit.has_value(); }
  bool has_victims() const {
    return !form_.is_proportional() || has_spread() || !suppressed_.empty();
  }
  const WorldForm& form() const { return form_; }
  const ContingencyTable& table() const { return table_; }
  /// Those of its counts that are the middle of what they can be.
  const std::vector<SuppressedCount>& suppressed() const { return suppressed_; }
  /// Whether the cell's count has a spread beyond Poisson, where there is a misfit.
  bool is_spread(CaptureHistory cell) const {
    return study_.misfit && lists_on(cell) >= study_.misfit->from_lists;
  }
  const ExplainStudy& study() const { return study_; }
  const FactorReach& reach() const { return *reach_; }

  /// Nothing where no world is that way.
  std::optional<ScoredWorld> world(VariedScenario& varied, std::span<const double> at) const;

  /// The logarithm of the density over that of standard normal coordinates; -infinity where there
  /// is no world.
  double log_ratio(VariedScenario& varied, std::span<const double> at) const;

  /// The agencies' coordinates, as WorldForm has them.
  std::vector<double> coordinates(std::span<const double> at) const;
  /// The factors' normal scores, correlated as their beliefs are.
  std::vector<double> scores(std::span<const double> at) const {
    return copula_.scores(at.subspan(agencies(), factors()));
  }
  /// Where the independence fit lies among these coordinates: 0.
  const std::vector<double>& centre() const { return centre_; }

 private:
  double log_likelihood(const ExpectedEntities& entities, double victims, double spread) const;
  double integrated(const ExpectedEntities& entities) const;

  ExplainStudy study_;
  GaussianCopula copula_;
  const FactorReach* reach_;
  ContingencyTable table_;
  std::vector<SuppressedCount> suppressed_;
  std::vector<bool> is_suppressed_;  // by history
  WorldForm form_;
  std::vector<BeliefScores> beliefs_;
  std::vector<double> centre_;
  double log_centre_victims_ = 0.0;
  double observed_ = 0.0;
  double log_factorials_ = 0.0;  // sum of log y_h!, of those that are known
};

/// The prior of a capture probability, up to a constant: log of 1/p, 1, 1/sqrt(p (1 - p)).
double log_capture_prior(CapturePrior prior, double capture);

}  // namespace darknumber
