// SPDX-License-Identifier: MIT
#include "engine/scenario/description/violations.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "engine/input/wording.h"
#include "engine/scenario/agency_rates.h"
#include "engine/scenario/description/groups_text.h"
#include "engine/scenario/description/in_words.h"
#include "engine/scenario/description/pair_clauses.h"
#include "engine/scenario/description/rate_spans.h"
#include "engine/scenario/description/trait_clauses.h"
#include "engine/scenario/description/verification_text.h"

namespace darknumber {
namespace {

void append(std::vector<std::string>& clauses, const std::vector<std::string>& further) {
  clauses.insert(clauses.end(), further.begin(), further.end());
}

/// Of the rates that are shares of the reports: "20 % of the reports of every agency were false".
void add_share_clauses(std::vector<std::string>& clauses, const Scenario& scenario, RateOf of) {
  for (const AgencyRate& rate : agency_rates) {
    if (rate.of != of || rate.predicate.empty()) continue;
    const std::string subject = share_of_reports(scenario, rate.member);
    if (!subject.empty()) clauses.push_back(fmt::format("{} {}", subject, rate.predicate));
  }
}

/// "Police flagged 0.1 % and Shelter 0.2 % of 40,000 people who are not victims"
void add_alarm_clause(std::vector<std::string>& clauses, const Scenario& scenario) {
  const std::vector<RateSpan> spans = spans_of(scenario, &AgencyRates::false_alarm_probability);
  const RateSpan all = over_all(spans);
  if (all.most == 0.0 || scenario.bystanders.count == 0) return;
  std::vector<std::string> items;
  for (const RateSpan& span : spans)
    if (span.most > 0.0)
      items.push_back(fmt::format("{} {}{}", span.agency, items.empty() ? "flagged " : "",
                                  percent_range_text(span.least, span.most)));
  const std::string flagged =
      all_equal(spans) || items.size() > most_named
          ? fmt::format("each agency flagged {}", percent_range_text(all.least, all.most))
          : join_with_and(items);
  clauses.push_back(fmt::format("{} of {} {}", flagged, count_text(*scenario.bystanders.count),
                                bystanders_text(scenario.words)));
}

std::string severity_text(const RateSpan& span) {
  return span.least == span.most
             ? number_text(span.least)
             : fmt::format("{} to {}", number_text(span.least), number_text(span.most));
}

/// A soft threshold this many softnesses above the severity of a victim lets 3e-7 of the bystanders
/// nearest to it in (Phi(-5)), which is none.
constexpr double softnesses_apart = 5.0;

bool reaches_bystanders(const Threshold& threshold, double victims_above) {
  return threshold.capture_probability > 0.0 &&
         threshold.at - softnesses_apart * threshold.softness < victims_above;
}

/// "victims were those above a severity of 1.5 but Police recorded people from 1 on and Shelter
/// gradually around 1.2"
std::vector<std::string> broad_definitions(const Scenario& scenario) {
  const double victims_above = scenario.population.at_risk->victims_above;
  std::vector<std::string> items;
  double least = victims_above;
  const std::vector<RateSpan> spans =
      spans_of(scenario, [](const AgencyRates& rates) { return rates.threshold.at; });
  for (std::size_t j = 0; j < spans.size(); ++j) {
    bool reaches = false;
    bool soft = false;
    for (const AgencyRates& rates : scenario.agencies[j].in_stratum) {
      reaches = reaches || reaches_bystanders(rates.threshold, victims_above);
      soft = soft || rates.threshold.softness > 0.0;
    }
    if (!reaches) continue;
    least = std::min(least, spans[j].least);
    items.push_back(fmt::format(
        "{}{} {} {}{}", spans[j].agency, items.empty() ? " recorded people" : "",
        soft ? "gradually around" : "from", severity_text(spans[j]), soft ? "" : " on"));
  }
  if (items.empty()) return {};
  return {fmt::format("{} were those above a severity of {} but {}", scenario.words.victims,
                      number_text(victims_above),
                      items.size() <= most_named
                          ? join_with_and(items)
                          : fmt::format("{} agencies recorded people below it (from {} on)",
                                        items.size(), number_text(least)))};
}

std::vector<std::string> false_positives(const Scenario& scenario) {
  if (scenario.population.at_risk) return broad_definitions(scenario);
  std::vector<std::string> clauses;
  if (scenario.bystanders.form == FalsePositiveForm::alarm_probability)
    add_alarm_clause(clauses, scenario);
  if (scenario.bystanders.form == FalsePositiveForm::share)
    add_share_clauses(clauses, scenario, RateOf::false_positives);
  return clauses;
}

/// "1 % of the people seen by Police alone and 2 % of those seen by Shelter alone were taken for
/// someone else"
void add_false_link_clause(std::vector<std::string>& clauses, const Scenario& scenario) {
  std::vector<std::string> items;
  double least = 1.0;
  double most = 0.0;
  for (const AgencySpec& agency : scenario.agencies) {
    least = std::min(least, agency.false_link_probability);
    most = std::max(most, agency.false_link_probability);
    if (agency.false_link_probability > 0.0)
      items.push_back(fmt::format("{} of {} seen by {} alone",
                                  percent_text(agency.false_link_probability),
                                  items.empty() ? "the people" : "those", agency.name));
  }
  if (items.empty()) return;
  const std::string who = least == most || items.size() > most_named
                              ? fmt::format("{} of the people seen by one agency alone",
                                            percent_range_text(least, most))
                              : join_with_and(items);
  clauses.push_back(who + " were taken for someone else");
}

std::vector<std::string> linkage_errors(const Scenario& scenario) {
  std::vector<std::string> clauses;
  add_share_clauses(clauses, scenario, RateOf::records);
  append(clauses, trait_clauses(scenario, &AgencySpec::anonymous_loadings, "an anonymous record"));
  add_false_link_clause(clauses, scenario);
  return clauses;
}

/// Probability that the agency itself gets a victim onto its list.
double effective_probability(const AgencyRates& rates) {
  return rates.capture_probability * rates.recorded_share();
}

/// The same, at the most, along a continuum of severity.
double effective_probability_at_most(const AgencyRates& rates) {
  return rates.threshold.capture_probability * rates.recorded_share();
}

/// Whether some agency has other probabilities for strata that differ in this covariate alone.
bool matters(std::size_t covariate, const Scenario& scenario,
             double (*probability)(const AgencyRates&)) {
  std::map<std::vector<std::size_t>, std::size_t> first_alike;  // in all other covariates
  for (std::size_t s = 0; s < scenario.population.strata.size(); ++s) {
    std::vector<std::size_t> levels;
    for (const Covariate& one : scenario.population.covariates)
      levels.push_back(one.level_of_stratum[s]);
    levels[covariate] = 0;
    const std::size_t first = first_alike.emplace(std::move(levels), s).first->second;
    for (const AgencySpec& agency : scenario.agencies)
      if (probability(agency.in_stratum[s]) != probability(agency.in_stratum[first])) return true;
  }
  return false;
}

/// "sex and nationality", "strata (x/y)", "strata (there are 12)".
std::string what_differs(const Scenario& scenario, double (*probability)(const AgencyRates&)) {
  std::vector<std::string> names;
  const std::vector<Covariate>& covariates = scenario.population.covariates;
  for (std::size_t c = 0; c < covariates.size(); ++c)
    if (matters(c, scenario, probability)) names.push_back(covariates[c].name);
  if (!names.empty()) return join_with_and(names);
  const std::vector<Stratum>& strata = scenario.population.strata;
  constexpr std::size_t most_strata = 6;
  if (strata.size() > most_strata) return fmt::format("strata (there are {})", strata.size());
  for (const Stratum& stratum : strata) names.push_back(stratum.name);
  return fmt::format("strata ({})", fmt::join(names, "/"));
}

void add_strata_clause(std::vector<std::string>& clauses, const Scenario& scenario) {
  std::vector<std::string> items;
  const auto probability =
      scenario.population.at_risk ? effective_probability_at_most : effective_probability;
  for (const RateSpan& span : spans_of(scenario, probability))
    if (span.most > span.least)
      items.push_back(
          fmt::format("{} by {}", percent_range_text(span.least, span.most), span.agency));
  if (items.empty()) return;
  const std::string how = items.size() <= most_named
                              ? fmt::format("recorded {}", join_with_and(items))
                              : fmt::format("at {} agencies", items.size());
  clauses.push_back(fmt::format("{} of different {} were not equally likely to be recorded ({})",
                                scenario.words.victims, what_differs(scenario, probability), how));
}

/// Agencies that detect some victims more easily than others, by their severity: those with a soft
/// threshold, or a hard one above the severity of a victim.
void add_severity_clause(std::vector<std::string>& clauses, const Scenario& scenario) {
  std::vector<std::string> names;
  for (const AgencySpec& agency : scenario.agencies) {
    bool differs = false;
    for (const AgencyRates& rates : agency.in_stratum)
      differs = differs || (rates.threshold.capture_probability > 0.0 &&
                            (rates.threshold.softness > 0.0 ||
                             rates.threshold.at > scenario.population.at_risk->victims_above));
    if (differs) names.push_back(agency.name);
  }
  if (names.empty()) return;
  clauses.push_back(fmt::format("more severe cases were likelier to be detected by {}",
                                names.size() <= most_named
                                    ? join_with_and(names)
                                    : fmt::format("{} agencies", names.size())));
}

std::vector<std::string> heterogeneity(const Scenario& scenario) {
  std::vector<std::string> clauses;
  add_strata_clause(clauses, scenario);
  append(clauses, trait_clauses(scenario, &AgencySpec::loadings, "detection"));
  append(clauses, trait_clauses(scenario, &AgencySpec::reporting_loadings, "a report"));
  if (scenario.population.at_risk) add_severity_clause(clauses, scenario);
  append(clauses, verification_clauses(scenario));
  return clauses;
}

/// "Police was active only in periods 1 to 6"; without turnover a window changes nothing, since
/// everyone is present in all of them.
void add_window_clause(std::vector<std::string>& clauses, const Scenario& scenario) {
  std::vector<std::string> items;
  for (const AgencySpec& agency : scenario.agencies) {
    const Window& active = agency.active;
    if (active.from == 1 && active.to == scenario.population.turnover.periods) continue;
    const std::string when = active.from == active.to
                                 ? fmt::format("period {}", active.from)
                                 : fmt::format("periods {} to {}", active.from, active.to);
    items.push_back(
        fmt::format("{}{} {}", agency.name, items.empty() ? " was active only in" : " in", when));
  }
  if (items.empty()) return;
  clauses.push_back(
      items.size() <= most_named
          ? join_with_and(items)
          : fmt::format("{} agencies were active in a part of the time only", items.size()));
}

std::vector<std::string> turnover_clauses(const Scenario& scenario) {
  const Turnover& turnover = scenario.population.turnover;
  if (turnover.periods == 1 || turnover.rate == 0.0) return {};
  std::vector<std::string> clauses{
      fmt::format("{} of the {} were replaced from each of {} periods to the next",
                  percent_text(turnover.rate), scenario.words.victims, turnover.periods)};
  add_window_clause(clauses, scenario);
  return clauses;
}

}  // namespace

std::string_view statement_of(Assumption assumption) {
  switch (assumption) {
    case Assumption::only_victims:
      return "Everyone on a list is a victim";
    case Assumption::records_linked:
      return "The records of one person are linked correctly";
    case Assumption::independent_lists:
      return "The lists are independent of one another";
    case Assumption::people_alike:
      return "Everyone is as likely as anyone else to be on a list";
    case Assumption::closed_population:
      return "The population is closed";
  }
  return "";
}

std::vector<std::string> violations(const Scenario& scenario, Assumption assumption) {
  switch (assumption) {
    case Assumption::only_victims:
      return false_positives(scenario);
    case Assumption::records_linked:
      return linkage_errors(scenario);
    case Assumption::independent_lists:
      return pair_clauses(scenario);
    case Assumption::people_alike:
      return heterogeneity(scenario);
    case Assumption::closed_population:
      return turnover_clauses(scenario);
  }
  return {};
}

std::vector<std::string> violation_phrases(const Scenario& scenario) {
  std::vector<std::string> phrases;
  for (Assumption assumption : all_assumptions)
    for (std::string& clause : violations(scenario, assumption))
      phrases.push_back(std::move(clause));
  append(phrases, groups_clauses(scenario));
  return phrases;
}

}  // namespace darknumber
