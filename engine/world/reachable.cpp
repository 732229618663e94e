// SPDX-License-Identifier: MIT
#include "engine/world/reachable.h"

#include <cmath>
#include <functional>

#include "engine/world/detection_nodes.h"
#include "engine/world/traits.h"

namespace darknumber {
namespace {

constexpr double ends_in_sd = 11.5;         // see trait_nodes
constexpr int steps_along = 368;            // a sixteenth of an sd: no chance crosses twice within it
constexpr int halvings = 60;                // to the last bit of a double
constexpr int fewest_other_nodes = 48;      // of every further normal trait
constexpr int most_other_nodes = 768;
constexpr double settled = 1e-6;            // of everyone


double share_below(double z) {
  return 0.5 * std::erfc(-z / std::sqrt(2.0));
}

/// P(holds(z)) of a standard normal z above `from`: between the places where it changes.
double share_where(const std::function<bool(double)>& holds, double from) {
  double share = 0.0;
  double low = from;
  double begin = from;  // of the part in which it holds
  bool here = holds(low);
  for (int step = 1; step <= steps_along; ++step) {
    const double high = from + (ends_in_sd - from) * step / steps_along;
    const bool there = holds(high);
    if (there != here) {
      double left = low;
      double right = high;
      for (int halving = 0; halving < halvings; ++halving) {
        const double middle = 0.5 * (left + right);
        (holds(middle) == here ? left : right) = middle;
      }
      if (there)
        begin = right;
      else
        share += share_below(right) - share_below(begin);
    }
    here = there;
    low = high;
  }
  return here ? share + 1.0 - share_below(begin) : share;
}

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

  double share() const {
    return std::visit([&](const auto& source) { return share_of(source); }, process_->source);
  }

 private:
  bool is_reached(const Law& detected, std::span<const double> traits) const {
    const Law left =
        register_law(process_->by_person() ? process_of_person(*process_, traits) : *process_,
                     expose(*exposure_, detected));
    double chance = 0.0;
    for (CaptureHistory h = 0; h < left.size(); ++h)
      if ((h & lists_) != 0) chance += left[h];
    return chance > above_;
  }

  double share_of(const SeverityDetection& source) const {
    const double share = share_where(
        [&](double severity) { return is_reached(law_given(source, severity), {}); },
        source.victims_above);
    return share / share_above(source.victims_above);
  }

  double share_of(const Detection& source) const {
    std::vector<std::vector<double>> loadings = source.loadings;
    if (process_->reporting_by_person)
      loadings.insert(loadings.end(), process_->reporting_by_person->loadings.begin(),
                      process_->reporting_by_person->loadings.end());
    std::vector<std::size_t> others = moving_traits(*traits_, loadings);
    std::optional<std::size_t> along;  // the last normal trait
    for (std::size_t i = others.size(); i-- > 0 && !along;)
      if (std::holds_alternative<NormalTrait>((*traits_)[others[i]].distribution)) {
        along = others[i];
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
      }
    bool any_normal = false;
    for (std::size_t t : others)
      any_normal |= std::holds_alternative<NormalTrait>((*traits_)[t].distribution);
    double share = share_over(source, others, along, fewest_other_nodes);
    for (int nodes = 2 * fewest_other_nodes; any_normal && nodes <= most_other_nodes; nodes *= 2) {
      const double before = share;
      share = share_over(source, others, along, nodes);
      if (std::abs(share - before) <= settled) break;
    }
    return share;
  }

  double share_over(const Detection& source, const std::vector<std::size_t>& others,
                    std::optional<std::size_t> along, int nodes) const {
    std::vector<Trait> on_nodes;
    for (std::size_t t : others) on_nodes.push_back((*traits_)[t]);
    const TraitNodes grid = trait_nodes(on_nodes, nodes);
    std::vector<double> person(traits_->size(), 0.0);
    double share = 0.0;
    for (std::size_t n = 0; n < grid.size(); ++n) {
      for (std::size_t i = 0; i < others.size(); ++i) person[others[i]] = grid.node(n)[i];
      const auto reached = [&] { return is_reached(law_given(source, person), person); };
      const auto reached_at = [&](double z) {
        person[*along] = std::get<NormalTrait>((*traits_)[*along].distribution).sd * z;
        return reached();
      };
      share += grid.weights[n] * (along ? share_where(reached_at, -ends_in_sd)
                                        : static_cast<double>(reached()));
    }
    return share;
  }

  const std::vector<Trait>* traits_;
  const PersonProcess* process_;
  const std::vector<double>* exposure_;
  CaptureHistory lists_;
  double above_;
};

}  // namespace

std::vector<double> reachable_victims(const World& world, CaptureHistory lists, double above) {
  std::vector<double> reachable;
  for (const StratumWorld& stratum : world.strata) {
    double persons = 0.0;
    for (const PresenceClass& presence : world.presence.classes)
      persons += presence.expected *
                 Reach(world, stratum.victims, presence.exposure, lists, above).share();
    reachable.push_back(world.expected_victims() * stratum.share * persons);
  }
  return reachable;
}

}  // namespace darknumber
