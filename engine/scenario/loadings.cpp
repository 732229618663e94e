// SPDX-License-Identifier: MIT
#include "engine/scenario/loadings.h"

#include <algorithm>

namespace darknumber {

bool has_loadings(const Scenario& scenario, std::vector<double> AgencySpec::*loadings) {
  return std::any_of(scenario.agencies.begin(), scenario.agencies.end(),
                     [loadings](const AgencySpec& agency) {
                       return std::any_of((agency.*loadings).begin(), (agency.*loadings).end(),
                                          [](double loading) { return loading != 0.0; });
                     });
}

bool goes_by_person(const Scenario& scenario) {
  return has_loadings(scenario, &AgencySpec::reporting_loadings) ||
         has_loadings(scenario, &AgencySpec::anonymous_loadings);
}

}  // namespace darknumber
