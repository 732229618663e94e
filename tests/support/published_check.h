// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "engine/core/contingency_table.h"

namespace darknumber {

/// The check of Chan, Silverman & Vincent (2021) as their packages code it, of the model with these
/// interactions: 0 passed; 1 the likelihood has no finite maximum, terms without overlap taken out;
/// 2 the parameters cannot be told apart; 3 both. A model that fails it may have an estimate on its
/// face, which the packages do not look for.
int published_check(const ContingencyTable& table, std::span<const CaptureHistory> interactions);

}  // namespace darknumber
