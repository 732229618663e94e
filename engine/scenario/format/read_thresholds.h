// SPDX-License-Identifier: MIT
#pragma once

#include "engine/input/object_reader.h"
#include "engine/scenario/scenario.h"

namespace darknumber {

/// Reads an agency's "threshold", or, with `own`, a stratum's, which has only the fields that
/// differ. Where the population is not a continuum, a threshold is refused; where it is one, the
/// agency's must be there and everything that belongs to victims and bystanders apart is refused.
Threshold read_threshold(ObjectReader& agency, const PopulationSpec& population,
                         const Threshold* own);

/// Reads an agency's "active": its window, within the periods of the population.
Window read_active(ObjectReader& agency, const Turnover& turnover);

}  // namespace darknumber
