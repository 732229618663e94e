// SPDX-License-Identifier: MIT
#include "tests/support/random_covariates.h"

#include <iterator>

#include "engine/core/contracts.h"
#include "engine/scenario/agency_rates.h"
#include "engine/scenario/covariate_rates.h"
#include "engine/scenario/format/read_covariate_strata.h"
#include "tests/support/scenario_builder.h"

namespace darknumber::testing {
namespace {

/// Up to six patterns, the first covariate's levels fastest, as the reader has them.
void cross(Scenario& scenario, std::size_t years, RandomStream& stream) {
  Covariate sex{"sex", {"female", "male"}, {}};
  Covariate year{"year", {"2014", "2015", "2016"}, {}};
  year.levels.resize(years);
  std::vector<Stratum> strata;
  double total = 0.0;
  for (std::size_t p = 0; p < 2 * years; ++p) {
    const double share = 0.2 + stream.uniform();
    total += share;
    sex.level_of_stratum.push_back(p % 2);
    year.level_of_stratum.push_back(p / 2);
    std::vector<std::string> levels{sex.levels[p % 2]};
    if (years > 1) levels.push_back(year.levels[p / 2]);
    strata.push_back({name_of_pattern(levels), share, share});
  }
  for (Stratum& stratum : strata) stratum.share = stratum.bystander_share = stratum.share / total;
  set_strata(scenario, std::move(strata));
  scenario.population.covariates = {std::move(sex)};
  if (years > 1) scenario.population.covariates.push_back(std::move(year));
}

/// The level sets one rate. Not where the agency's own is 0 or 1: two levels' could not be
/// composed.
void draw_level(AgencySpec& agency, double AgencyRates::*rate, LevelRates& level,
                RandomStream& stream) {
  const double drawn = 0.05 + 0.4 * stream.uniform();
  const bool sets = stream.uniform() < 0.6;
  if (!sets || agency.rates.*rate <= 0.0 || agency.rates.*rate >= 1.0) return;
  for (std::size_t r = 0; r < std::size(agency_rates); ++r)
    if (agency_rates[r].member == rate) level.given[r] = true;
  level.rates.*rate = drawn;
}

}  // namespace

void draw_covariates(Scenario& scenario, RandomStream& stream) {
  DN_EXPECT(scenario.population.strata.size() == 1, "covariates take the place of strata");
  cross(scenario, 1 + static_cast<std::size_t>(3.0 * stream.uniform()), stream);
  const std::vector<Covariate>& covariates = scenario.population.covariates;
  for (AgencySpec& agency : scenario.agencies) {
    for (std::size_t c = 0; c < covariates.size(); ++c)
      for (std::size_t l = 0; l < covariates[c].levels.size(); ++l) {
        LevelRates level{c, l, agency.rates, std::vector<bool>(std::size(agency_rates), false)};
        draw_level(agency, &AgencyRates::capture_probability, level, stream);
        draw_level(agency, &AgencyRates::anonymous_share, level, stream);
        agency.by_covariate.push_back(std::move(level));
      }
    for (std::size_t s = 0; s < agency.in_stratum.size(); ++s)
      agency.in_stratum[s] = composed_rates(agency, covariates, s);
  }
}

}  // namespace darknumber::testing
