// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/core/stop.h"
#include "engine/scenario/scenario.h"
#include "engine/world/world.h"

namespace darknumber {

/// How bystanders' own alarms become reported records by list, in some strata together.
class BystanderRecords {
 public:
  /// `by_stratum`: the one stratum has alarms of its own; else the same ones hold in every stratum,
  /// and fall on each by its share of the bystanders. `stop`: asked by what takes long; null:
  /// nobody asks.
  BystanderRecords(const Scenario& scenario, const World& world, std::vector<std::size_t> strata,
                   bool by_stratum, const StopQuestion* stop = nullptr);

  /// Expected records on list j for one own alarm of agency l on a bystander whom no other flags.
  double per_alarm(std::size_t j, std::size_t l) const;

  /// Whether records are proportional to alarms: always with unlimited bystanders; with a finite
  /// number where neither avoidance nor referral concerns them.
  bool are_proportional() const { return proportional_; }

  /// Expected records by list where each of a finite number of bystanders is flagged with these
  /// probabilities.
  std::vector<double> of(const std::vector<double>& alarms) const;

  /// Whether records depend on nothing but the law of own detections: not where the traits move
  /// reporting too.
  bool are_linear() const { return !by_history_.empty(); }

  /// Expected records by list of a finite number of bystanders whose own detections have this law,
  /// or changes of the ones with changes of the other; where they are linear.
  std::vector<double> of_law(const Law& detected) const;

  /// Derivatives of `of` by the alarms of `agencies`, for their lists: rows are lists. `here` is
  /// of(alarms).
  std::vector<double> slopes(const std::vector<double>& alarms, const std::vector<double>& here,
                             const std::vector<std::size_t>& agencies) const;

 private:
  void add_per_alarm(const StratumWorld& stratum, double share);

  const Scenario* scenario_;
  const World* world_;
  const StopQuestion* stop_;
  std::vector<std::size_t> strata_;
  bool proportional_ = true;
  std::vector<double> per_alarm_;   // agencies x agencies
  std::vector<double> by_history_;  // records of a bystander, history by history, one a list
};

}  // namespace darknumber
