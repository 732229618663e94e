// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/simulation/history_sampler.h"
#include "engine/world/world.h"

namespace darknumber {

/// Persons drawn by stratum and history in the register.
using PersonCounts = std::vector<std::vector<std::int64_t>>;

/// Draws the victims who live in groups, for a table: of each size the groups by presence, stratum
/// and the set of agencies that visit them, then their members given that set. Its cost depends on
/// the number of these sets, 2^visiting agencies, and hardly on that of persons.
class GroupSimulator {
 public:
  explicit GroupSimulator(const World& world);
  explicit GroupSimulator(World&&) = delete;  // it refers to the world

  /// Adds the members to `persons`; returns how many were ever present.
  std::int64_t draw(std::int64_t slots, const DrawKey& key, PersonCounts& persons) const;

 private:
  /// Of one class of presence and stratum.
  struct Place {
    HistorySampler visits;
    std::vector<HistorySampler> members;  // by the set of visitors, those that can be, in order
  };

  void draw_groups(std::size_t size, std::int64_t slots, const DrawKey& key,
                   PersonCounts& members) const;

  const World* world_;
  std::vector<CaptureHistory> visitors_;  // the sets that can be
  std::vector<Place> places_;             // class by class, one a stratum
  std::vector<double> shares_;
};

}  // namespace darknumber
