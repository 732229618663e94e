// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "engine/scenario/scenario.h"

namespace darknumber {

/// The rates of an agency for the persons of a stratum, from its own and those of the levels of its
/// pattern. A rate that one level sets is that of the level. Where several do, the log-odds of each
/// less those of the agency's own are added to these:
/// logit r = logit own + sum (logit level - logit own). A level's 0 or 1 stays what it is.
/// NaN where that is undefined: the own one 0 or 1, or one level's 0 and another's 1.
AgencyRates composed_rates(const AgencySpec& agency, const std::vector<Covariate>& covariates,
                           std::size_t stratum);

/// The name of the first rate that is NaN; empty where there is none.
std::string_view undefined_rate(const AgencyRates& rates);

/// Whether a level of the stratum's pattern sets the capture probability.
bool sets_capture(const AgencySpec& agency, const std::vector<Covariate>& covariates,
                  std::size_t stratum);

/// The levels of an agency set a rate no more.
void forget_levels(AgencySpec& agency, double AgencyRates::*rate);

}  // namespace darknumber
