// SPDX-License-Identifier: MIT
#include "engine/study/explain/witness.h"

#include <algorithm>
#include <boost/math/constants/constants.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "engine/estimators/fitting/counts_between.h"
#include "engine/input/json.h"
#include "engine/scenario/format/write_scenario.h"
#include "engine/study/explain/independence_start.h"
#include "engine/study/explain/least_squares.h"

namespace darknumber {
namespace {

constexpr int profile_points = 25;     // to each side
constexpr double profile_reach = 1.5;  // times the distance of the end: how far it is shown
constexpr int most_bisections = 50;
constexpr double near_enough = 3e-6;        // of log Lambda
constexpr double farthest_log = 12.0;       // from the best
constexpr double first_step = 0.02;         // of log Lambda
constexpr double farthest_log_odds = 30.0;  // log-odds; at 37 a probability is rounded to 1
constexpr double outermost_score = 8.0;
constexpr double outermost_share = 1e-15;  // of that score
constexpr double rounding_of_0 = 1e-12;    // At its end a belief gives 0 but for rounding.

/// Worlds inside the beliefs' supports, by the coordinates of the agencies and a share of each
/// factor, at which it has the quantile of its belief.
class WitnessSearch {
 public:
  using Place = std::vector<double>;

  struct Found {
    Place at;
    double log_likelihood = -INFINITY;
  };

  WitnessSearch(const TableTarget& target, const StudySpec& study)
      : target_(&target), varied_(target.reach()) {
    const double outside = 0.5 * (1.0 - target.study().witness_support);
    for (const Factor& factor : study.factors) {
      const bool ends = !factor.belief || reaches_its_ends(*factor.belief);
      shares_.push_back(ends ? Bounds{0.0, 1.0} : Bounds{outside, 1.0 - outside});
      beliefs_.emplace_back(factor);
    }
    suppressed_.assign(target.table().counts().size(), nullptr);
    for (const SuppressedCount& count : target.suppressed()) suppressed_[count.history] = &count;
    for (CaptureHistory h = 1; h < suppressed_.size(); ++h)
      if (const double count = target.table()[h]; suppressed_[h] == nullptr && count > 0.0)
        saturated_ += count * std::log(count) - count;
    for (CaptureHistory h = 1; h < suppressed_.size(); ++h)
      saturated_ +=
          suppressed_[h] == nullptr
              ? -std::lgamma(target.table()[h] + 1.0)
              : log_probability(*suppressed_[h], likeliest_mean(suppressed_[h]->interval()));
  }

  Place middle() const {
    Place place = target_->centre();
    place.resize(place.size() + shares_.size(), 0.5);
    return place;
  }

  /// A place from a particle's coordinates.
  Place place_of(const std::vector<double>& particle) const {
    Place place = target_->coordinates(particle);
    const std::vector<double> scores = target_->scores(particle);
    for (std::size_t f = 0; f < shares_.size(); ++f)
      place.push_back(std::clamp(normal_share(scores[f]), shares_[f].low, shares_[f].high));
    return place;
  }

  std::vector<double> factors_at(const Place& place) const {
    std::vector<double> values;
    const boost::math::normal normal;
    for (std::size_t f = 0; f < shares_.size(); ++f) {
      const double share = place[target_->agencies() + f];
      values.push_back(beliefs_[f].value(share <= outermost_share ? -outermost_score
                                         : share >= 1.0 - outermost_share
                                             ? outermost_score
                                             : boost::math::quantile(normal, share)));
    }
    return values;
  }

  std::optional<ExpectedEntities> world_at(const Place& place, double log_victims) {
    for (std::size_t i = 0; i < target_->agencies(); ++i)
      if (!(std::abs(place[i]) < farthest_log_odds)) return std::nullopt;
    return target_->form().at(varied_.at(factors_at(place)),
                              std::span(place).first(target_->agencies()), std::exp(log_victims));
  }

  /// The best world with this number of victims, from a start.
  Found best_with(double log_victims, const Place& start) {
    return ended([&](const Place& place) { return residuals(place, log_victims); }, start);
  }

