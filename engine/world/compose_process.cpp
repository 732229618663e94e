// SPDX-License-Identifier: MIT
#include "engine/world/compose_process.h"

#include <optional>

#include "engine/scenario/confirmed.h"
#include "engine/scenario/loadings.h"
#include "engine/world/solve_detection.h"

namespace darknumber {
namespace {

/// Probabilities of directed pairs within `group`, agencies x agencies; empty where there are none.
std::vector<double> probabilities_of(const std::vector<DirectedPair>& pairs, Group group,
                                     std::size_t agencies) {
  std::vector<double> probabilities;
  for (const DirectedPair& pair : pairs) {
    if (!concerns(pair.applies_to, group) || pair.probability == 0.0) continue;
    probabilities.resize(agencies * agencies, 0.0);
    probabilities[static_cast<std::size_t>(pair.from) * agencies +
                  static_cast<std::size_t>(pair.to)] = pair.probability;
  }
  return probabilities;
}

std::vector<Kernel> kernels_of(const Scenario& scenario, Group group, std::size_t stratum) {
  const std::size_t k = scenario.agencies.size();
  std::vector<Kernel> kernels;
  // Own detections of unlimited bystanders never coincide: there is nobody to avoid.
  std::vector<double> avoided = probabilities_of(scenario.avoidance, group, k);
  if (!avoided.empty()) {
    for (double& p : avoided) p = 1.0 - p;
    kernels.push_back(Avoidance{std::move(avoided)});
  }
  std::vector<double> referred = probabilities_of(scenario.referrals, group, k);
  if (!referred.empty()) kernels.push_back(Referral{std::move(referred)});
  Reporting reporting;
  for (const AgencySpec& agency : scenario.agencies)
    reporting.probability.push_back(agency.in_stratum[stratum].recorded_share());
  kernels.push_back(std::move(reporting));
  return kernels;
}

/// None where everything reported is confirmed.
std::optional<Verification> verification_of(const Scenario& scenario, Group group) {
  if (!has_verification(scenario)) return std::nullopt;
  Verification verification{confirmed_persons(scenario, group), {}};
  for (std::size_t j = 0; j < scenario.agencies.size(); ++j)
    verification.record.push_back(confirmed_records(scenario, j, group));
  return verification;
}

Linkage linkage_of(const Scenario& scenario, std::size_t stratum) {
  Linkage linkage;
  for (const AgencySpec& agency : scenario.agencies) {
    linkage.anonymous.push_back(agency.in_stratum[stratum].anonymous_share);
    linkage.missed.push_back(agency.in_stratum[stratum].missed_link_probability);
    linkage.duplicate.push_back(agency.in_stratum[stratum].duplicate_probability);
  }
  return linkage;
}

/// Probabilities that the traits move: a detection of records, with the rate as its margins. None
/// where no agency has such loadings.
std::optional<Detection> by_person(const Scenario& scenario, std::size_t stratum,
                                   double AgencyRates::*rate,
                                   std::vector<double> AgencySpec::*loadings,
                                   const StopQuestion* stop) {
  if (!has_loadings(scenario, loadings)) return std::nullopt;
  const std::size_t k = scenario.agencies.size();
  DetectionTarget target;
  target.odds_ratios.assign(k * k, 1.0);
  target.traits = scenario.population.traits;
  target.whom = "persons";
  target.stop = stop;
  for (const AgencySpec& agency : scenario.agencies) {
    target.margins.push_back(agency.in_stratum[stratum].*rate);
    target.agencies.push_back(agency.name);
    target.loadings.push_back(agency.*loadings);
    target.loadings.back().resize(target.traits.size(), 0.0);
  }
  return solve_detection(target).detection;
}

}  // namespace

PersonProcess process_of(const Scenario& scenario, Group group, std::size_t stratum,
                         const StopQuestion* stop) {
  PersonProcess process{{},
                        kernels_of(scenario, group, stratum),
                        verification_of(scenario, group),
                        linkage_of(scenario, stratum)};
  process.reporting_by_person = by_person(scenario, stratum, &AgencyRates::reporting_probability,
                                          &AgencySpec::reporting_loadings, stop);
  process.anonymous_by_person = by_person(scenario, stratum, &AgencyRates::anonymous_share,
                                          &AgencySpec::anonymous_loadings, stop);
  if (process.anonymous_by_person)
    process.linkage.anonymous.assign(process.linkage.anonymous.size(), 0.0);
  return process;
}

}  // namespace darknumber
