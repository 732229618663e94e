// SPDX-License-Identifier: MIT
#include "engine/study/explain/detected_victims.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "engine/estimators/fitting/lane_kernels.h"
#include "engine/estimators/fitting/lattice.h"
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

constexpr std::size_t side = 2;  // nodes that are summed over at a time

/// A number for each of the nodes at a time.
struct Each {
  typedef double Reals __attribute__((vector_size(8 * side)));
  Reals of{};

  double sum() const {
    double sum = 0.0;
    for (std::size_t l = 0; l < side; ++l) sum += of[l];
    return sum;
  }
};

/// Sums over nodes, `side` of them at a time: of those beyond the last the weight is 0.
class NodeSums {
 public:
  NodeSums(std::size_t agencies, const std::vector<double>& odds)
      : k_(agencies),
        odds_(&odds),
        law_(history_count(static_cast<int>(k_))),
        cells_(law_.size()),
        folded_(law_.size()),
        with_(k_),
        margins_(k_),
        products_(k_ * k_) {}

  /// `down` has exp(-predictor) of each agency. False where no set of agencies is left.
  bool add(const Each& weight, const double* down) {
    cells_[0] = weight;
    for (std::size_t j = 0; j < k_; ++j) {
      Each::Reals odds_against;
      std::memcpy(&odds_against, down + j * side, sizeof odds_against);
      const Each::Reals q = 1.0 / (1.0 + odds_against);
      Each::Reals not_q = odds_against * q;
      not_q = odds_against == INFINITY ? Each::Reals{} + 1.0 : not_q;
      const std::size_t half = std::size_t{1} << j;
      for (std::size_t h = 0; h < half; ++h) {
        cells_[half + h].of = cells_[h].of * q;
        cells_[h].of *= not_q;
      }
      with_[j].of = weight.of * q;
      if (odds_->empty()) products_[j * k_ + j].of += with_[j].of * q;
    }
    if (!odds_->empty()) return add_dependent(weight);
    for (std::size_t h = 0; h < law_.size(); ++h) law_[h].of += cells_[h].of;
    for (std::size_t j = 0; j < k_; ++j) margins_[j].of += with_[j].of;
    return true;
  }

  std::optional<DetectedVictims> found(std::span<const std::size_t> movable) const {
    DetectedVictims found;
    for (const Each& cell : law_) found.law.push_back(cell.sum());
    for (const Each& margin : margins_) found.capture.push_back(margin.sum());
    std::vector<double> with_all = found.law;
    superset_sums(with_all);
    // E[Cov(h_j, h_l | z)]; detections that do not depend on each other have none.
    std::vector<double> moving;
    for (std::size_t j : movable)
      for (std::size_t l : movable) {
        if (j != l && odds_->empty()) {
          moving.push_back(0.0);
          continue;
        }
        const std::size_t both = (std::size_t{1} << j) | (std::size_t{1} << l);
        moving.push_back(with_all[both] - products_[std::max(j, l) * k_ + std::min(j, l)].sum());
      }
    const auto factor = cholesky(std::move(moving), movable.size());
    if (!factor) return std::nullopt;
    for (std::size_t i = 0; i < movable.size(); ++i)
      found.log_jacobian += 2.0 * std::log((*factor)[i * movable.size() + i]);
    return found;
  }

 private:
  bool add_dependent(const Each& weight) {
    for (std::size_t h = 0; h < cells_.size(); ++h) folded_[h].of = cells_[h].of *= (*odds_)[h];
    // Agency by agency from the last: the sum of the sets with it, and the sets that are alike
    // without it together.
    for (std::size_t j = k_; j-- > 0;) {
      const std::size_t half = std::size_t{1} << j;
      with_[j] = {};
      for (std::size_t h = 0; h < half; ++h) {
        with_[j].of += folded_[half + h].of;
        folded_[h].of += folded_[half + h].of;
      }
    }
    const Each total = folded_[0];
    for (std::size_t l = 0; l < side; ++l)
      if (weight.of[l] > 0.0 && !(total.of[l] > smallest_sum * weight.of[l])) return false;
    const Each::Reals none{};
    const Each::Reals share = weight.of > 0.0 ? 1.0 / total.of : none;
    const Each::Reals scale = weight.of * share;
    for (std::size_t h = 0; h < cells_.size(); ++h) law_[h].of += cells_[h].of * scale;
    for (std::size_t j = 0; j < k_; ++j) {
      const Each::Reals margin = with_[j].of * scale;
      with_[j].of *= share;
      margins_[j].of += margin;
      for (std::size_t l = 0; l <= j; ++l) products_[j * k_ + l].of += margin * with_[l].of;
    }
    return true;
  }

  std::size_t k_;
  const std::vector<double>* odds_;
  std::vector<Each> law_;
  std::vector<Each> cells_;
  std::vector<Each> folded_;
  std::vector<Each> with_;  // of each agency, the share of the sets with it
  std::vector<Each> margins_;
  std::vector<Each> products_;  // P(j | z) P(l | z) for l <= j
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
  std::vector<double> weights;
  std::vector<double> predictors;  // negative, `side` nodes of an agency side by side
  const auto add_node = [&](double weight, const auto& shift_of) {
    const std::size_t lane = weights.size() % side;
    if (lane == 0) predictors.resize(predictors.size() + intercepts.size() * side, 0.0);
    double* block = predictors.data() + predictors.size() - intercepts.size() * side;
    for (std::size_t j = 0; j < intercepts.size(); ++j)
      block[j * side + lane] = -(intercepts[j] + shift_of(j));
    weights.push_back(weight);
  };
  if (moving.empty()) {
    add_node(1.0, [](std::size_t) { return 0.0; });
  } else {
    std::vector<Trait> loaded;
    for (std::size_t t : moving) loaded.push_back(traits[t]);
    const TraitNodes nodes = trait_nodes(loaded, nodes_for(traits, loadings));
    for (std::size_t n = 0; n < nodes.size(); ++n)
      if (nodes.weights[n] >= lightest_node)
        add_node(nodes.weights[n], [&](std::size_t j) {
          double shift = 0.0;
          for (std::size_t t = 0; t < moving.size(); ++t)
            shift += loadings[j][moving[t]] * nodes.node(n)[t];
          return shift;
        });
  }
  lane_kernels().exponentials(predictors.data(), predictors.data(), predictors.size());
  NodeSums sums(intercepts.size(), odds);
  for (std::size_t n = 0; n < weights.size(); n += side) {
    Each weight;
    for (std::size_t l = 0; l < side && n + l < weights.size(); ++l) weight.of[l] = weights[n + l];
    if (!sums.add(weight, predictors.data() + n * intercepts.size())) return std::nullopt;
  }
  return sums.found(movable);
}

}  // namespace darknumber
