// SPDX-License-Identifier: MIT
#include "engine/scenario/format/write_covariates.h"

#include <iterator>
#include <string>

#include "engine/input/make_value.h"
#include "engine/scenario/agency_rates.h"
#include "engine/scenario/format/read_covariate_strata.h"

namespace darknumber {
namespace {

Value rates_value(const LevelRates& level) {
  Value value = empty_object();
  for (std::size_t r = 0; r < std::size(agency_rates); ++r)
    if (level.given[r])
      add_member(value, std::string(agency_rates[r].field.name),
                 level.rates.*agency_rates[r].member);
  return value;
}

}  // namespace

Value covariates_value(const PopulationSpec& population) {
  Value value = empty_object();
  for (const Covariate& covariate : population.covariates) {
    Value levels = empty_array();
    for (const std::string& level : covariate.levels) levels.array().push_back(make_value(level));
    add_member(value, covariate.name, std::move(levels));
  }
  Value shares = empty_object();
  for (const Stratum& stratum : population.strata) add_member(shares, stratum.name, stratum.share);
  add_member(value, std::string(shares_by_pattern), std::move(shares));
  return value;
}

Value by_covariate_value(const AgencySpec& agency, const PopulationSpec& population) {
  Value value = empty_object();
  for (std::size_t c = 0; c < population.covariates.size(); ++c) {
    Value levels = empty_object();
    for (std::size_t l = 0; l < population.covariates[c].levels.size(); ++l)
      for (const LevelRates& level : agency.by_covariate) {
        if (level.covariate != c || level.level != l) continue;
        Value rates = rates_value(level);
        if (!rates.object().empty())
          add_member(levels, population.covariates[c].levels[l], std::move(rates));
      }
    if (!levels.object().empty())
      add_member(value, population.covariates[c].name, std::move(levels));
  }
  return value;
}

}  // namespace darknumber
