// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/scenario/scenario.h"

namespace darknumber::testing {

/// A textbook scenario (nothing violated) with agencies A, B, C, …; tests then break what they
/// want.
Scenario textbook(std::int64_t victims, const std::vector<double>& capture_probabilities);

/// Sets a rate of an agency, or of every agency, in every stratum.
void set_rate(AgencySpec& agency, double AgencyRates::*rate, double value);
void set_rate(Scenario& scenario, double AgencyRates::*rate, double value);

/// Replaces the strata; every agency keeps its rates in each.
void set_strata(Scenario& scenario, std::vector<Stratum> strata);

/// Adds a trait with the same loading for every agency.
void add_trait(Scenario& scenario, Trait trait, const std::vector<double>& loadings);

/// False positives as a share of every list, or by an own alarm probability.
void set_false_positive_shares(Scenario& scenario, const std::vector<double>& shares);
void set_false_alarms(Scenario& scenario, std::int64_t bystanders,
                      const std::vector<double>& probabilities);

}  // namespace darknumber::testing