  /// The best of all numbers of victims, that number last, from a world with the one that its
  /// entities ask for.
  Found best(Place start, double otherwise) {
    const auto world = world_at(start, std::log(otherwise));
    start.push_back(std::log(world && target_->form().is_proportional()
                                 ? target_->table().observed() / world->total
                                 : otherwise));
    return ended(
        [&](const Place& place) {
          return residuals(Place(place.begin(), place.end() - 1), place.back());
        },
        start);
  }

 private:
  Found ended(const SquaredResiduals& residuals, const Place& start) const {
    SearchBox box{Place(start.size(), -INFINITY), Place(start.size(), INFINITY)};
    for (std::size_t f = 0; f < shares_.size(); ++f) {
      box.low[target_->agencies() + f] = shares_[f].low;
      box.high[target_->agencies() + f] = shares_[f].high;
    }
    const LeastSquares found = least_squares(residuals, start, box);
    return {found.at, saturated_ - 0.5 * found.sum};
  }

  /// Signed roots of the deviance's terms.
  std::optional<std::vector<double>> residuals(const Place& place, double log_victims) {
    const auto world = world_at(place, log_victims);
    if (!world) return std::nullopt;
    std::vector<double> roots;
    const double victims = std::exp(log_victims);
    for (std::size_t h = 1; h < world->cells.size(); ++h) {
      const double mean = victims * world->cells[h];
      if (suppressed_[h] != nullptr) {
        if (!(mean > 0.0) && suppressed_[h]->least > 0.0) return std::nullopt;
        roots.push_back(suppressed_root(*suppressed_[h], mean));
        continue;
      }
      const double count = target_->table().counts()[h];
      if (count > 0.0 && !(mean > 0.0)) return std::nullopt;
      const double term = mean - count + (count > 0.0 ? count * std::log(count / mean) : 0.0);
      roots.push_back(std::copysign(std::sqrt(2.0 * std::max(term, 0.0)), count - mean));
    }
    return roots;
  }

  static double log_probability(const SuppressedCount& count, double mean) {
    return CountsBetween(count.interval(), mean, 0.0).log_probability();
  }

  /// Likewise of a count of which the interval is known.
  static double suppressed_root(const SuppressedCount& count, double mean) {
    const double best = likeliest_mean(count.interval());
    const double term = log_probability(count, best) - log_probability(count, mean);
    return std::copysign(std::sqrt(2.0 * std::max(term, 0.0)), best - mean);
  }

  const TableTarget* target_;
  std::vector<const SuppressedCount*> suppressed_;  // by history; null where the count is known
  VariedScenario varied_;
  std::vector<Bounds> shares_;
  std::vector<BeliefScores> beliefs_;
  double saturated_ = 0.0;
};

class WitnessFinder {
 public:
  WitnessFinder(const TableTarget& target, const StudySpec& study,
                std::span<const std::vector<double>> starts)
      : target_(&target), search_(target, study) {
    places_.push_back(search_.middle());
    for (const std::vector<double>& start : starts) places_.push_back(search_.place_of(start));
  }

  Witnesses run() {
    const IndependenceStart start = independence_start(target_->table());
    WitnessSearch::Found best;
    for (const auto& place : places_)
      if (auto found = search_.best(place, start.victims);
          found.log_likelihood > best.log_likelihood)
        best = std::move(found);
    log_best_ = best.at.back();
    best.at.pop_back();
    best_ = std::move(best);
    Witnesses witnesses;
    witnesses.best = written(log_best_, best_);
    witnesses.least = written_at(end(-1.0, witnesses.profile));
    std::reverse(witnesses.profile.begin(), witnesses.profile.end());
    witnesses.profile.push_back({std::exp(log_best_), best_.log_likelihood});
    witnesses.greatest = written_at(end(1.0, witnesses.profile));
    return witnesses;
  }

 private:
  struct Placed {
    double log_victims = 0.0;
    WitnessSearch::Found world;
  };

