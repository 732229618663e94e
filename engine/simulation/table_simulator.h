// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "engine/core/stop.h"
#include "engine/simulation/group_simulator.h"
#include "engine/simulation/history_sampler.h"
#include "engine/world/world.h"

namespace darknumber {

/// Draws the register of a whole population from the world's laws, persons by the multinomial, then
/// the linkage of each history's persons. Its cost hardly depends on the size of the population.
/// Exact: the same distribution as drawing every person (engine/simulation/person_simulator.h).
class TableSimulator {
 public:
  /// `stop`: asked while the laws of groups are composed; throws GivenUp.
  explicit TableSimulator(const World& world, const StopQuestion* stop = nullptr);
  explicit TableSimulator(World&&) = delete;  // it refers to the world

  /// Replicate `key.replicate` of the study with seed `key.seed`.
  Register draw(const DrawKey& key) const;

 private:
  struct Stratum {
    std::vector<HistorySampler> victims;                  // by class of presence
    HistorySampler bystanders;                            // of a finite number
    std::vector<AnonymousSampler> victim_anonymity = {};  // where it goes by person, by class
    std::optional<AnonymousSampler> bystander_anonymity = {};
  };

  void draw_victims(std::int64_t slots, const DrawKey& key, Register& drawn) const;
  void draw_bystanders(std::int64_t persons, const DrawKey& key, Register& drawn) const;

  const World* world_;
  std::vector<Stratum> strata_;
  std::vector<double> shares_;
  std::vector<double> bystander_shares_;
  std::optional<GroupSimulator> groups_;  // where some agency finds them
};

}  // namespace darknumber
