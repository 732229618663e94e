// SPDX-License-Identifier: MIT
#include "engine/scenario/description/pair_clauses.h"

#include <fmt/core.h>

#include <algorithm>

#include "engine/input/wording.h"
#include "engine/scenario/description/in_words.h"
#include "engine/scenario/description/rate_spans.h"
#include "engine/scenario/format/read_dependence.h"

namespace darknumber {
namespace {

const std::string& name_of_agency(const Scenario& scenario, int agency) {
  return scenario.agencies[static_cast<std::size_t>(agency)].name;
}

std::string people_of(Group group, const Words& words) {
  if (group == Group::victims) return words.victims;
  return group == Group::bystanders ? bystanders_text(words) : "people";
}

/// Whether several agencies may themselves detect the same bystander.
bool bystanders_coincide(const Scenario& scenario) {
  return has_bystanders(scenario) &&
         (scenario.population.at_risk || scenario.bystanders.count.value_or(0) > 0);
}

std::string dependence_clause(const Dependence& dependence, const Scenario& scenario) {
  const std::string& first = name_of_agency(scenario, dependence.first);
  const std::string& second = name_of_agency(scenario, dependence.second);
  const std::string people = people_of(dependence.applies_to, scenario.words);
  if (!dependence.further.empty()) {
    std::vector<std::string> names{first, second};
    for (int agency : dependence.further) names.push_back(name_of_agency(scenario, agency));
    return dependence.odds_ratio == 0.0
               ? fmt::format("no {} were detected by all of {}", people, join_with_and(names))
               : fmt::format(
                     "{} had {} times the odds of being detected by all of {}, beyond what "
                     "their pairs do",
                     people, number_text(dependence.odds_ratio), join_with_and(names));
  }
  if (dependence.odds_ratio == 0.0)
    return fmt::format("no {} were detected by both {} and {}", people, first, second);
  return fmt::format("{} detected by {} had {} times the odds of being detected by {}", people,
                     first, number_text(dependence.odds_ratio), second);
}

void add_dependences(std::vector<std::string>& clauses, const Scenario& scenario) {
  std::vector<std::string> own;
  double least = 0.0;
  double most = 0.0;
  bool pairs_alone = true;
  for (const Dependence& dependence : scenario.dependence) {
    if (!acts(dependence, scenario)) continue;
    pairs_alone = pairs_alone && dependence.further.empty();
    least = own.empty() ? dependence.odds_ratio : std::min(least, dependence.odds_ratio);
    most = std::max(most, dependence.odds_ratio);
    own.push_back(dependence_clause(dependence, scenario));
  }
  if (own.size() > most_named)
    own = {
        fmt::format("the detections of {} {} of agencies depended on each other (odds ratios "
                    "from {} to {})",
                    own.size(), pairs_alone ? "pairs" : "pairs or larger sets", number_text(least),
                    number_text(most))};
  clauses.insert(clauses.end(), own.begin(), own.end());
}

/// The pairs that act, each as a clause; one clause with the range where there are many.
template <typename Acts, typename ClauseOf>
void add_directed(std::vector<std::string>& clauses, const std::vector<DirectedPair>& pairs,
                  const Acts& pair_acts, const ClauseOf& clause_of, std::string_view many) {
  std::vector<std::string> own;
  double least = 1.0;
  double most = 0.0;
  for (const DirectedPair& pair : pairs) {
    if (!pair_acts(pair)) continue;
    least = std::min(least, pair.probability);
    most = std::max(most, pair.probability);
    own.push_back(clause_of(pair));
  }
  if (own.size() > most_named)
    own = {fmt::format("{} of {} pairs of agencies (with probabilities of {})", many, own.size(),
                       percent_range_text(least, most))};
  clauses.insert(clauses.end(), own.begin(), own.end());
}

}  // namespace

bool has_bystanders(const Scenario& scenario) {
  if (scenario.population.at_risk) return true;
  if (scenario.bystanders.count == 0) return false;
  const bool shares = scenario.bystanders.form == FalsePositiveForm::share;
  if (!shares && scenario.bystanders.form != FalsePositiveForm::alarm_probability) return false;
  return over_all(spans_of(scenario, shares ? &AgencyRates::false_positive_share
                                            : &AgencyRates::false_alarm_probability))
             .most > 0.0;
}

bool acts(const Dependence& dependence, const Scenario& scenario) {
  if (dependence.odds_ratio == 1.0) return false;
  return dependence.applies_to != Group::bystanders || bystanders_coincide(scenario);
}

bool avoidance_acts(const DirectedPair& avoidance, const Scenario& scenario) {
  if (avoidance.probability == 0.0) return false;
  return avoidance.applies_to != Group::bystanders || bystanders_coincide(scenario);
}

bool referral_acts(const DirectedPair& referral, const Scenario& scenario) {
  if (referral.probability == 0.0) return false;
  return referral.applies_to != Group::bystanders || has_bystanders(scenario);
}

std::vector<DependentPair> dependent_pairs(const Scenario& scenario) {
  std::vector<DependentPair> pairs;
  for (const Dependence& dependence : scenario.dependence)
    if (acts(dependence, scenario) && dependence.further.empty())
      pairs.push_back({dependence.first, dependence.second});
  for (const DirectedPair& pair : scenario.avoidance)
    if (avoidance_acts(pair, scenario)) pairs.push_back({pair.from, pair.to});
  for (const DirectedPair& pair : scenario.referrals)
    if (referral_acts(pair, scenario)) pairs.push_back({pair.from, pair.to});
  return pairs;
}

std::vector<CaptureHistory> dependent_sets(const Scenario& scenario) {
  std::vector<CaptureHistory> sets;
  for (const Dependence& dependence : scenario.dependence)
    if (acts(dependence, scenario) && !dependence.further.empty())
      sets.push_back(dependence.agencies());
  return sets;
}

std::vector<std::string> pair_clauses(const Scenario& scenario) {
  std::vector<std::string> clauses;
  add_dependences(clauses, scenario);
  add_directed(
      clauses, scenario.avoidance,
      [&](const DirectedPair& pair) { return avoidance_acts(pair, scenario); },
      [&](const DirectedPair& pair) {
        return fmt::format(
            "contact with {0} kept away {1} of the {2} detected by {0} whom {3} would have "
            "detected too",
            name_of_agency(scenario, pair.from), percent_text(pair.probability),
            people_of(pair.applies_to, scenario.words), name_of_agency(scenario, pair.to));
      },
      "contact with the first kept people away from the second");
  add_directed(
      clauses, scenario.referrals,
      [&](const DirectedPair& pair) { return referral_acts(pair, scenario); },
      [&](const DirectedPair& pair) {
        return fmt::format("{} referred {} of the {} it met to {}",
                           name_of_agency(scenario, pair.from), percent_text(pair.probability),
                           people_of(pair.applies_to, scenario.words),
                           name_of_agency(scenario, pair.to));
      },
      "people were referred from the first to the second");
  return clauses;
}

std::vector<std::string> mutual_avoidances(const Scenario& scenario) {
  std::vector<std::string> sentences;
  const std::vector<DirectedPair>& pairs = scenario.avoidance;
  for (std::size_t a = 0; a < pairs.size(); ++a) {
    for (std::size_t b = a + 1; b < pairs.size(); ++b) {
      if (pairs[a].from != pairs[b].to || pairs[a].to != pairs[b].from ||
          !overlap(pairs[a].applies_to, pairs[b].applies_to) ||
          !avoidance_acts(pairs[a], scenario) || !avoidance_acts(pairs[b], scenario))
        continue;
      sentences.push_back(fmt::format(
          "{0} and {1} keep people from each other: someone whom both would detect may be lost to "
          "both.",
          name_of_agency(scenario, pairs[a].from), name_of_agency(scenario, pairs[a].to)));
    }
  }
  return sentences;
}

}  // namespace darknumber
