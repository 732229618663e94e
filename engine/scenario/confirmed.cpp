// SPDX-License-Identifier: MIT
#include "engine/scenario/confirmed.h"

#include <algorithm>

#include "engine/core/contracts.h"

namespace darknumber {
namespace {

double kept(const VerificationSpec& verification, Group group) {
  DN_EXPECT(group != Group::everyone, "a verdict depends on the kind of person");
  return group == Group::victims ? verification.keeps_victims : verification.keeps_others;
}

}  // namespace

double confirmed_persons(const Scenario& scenario, Group group) {
  return scenario.verification.of == Verified::person ? kept(scenario.verification, group) : 1.0;
}

double confirmed_records(const Scenario& scenario, std::size_t agency, Group group) {
  const double of_all =
      scenario.verification.of == Verified::record ? kept(scenario.verification, group) : 1.0;
  return of_all * kept(scenario.agencies[agency].verification, group);
}

double confirmed_share(const Scenario& scenario, std::size_t agency, Group group) {
  return confirmed_persons(scenario, group) * confirmed_records(scenario, agency, group);
}

double false_share_confirmed(const Scenario& scenario, std::size_t agency, double share) {
  const double others = share * confirmed_share(scenario, agency, Group::bystanders);
  const double victims = (1.0 - share) * confirmed_share(scenario, agency, Group::victims);
  return others > 0.0 ? others / (others + victims) : 0.0;
}

bool has_verification(const Scenario& scenario) {
  return scenario.verification.acts() ||
         std::any_of(scenario.agencies.begin(), scenario.agencies.end(),
                     [](const AgencySpec& agency) { return agency.verification.acts(); });
}

}  // namespace darknumber
