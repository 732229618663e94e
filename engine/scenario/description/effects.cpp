// SPDX-License-Identifier: MIT
#include "engine/scenario/description/effects.h"

#include <string_view>

#include "engine/scenario/confirmed.h"
#include "engine/scenario/description/in_words.h"
#include "engine/scenario/description/pair_clauses.h"

namespace darknumber {
namespace {

std::vector<std::string> effects_of_false_positives(const Scenario& scenario) {
  if (scenario.population.at_risk)
    return {
        "An estimate from two lists finds the people of the broadest definition in use, those "
        "above "
        "the lower of the two thresholds, not the victims. Among three lists or more, those with "
        "narrower definitions share more people, which lowers the estimates that assume "
        "independence."};
  if (scenario.bystanders.count)
    return {
        "People recorded by mistake raise the estimates where they come onto one list each, and "
        "can lower them where several agencies record the same ones."};
  return {
      "False reports that match no other report usually raise the estimates: on a list that "
      "reaches a share p of the victims, each adds about 1/p to a two-list estimate. Models with "
      "interactions between lists are usually more fragile, not less."};
}

bool hides_overlap(const AgencyRates& rates) {
  return rates.detachment_probability() > 0.0 || rates.duplicate_probability > 0.0;
}

std::vector<std::string> effects_of_linkage(const Scenario& scenario) {
  bool hidden = false;
  bool false_links = false;
  for (const AgencySpec& agency : scenario.agencies) {
    false_links = false_links || agency.false_link_probability > 0.0;
    for (const AgencyRates& rates : agency.in_stratum) hidden = hidden || hides_overlap(rates);
  }
  std::vector<std::string> effects;
  if (hidden)
    effects.emplace_back(
        "Records that are not linked to the other records of their person count as new people and "
        "hide overlap, which usually raises the estimates.");
  if (false_links)
    effects.emplace_back(
        "People taken for someone else seem to be on a further list, which lowers the estimates.");
  if (hidden && false_links) effects.emplace_back("The two kinds of error can cancel.");
  return effects;
}

/// Which ways the dependences of victims move estimates that assume independence.
struct Pull {
  bool lowers = false;
  bool raises = false;
  bool refers = false;
  bool among_bystanders = false;
  bool sets_raise = false;  // of three agencies and more, odds ratios above 1
  bool sets_lower = false;
};

Pull pull_of_pairs(const Scenario& scenario) {
  Pull pull;
  for (const Dependence& dependence : scenario.dependence) {
    if (!acts(dependence, scenario)) continue;
    if (dependence.applies_to == Group::bystanders)
      pull.among_bystanders = true;
    else if (!dependence.further.empty())
      (dependence.odds_ratio > 1.0 ? pull.sets_raise : pull.sets_lower) = true;
    else
      (dependence.odds_ratio > 1.0 ? pull.lowers : pull.raises) = true;
  }
  for (const DirectedPair& pair : scenario.avoidance)
    if (avoidance_acts(pair, scenario))
      (pair.applies_to == Group::bystanders ? pull.among_bystanders : pull.raises) = true;
  for (const DirectedPair& pair : scenario.referrals)
    if (referral_acts(pair, scenario))
      (pair.applies_to == Group::bystanders ? pull.among_bystanders : pull.refers) = true;
  pull.lowers = pull.lowers || pull.refers;
  return pull;
}

std::vector<std::string> effects_of_dependence(const Scenario& scenario) {
  const Pull pull = pull_of_pairs(scenario);
  std::vector<std::string> effects;
  if (pull.lowers)
    effects.emplace_back(
        "Lists that share more people than chance would have lower the estimates "
        "that assume independence.");
  if (pull.refers)
    effects.emplace_back(
        "Models with an interaction for each pair take up referral from one list to another, but "
        "not referral from several lists to the same one.");
  if (pull.raises)
    effects.emplace_back(
        "Lists that share fewer people than chance would have raise the estimates "
        "that assume independence.");
  if (pull.sets_raise)
    effects.emplace_back(
        "Three lists or more that share more people than their pairs tell of usually raise the "
        "estimates of models with an interaction for each pair, and lower those from two of these "
        "lists; no table shows it.");
  if (pull.sets_lower)
    effects.emplace_back(
        "Three lists or more that share fewer people than their pairs tell of usually lower the "
        "estimates of models with an interaction for each pair, and raise those from two of these "
        "lists; no table shows it.");
  if (pull.among_bystanders)
    effects.emplace_back(
        "Among people who are not victims, it changes how far false reports overlap.");
  return effects;
}

std::vector<std::string> effects_of_heterogeneity(const Scenario& scenario) {
  std::vector<std::string> effects{
      "Where the same people are easy to find for all agencies, the estimates are usually too "
      "low; where agencies find different people, too high."};
  if (confirmed_persons(scenario, Group::victims) < 1.0)
    effects.emplace_back(
        "Whoever would never be confirmed is beyond every list, and the estimates are of the "
        "others.");
  for (const EstimatorSpec& estimator : scenario.estimation.estimators) {
    if (!estimator.stratify) continue;
    effects.emplace_back(
        "Estimates made stratum by stratum do not suffer from differences between the strata.");
    break;
  }
  return effects;
}

bool has_windows(const Scenario& scenario) {
  for (const AgencySpec& agency : scenario.agencies)
    if (agency.active.from != 1 || agency.active.to != scenario.population.turnover.periods)
      return true;
  return false;
}

/// What follows from the truth's being those whom the scenario aims at.
std::string_view error_of_turnover(Target target) {
  switch (target) {
    case Target::present:
      return "too high, since the truth here is those present at any one time.";
    case Target::ever_present:
      return "too low, since the truth here is all who were ever present.";
    case Target::reachable:
      break;
  }
  return "too high or too low, since the truth here is those of all who were ever present whom the "
         "lists can reach.";
}

std::vector<std::string> effects_of_turnover(const Scenario& scenario) {
  std::vector<std::string> effects{
      "Lists that cover the same time lead to a number between the victims present at any one time "
      "and all who were ever present: " +
      std::string(error_of_turnover(scenario.estimation.target))};
  if (has_windows(scenario))
    effects.emplace_back(
        "Lists that cover different times share fewer people, which raises the estimates, even "
        "above all who were ever present.");
  return effects;
}

/// In the program's own words.
std::vector<std::string> effects_of(const Scenario& scenario, Assumption assumption) {
  switch (assumption) {
    case Assumption::only_victims:
      return effects_of_false_positives(scenario);
    case Assumption::records_linked:
      return effects_of_linkage(scenario);
    case Assumption::independent_lists:
      return effects_of_dependence(scenario);
    case Assumption::people_alike:
      return effects_of_heterogeneity(scenario);
    case Assumption::closed_population:
      return effects_of_turnover(scenario);
  }
  return {};
}

}  // namespace

std::vector<std::string> usual_effects(const Scenario& scenario, Assumption assumption) {
  std::vector<std::string> effects = effects_of(scenario, assumption);
  for (std::string& effect : effects) effect = in_words(effect, scenario.words);
  if (assumption == Assumption::independent_lists)
    for (std::string& sentence : mutual_avoidances(scenario))
      effects.push_back(std::move(sentence));
  return effects;
}

}  // namespace darknumber
