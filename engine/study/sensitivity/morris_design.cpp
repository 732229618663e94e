// SPDX-License-Identifier: MIT
#include "engine/study/sensitivity/morris_design.h"

#include <algorithm>
#include <boost/random/uniform_int_distribution.hpp>
#include <numeric>
#include <utility>

#include "engine/core/contracts.h"
#include "engine/core/random_stream.h"
#include "engine/core/shuffle.h"
#include "engine/study/sensitivity/trajectory_spread.h"

namespace darknumber {
namespace {

/// Campolongo et al. choose from 500 to 1000 for r = 10 to 20; the time grows with the square.
constexpr std::size_t candidates_each = 10;
constexpr std::size_t most_candidates = 2000;

void check(const MorrisPlan& plan) {
  DN_EXPECT(plan.levels >= 2 && plan.levels % 2 == 0, "an even number of levels");
  DN_EXPECT(plan.dimensions() > 0, "a study has factors");
  std::vector<bool> seen(plan.groups(), false);
  for (const std::size_t group : plan.group_of) seen[group] = true;
  DN_EXPECT(std::find(seen.begin(), seen.end(), false) == seen.end(), "every group has a factor");
}

Trajectory draw_trajectory(const MorrisPlan& plan, RandomStream stream) {
  Trajectory trajectory;
  boost::random::uniform_int_distribution<int> any_level(0, plan.levels - 1);
  for (std::size_t factor = 0; factor < plan.dimensions(); ++factor)
    trajectory.start.push_back(any_level(stream));
  trajectory.order.resize(plan.groups());
  std::iota(trajectory.order.begin(), trajectory.order.end(), std::size_t{0});
  shuffle(std::span(trajectory.order), stream);
  return trajectory;
}

}  // namespace

std::size_t MorrisPlan::groups() const {
  return group_of.empty() ? 0 : *std::max_element(group_of.begin(), group_of.end()) + 1;
}

bool MorrisPlan::has_groups() const {
  return groups() < dimensions();
}

double MorrisPlan::step() const {
  return levels / (2.0 * (levels - 1));
}

MorrisPlan ungrouped(std::size_t dimensions, int levels) {
  MorrisPlan plan{std::vector<std::size_t>(dimensions), levels};
  std::iota(plan.group_of.begin(), plan.group_of.end(), std::size_t{0});
  return plan;
}

int partner_level(int level, int levels) {
  return level < levels / 2 ? level + levels / 2 : level - levels / 2;
}

std::vector<double> MorrisDesign::row(std::size_t index) const {
  const Trajectory& trajectory = trajectories[index / rows_each()];
  std::vector<bool> moved(plan.groups(), false);
  for (std::size_t step = 0; step < index % rows_each(); ++step)
    moved[trajectory.order[step]] = true;
  std::vector<double> row;
  for (std::size_t factor = 0; factor < plan.dimensions(); ++factor) {
    const int start = trajectory.start[factor];
    const int level = moved[plan.group_of[factor]] ? partner_level(start, plan.levels) : start;
    row.push_back(level / (plan.levels - 1.0));
  }
  return row;
}

std::vector<std::vector<double>> MorrisDesign::rows() const {
  std::vector<std::vector<double>> all;
  for (std::size_t index = 0; index < rows_in_all(); ++index) all.push_back(row(index));
  return all;
}

MorrisDesign morris_design(const MorrisPlan& plan, std::size_t trajectories, std::uint64_t seed) {
  check(plan);
  DN_EXPECT(trajectories > 0, "a trajectory or more");
  const std::size_t candidates =
      std::max(trajectories, std::min(candidates_each * trajectories, most_candidates));
  MorrisDesign design{plan, {}};
  for (std::size_t number = 0; number < candidates; ++number)
    design.trajectories.push_back(draw_trajectory(
        plan,
        RandomStream(seed, 0, Purpose::study_trajectories, static_cast<std::uint32_t>(number))));
  if (candidates == trajectories) return design;
  std::vector<Trajectory> kept;
  for (const std::size_t chosen : spread_out(design, trajectories))
    kept.push_back(design.trajectories[chosen]);
  design.trajectories = std::move(kept);
  return design;
}

}  // namespace darknumber
