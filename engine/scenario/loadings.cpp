// SPDX-License-Identifier: MIT
#include "engine/scenario/loadings.h"

#include <algorithm>

namespace darknumber {

bool can_move(const AgencySpec& agency, std::vector<double> AgencySpec::*loadings) {
  if (loadings == &AgencySpec::loadings) return true;
  const auto rate = loadings == &AgencySpec::reporting_loadings
                        ? &AgencyRates::reporting_probability
                        : &AgencyRates::anonymous_share;
  return std::any_of(
      agency.in_stratum.begin(), agency.in_stratum.end(),
      [rate](const AgencyRates& rates) { return rates.*rate > 0.0 && rates.*rate < 1.0; });
}

bool has_loadings(const Scenario& scenario, std::vector<double> AgencySpec::*loadings) {
  return std::any_of(scenario.agencies.begin(), scenario.agencies.end(),
                     [loadings](const AgencySpec& agency) {
                       return can_move(agency, loadings) &&
                              std::any_of((agency.*loadings).begin(), (agency.*loadings).end(),
                                          [](double loading) { return loading != 0.0; });
                     });
}

bool goes_by_person(const Scenario& scenario) {
  return has_loadings(scenario, &AgencySpec::reporting_loadings) ||
         has_loadings(scenario, &AgencySpec::anonymous_loadings);
}

}  // namespace darknumber
