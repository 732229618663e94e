// SPDX-License-Identifier: MIT
#include "engine/study/explain/varied_scenario.h"

#include <cmath>

#include "engine/input/json.h"
#include "engine/scenario/format/write_scenario.h"
#include "engine/scenario/read_factors.h"
#include "engine/study/factor_values.h"

namespace darknumber {
namespace {

constexpr double rounding = 1e-12;  // relative: a share is rescaled by the others' sum

std::vector<double> numbers_at(const std::vector<Factor>& factors, double share) {
  std::vector<double> values;
  for (const Factor& factor : factors) values.push_back(value_at(factor, share).number());
  return values;
}

bool is_near(double a, double b) {
  return std::abs(a - b) <= rounding * (1.0 + std::abs(a));
}

std::string text_of(const Scenario& scenario) {
  return write_json(to_value(scenario));
}

}  // namespace

FactorReach::FactorReach(std::shared_ptr<const PointMaker> maker, std::vector<Factor> factors)
    : maker_(std::move(maker)),
      factors_(std::move(factors)),
      middle_values_(numbers_at(factors_, 0.5)),
      middle_(read(middle_values_)) {
  for (const NumberSlot& slot : number_slots(middle_)) middle_numbers_.push_back(read_slot(slot));
  direct_ = learn();
}

Scenario FactorReach::read(std::span<const double> values) const {
  std::vector<Value> set;
  for (std::size_t f = 0; f < factors_.size(); ++f)
    set.push_back(factor_number(values[f], factors_[f].kind, factors_[f].position));
  return maker_->scenario_with(settings_of(factors_, set));
}

bool FactorReach::learn() {
  constexpr double other_shares[] = {0.85, 0.15, 0.99, 0.02};
  for (std::size_t f = 0; f < factors_.size(); ++f) {
    moves_.emplace_back();
    std::vector<double> values = middle_values_;
    for (double share : other_shares)  // of single values several shares may have the same one
      if (values[f] == middle_values_[f]) values[f] = value_at(factors_[f], share).number();
    const double step = values[f] - middle_values_[f];
    if (step == 0.0) continue;  // a belief in one value
    Scenario moved = read(values);
    const std::vector<NumberSlot> slots = number_slots(moved);
    if (slots.size() != middle_numbers_.size()) return false;
    for (std::size_t s = 0; s < slots.size(); ++s)
      if (const double change = read_slot(slots[s]) - middle_numbers_[s]; change != 0.0)
        moves_[f].push_back({s, is_near(change, step) ? 1.0 : change / step});
  }
  bases_ = middle_numbers_;
  for (std::size_t f = 0; f < factors_.size(); ++f)
    for (const Move& move : moves_[f]) {
      const double rest = bases_[move.slot] - move.slope * middle_values_[f];
      bases_[move.slot] = is_near(rest, 0.0) ? 0.0 : rest;
    }
  // Values together, far from those learnt from, in an order that gives each factor others beside
  // it each time.
  constexpr double shares[] = {0.9, 0.03, 0.6, 0.25, 0.75};
  for (std::size_t trial = 0; trial < std::size(shares); ++trial) {
    std::vector<double> values;
    for (std::size_t f = 0; f < factors_.size(); ++f)
      values.push_back(
          value_at(factors_[f], shares[(trial + f * (trial + 1)) % std::size(shares)]).number());
    if (!predicts(values)) return false;
  }
  return true;
}

void FactorReach::set(const std::vector<NumberSlot>& slots, std::span<const double> values) const {
  for (const std::vector<Move>& of_factor : moves_)
    for (const Move& move : of_factor) write_slot(slots[move.slot], bases_[move.slot]);
  for (std::size_t f = 0; f < factors_.size(); ++f)
    for (const Move& move : moves_[f])
      write_slot(slots[move.slot], read_slot(slots[move.slot]) + move.slope * values[f]);
}

bool FactorReach::predicts(std::span<const double> values) const {
  Scenario truth = read(values);
  Scenario predicted = middle_;
  const std::vector<NumberSlot> true_slots = number_slots(truth);
  const std::vector<NumberSlot> slots = number_slots(predicted);
  if (slots.size() != true_slots.size() || truth.bystanders.form != middle_.bystanders.form)
    return false;
  set(slots, values);
  for (std::size_t s = 0; s < slots.size(); ++s) {
    const double number = read_slot(true_slots[s]);
    if (!is_near(number, read_slot(slots[s]))) return false;
    write_slot(slots[s], number);
  }
  return text_of(predicted) == text_of(truth);
}

VariedScenario::VariedScenario(const FactorReach& reach)
    : reach_(&reach), scenario_(reach.middle()), slots_(number_slots(scenario_)) {}

Scenario& VariedScenario::at(std::span<const double> values) {
  if (reach_->direct_)
    reach_->set(slots_, values);
  else
    scenario_ = reach_->read(values);
  return scenario_;
}

}  // namespace darknumber
