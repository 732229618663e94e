// SPDX-License-Identifier: MIT
#include "tests/support/random_additions.h"

#include <algorithm>

#include "tests/support/random_numbers.h"

namespace darknumber::testing {
namespace {

bool may_visit(const Scenario& scenario, std::size_t agency) {
  for (double loading : scenario.agencies[agency].loadings)
    if (loading != 0.0) return false;
  for (const Dependence& dependence : scenario.dependence)
    if (contains(dependence.agencies(), static_cast<int>(agency))) return false;
  return true;
}

}  // namespace

void draw_set_dependence(Scenario& scenario, RandomStream& stream) {
  const int agencies = static_cast<int>(scenario.agencies.size());
  if (agencies < 3) return;
  Dependence dependence{0, 1, coin(stream, 0.15) ? 0.0 : between(stream, 0.2, 5.0),
                        static_cast<Group>(whole(stream, 0, 2))};
  const bool all = coin(stream);
  for (int further = 2; further < (all ? agencies : 3); ++further)
    dependence.further.push_back(further);
  scenario.dependence.push_back(dependence);
}

void draw_groups(Scenario& scenario, RandomStream& stream) {
  scenario.population.groups = {{whole(stream, 2, 6), between(stream, 0.1, 0.5)},
                                {whole(stream, 7, 30), between(stream, 0.1, 0.5)}};
  for (std::size_t j = 0; j < scenario.agencies.size(); ++j) {
    double most = 0.0;
    for (const AgencyRates& rates : scenario.agencies[j].in_stratum)
      most = std::max(most, rates.capture_probability);
    const double found = most + (1.0 - most) * stream.uniform();
    if (coin(stream, 0.7) && may_visit(scenario, j)) scenario.agencies[j].found_in_visit = found;
  }
}

void draw_loadings_of_records(Scenario& scenario, RandomStream& stream) {
  for (AgencySpec& agency : scenario.agencies) {
    for (std::size_t t = 0; t < scenario.population.traits.size(); ++t) {
      agency.reporting_loadings.push_back(coin(stream) ? 0.0 : between(stream, -1.0, 2.0));
      agency.anonymous_loadings.push_back(coin(stream) ? 0.0 : between(stream, -1.0, 1.0));
    }
  }
}

void draw_verification(Scenario& scenario, RandomStream& stream) {
  const Verified of = coin(stream) ? Verified::person : Verified::record;
  scenario.verification = {of, random_probability(stream, 0.3, 1.0),
                           random_probability(stream, 0.0, 0.9)};
  for (AgencySpec& agency : scenario.agencies)
    if (coin(stream, 0.3))
      agency.verification = {Verified::record, random_probability(stream, 0.3, 1.0),
                             random_probability(stream, 0.0, 0.9)};
}

}  // namespace darknumber::testing
