// SPDX-License-Identifier: MIT
#include "engine/scenario/description/trait_clauses.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "engine/input/wording.h"
#include "engine/scenario/loadings.h"

namespace darknumber {
namespace {

/// Factors of odds above this are named by their logarithm: they say no more, and end at 1e308.
constexpr double largest_named_factor = 1e6;

std::string change_of_odds(double log_odds, std::string_view of) {
  const double factor = std::exp(log_odds);
  return factor <= largest_named_factor
             ? fmt::format("odds of {} by a factor of up to {}", of, number_text(factor))
             : fmt::format("log-odds of {} by up to {}", of, number_text(log_odds));
}

/// The largest change of log-odds that one standard deviation of a trait makes.
double strongest_loading(const Scenario& scenario, std::size_t trait,
                         std::vector<double> AgencySpec::*loadings) {
  double strongest = 0.0;
  for (const AgencySpec& agency : scenario.agencies)
    if (trait < (agency.*loadings).size() && can_move(agency, loadings))
      strongest = std::max(strongest, std::abs((agency.*loadings)[trait]) *
                                          sd_of(scenario.population.traits[trait]));
  return strongest;
}

}  // namespace

double sd_of(const Trait& trait) {
  if (const auto* normal = std::get_if<NormalTrait>(&trait.distribution)) return normal->sd;
  const auto& classes = std::get<ClassesTrait>(trait.distribution);
  double variance = 0.0;  // the values are centred
  for (std::size_t c = 0; c < classes.values.size(); ++c)
    variance += classes.shares[c] * classes.values[c] * classes.values[c];
  return std::sqrt(variance);
}

std::vector<std::string> trait_clauses(const Scenario& scenario,
                                       std::vector<double> AgencySpec::*loadings,
                                       std::string_view of) {
  std::vector<std::string> clauses;
  for (std::size_t t = 0; t < scenario.population.traits.size(); ++t) {
    const double strongest = strongest_loading(scenario, t, loadings);
    if (strongest > 0.0)
      clauses.push_back(fmt::format("people differed in {} (one standard deviation changed the {})",
                                    scenario.population.traits[t].name,
                                    change_of_odds(strongest, of)));
  }
  return clauses;
}

}  // namespace darknumber
