// SPDX-License-Identifier: MIT
#include "engine/study/explain/detected_victims.h"

#include <algorithm>
#include <cmath>

#include "engine/study/explain/positive_definite.h"
#include "engine/world/detection_nodes.h"

namespace darknumber {
namespace {

/// Nodes a unit of loading times sd: their distance h is then 1.15 sd / steepness, and the
/// trapezoid rule errs by exp(-2 pi^2 / 1.15), a relative 4e-8, where the nearest pole of the
/// logistic is pi away (Trefethen & Weideman 2014, SIAM Review 56:385). The normal weight itself
/// asks for the fewest.
constexpr double nodes_for_steepness = 20.0;
constexpr int fewest_nodes = 24;
constexpr double lightest_node = 1e-13;  // of all weights: 7.4 sd out
constexpr double smallest_sum = 1e-250;

using Loadings = std::vector<std::vector<double>>;

int nodes_for(const std::vector<Trait>& traits, const Loadings& loadings) {
  double steepest = 0.0;
  for (std::size_t t = 0; t < traits.size(); ++t)
    if (const auto* normal = std::get_if<NormalTrait>(&traits[t].distribution))
      for (const std::vector<double>& agency : loadings)
        steepest = std::max(steepest, std::abs(agency[t]) * normal->sd);
  return std::max(fewest_nodes, static_cast<int>(std::ceil(nodes_for_steepness * steepest)));
}

/// The products of odds ratios by set of agencies; empty where all are 1.
std::vector<double> odds_of_sets(const Scenario& scenario) {
  std::vector<double> odds;
  for (const Dependence& pair : scenario.dependence) {
    if (pair.applies_to == Group::bystanders || pair.odds_ratio == 1.0) continue;
    if (odds.empty()) odds.assign(history_count(static_cast<int>(scenario.agencies.size())), 1.0);
    for (CaptureHistory h = 0; h < odds.size(); ++h)
      if (is_subset(pair.agencies(), h)) odds[h] *= pair.odds_ratio;
  }
  return odds;
}

/// Sums over nodes.
class NodeSums {
 public:
  NodeSums(std::span<const double> intercepts, const std::vector<double>& odds)
      : k_(intercepts.size()),
        intercepts_(intercepts),
        odds_(&odds),
        law_(history_count(static_cast<int>(k_)), 0.0),
        cells_(law_.size()),
        q_(k_),
        margins_(k_, 0.0),
        covariances_(k_ * k_, 0.0) {}

  /// False where no set of agencies is left.
  bool add(double weight, std::span<const double> shifts) {
    cells_[0] = weight;
    for (std::size_t j = 0; j < k_; ++j) {
      const double down = std::exp(-(intercepts_[j] + shifts[j]));
      q_[j] = 1.0 / (1.0 + down);
      const double not_q = std::isinf(down) ? 1.0 : down * q_[j];
      const std::size_t half = std::size_t{1} << j;
      for (std::size_t h = 0; h < half; ++h) {
        cells_[half + h] = cells_[h] * q_[j];
        cells_[h] *= not_q;
      }
    }
    if (!odds_->empty()) return add_dependent(weight);
    for (std::size_t h = 0; h < law_.size(); ++h) law_[h] += cells_[h];
    for (std::size_t j = 0; j < k_; ++j) {
      margins_[j] += weight * q_[j];
      covariances_[j * k_ + j] += weight * q_[j] * (1.0 - q_[j]);
    }
    return true;
  }

  std::optional<DetectedVictims> found(std::span<const std::size_t> movable) const {
    DetectedVictims found{law_, margins_, 0.0};
    std::vector<double> moving;
    for (std::size_t j : movable)
      for (std::size_t l : movable) moving.push_back(covariances_[j * k_ + l]);
    const auto factor = cholesky(std::move(moving), movable.size());
    if (!factor) return std::nullopt;
    for (std::size_t i = 0; i < movable.size(); ++i)
      found.log_jacobian += 2.0 * std::log((*factor)[i * movable.size() + i]);
    return found;
  }

 private:
  bool add_dependent(double weight) {
    double sum = 0.0;
    for (std::size_t h = 0; h < cells_.size(); ++h) sum += cells_[h] *= (*odds_)[h];
    if (!(sum > smallest_sum * weight)) return false;
    const double scale = weight / sum;
    for (std::size_t h = 0; h < cells_.size(); ++h) law_[h] += cells_[h] *= scale;
    // Superset sums turn cells into the probabilities of being with all of a set.
    for (std::size_t bit = 1; bit < cells_.size(); bit <<= 1)
      for (std::size_t h = 0; h < cells_.size(); h += 2 * bit)
        for (std::size_t rest = h; rest < h + bit; ++rest) cells_[rest] += cells_[rest | bit];
    for (std::size_t j = 0; j < k_; ++j) {
      const double with_j = cells_[std::size_t{1} << j];
      margins_[j] += with_j;
      for (std::size_t l = 0; l < k_; ++l)
        covariances_[j * k_ + l] += cells_[(std::size_t{1} << j) | (std::size_t{1} << l)] -
                                    with_j * cells_[std::size_t{1} << l] / weight;
    }
    return true;
  }

  std::size_t k_;
  std::span<const double> intercepts_;
  const std::vector<double>* odds_;
  Law law_;
  std::vector<double> cells_;
  std::vector<double> q_;
  std::vector<double> margins_;
  std::vector<double> covariances_;
};

}  // namespace

std::optional<DetectedVictims> detect_victims(const Scenario& scenario,
                                              std::span<const double> intercepts,
                                              std::span<const std::size_t> movable) {
  Loadings loadings;
  for (const AgencySpec& agency : scenario.agencies) loadings.push_back(agency.loadings);
  const std::vector<Trait>& traits = scenario.population.traits;
  const std::vector<std::size_t> moving = moving_traits(traits, loadings);
  const std::vector<double> odds = odds_of_sets(scenario);
  NodeSums sums(intercepts, odds);
  std::vector<double> shifts(intercepts.size(), 0.0);
  if (moving.empty()) {
    if (!sums.add(1.0, shifts)) return std::nullopt;
    return sums.found(movable);
  }
  std::vector<Trait> loaded;
  for (std::size_t t : moving) loaded.push_back(traits[t]);
  const TraitNodes nodes = trait_nodes(loaded, nodes_for(traits, loadings));
  for (std::size_t n = 0; n < nodes.size(); ++n) {
    if (nodes.weights[n] < lightest_node) continue;
    for (std::size_t j = 0; j < shifts.size(); ++j) {
      shifts[j] = 0.0;
      for (std::size_t t = 0; t < moving.size(); ++t)
        shifts[j] += loadings[j][moving[t]] * nodes.node(n)[t];
    }
    if (!sums.add(nodes.weights[n], shifts)) return std::nullopt;
  }
  return sums.found(movable);
}

}  // namespace darknumber