  Placed best_near(double log_victims, const WitnessSearch::Place& near) {
    return {log_victims, search_.best_with(log_victims, near)};
  }

  /// From a neighbour's world, and from all the starts.
  Placed best_anywhere(double log_victims, const WitnessSearch::Place& near) {
    WitnessSearch::Found found = search_.best_with(log_victims, near);
    for (const auto& place : places_)
      if (auto other = search_.best_with(log_victims, place);
          other.log_likelihood > found.log_likelihood)
        found = std::move(other);
    return {log_victims, std::move(found)};
  }

  /// Where the best world with so many victims is `drop` below the best of all, or the number is as
  /// far as it may be; and the profile on the way, and a little beyond.
  Placed end(double direction, std::vector<ProfilePoint>& profile) {
    const double wanted = best_.log_likelihood - target_->study().witness_drop;
    const std::optional<Bounds>& belief = target_->study().victims;
    const double farthest =
        direction > 0.0 ? (belief ? std::min(std::log(belief->high), log_best_ + farthest_log)
                                  : log_best_ + farthest_log)
                        : (belief ? std::max(std::log(belief->low), log_best_ - farthest_log)
                                  : log_best_ - farthest_log);
    Placed inside{log_best_, best_};
    Placed outside = inside;
    double step = first_step;
    while (outside.world.log_likelihood > wanted && outside.log_victims != farthest) {
      inside = outside;
      double next = inside.log_victims + direction * step;
      if ((next - farthest) * direction > 0.0) next = farthest;
      outside = best_anywhere(next, inside.world.at);
      step *= 1.6;
    }
    if (outside.world.log_likelihood > wanted) {
      inside = outside;
    } else {
      for (int i = 0;
           i < most_bisections && std::abs(outside.log_victims - inside.log_victims) > near_enough;
           ++i) {
        const Placed middle =
            best_near(0.5 * (inside.log_victims + outside.log_victims), inside.world.at);
        (middle.world.log_likelihood > wanted ? inside : outside) = middle;
      }
    }
    add_profile(inside, profile);
    return inside;
  }

  void add_profile(const Placed& end, std::vector<ProfilePoint>& profile) {
    WitnessSearch::Place near = best_.at;
    const double reach = profile_reach * (end.log_victims - log_best_);
    for (int i = 1; i <= profile_points; ++i) {
      const Placed at = best_near(log_best_ + reach * i / profile_points, near);
      near = at.world.at;
      profile.push_back({std::exp(at.log_victims), at.world.log_likelihood});
    }
  }

  WitnessWorld written_at(const Placed& placed) {
    return written(placed.log_victims, placed.world);
  }

  WitnessWorld written(double log_victims, const WitnessSearch::Found& found) {
    WitnessWorld witness;
    witness.victims = std::exp(log_victims);
    witness.log_likelihood = found.log_likelihood;
    witness.factors = search_.factors_at(found.at);
    for (double& value : witness.factors)
      if (std::abs(value) < rounding_of_0) value = 0.0;
    const auto coordinates = std::span(found.at).first(target_->agencies());
    if (const auto world = search_.world_at(found.at, log_victims))
      witness.capture = world->capture;
    Scenario scenario =
        scenario_at(target_->form(), target_->reach().read(witness.factors), coordinates);
    scenario.population.victims = std::max<std::int64_t>(1, std::llround(witness.victims));
    scenario.study.reset();
    scenario.claims.clear();
    if (scenario.table) scenario.table->match = TableMatch::none;
    witness.scenario = write_json(to_value(scenario), JsonLayout::indented);
    return witness;
  }

  const TableTarget* target_;
  WitnessSearch search_;
  std::vector<WitnessSearch::Place> places_;
  double log_best_ = 0.0;
  WitnessSearch::Found best_;
};

}  // namespace

Witnesses find_witnesses(const TableTarget& target, const StudySpec& study,
                         std::span<const std::vector<double>> starts) {
  return WitnessFinder(target, study, starts).run();
}

}  // namespace darknumber
