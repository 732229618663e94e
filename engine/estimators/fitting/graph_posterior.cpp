// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/graph_posterior.h"

#include <cmath>

#include "engine/core/contracts.h"
#include "engine/estimators/fitting/log_factorial.h"

namespace darknumber {
namespace {

double log_gamma(double x) {
  return log_factorial(x) - std::log(x);
}

/// The margin of the table over the lists of a set: a count for every part of the set.
std::array<double, 32> margin_of(const ContingencyTable& table, CaptureHistory set) {
  std::array<double, 32> margin{};
  for (CaptureHistory history = 1; history < table.counts().size(); ++history)
    margin[history & set] += table[history];
  return margin;
}

/// What the cells of a margin that do not depend on M add, and the prior of them all.
double constant_of(const std::array<double, 32>& margin, CaptureHistory set, double weight) {
  double sum = -log_gamma(weight);
  for (CaptureHistory cell = 1; cell <= set; ++cell)
    if (is_subset(cell, set) && margin[cell] > 0.0)
      sum += log_gamma(weight + margin[cell]) - log_gamma(weight);
  return sum;
}

}  // namespace

GraphPosterior::GraphPosterior(const ContingencyTable& table, double delta,
                               const std::vector<DecomposableGraph>& graphs,
                               const std::optional<NegativeBinomial>& prior)
    : observed_(table.observed()), prior_(prior), sets_(history_count(table.lists())) {
  DN_EXPECT(sets_ <= offsets_.size(), "graphs on at most 5 lists");
  std::array<double, 32> constants{};
  for (CaptureHistory set = 0; set < sets_; ++set) {
    const std::array<double, 32> margin = margin_of(table, set);
    const double weight = std::ldexp(delta, table.lists() - lists_on(set));
    offsets_[set] = weight + margin[0];
    constants[set] = constant_of(margin, set, weight);
  }
  for (const DecomposableGraph& graph : graphs) {
    Links links;
    double sum = 0.0;
    for (const CliqueLink& link : graph) {
      sum += constants[link.clique] - constants[link.separator];
      links.cliques[links.count] = static_cast<std::uint8_t>(link.clique);
      links.separators[links.count++] = static_cast<std::uint8_t>(link.separator);
    }
    links_.push_back(links);
    constants_.push_back(sum);
  }
}

GraphPosterior::At GraphPosterior::at(double missing) const {
  At at;
  at.size = missing;
  const double total = observed_ + missing;
  at.log_next = std::log(missing + 1.0);
  if (prior_) {
    const double log_odds = -std::log1p(1.0 / prior_->scale);
    const double shifted = total + prior_->shape;
    at.log_prior = std::log(shifted) + log_odds;
    at.common = log_gamma(shifted) + total * log_odds - log_factorial(missing);
  } else {
    at.log_prior = std::log(total);
    at.common = log_factorial(total) - at.log_prior - log_factorial(missing);
  }
  for (std::size_t set = 0; set < sets_; ++set) {
    const double argument = offsets_[set] + missing;
    at.log[set] = std::log(argument);
    at.gamma[set] = log_factorial(argument) - at.log[set];
  }
  return at;
}

GraphPosterior::Growth GraphPosterior::growth(std::size_t graph, const At& at) const {
  const Links& links = links_[graph];
  Growth growth;
  growth.up = at.log[links.cliques[0]] - at.log_next;
  growth.total = at.log_prior - at.log[0];  // the first separator is the empty set
  for (std::size_t i = 1; i < links.count; ++i)
    growth.down += at.log[links.separators[i]] - at.log[links.cliques[i]];
  return growth;
}

}  // namespace darknumber
