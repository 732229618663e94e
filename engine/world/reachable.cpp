// SPDX-License-Identifier: MIT
#include "engine/world/reachable.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "engine/world/detection_nodes.h"
#include "engine/world/share_of_normal.h"
#include "engine/world/solving/unsolvable.h"
#include "engine/world/traits.h"

namespace darknumber {
namespace {

constexpr int fewest_steps = 368;           // a sixteenth of an sd
constexpr double steps_a_steepness = 92.0;  // a quarter of a logit
constexpr int fewest_nodes = 48;            // of every further normal trait; half an sd
constexpr int coarse_nodes = 8;             // to see which traits move the chance
constexpr double idle = 1e-10;              // relative: more than what rounding changes
constexpr double settled = 1e-6;            // of everyone
constexpr double most_chances = 2e7;        // computed for one stratum and class of presence
constexpr int softness_parts = 4;           // steps a softness, on either side of a threshold
constexpr int softness_ends = 32;           // steps to where a threshold is passed: 8 of them

/// Persons of one stratum and class of presence.
class Reach {
 public:
  Reach(const World& world, const PersonProcess& process, const std::vector<double>& exposure,
        CaptureHistory lists, double above)
      : traits_(&world.traits),
        process_(&process),
        exposure_(&exposure),
        lists_(lists),
        above_(above) {}

  /// The share of the victims whose chance exceeds `above`.
  double share() {
    return std::visit([&](const auto& source) { return share_of(source); }, process_->source);
  }
  /// The largest chance that was met on the way.
  double largest_chance() const { return largest_; }

 private:
  /// The chance of being on one of the lists.
  double chance(const Law& detected, std::span<const double> traits) {
    const Law left =
        register_law(process_->by_person() ? process_of_person(*process_, traits) : *process_,
                     expose(*exposure_, detected));
    double sum = 0.0;
    for (CaptureHistory h = 0; h < left.size(); ++h)
      if ((h & lists_) != 0) sum += left[h];
    largest_ = std::max(largest_, sum);
    return sum;
  }

  double chance(const Detection& source, std::span<const double> person) {
    return chance(law_given(source, person), person);
  }

  double share_of(const SeverityDetection& source) {
    std::vector<double> places = even_places(source.victims_above, fewest_steps);
    for (const Threshold& threshold : source.thresholds)
      for (int part = -softness_ends; part <= softness_ends; ++part)
        places.push_back(threshold.at + threshold.softness * part / softness_parts);
    std::erase_if(places, [&](double z) { return z < source.victims_above || z > range_in_sd; });
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    const double share = share_of_normal(
        [&](double severity) { return chance(law_given(source, severity), {}) - above_; }, places);
    return share / share_above(source.victims_above);
  }

  /// Loadings by which traits move detection and reporting.
  std::vector<std::vector<double>> loadings_of(const Detection& source) const {
    std::vector<std::vector<double>> loadings = source.loadings;
    if (process_->reporting_by_person)
      loadings.insert(loadings.end(), process_->reporting_by_person->loadings.begin(),
                      process_->reporting_by_person->loadings.end());
    return loadings;
  }

  /// How much each of these traits moves the chance on a coarse grid of persons, on average; 0
  /// where it never does, such as a trait that moves lists alone that are not in use.
  std::vector<double> movements(const Detection& source, const std::vector<std::size_t>& which) {
    std::vector<Trait> on_nodes;
    for (std::size_t t : which) on_nodes.push_back((*traits_)[t]);
    const TraitNodes grid = trait_nodes(on_nodes, coarse_nodes);
    std::vector<double> person(traits_->size(), 0.0);
    std::vector<double> moved(which.size(), 0.0);
    for (std::size_t n = 0; n < grid.size(); ++n) {
      for (std::size_t i = 0; i < which.size(); ++i) person[which[i]] = grid.node(n)[i];
      const double here = chance(source, person);
      for (std::size_t i = 0; i < which.size(); ++i) {
        person[which[i]] = 0.0;
        const double without = chance(source, person);
        person[which[i]] = grid.node(n)[i];
        const double change = std::abs(here - without);
        if (change > idle * std::max(here, without)) moved[i] += grid.weights[n] * change;
      }
    }
    return moved;
  }

  double sd_of_normal(std::size_t trait) const {
    const auto* normal = std::get_if<NormalTrait>(&(*traits_)[trait].distribution);
    return normal ? normal->sd : 0.0;
  }

