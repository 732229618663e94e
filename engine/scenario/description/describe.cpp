// SPDX-License-Identifier: MIT
#include "engine/scenario/description/describe.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/input/wording.h"
#include "engine/scenario/description/describe_estimation.h"
#include "engine/scenario/description/effects.h"
#include "engine/scenario/description/groups_text.h"
#include "engine/scenario/description/in_words.h"
#include "engine/scenario/description/reliance.h"
#include "engine/scenario/description/trait_clauses.h"
#include "engine/scenario/description/verification_text.h"
#include "engine/scenario/description/violations.h"

namespace darknumber {
namespace {

/// Expected number of victims along a continuum of severity: count P(S > victims_above), S normal.
double victims_of(const AtRisk& at_risk) {
  return static_cast<double>(at_risk.count) * 0.5 *
         std::erfc(at_risk.victims_above / std::sqrt(2.0));
}

/// Expected number of victims ever present: N (1 + (T - 1) rate).
double ever_present(const PopulationSpec& population) {
  return static_cast<double>(population.victims) *
         (1.0 + (population.turnover.periods - 1) * population.turnover.rate);
}

/// "year (2014 50 %, 2015 50 %) and sex (female 70 %, male 30 %)": shares of the victims.
std::string covariates_text(const PopulationSpec& population) {
  std::vector<std::string> texts;
  for (const Covariate& covariate : population.covariates) {
    std::vector<double> shares(covariate.levels.size(), 0.0);
    for (std::size_t s = 0; s < population.strata.size(); ++s)
      shares[covariate.level_of_stratum[s]] += population.strata[s].share;
    std::vector<std::string> levels;
    for (std::size_t l = 0; l < shares.size(); ++l)
      levels.push_back(fmt::format("{} {}", covariate.levels[l], percent_text(shares[l])));
    texts.push_back(fmt::format("{} ({})", covariate.name, fmt::join(levels, ", ")));
  }
  return join_with_and(texts);
}

/// The least and the most that a rate is over an agency's patterns.
std::pair<double, double> span_of(const AgencySpec& agency, double AgencyRates::*rate) {
  const auto [least, most] = std::minmax_element(
      agency.in_stratum.begin(), agency.in_stratum.end(),
      [&](const AgencyRates& a, const AgencyRates& b) { return a.*rate < b.*rate; });
  return {(*least).*rate, (*most).*rate};
}

/// What an agency detects and reports where that differs by pattern: there are too many to name
/// each.
std::string span_by_pattern(const AgencySpec& agency, const std::string& victims) {
  const auto [least, most] = span_of(agency, &AgencyRates::capture_probability);
  const auto [fewest, all] = span_of(agency, &AgencyRates::reporting_probability);
  std::string text = fmt::format("detects {} of the {}", percent_range_text(least, most), victims);
  if (fewest < 1.0)
    text += fmt::format(", reports {} of those detected", percent_range_text(fewest, all));
  return text + ", by their covariates";
}

std::string who_text(const PopulationSpec& population, const Words& words) {
  if (population.at_risk)
    return fmt::format(
        "{} people along a continuum of severity, the {} those above {}: {} expected.",
        count_text(population.at_risk->count), words.victims,
        number_text(population.at_risk->victims_above),
        count_text(std::llround(victims_of(*population.at_risk))));
  const std::string victims = fmt::format("{} {}", count_text(population.victims),
                                          population.victims == 1 ? words.victim : words.victims);
  const Turnover& turnover = population.turnover;
  if (turnover.periods == 1 || turnover.rate == 0.0) return victims + ", the same ones throughout.";
  return fmt::format(
      "{} at any one time, over {} periods; {} are replaced from each period to the next, so {} "
      "are "
      "expected ever to be present.",
      victims, turnover.periods, percent_text(turnover.rate),
      count_text(std::llround(ever_present(population))));
}

std::string population_paragraph(const PopulationSpec& population, const Words& words) {
  std::string text = "Population: " + who_text(population, words);
  if (!population.covariates.empty()) {
    text += " Covariates: " + covariates_text(population) + ".";
  } else if (!population.strata.front().name.empty()) {
    std::vector<std::string> strata;
    for (const Stratum& stratum : population.strata)
      strata.push_back(fmt::format("{} ({})", stratum.name, percent_text(stratum.share)));
    text += fmt::format(" Strata: {}.", join_with_and(strata));
  }
  for (const Trait& trait : population.traits)
    text += fmt::format(
        " Trait {}: {}, standard deviation {}.", trait.name,
        std::holds_alternative<NormalTrait>(trait.distribution) ? "normal" : "latent classes",
        number_text(sd_of(trait)));
  return text;
}

std::string bystander_text(const Scenario& scenario) {
  if (scenario.population.at_risk)
    return "those below that severity, who are recorded where an agency's threshold lets them in.";
  if (violations(scenario, Assumption::only_victims).empty()) return "none of them is on a list.";
  if (scenario.bystanders.count)
    return fmt::format("{}, who can be recorded by several agencies like anyone else.",
                       count_text(*scenario.bystanders.count));
  return "without limit, so no two false reports concern the same person.";
}

std::string bystander_paragraph(const Scenario& scenario) {
  return in_words("People who are not victims: ", scenario.words) + bystander_text(scenario);
}

std::string detection_text(const AgencyRates& rates, const Scenario& scenario) {
  if (!scenario.population.at_risk)
    return fmt::format("detects {} of the {}", percent_text(rates.capture_probability),
                       scenario.words.victims);
  const Threshold& threshold = rates.threshold;
  const std::string share = percent_text(threshold.capture_probability);
  if (threshold.softness == 0.0)
    return fmt::format("detects {} of the people above a severity of {}", share,
                       number_text(threshold.at));
  return fmt::format(
      "detects up to {} of the people, half as many at a severity of {} (softness "
      "{})",
      share, number_text(threshold.at), number_text(threshold.softness));
}

std::string rates_text(const AgencyRates& rates, const Scenario& scenario) {
  std::string text = detection_text(rates, scenario);
  if (rates.reporting_probability < 1.0)
    text +=
        fmt::format(", reports {} of those detected", percent_text(rates.reporting_probability));
  return text;
}

std::string agency_paragraph(const AgencySpec& agency, const Scenario& scenario) {
  const auto text_of = [&](const AgencyRates& rates) { return rates_text(rates, scenario); };
  bool same = true;
  for (const AgencyRates& rates : agency.in_stratum)
    same = same && text_of(rates) == text_of(agency.in_stratum.front());
  if (same) return fmt::format("{}: {}.", agency.name, text_of(agency.in_stratum.front()));
  if (!scenario.population.covariates.empty())
    return fmt::format("{}: {}.", agency.name, span_by_pattern(agency, scenario.words.victims));
  std::vector<std::string> parts;
  const std::vector<Stratum>& strata = scenario.population.strata;
  for (std::size_t s = 0; s < strata.size(); ++s)
    parts.push_back(fmt::format("{} (stratum {})", text_of(agency.in_stratum[s]), strata[s].name));
  return fmt::format("{}: {}.", agency.name, join_with_and(parts));
}

/// Non-reporting is a known mechanism that breaks no assumption where it strikes everyone alike.
std::string reporting_paragraph(const Scenario& scenario) {
  for (const AgencySpec& agency : scenario.agencies)
    for (const AgencyRates& rates : agency.in_stratum)
      if (rates.reporting_probability < 1.0)
        return "Reporting: not every detection becomes a report. Where everyone has the same "
               "chance of being left out, this makes lists shorter and estimates less certain, but "
               "violates no assumption.";
  return "";
}

std::string labels_text(const std::vector<std::string>& labels, std::string_view verb_singular,
                        std::string_view verb_plural) {
  return fmt::format("{} {}", join_with_and(labels),
                     labels.size() == 1 ? verb_singular : verb_plural);
}

std::string reliance_text(const Scenario& scenario, Assumption assumption) {
  std::string text;
  for (const Reliance& reliance : reliance_on(assumption, scenario))
    text += " " + labels_text(reliance.labels, reliance.one, reliance.many);
  return text;
}

std::string assumption_paragraph(const Scenario& scenario, Assumption assumption, int number) {
  const std::vector<std::string> clauses = violations(scenario, assumption);
  std::string text =
      fmt::format("{}. {}: ", number, in_words(statement_of(assumption), scenario.words));
  if (clauses.empty()) return text + "holds in this scenario.";
  text += "VIOLATED.";
  for (const std::string& clause : clauses) text += " " + sentence(clause);
  for (const std::string& effect : usual_effects(scenario, assumption)) text += " " + effect;
  return text + reliance_text(scenario, assumption);
}

/// What holds of some methods even so: they need lists of equal coverage, violations or not.
std::string textbook_outlook(const Scenario& scenario) {
  const std::vector<std::string> relying = relying_on_equal_lists(scenario);
  if (relying.empty()) return "an estimate is wrong by chance alone.";
  return fmt::format(
      "an estimate is wrong by chance alone; but {} on lists of about equal size too.",
      labels_text(relying, "relies", "rely"));
}

}  // namespace

std::vector<std::string> describe(const Scenario& scenario) {
  std::vector<std::string> paragraphs;
  paragraphs.push_back(population_paragraph(scenario.population, scenario.words));
  if (const std::string text = groups_paragraph(scenario); !text.empty())
    paragraphs.push_back(text);
  for (const AgencySpec& agency : scenario.agencies)
    paragraphs.push_back(agency_paragraph(agency, scenario));
  paragraphs.push_back(bystander_paragraph(scenario));
  if (const std::string text = reporting_paragraph(scenario); !text.empty())
    paragraphs.push_back(text);
  if (const std::string text = verification_paragraph(scenario); !text.empty())
    paragraphs.push_back(text);
  if (const std::string text = estimation_paragraph(scenario); !text.empty())
    paragraphs.push_back(text);
  int number = 0;
  for (Assumption assumption : all_assumptions)
    paragraphs.push_back(assumption_paragraph(scenario, assumption, ++number));
  if (violation_phrases(scenario).empty() && scenario.study)
    paragraphs.push_back(
        "As given, the scenario violates no assumption; its study, described below, varies it.");
  else if (violation_phrases(scenario).empty())
    paragraphs.push_back("No assumption is violated: this is the textbook world, in which " +
                         textbook_outlook(scenario));
  return paragraphs;
}

}  // namespace darknumber
