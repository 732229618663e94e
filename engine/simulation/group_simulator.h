// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "engine/core/stop.h"
#include "engine/simulation/anonymous_sampler.h"
#include "engine/simulation/history_sampler.h"
#include "engine/world/person_average.h"
#include "engine/world/world.h"

namespace darknumber {

/// Counts of persons by stratum and history.
using PersonCounts = std::vector<std::vector<std::int64_t>>;

/// Victims drawn, by history in the register and, only where anonymity goes by person, by history
/// of records that can be linked.
struct DrawnVictims {
  PersonCounts persons;
  PersonCounts linkable;
};

/// Draws the victims who live in groups, for a table: of each size the groups by presence, stratum
/// and the set of agencies that visit them, then their members given that set. Its cost depends on
/// the number of these sets, 2^visiting agencies, and hardly on that of persons.
class GroupSimulator {
 public:
  /// `stop`: asked while the laws of members are composed; throws GivenUp.
  explicit GroupSimulator(const World& world, const StopQuestion* stop = nullptr);
  explicit GroupSimulator(World&&) = delete;  // it refers to the world

  /// Adds the members to `victims`; returns how many were ever present.
  std::int64_t draw(std::int64_t slots, const DrawKey& key, DrawnVictims& victims) const;

 private:
  struct Members {
    HistorySampler histories;
    std::optional<AnonymousSampler> anonymous;
  };
  /// Of one class of presence and stratum.
  struct Place {
    HistorySampler visits;
    std::vector<Members> members;  // by the set of visitors, those that can be, in order
  };

  Members members_of(const StratumWorld& stratum, std::size_t presence_class,
                     CaptureHistory visited, DetectionsByTraits* by_traits,
                     const StopQuestion* stop) const;

  void draw_groups(std::size_t size, std::int64_t groups, const DrawKey& key,
                   PersonCounts& members) const;

  const World* world_;
  std::vector<CaptureHistory> visitors_;  // the sets that can be
  std::vector<Place> places_;             // class by class, one a stratum
  std::vector<double> shares_;
};

}  // namespace darknumber
