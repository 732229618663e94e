// SPDX-License-Identifier: MIT
#include "engine/scenario/covariate_rates.h"

#include <cmath>
#include <iterator>
#include <limits>

#include "engine/core/log_odds.h"
#include "engine/scenario/agency_rates.h"

namespace darknumber {
namespace {

/// A rate of a pattern, from the agency's own and those that its levels set.
double composed(double own, const std::vector<double>& set) {
  if (set.empty()) return own;
  if (set.size() == 1) return set.front();
  constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
  bool never = false;
  bool always = false;
  double difference = 0.0;  // in log-odds
  for (double rate : set) {
    never = never || rate == 0.0;
    always = always || rate == 1.0;
    difference += log_odds(rate) - log_odds(own);
  }
  if (never && always) return undefined;
  if (never || always) return never ? 0.0 : 1.0;
  if (own <= 0.0 || own >= 1.0) return undefined;
  return shifted_in_log_odds(own, difference);
}

bool is_of(const LevelRates& level, const std::vector<Covariate>& covariates, std::size_t stratum) {
  return covariates[level.covariate].level_of_stratum[stratum] == level.level;
}

}  // namespace

AgencyRates composed_rates(const AgencySpec& agency, const std::vector<Covariate>& covariates,
                           std::size_t stratum) {
  AgencyRates rates = agency.rates;
  for (std::size_t r = 0; r < std::size(agency_rates); ++r) {
    double AgencyRates::*const member = agency_rates[r].member;
    std::vector<double> set;
    for (const LevelRates& level : agency.by_covariate)
      if (level.given[r] && is_of(level, covariates, stratum)) set.push_back(level.rates.*member);
    rates.*member = composed(agency.rates.*member, set);
  }
  return rates;
}

std::string_view undefined_rate(const AgencyRates& rates) {
  for (const AgencyRate& rate : agency_rates)
    if (std::isnan(rates.*rate.member)) return rate.field.name;
  return "";
}

bool sets_capture(const AgencySpec& agency, const std::vector<Covariate>& covariates,
                  std::size_t stratum) {
  for (const LevelRates& level : agency.by_covariate)
    for (std::size_t r = 0; r < std::size(agency_rates); ++r)
      if (agency_rates[r].member == &AgencyRates::capture_probability && level.given[r] &&
          is_of(level, covariates, stratum))
        return true;
  return false;
}

void forget_levels(AgencySpec& agency, double AgencyRates::*rate) {
  for (LevelRates& level : agency.by_covariate)
    for (std::size_t r = 0; r < std::size(agency_rates); ++r)
      if (agency_rates[r].member == rate) level.given[r] = false;
}

}  // namespace darknumber
