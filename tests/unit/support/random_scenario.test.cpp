// SPDX-License-Identifier: MIT
#include "tests/support/random_scenario.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <map>
#include <string>

#include "engine/scenario/format/write_scenario.h"
#include "engine/scenario/read_scenario.h"

namespace darknumber::testing::random_scenario_test {
namespace {

bool any_rate(const Scenario& scenario, double AgencyRates::*rate, double off) {
  for (const AgencySpec& agency : scenario.agencies)
    for (const AgencyRates& rates : agency.in_stratum)
      if (rates.*rate != off) return true;
  return false;
}

std::function<bool(const Scenario&)> has_rate(double AgencyRates::*rate, double off) {
  return [=](const Scenario& scenario) { return any_rate(scenario, rate, off); };
}

bool has_ratio_zero(const Scenario& scenario) {
  for (const Dependence& pair : scenario.dependence)
    if (pair.odds_ratio == 0.0) return true;
  return false;
}

bool any_agency(const Scenario& scenario, const std::function<bool(const AgencySpec&)>& has) {
  return std::any_of(scenario.agencies.begin(), scenario.agencies.end(), has);
}

bool any_pair(const std::vector<DirectedPair>& pairs,
              const std::function<bool(const DirectedPair&)>& has) {
  return std::any_of(pairs.begin(), pairs.end(), has);
}

/// Some pair of agencies, each of which is in a pair towards the other.
bool both_ways(const std::vector<DirectedPair>& pairs) {
  return any_pair(pairs, [&](const DirectedPair& one) {
    return any_pair(pairs, [&](const DirectedPair& other) {
      return one.from == other.to && one.to == other.from;
    });
  });
}

/// A pair that goes on where another ends.
bool cascades(const std::vector<DirectedPair>& pairs) {
  return any_pair(pairs, [&](const DirectedPair& one) {
    return any_pair(pairs, [&](const DirectedPair& other) {
      return one.to == other.from && one.from != other.to && one.probability > 0.0 &&
             other.probability > 0.0;
    });
  });
}

bool removes_single(const Scenario& scenario) {
  const auto& removals = scenario.estimation.remove;
  return std::any_of(removals.begin(), removals.end(),
                     [](const Removal& removal) { return !removal.history; });
}

/// The capture probability of some agency is that of the two levels of a pattern together.
bool sets_one_rate_twice(const Scenario& scenario) {
  return any_agency(scenario, [&](const AgencySpec& agency) {
    for (const AgencyRates& rates : agency.in_stratum) {
      const auto is_its = [&](const LevelRates& level) {
        return level.rates.capture_probability == rates.capture_probability;
      };
      if (rates.capture_probability != agency.rates.capture_probability &&
          std::none_of(agency.by_covariate.begin(), agency.by_covariate.end(), is_its))
        return !agency.by_covariate.empty();
    }
    return false;
  });
}

bool has_certainty(const Scenario& scenario) {
  for (const AgencySpec& agency : scenario.agencies)
    for (const AgencyRates& rates : agency.in_stratum)
      if (rates.capture_probability == 0.0 || rates.capture_probability == 1.0) return true;
  return false;
}

const std::map<std::string, std::function<bool(const Scenario&)>> features{
    {"strata", [](const Scenario& s) { return s.population.strata.size() > 1; }},
    {"covariates", [](const Scenario& s) { return !s.population.covariates.empty(); }},
    {"two covariates", [](const Scenario& s) { return s.population.covariates.size() > 1; }},
    {"rate set by two covariates", sets_one_rate_twice},
    {"traits", [](const Scenario& s) { return !s.population.traits.empty(); }},
    {"two traits", [](const Scenario& s) { return s.population.traits.size() > 1; }},
    {"dependence", [](const Scenario& s) { return !s.dependence.empty(); }},
    {"odds ratio 0", has_ratio_zero},
    {"capture probability 0 or 1", has_certainty},
    {"alarms",
     [](const Scenario& s) { return s.bystanders.form == FalsePositiveForm::alarm_probability; }},
    {"shares, finite",
     [](const Scenario& s) {
       return s.bystanders.form == FalsePositiveForm::share && s.bystanders.count;
     }},
    {"shares, unlimited",
     [](const Scenario& s) {
       return s.bystanders.form == FalsePositiveForm::share && !s.bystanders.count;
     }},
    {"shares by stratum", [](const Scenario& s) { return s.bystanders.share_by_stratum; }},
    {"more than four agencies", [](const Scenario& s) { return s.agencies.size() > 4; }},
    {"avoidance", [](const Scenario& s) { return !s.avoidance.empty(); }},
    {"avoidance both ways", [](const Scenario& s) { return both_ways(s.avoidance); }},
    {"referrals", [](const Scenario& s) { return !s.referrals.empty(); }},
    {"referrals both ways", [](const Scenario& s) { return both_ways(s.referrals); }},
    {"referral cascades", [](const Scenario& s) { return cascades(s.referrals); }},
    {"referrals of victims alone",
     [](const Scenario& s) {
       return any_pair(s.referrals,
                       [](const DirectedPair& p) { return p.applies_to == Group::victims; });
     }},
    {"referrals of bystanders alone",
     [](const Scenario& s) {
       return any_pair(s.referrals,
                       [](const DirectedPair& p) { return p.applies_to == Group::bystanders; });
     }},
    {"turnover", [](const Scenario& s) { return s.population.turnover.periods > 1; }},
    {"windows",
     [](const Scenario& s) {
       return any_agency(s, [&](const AgencySpec& agency) {
         return agency.active.to - agency.active.from + 1 < s.population.turnover.periods;
       });
     }},
    {"continuum", [](const Scenario& s) { return s.population.at_risk.has_value(); }},
    {"hard and soft thresholds",
     [](const Scenario& s) {
       const auto soft = [](const AgencySpec& a) { return a.rates.threshold.softness > 0.0; };
       const auto hard = [](const AgencySpec& a) { return a.rates.threshold.softness == 0.0; };
       return s.population.at_risk && any_agency(s, soft) && any_agency(s, hard);
     }},
    {"false links",
     [](const Scenario& s) {
       return any_agency(s, [](const AgencySpec& a) { return a.false_link_probability > 0.0; });
     }},
    {"lists merged or dropped",
     [](const Scenario& s) { return s.estimation.lists.size() < s.agencies.size(); }},
    {"removal", [](const Scenario& s) { return !s.estimation.remove.empty(); }},
    {"removal in turn", [](const Scenario& s) { return s.estimation.remove.size() > 1; }},
    {"removal of entities on one list", removes_single},
    {"target ever present",
     [](const Scenario& s) { return s.estimation.target == Target::ever_present; }},
    {"estimation by stratum",
     [](const Scenario& s) { return s.estimation.estimators.front().stratify; }},
    {"unknown strata dropped",
     [](const Scenario& s) {
       return s.population.stratum_unknown_share > 0.0 &&
              s.estimation.unknown == UnknownStratum::drop;
     }},
    {"unknown strata prorated",
     [](const Scenario& s) {
       return s.population.stratum_unknown_share > 0.0 &&
              s.estimation.unknown == UnknownStratum::prorate;
     }},
    {"reporting", has_rate(&AgencyRates::reporting_probability, 1.0)},
    {"anonymous", has_rate(&AgencyRates::anonymous_share, 0.0)},
    {"missed links", has_rate(&AgencyRates::missed_link_probability, 0.0)},
    {"duplicates", has_rate(&AgencyRates::duplicate_probability, 0.0)},
};

}  // namespace

TEST_CASE("fifty random scenarios have a world, and hold every mechanism at least once") {
  std::map<std::string, int> seen;
  for (std::uint32_t number = 0; number < 50; ++number) {
    const Scenario scenario = random_scenario(1, number);
    for (const auto& [name, present] : features) seen[name] += present(scenario) ? 1 : 0;
  }
  for (const auto& [name, times] : seen) {
    INFO(name);
    CHECK(times >= 1);
  }
}

TEST_CASE("random scenarios are valid: the reader takes what the writer makes of them") {
  for (std::uint32_t number = 0; number < 50; ++number) {
    const Scenario scenario = random_scenario(1, number);
    Problems problems;
    const auto read = read_scenario(to_value(scenario), "random", problems);
    INFO("scenario " << number);
    for (const Problem& problem : problems) UNSCOPED_INFO(problem.message);
    REQUIRE(read);
    CHECK(scenario_hash(*read) == scenario_hash(scenario));
  }
}

TEST_CASE("a random scenario is a function of seed and number") {
  const auto victims = [](std::uint64_t seed, std::uint32_t number) {
    return random_scenario(seed, number).population.victims;
  };
  CHECK(victims(1, 3) == victims(1, 3));
  CHECK(victims(1, 3) != victims(1, 4));
  CHECK(victims(1, 3) != victims(2, 3));
}

}  // namespace darknumber::testing::random_scenario_test
