// SPDX-License-Identifier: MIT
#include "engine/study/tipping/tipping_point.h"

#include <boost/math/tools/minima.hpp>
#include <cmath>
#include <cstddef>
#include <limits>
#include <map>
#include <variant>

#include "engine/core/contracts.h"
#include "engine/study/tipping/tipping_walk.h"

namespace darknumber {
namespace {

constexpr double scan_step = 1.0 / (scan_points - 1);
/// Where a gap begins and ends is found so well, as a share of the span.
constexpr double edge_precision = 1e-10;
/// How far inside its end the span is looked at, to see whether the answer turns there.
constexpr double inside = 1e-6;
/// A search finds a turning point's place to half the digits, its value to all.
constexpr int half_the_digits = 26;
constexpr std::uintmax_t most_search_steps = 50;
/// So many holes inside brackets are followed up: a function with more has no shape to report.
constexpr int most_holes = 64;

/// Thrown where `most_places` were looked at and more are asked for.
struct TooManyPlaces {};

/// The answer as a function of the share of the way, each place asked for once.
class Places {
 public:
  Places(const AnswerAt& answer, const FactorSpan& span) : answer_(answer), span_(span) {}

  std::optional<double> at(double share) {
    const auto known = seen_.find(share);
    if (known != seen_.end()) return known->second;
    if (seen_.size() >= most_places) throw TooManyPlaces{};
    std::optional<double> value = answer_(span_.value_at(share));
    if (value && !std::isfinite(*value)) value.reset();
    return seen_.emplace(share, value).first->second;
  }

  std::vector<TippingSample> samples() const {
    std::vector<TippingSample> all;
    for (const auto& [share, value] : seen_) all.push_back({share, span_.value_at(share), value});
    return all;
  }

  double value_at(double share) const { return span_.value_at(share); }

 private:
  const AnswerAt& answer_;
  const FactorSpan& span_;
  std::map<double, std::optional<double>> seen_;
};

enum class Turn { peak, trough };

/// Adds the place of the peak (trough) between two shares to those seen.
void search_turn(Places& places, Turn turn, double from, double to) {
  const double sign = turn == Turn::peak ? -1.0 : 1.0;
  const auto cost = [&](double share) {
    const std::optional<double> value = places.at(share);
    return value ? sign * *value : std::numeric_limits<double>::max();
  };
  std::uintmax_t steps = most_search_steps;
  boost::math::tools::brent_find_minima(cost, from, to, half_the_digits, steps);
}

/// Looks for a peak (trough) around the scan's place `i`, if its value is one of the scan's.
void look_for_turn(Places& places, Turn turn, int i) {
  const double share = i * scan_step;
  const double from = i == 0 ? share : share - scan_step;
  const double to = i == scan_points - 1 ? share : share + scan_step;
  const auto passes = [&](double other) {
    const std::optional<double> here = places.at(share);
    const std::optional<double> there = places.at(other);
    if (!here || !there) return true;
    return turn == Turn::peak ? *there > *here : *there < *here;
  };
  const bool at_end = from == share || to == share;
  const double neighbour = from == share ? to : from;
  if (!places.at(share) || passes(neighbour)) return;
  if (at_end && !passes(from == share ? share + inside : share - inside)) return;
  if (!at_end &&
      (passes(to) || (places.at(from) == places.at(share) && places.at(to) == places.at(share))))
    return;
  search_turn(places, turn, from, to);
}

/// A turn that the target lies beyond may hide two crossings; so may, for the record of what is
/// reached, the highest and the lowest.
void look_for_turns(Places& places, double target) {
  const std::vector<TippingSample> scan = places.samples();
  const TippingPoints seen =
      walk_samples(scan, target, scan_step, [](const auto&, const auto&, TippingPoints&) {});
  if (!seen.most) return;
  for (int i = 0; i < scan_points; ++i) {
    const std::optional<double> value = places.at(i * scan_step);
    if (!value) continue;
    if (*value < target || *value == seen.most->value) look_for_turn(places, Turn::peak, i);
    if (*value > target || *value == seen.least->value) look_for_turn(places, Turn::trough, i);
  }
}

/// Bisects between an answer and none until they are neighbours.
void find_gap_edges(Places& places) {
  const std::vector<TippingSample> samples = places.samples();
  for (std::size_t i = 1; i < samples.size(); ++i) {
    double before = samples[i - 1].place;
    double after = samples[i].place;
    const bool answered = samples[i - 1].value.has_value();
    if (answered == samples[i].value.has_value()) continue;
    while (after - before > edge_precision) {
      const double middle = before + (after - before) / 2.0;
      (places.at(middle).has_value() == answered ? before : after) = middle;
    }
  }
}

/// What the places seen say; true in `holes` if solving came upon places without an answer.
TippingPoints solve_changes(Places& places, double target, bool& holes) {
  const AnswerAt answer = [&](double share) { return places.at(share); };
  const auto solve = [&](const TippingSample& before, const TippingSample& after,
                         TippingPoints& found) {
    const Bracket bracket{before.place, after.place, *before.value, *after.value};
    const auto end = solve_bracket(answer, target, bracket);
    if (const Root* root = std::get_if<Root>(&end))
      found.crossings.push_back(
          {places.value_at(root->at), root->value, *before.value<target, *before.value> target});
    else if (const Break* jump = std::get_if<Break>(&end))
      found.jumps.push_back({places.value_at(jump->low), places.value_at(jump->high),
                             jump->value_low, jump->value_high});
    else
      holes = true;
  };
  return walk_samples(places.samples(), target, scan_step, solve);
}

TippingPoints search(Places& places, double target) {
  for (int i = 0; i < scan_points; ++i) places.at(i * scan_step);
  look_for_turns(places, target);
  for (int round = 0;; ++round) {
    find_gap_edges(places);
    bool holes = false;
    const TippingPoints found = solve_changes(places, target, holes);
    if (!holes || round == most_holes) return found;
  }
}

/// What is left to say where the search was given up.
TippingPoints without_shape(const Places& places, double target) {
  TippingPoints found = walk_samples(places.samples(), target, scan_step,
                                     [](const auto&, const auto&, TippingPoints&) {});
  found.crossings.clear();
  found.gaps.clear();
  found.plateaus.clear();
  found.complete = false;
  return found;
}

}  // namespace

double FactorSpan::value_at(double share) const {
  if (share <= 0.0) return low;
  if (share >= 1.0) return high;
  if (spacing == Spacing::logarithmic) return low * std::pow(high / low, share);
  return low + (high - low) * share;
}

double FactorSpan::share_at(double value) const {
  if (spacing == Spacing::logarithmic) return std::log(value / low) / std::log(high / low);
  return (value - low) / (high - low);
}

TippingPoints::Count TippingPoints::count() const {
  const std::size_t all = crossings.size() + jumps.size() + plateaus.size();
  return all == 0 ? Count::none : all == 1 ? Count::one : Count::several;
}

TippingPoints tipping_points(const AnswerAt& answer, const FactorSpan& span, double target) {
  DN_EXPECT(span.low < span.high && (span.spacing == Spacing::linear || span.low > 0.0),
            "a span, of positive numbers where it is logarithmic");
  Places places(answer, span);
  try {
    return search(places, target);
  } catch (const TooManyPlaces&) {
    return without_shape(places, target);
  }
}

}  // namespace darknumber