  /// The largest loading times sd of these normal traits.
  double steepness(const std::vector<std::vector<double>>& loadings,
                   const std::vector<std::size_t>& which) const {
    double steepest = 0.0;
    for (std::size_t t : which)
      for (const std::vector<double>& agency : loadings)
        steepest = std::max(steepest, std::abs(agency[t]) * sd_of_normal(t));
    return steepest;
  }

  /// What is summed on nodes, and the trait along which places are found.
  struct Integral {
    std::vector<std::size_t> others;
    std::optional<std::size_t> along;
    double steps = 1.0;
  };

  double share_of(const Detection& source) {
    const std::vector<std::vector<double>> loadings = loadings_of(source);
    const std::vector<std::size_t> loaded = moving_traits(*traits_, loadings);
    const std::vector<double> moved = movements(source, loaded);
    std::optional<std::size_t> along;  // the normal trait that moves the chance most
    double most = 0.0;
    for (std::size_t i = 0; i < loaded.size(); ++i)
      if (moved[i] > most && sd_of_normal(loaded[i]) > 0.0) {
        along = loaded[i];
        most = moved[i];
      }
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < loaded.size(); ++i)
      if (moved[i] > 0.0 && loaded[i] != along) others.push_back(loaded[i]);
    Integral integral{others, along};
    if (along)
      integral.steps = std::max(fewest_steps * 1.0,
                                std::ceil(steps_a_steepness * steepness(loadings, {*along})));
    return settled_share(
        source, integral,
        std::max(fewest_nodes * 1.0, std::ceil(nodes_a_steepness * steepness(loadings, others))));
  }

  /// Nodes of the other normal traits are doubled until the share is settled.
  double settled_share(const Detection& source, const Integral& integral, double first_nodes) {
    std::vector<Trait> on_nodes;
    bool any_normal = false;
    for (std::size_t t : integral.others) {
      on_nodes.push_back((*traits_)[t]);
      any_normal = any_normal || sd_of_normal(t) > 0.0;
    }
    std::optional<double> before;
    for (double nodes = first_nodes;; nodes *= 2.0) {
      if (nodes * integral.steps > most_chances ||
          count_nodes(on_nodes, static_cast<int>(nodes)) * integral.steps > most_chances)
        throw UnsolvableScenario(
            "estimation.target.reachable",
            fmt::format("the victims within reach are not settled to {} of everyone on {:.0f} "
                        "values of each further trait",
                        settled, nodes / 2.0),
            "use fewer traits, or smaller loadings");
      const double share =
          share_over(source, integral, trait_nodes(on_nodes, static_cast<int>(nodes)));
      if (!any_normal || (before && std::abs(share - *before) <= settled)) return share;
      before = share;
    }
  }

  double share_over(const Detection& source, const Integral& integral, const TraitNodes& grid) {
    std::vector<double> person(traits_->size(), 0.0);
    const std::vector<double> places =
        integral.along ? even_places(-range_in_sd, static_cast<int>(integral.steps))
                       : std::vector<double>{};
    double share = 0.0;
    for (std::size_t n = 0; n < grid.size(); ++n) {
      for (std::size_t i = 0; i < integral.others.size(); ++i)
        person[integral.others[i]] = grid.node(n)[i];
      const auto excess_at = [&](double z) {
        person[*integral.along] = sd_of_normal(*integral.along) * z;
        return chance(source, person) - above_;
      };
      share += grid.weights[n] * (integral.along ? share_of_normal(excess_at, places)
                                  : chance(source, person) > above_ ? 1.0
                                                                    : 0.0);
    }
    return share;
  }

  const std::vector<Trait>* traits_;
  const PersonProcess* process_;
  const std::vector<double>* exposure_;
  CaptureHistory lists_;
  double above_;
  double largest_ = 0.0;
};

}  // namespace

Reachable reachable_victims(const World& world, CaptureHistory lists, double above) {
  Reachable reachable;
  for (const StratumWorld& stratum : world.strata) {
    double persons = 0.0;
    for (const PresenceClass& presence : world.presence.classes) {
      Reach reach(world, stratum.victims, presence.exposure, lists, above);
      persons += presence.expected * reach.share();
      if (stratum.share > 0.0)
        reachable.largest_chance = std::max(reachable.largest_chance, reach.largest_chance());
    }
    reachable.by_stratum.push_back(world.expected_victims() * stratum.share * persons);
  }
  return reachable;
}

}  // namespace darknumber
