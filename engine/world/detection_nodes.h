// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/core/stop.h"
#include "engine/scenario/scenario.h"
#include "engine/world/detection.h"
#include "engine/world/law.h"
#include "engine/world/traits.h"

namespace darknumber {

/// The detection law on quadrature nodes: everything of it that does not depend on the intercepts,
/// so that solving for them computes it once.
///
/// At a node with linear predictors e_j the law is written with q_j = 1 / (1 + exp(-e_j)):
///   P(h | z) = c(h) prod_{j in h} q_j prod_{j not in h} (1 - q_j) / S,   c(h) = prod_{pairs in h}
///   OR,
/// which never overflows, and in which all 2^k products cost one multiplication each.
class DetectionNodes {
 public:
  DetectionNodes(const std::vector<Trait>& traits, const std::vector<std::vector<double>>& loadings,
                 const std::vector<double>& odds_ratios, int normal_nodes,
                 const std::vector<SetOddsRatio>& sets = {}, const StopQuestion* stop = nullptr);

  /// E[P(h | z)] over the nodes. Throws GivenUp, as do the two below.
  Law law(const std::vector<double>& intercepts) const;

  /// E[log Z(a, z)] with its gradient (the margins of the law) and Hessian (E[Cov(h_j, h_l | z)]),
  /// over the agencies whose intercept is finite; those never or always there contribute nothing.
  struct Potential {
    double value = 0.0;
    Law law;
    std::vector<double> margins;  // agencies
    std::vector<double> hessian;  // agencies x agencies
  };
  Potential potential(const std::vector<double>& intercepts) const;

  /// The law with its derivatives by the intercept of each agency, for every history.
  struct Slopes {
    Law law;
    std::vector<Law> by_intercept = {};
  };
  Slopes slopes(const std::vector<double>& intercepts) const;

  std::size_t size() const { return nodes_.size(); }

 private:
  /// Room for what is worked out at a node.
  struct AtNode {
    std::vector<double> q, not_q;
    std::vector<double> cells;    // P(h | z) times `total`
    std::vector<double> margins;  // P(j in h | z)
    double total = 1.0;
    // Z(a, z) over the finite intercepts is exp(log_scale) * factors * total.
    double log_scale = 0.0;
    double factors = 1.0;
  };
  AtNode room() const;
  void work_out(std::size_t node, const std::vector<double>& intercepts, AtNode& at) const;
  void fill_chances(std::size_t node, const std::vector<double>& intercepts, AtNode& at) const;
  /// The same by exponents relative to the largest: where an odds ratio of 0 forbids the one set
  /// that a steep trait leaves, the product form leaves next to nothing.
  void work_out_by_exponent(std::size_t node, const std::vector<double>& intercepts,
                            AtNode& at) const;

  int agencies_;
  bool independent_;
  TraitNodes nodes_;
  std::vector<double> shifts_;  // node by node, one an agency: sum_t loading_jt z_t
  std::vector<double> odds_;    // c(h), scaled so that the largest is 1
  double log_odds_scale_ = 0.0;
  const StopQuestion* stop_;  // asked between nodes; null: nobody asks
};

/// The traits that move some agency's detection, by index: those that vary and are loaded. The
/// others change no law, and as dimensions of the quadrature they would multiply its nodes for
/// nothing.
std::vector<std::size_t> moving_traits(const std::vector<Trait>& traits,
                                       const std::vector<std::vector<double>>& loadings);

}  // namespace darknumber
