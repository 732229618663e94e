// SPDX-License-Identifier: MIT
#include "engine/study/explain/table_target.h"

#include <algorithm>
#include <boost/math/constants/constants.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <cmath>

#include "engine/core/contracts.h"
#include "engine/estimators/fitting/counts_between.h"
#include "engine/study/explain/gamma_interval.h"
#include "engine/study/explain/independence_start.h"

namespace darknumber {
namespace {

/// How far agencies' coordinates begin from the independence fit, in log-odds: wide, since worlds
/// with many false records have a sixth of its victims.
constexpr double start_sd = 2.0;
/// Capture probabilities nearer to 0 or 1 than this are rounding.
constexpr double farthest_coordinate = 40.0;
constexpr double most_log_victims = 35.0;

double log_start_density(double x) {
  return -0.5 * x * x - std::log(start_sd) -
         0.5 * std::log(2.0 * boost::math::constants::pi<double>());
}

/// The quantile of |N(0, scale)| at Phi(score).
double half_normal(double score, double scale) {
  const double share = std::clamp(normal_share(score), 1e-15, 1.0 - 1e-15);
  return scale * boost::math::constants::root_two<double>() * boost::math::erf_inv(share);
}

}  // namespace

double log_capture_prior(CapturePrior prior, double capture) {
  switch (prior) {
    case CapturePrior::sizes:
      return -std::log(capture);
    case CapturePrior::uniform:
      return 0.0;
    case CapturePrior::jeffreys:
      return -0.5 * (std::log(capture) + std::log1p(-capture));
  }
  return 0.0;
}

TableTarget::TableTarget(const ExplainStudy& study, const GaussianCopula& copula,
                         const FactorReach& reach, const ContingencyTable& table,
                         std::vector<SuppressedCount> suppressed)
    : study_(study),
      copula_(copula),
      reach_(&reach),
      table_(table),
      suppressed_(std::move(suppressed)),
      is_suppressed_(table.counts().size(), false),
      form_(reach.middle()) {
  for (const Factor& factor : reach.factors()) beliefs_.emplace_back(factor);
  const IndependenceStart start = independence_start(table);
  log_centre_victims_ = std::log(start.victims);
  for (std::size_t j : form_.movable())
    centre_.push_back(form_.coordinate_at(reach.middle(), j, start.capture[j]));
  observed_ = table.observed();
  for (const SuppressedCount& count : suppressed_) is_suppressed_[count.history] = true;
  for (CaptureHistory h = 1; h < table.counts().size(); ++h)
    if (!is_suppressed_[h]) log_factorials_ += std::lgamma(table[h] + 1.0);
}

std::size_t TableTarget::dimensions() const {
  return agencies() + factors() + (has_spread() ? 1 : 0) + (has_victims() ? 1 : 0);
}

std::vector<double> TableTarget::coordinates(std::span<const double> at) const {
  std::vector<double> coordinates;
  for (std::size_t i = 0; i < agencies(); ++i) coordinates.push_back(centre_[i] + start_sd * at[i]);
  return coordinates;
}

double TableTarget::integrated(const ExpectedEntities& entities) const {
  double sum = std::lgamma(observed_) - log_factorials_;
  for (std::size_t h = 1; h < entities.cells.size(); ++h) {
    const double count = table_.counts()[h];
    if (count == 0.0) continue;
    if (!(entities.cells[h] > 0.0)) return -INFINITY;
    sum += count * std::log(entities.cells[h]);
  }
  sum -= observed_ * std::log(entities.total);
  if (!study_.victims) return sum;
  return sum + log_gamma_between(observed_, study_.victims->low * entities.total,
                                 study_.victims->high * entities.total);
}

double TableTarget::log_likelihood(const ExpectedEntities& entities, double victims,
                                   double spread) const {
  if (study_.victims && !(study_.victims->low < victims && victims < study_.victims->high))
    return -INFINITY;
  const CountLaw poisson(0.0);
  const CountLaw spreading(spread);
  double sum = -log_factorials_;
  for (CaptureHistory h = 1; h < entities.cells.size(); ++h) {
    if (is_suppressed_[h]) continue;
    const double mean = victims * entities.cells[h];
    sum += (is_spread(h) ? spreading : poisson).log_term(table_.counts()[h], mean);
  }
  for (const SuppressedCount& count : suppressed_) {
    const double mean = victims * entities.cells[count.history];
    sum += CountsBetween(count.interval(), mean, is_spread(count.history) ? spread : 0.0)
               .log_probability();
  }
  return sum;
}

std::optional<ScoredWorld> TableTarget::world(VariedScenario& varied,
                                              std::span<const double> at) const {
  const std::vector<double> coordinates = this->coordinates(at);
  for (double x : coordinates)
    if (!(std::abs(x) < farthest_coordinate)) return std::nullopt;
  ScoredWorld world;
  world.scores = scores(at);
  for (std::size_t f = 0; f < beliefs_.size(); ++f)
    world.factors.push_back(beliefs_[f].value(world.scores[f]));
  std::size_t next = agencies() + factors();
  if (study_.misfit) world.spread = half_normal(at[next++], study_.misfit->half_normal);
  double victims = 1.0;
  if (has_victims()) {
    const double log_victims = log_centre_victims_ + start_sd * at[next];
    if (!(std::abs(log_victims) < most_log_victims)) return std::nullopt;
    victims = std::exp(log_victims);
    world.victims = victims;
  }
  auto entities = form_.at(varied.at(world.factors), coordinates, victims);
  if (!entities || !(entities->total > 0.0)) return std::nullopt;
  world.entities = std::move(*entities);
  world.log_likelihood = has_victims() ? log_likelihood(world.entities, victims, world.spread)
                                       : integrated(world.entities);
  world.log_prior = world.entities.log_jacobian;
  for (std::size_t j : form_.movable())
    world.log_prior += log_capture_prior(study_.capture, world.entities.capture[j]);
  return world;
}

double TableTarget::log_ratio(VariedScenario& varied, std::span<const double> at) const {
  const auto found = world(varied, at);
  if (!found || !(found->log_likelihood > -INFINITY)) return -INFINITY;
  double ratio = found->log_likelihood + found->log_prior;
  for (std::size_t i = 0; i < agencies(); ++i) ratio -= log_start_density(at[i]);
  if (has_victims()) ratio -= log_start_density(at[dimensions() - 1]);
  return std::isnan(ratio) ? -INFINITY : ratio;
}

}  // namespace darknumber
