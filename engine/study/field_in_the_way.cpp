// SPDX-License-Identifier: MIT
#include "engine/study/field_in_the_way.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>
#include <vector>

#include "engine/core/contracts.h"
#include "engine/scenario/agency_rates.h"
#include "engine/scenario/switch_off.h"

namespace darknumber {
namespace {

/// A field, how far it is from doing nothing, and the scenario in which it does nothing.
struct Candidate {
  std::string path;
  double size = 0.0;
  Scenario without;
};

/// How far a rate is from doing nothing, at the most over an agency's strata.
double size_of_rate(const AgencySpec& agency, const AgencyRate& rate) {
  double size = std::abs(agency.rates.*rate.member - rate.off);
  for (const AgencyRates& rates : agency.in_stratum)
    size = std::max(size, std::abs(rates.*rate.member - rate.off));
  return size;
}

void add_rates(const Scenario& scenario, std::vector<Candidate>& candidates) {
  for (std::size_t j = 0; j < scenario.agencies.size(); ++j)
    for (const AgencyRate& one : agency_rates) {
      if (one.of == RateOf::detection) continue;
      const AgencySpec& agency = scenario.agencies[j];
      const double size = size_of_rate(agency, one);
      if (size == 0.0) continue;
      Scenario without = scenario;
      without.agencies[j].rates.*one.member = one.off;
      for (AgencyRates& rates : without.agencies[j].in_stratum) rates.*one.member = one.off;
      candidates.push_back(
          {fmt::format("agencies[{}].{}", agency.name, one.field.name), size, std::move(without)});
    }
}

void add_pairs(const Scenario& scenario, std::vector<Candidate>& candidates) {
  const auto name = [&](int agency) -> const std::string& {
    return scenario.agencies[static_cast<std::size_t>(agency)].name;
  };
  for (std::size_t d = 0; d < scenario.dependence.size(); ++d) {
    const Dependence& pair = scenario.dependence[d];
    std::vector<std::string> names{name(pair.first), name(pair.second)};
    for (int agency : pair.further) names.push_back(name(agency));
    Scenario without = scenario;
    without.dependence.erase(without.dependence.begin() + static_cast<std::ptrdiff_t>(d));
    candidates.push_back({fmt::format("dependence[{}].odds_ratio", fmt::join(names, ",")),
                          pair.odds_ratio > 0.0 ? std::abs(std::log(pair.odds_ratio)) : INFINITY,
                          std::move(without)});
  }
  const auto add_directed = [&](std::vector<DirectedPair> Scenario::*pairs, const char* field) {
    for (std::size_t d = 0; d < (scenario.*pairs).size(); ++d) {
      const DirectedPair& pair = (scenario.*pairs)[d];
      Scenario without = scenario;
      (without.*pairs).erase((without.*pairs).begin() + static_cast<std::ptrdiff_t>(d));
      candidates.push_back(
          {fmt::format("{}[{},{}].probability", field, name(pair.from), name(pair.to)),
           pair.probability, std::move(without)});
    }
  };
  add_directed(&Scenario::avoidance, "avoidance");
  add_directed(&Scenario::referrals, "referrals");
}

/// The field that makes a violation; of a rate, that of the first agency which has it.
std::string first_field_of(Violation violation, const Scenario& scenario) {
  const std::string_view section = violation_kinds[static_cast<std::size_t>(violation)].field;
  if (!section.empty()) return std::string(section);
  for (const AgencySpec& agency : scenario.agencies) {
    for (const AgencyRate& rate : agency_rates)
      if (rate.violation == violation && size_of_rate(agency, rate) > 0.0)
        return fmt::format("agencies[{}].{}", agency.name, rate.field.name);
    // An agency's, and no rate of its strata.
    if (violation == Violation::false_links && agency.false_link_probability > 0.0)
      return fmt::format("agencies[{}].false_link_probability", agency.name);
  }
  DN_EXPECT(false, "an agency with the violation that the scenario has");
  return "agencies";
}

bool fits(const Scenario& scenario, const Hold& hold, const StopQuestion* stop) {
  return std::holds_alternative<Calibrated>(calibrate(scenario, hold.table, hold.match, stop));
}

}  // namespace

FieldInTheWay field_in_the_way(const Scenario& scenario, const Hold& hold,
                               const StopQuestion* stop) {
  std::vector<Candidate> candidates;
  add_rates(scenario, candidates);
  add_pairs(scenario, candidates);
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.size > b.size; });
  for (const Candidate& candidate : candidates)
    if (fits(candidate.without, hold, stop))
      return {candidate.path, fmt::format("Without \"{}\" a world fits: bring it nearer to that, "
                                          "or give the table \"match\": \"none\".",
                                          candidate.path)};
  for (Violation violation : violations_of(scenario))
    if (fits(without(scenario, violation), hold, stop))
      return {first_field_of(violation, scenario),
              fmt::format("Without {} a world fits: assume less of it, or give the table "
                          "\"match\": \"none\".",
                          name_of(violation))};
  return {"table",
          "No one violation alone is in the way: assume less, or give the table \"match\": "
          "\"none\"."};
}

}  // namespace darknumber
