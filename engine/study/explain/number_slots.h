// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <variant>
#include <vector>

#include "engine/scenario/scenario.h"

namespace darknumber {

/// A number of a scenario that worlds are made from, to read and to write.
using NumberSlot = std::variant<double*, std::int64_t*>;

/// All of them, in an order that depends on the scenario's form alone: how many agencies, strata,
/// traits and pairs it has.
std::vector<NumberSlot> number_slots(Scenario& scenario);

double read_slot(const NumberSlot& slot);
void write_slot(const NumberSlot& slot, double number);

}  // namespace darknumber
