// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "engine/study/explain/number_slots.h"
#include "engine/study/point_maker.h"

namespace darknumber {

/// How factors reach the numbers of a scenario. Reading a scenario anew for each of millions of
/// worlds would take most of the time; so it is found out, from a few readings, which numbers each
/// factor moves, and by how much, and checked on others that nothing else differs. Where that
/// fails, worlds are read anew.
class FactorReach {
 public:
  FactorReach(std::shared_ptr<const PointMaker> maker, std::vector<Factor> factors);

  /// The scenario with every factor at the median of its belief.
  const Scenario& middle() const { return middle_; }
  const std::vector<Factor>& factors() const { return factors_; }
  bool is_direct() const { return direct_; }

  /// The scenario read with these values.
  Scenario read(std::span<const double> values) const;

 private:
  friend class VariedScenario;
  struct Move {
    std::size_t slot = 0;
    double slope = 1.0;  // of the slot by the factor
  };

  bool learn();
  bool predicts(std::span<const double> values) const;
  void set(const std::vector<NumberSlot>& slots, std::span<const double> values) const;

  std::shared_ptr<const PointMaker> maker_;
  std::vector<Factor> factors_;
  std::vector<double> middle_values_;
  Scenario middle_;
  std::vector<double> middle_numbers_;
  std::vector<double> bases_;             // of the slots, where all factors are 0
  std::vector<std::vector<Move>> moves_;  // by factor
  bool direct_ = false;
};

/// One thread's scenario, moved from world to world.
class VariedScenario {
 public:
  explicit VariedScenario(const FactorReach& reach);
  VariedScenario(const VariedScenario&) = delete;
  VariedScenario& operator=(const VariedScenario&) = delete;

  /// With these values of the factors. Throws InputError where the file's rules forbid them.
  Scenario& at(std::span<const double> values);

 private:
  const FactorReach* reach_;
  Scenario scenario_;
  std::vector<NumberSlot> slots_;
};

}  // namespace darknumber
