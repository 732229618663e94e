// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/input/value.h"

namespace darknumber {

/// [{"terms", "estimate"}, …]: the models that tied with the one chosen.
Value tied_value(const std::vector<TiedModel>& tied, const ListsInUse& lists);

/// The same in a sentence; `tied` is not empty.
std::string note_on_ties(const std::vector<TiedModel>& tied, const EstimatorSpec& estimator);

}  // namespace darknumber
