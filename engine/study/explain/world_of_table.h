// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/scenario/scenario.h"
#include "engine/world/world.h"

namespace darknumber {

/// What a world is expected to make of each victim, all of it per victim.
struct ExpectedEntities {
  std::vector<double> cells;       // entities by history over the agencies; none at 0
  std::vector<double> of_victims;  // those that are victims'
  double total = 0.0;
  double a_seen_victim = 1.0;   // entities of a victim whom some agency has reported
  double unseen = 0.0;          // victims ever present whom none has
  double persons = 1.0;         // victims ever present
  std::vector<double> capture;  // overall capture probability by agency
  double log_jacobian = 0.0;    // log |d capture / d coordinates|, of the agencies that move
};

/// What is common to all worlds that a table may come from: which agencies' capture probabilities
/// move, and how worlds are worked out.
///
/// An agency has one coordinate. Where all worlds have one stratum and what is false is a share of
/// unlimited bystanders, it is the intercept of its own detections (detection.h), so that nothing
/// has to be solved; else the common shift of the log-odds of its capture probabilities, and the
/// world is composed. Either runs through all capture probabilities once, and the Jacobian says
/// with what density.
class WorldForm {
 public:
  explicit WorldForm(const Scenario& scenario);

  const std::vector<std::size_t>& movable() const { return movable_; }
  bool is_quick() const { return quick_; }
  /// Whether cells are in proportion to the number of victims; not with a given number of
  /// bystanders who can be flagged.
  bool is_proportional() const { return proportional_; }
  /// The coordinate of an agency at which it captures this share of victims without traits and
  /// dependence.
  double coordinate_at(const Scenario& scenario, std::size_t agency, double capture) const;

  /// The world at these coordinates, one a movable agency, and this number of victims, which
  /// matters where cells are not in proportion to it. Nothing where no world is that way.
  std::optional<ExpectedEntities> at(const Scenario& scenario, std::span<const double> coordinates,
                                     double victims) const;

 private:
  std::optional<ExpectedEntities> quick(const Scenario& scenario,
                                        std::span<const double> coordinates) const;
  std::optional<ExpectedEntities> composed(const Scenario& scenario,
                                           std::span<const double> coordinates,
                                           double victims) const;

  std::vector<std::size_t> movable_;
  bool quick_ = false;
  bool proportional_ = true;
};

/// The scenario with the capture probabilities of these coordinates; of a quick form, too.
Scenario scenario_at(const WorldForm& form, Scenario scenario, std::span<const double> coordinates);

/// What a composed world of so many victims expects, per victim; of a continuum, per person at
/// risk.
ExpectedEntities expected_entities(const World& world);

}  // namespace darknumber
