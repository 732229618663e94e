// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/input/value.h"
#include "engine/scenario/scenario.h"

namespace darknumber {

/// The scenario in its own format, with every default filled in. Reading it back gives an equal
/// scenario, and so the same numbers.
Value to_value(const Scenario& scenario);

/// 16 hexadecimal digits over all that decides what replicate r of a scenario is, and what is asked
/// of it: everything but the title, the description, the published figures, the words, the name of
/// the table's file, the labels of factors, the texts of claims, and the number of replicates.
/// FNV-1a, 64 bits, over the compact JSON of `to_value`. Source: Fowler, Noll, Vo & Eastlake
/// (2019), "The FNV Non-Cryptographic Hash Algorithm". It tells scenarios apart that differ by
/// accident; it does not protect against intent.
std::string scenario_hash(const Scenario& scenario);

}  // namespace darknumber
