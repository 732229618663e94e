// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace darknumber {

/// Which factors move together, and how finely each is divided.
struct MorrisPlan {
  /// For each factor the number of its group, 0 to groups - 1; every group has a factor. Without
  /// groups each factor is its own: see `ungrouped`.
  std::vector<std::size_t> group_of;
  int levels = 4;  // p, even: a factor takes the values 0, 1/(p-1), ..., 1

  std::size_t dimensions() const { return group_of.size(); }
  std::size_t groups() const;
  /// Does every group have one factor? Only then does an effect have a sign.
  bool has_groups() const;
  /// p / (2 (p - 1)): half of the levels on. With p even and this step, every level is left, and
  /// reached, equally often. Source: Morris (1991), Technometrics 33, section 3.
  double step() const;
};

MorrisPlan ungrouped(std::size_t dimensions, int levels);

/// A walk in which every group moves once: from its level to the one half of the levels away.
struct Trajectory {
  std::vector<int> start;          // for each factor, 0 to p - 1
  std::vector<std::size_t> order;  // the groups, in the order in which they move

  friend bool operator==(const Trajectory&, const Trajectory&) = default;
};

/// The level half of the levels away: up from the lower half, down from the upper.
int partner_level(int level, int levels);

struct MorrisDesign {
  MorrisPlan plan;
  std::vector<Trajectory> trajectories;

  std::size_t rows_each() const { return plan.groups() + 1; }
  std::size_t rows_in_all() const { return trajectories.size() * rows_each(); }
  /// A point of the unit cube; they come trajectory by trajectory, each in the order of its walk.
  std::vector<double> row(std::size_t index) const;
  std::vector<std::vector<double>> rows() const;
};

/// Draws ten times as many trajectories as are asked for (fewer where that is more than 2000; never
/// fewer than asked for) and keeps those that lie far apart (`spread_out`). Depends on nothing but
/// its arguments. Sources: Morris (1991); Campolongo, Cariboni & Saltelli (2007), Environmental
/// Modelling & Software 22, sections 3 (spread) and 4 (groups).
MorrisDesign morris_design(const MorrisPlan& plan, std::size_t trajectories, std::uint64_t seed);

}  // namespace darknumber
