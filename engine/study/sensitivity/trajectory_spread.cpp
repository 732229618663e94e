// SPDX-License-Identifier: MIT
#include "engine/study/sensitivity/trajectory_spread.h"

#include <cmath>
#include <cstdint>

#include "engine/core/contracts.h"

namespace darknumber {
namespace {

/// An exchange must gain more than rounding can, or exchanges might go round in a circle.
constexpr double least_gain = 1e-10;  // relative to the sum

/// For each group its factors.
using Members = std::vector<std::vector<std::size_t>>;

Members members_of(const MorrisPlan& plan) {
  Members members(plan.groups());
  for (std::size_t factor = 0; factor < plan.dimensions(); ++factor)
    members[plan.group_of[factor]].push_back(factor);
  return members;
}

/// What a group's move does to the squared distance from a point, factor by factor. Levels are
/// whole numbers, so squared distances are exact.
class PointPairs {
 public:
  PointPairs(int levels, const Members& members, const Trajectory& first, const Trajectory& second)
      : levels_(levels), members_(members), first_(first), second_(second) {}

  double sum_of_distances() const {
    std::vector<int> here = first_.start;
    double sum = row_from(here);
    for (const std::size_t group : first_.order) {
      move(here, group);
      sum += row_from(here);
    }
    return sum;
  }

 private:
  void move(std::vector<int>& point, std::size_t group) const {
    for (const std::size_t factor : members_[group])
      point[factor] = partner_level(point[factor], levels_);
  }

  static std::int64_t square(int difference) { return std::int64_t{difference} * difference; }

  /// The distances from one point to all points of the second trajectory.
  double row_from(const std::vector<int>& here) const {
    std::int64_t squared = 0;
    for (std::size_t factor = 0; factor < here.size(); ++factor)
      squared += square(here[factor] - second_.start[factor]);
    double sum = std::sqrt(static_cast<double>(squared));
    for (const std::size_t group : second_.order) {
      for (const std::size_t factor : members_[group]) {
        const int from = second_.start[factor];
        squared +=
            square(here[factor] - partner_level(from, levels_)) - square(here[factor] - from);
      }
      sum += std::sqrt(static_cast<double>(squared));
    }
    return sum;
  }

  int levels_;
  const Members& members_;
  const Trajectory& first_;
  const Trajectory& second_;
};

double distance_between(int levels, const Members& members, const Trajectory& first,
                        const Trajectory& second) {
  if (first == second) return 0.0;
  return PointPairs(levels, members, first, second).sum_of_distances();
}

/// Squared distances between all candidates, and a choice among them.
class Selection {
 public:
  explicit Selection(const MorrisDesign& candidates)
      : size_(candidates.trajectories.size()),
        squared_(size_ * size_, 0.0),
        chosen_(size_, false),
        to_chosen_(size_, 0.0) {
    const Members members = members_of(candidates.plan);
    for (std::size_t i = 0; i < size_; ++i)
      for (std::size_t j = 0; j < i; ++j) {
        const double distance =
            distance_between(candidates.plan.levels, members, candidates.trajectories[i],
                             candidates.trajectories[j]);
        squared_[i * size_ + j] = squared_[j * size_ + i] = distance * distance;
      }
  }

  void choose_farthest_pair() {
    std::size_t best = 1;  // row 0, column 1
    for (std::size_t pair = 0; pair < squared_.size(); ++pair)
      if (squared_[pair] > squared_[best]) best = pair;
    add(best / size_);
    add(best % size_);
  }

  void choose_farthest() {
    std::size_t best = size_;
    for (std::size_t i = 0; i < size_; ++i)
      if (!chosen_[i] && (best == size_ || to_chosen_[i] > to_chosen_[best])) best = i;
    add(best);
  }

  /// Makes the best exchange; false where none gains.
  bool exchange_best() {
    double best_gain = least_gain * sum();
    std::size_t best_out = size_;
    std::size_t best_in = size_;
    for (std::size_t out = 0; out < size_; ++out) {
      if (!chosen_[out]) continue;
      for (std::size_t in = 0; in < size_; ++in) {
        if (chosen_[in]) continue;
        const double gain = to_chosen_[in] - squared_[in * size_ + out] - to_chosen_[out];
        if (gain <= best_gain) continue;
        best_gain = gain;
        best_out = out;
        best_in = in;
      }
    }
    if (best_out == size_) return false;
    remove(best_out);
    add(best_in);
    return true;
  }

  void add(std::size_t i) { set(i, true, 1.0); }
  void remove(std::size_t i) { set(i, false, -1.0); }

  double sum() const {
    double twice = 0.0;
    for (std::size_t i = 0; i < size_; ++i)
      if (chosen_[i]) twice += to_chosen_[i];
    return twice / 2.0;
  }

  std::vector<std::size_t> chosen() const {
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < size_; ++i)
      if (chosen_[i]) indices.push_back(i);
    return indices;
  }

 private:
  void set(std::size_t i, bool value, double sign) {
    chosen_[i] = value;
    for (std::size_t other = 0; other < size_; ++other)
      to_chosen_[other] += sign * squared_[i * size_ + other];
  }

  std::size_t size_;
  std::vector<double> squared_;
  std::vector<bool> chosen_;
  std::vector<double> to_chosen_;  // each candidate's sum over the chosen
};

}  // namespace

double trajectory_distance(const MorrisPlan& plan, const Trajectory& first,
                           const Trajectory& second) {
  return distance_between(plan.levels, members_of(plan), first, second);
}

std::vector<std::size_t> spread_out(const MorrisDesign& candidates, std::size_t wanted) {
  const std::size_t size = candidates.trajectories.size();
  DN_EXPECT(wanted > 0 && wanted <= size, "as many candidates as are wanted");
  Selection selection(candidates);
  if (wanted == 1) return {0};
  selection.choose_farthest_pair();
  for (std::size_t chosen = 2; chosen < wanted; ++chosen) selection.choose_farthest();
  // Each exchange improves the sum; this many are far more than were ever needed.
  for (std::size_t exchange = 0; exchange < 10 * wanted; ++exchange)
    if (!selection.exchange_best()) break;
  return selection.chosen();
}

double spread_of(const MorrisDesign& candidates, const std::vector<std::size_t>& chosen) {
  double sum = 0.0;
  for (std::size_t i = 0; i < chosen.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const double distance = trajectory_distance(
          candidates.plan, candidates.trajectories[chosen[i]], candidates.trajectories[chosen[j]]);
      sum += distance * distance;
    }
  return sum;
}

}  // namespace darknumber
