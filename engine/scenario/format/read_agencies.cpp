// SPDX-License-Identifier: MIT
#include "engine/scenario/format/read_agencies.h"

#include <fmt/core.h>

#include "engine/scenario/agency_rates.h"
#include "engine/scenario/covariate_rates.h"
#include "engine/scenario/format/field_tables.h"
#include "engine/scenario/format/read_covariate_strata.h"
#include "engine/scenario/format/read_groups.h"
#include "engine/scenario/format/read_loadings.h"
#include "engine/scenario/format/read_names.h"
#include "engine/scenario/format/read_thresholds.h"
#include "engine/scenario/format/read_verification.h"

namespace darknumber {
namespace {

constexpr std::size_t fewest_agencies = 2;  // an estimate needs an overlap of two lists

/// What the agencies read so far have in common: the contract allows one form of false positives in
/// a scenario. Remembers who used which first.
struct FormsSeen {
  std::string share_at;  // path of the first false_positive_share
  std::string alarm_at;  // path of the first false_alarm_probability
};

struct AgencyContext {
  const PopulationSpec& population;
  std::vector<std::string> strata;
  std::vector<std::string> traits;
  BystanderSpec& bystanders;
  FormsSeen& forms;
  bool anchored;  // capture probabilities are solved for a table
};

/// Where solving starts, for want of a capture probability.
constexpr double first_capture_probability = 0.5;

AgencyRates read_rates(const ObjectReader& reader, AgencyRates rates) {
  for (const AgencyRate& rate : agency_rates)
    rates.*rate.member = reader.number(rate.field.name).value_or(rates.*rate.member);
  return rates;
}

/// Notes the form of false positives that an object uses, and refuses a second one.
void check_form(ObjectReader& reader, AgencyContext& context) {
  if (context.population.at_risk) return;  // both forms are refused with it
  FormsSeen& forms = context.forms;
  if (reader.has("false_positive_share")) {
    if (!forms.alarm_at.empty())
      reader.report(
          "false_positive_share",
          fmt::format("false positives are given in two forms: as a share here, and as {}",
                      forms.alarm_at),
          "Use one form, false_positive_share or false_alarm_probability, for all "
          "agencies.");
    else if (context.bystanders.count == 0 &&
             reader.number("false_positive_share").value_or(0.0) > 0.0)
      reader.report("false_positive_share",
                    "a share of false positives needs bystanders, but their \"count\" is 0",
                    "Give \"bystanders\" a count above 0, or leave it out: they are then "
                    "unlimited.");
    if (forms.share_at.empty()) forms.share_at = reader.path_of("false_positive_share");
  }
  if (!reader.has("false_alarm_probability")) return;
  if (!forms.share_at.empty())
    reader.report(
        "false_alarm_probability",
        fmt::format("false positives are given in two forms: as a probability here, and "
                    "as {}",
                    forms.share_at),
        "Use one form, false_positive_share or false_alarm_probability, for all agencies.");
  else if (!context.bystanders.count)
    reader.report("false_alarm_probability",
                  "a false_alarm_probability needs the number of bystanders",
                  "Give \"bystanders\": {\"count\": …}, or use false_positive_share instead.");
  if (forms.alarm_at.empty()) forms.alarm_at = reader.path_of("false_alarm_probability");
}

void read_by_covariate(ObjectReader& reader, AgencyContext& context, AgencySpec& agency) {
  for (const LevelValue& level : read_level_values(reader, context.population.covariates)) {
    ObjectReader of_level(*level.value, level.path, section_fields("agencies[].by_covariate[]"),
                          reader.file(), reader.problems());
    check_form(of_level, context);
    LevelRates rates{level.covariate, level.level, read_rates(of_level, agency.rates), {}};
    for (const AgencyRate& rate : agency_rates)
      rates.given.push_back(of_level.number(rate.field.name).has_value());
    if (of_level.has("false_positive_share")) context.bystanders.share_by_stratum = true;
    agency.by_covariate.push_back(std::move(rates));
  }
}

/// The rates of every stratum before what `by_stratum` says of it: the agency's own, or, by the
/// levels of its pattern, those composed of `by_covariate`.
std::vector<AgencyRates> rates_before(ObjectReader& reader, const AgencySpec& agency,
                                      const PopulationSpec& population) {
  std::vector<AgencyRates> rates(population.strata.size(), agency.rates);
  for (std::size_t s = 0; s < rates.size(); ++s) {
    rates[s] = composed_rates(agency, population.covariates, s);
    const std::string_view undefined = undefined_rate(rates[s]);
    if (undefined.empty()) continue;
    reader.report("by_covariate",
                  fmt::format("the \"{}\" of pattern \"{}\" cannot be composed of its levels",
                              undefined, population.strata[s].name),
                  "Where several covariates set a rate, the agency's own lies above 0 and below 1, "
                  "and no level says never where another says always.");
    return std::vector<AgencyRates>(population.strata.size(), agency.rates);
  }
  return rates;
}

/// Reads the rates of every stratum. `captured` says whether each has a capture probability.
std::vector<AgencyRates> read_by_stratum(ObjectReader& agency, const AgencySpec& spec,
                                         AgencyContext& context, std::vector<bool>& captured) {
  const std::vector<AgencyRates> before = rates_before(agency, spec, context.population);
  std::vector<AgencyRates> rates;
  for (const Value* member :
       named_members(agency, "by_stratum", "stratum", "strata", context.strata)) {
    captured.push_back(!agency.lacks("capture_probability") ||
                       sets_capture(spec, context.population.covariates, rates.size()));
    rates.push_back(before[rates.size()]);
    if (member == nullptr) continue;
    const std::string& stratum = context.strata[rates.size() - 1];
    ObjectReader reader(*member, fmt::format("{}[{}]", agency.path_of("by_stratum"), stratum),
                        section_fields("agencies[].by_stratum[]"), agency.file(),
                        agency.problems());
    check_form(reader, context);
    rates.back() = read_rates(reader, before[rates.size() - 1]);
    rates.back().threshold = read_threshold(reader, context.population, &spec.rates.threshold);
    captured.back() = captured.back() || !reader.lacks("capture_probability");
    if (reader.has("false_positive_share")) context.bystanders.share_by_stratum = true;
  }
  return rates;
}

void check_captured(ObjectReader& agency, const std::vector<bool>& captured,
                    const AgencyContext& context) {
  const std::string advice =
      "It is the probability that the agency itself detects a victim, for example "
      "\"capture_probability\": 0.12.";
  for (std::size_t s = 0; s < captured.size(); ++s) {
    if (captured[s]) continue;
    if (!agency.has("by_stratum") || captured.size() == 1)
      agency.report("capture_probability", "\"capture_probability\" is missing", advice);
    else
      agency.report(
          "capture_probability",
          fmt::format("\"capture_probability\" is missing for stratum \"{}\"", context.strata[s]),
          "Give it for the agency, or for every stratum.");
    return;
  }
}

/// Where every stratum has its own, the agency's own is their mean over the victims.
double mean_capture_probability(const AgencySpec& agency, const PopulationSpec& population) {
  double mean = 0.0;
  for (std::size_t s = 0; s < population.strata.size(); ++s)
    mean += population.strata[s].share * agency.in_stratum[s].capture_probability;
  return mean;
}

void refuse_solved(ObjectReader& agency) {
  if (agency.has("capture_probability"))
    agency.report("capture_probability", "the capture probability is solved for the table",
                  "Leave it out; or give the table \"match\": \"none\", which only compares with "
                  "it.");
}

AgencySpec read_agency(ObjectReader& reader, AgencyContext& context) {
  AgencySpec agency;
  check_form(reader, context);
  AgencyRates rates;
  if (context.anchored) {
    refuse_solved(reader);
    rates.capture_probability = first_capture_probability;
  }
  agency.rates = read_rates(reader, rates);
  agency.rates.threshold = read_threshold(reader, context.population, nullptr);
  agency.active = read_active(reader, context.population.turnover);
  agency.false_link_probability = reader.number("false_link_probability").value_or(0.0);
  agency.verification = read_verification(reader, agency.verification);
  std::vector<bool> captured;
  read_by_covariate(reader, context, agency);
  agency.in_stratum = read_by_stratum(reader, agency, context, captured);
  if (!context.population.at_risk && !context.anchored) check_captured(reader, captured, context);
  if (!context.anchored && !reader.has("capture_probability"))
    agency.rates.capture_probability = mean_capture_probability(agency, context.population);
  if (context.population.at_risk)
    agency.loadings.assign(context.traits.size(), 0.0);  // refused above
  else
    agency.loadings = read_loadings(reader, "loadings", context.traits);
  agency.reporting_loadings = read_loadings(reader, "reporting_loadings", context.traits);
  agency.anonymous_loadings = read_loadings(reader, "anonymous_loadings", context.traits);
  agency.found_in_visit = read_found_in_visit(reader, agency, context.population, context.anchored);
  return agency;
}

template <typename Named>
std::vector<std::string> names_of_all(const std::vector<Named>& all) {
  std::vector<std::string> names;
  for (const Named& one : all) names.push_back(one.name);
  return names;
}

}  // namespace

void read_agencies(const Value& value, const std::string& file, Scenario& scenario,
                   Problems& problems) {
  FormsSeen forms;
  const PopulationSpec& population = scenario.population;
  AgencyContext context{
      population, names_of(population.strata), names_of(population.traits), scenario.bystanders,
      forms,      is_anchored(scenario)};
  std::vector<AgencySpec>& agencies = scenario.agencies;
  std::vector<std::string> names;
  for (const Value& item : value.array()) {
    ObjectReader reader(item, item_path("agencies", item, names.size()),
                        section_fields("agencies[]"), file, problems);
    const bool named = read_unique_name(reader, NameOf::agency, names);
    agencies.push_back(read_agency(reader, context));
    if (named) agencies.back().name = names.back();
  }
  if (agencies.size() < fewest_agencies || agencies.size() > max_lists)
    problems.push_back(
        {file_at(value.position, file), value.position, "agencies",
         fmt::format("a scenario has {} to {} agencies, but here {} given", fewest_agencies,
                     max_lists,
                     agencies.size() == 1 ? "is 1" : fmt::format("are {}", agencies.size())),
         "", ""});
  if (!forms.share_at.empty()) scenario.bystanders.form = FalsePositiveForm::share;
  if (!forms.alarm_at.empty()) scenario.bystanders.form = FalsePositiveForm::alarm_probability;
}

std::vector<std::string> names_of(const std::vector<AgencySpec>& agencies) {
  return names_of_all(agencies);
}
std::vector<std::string> names_of(const std::vector<Stratum>& strata) {
  return names_of_all(strata);
}
std::vector<std::string> names_of(const std::vector<Trait>& traits) {
  return names_of_all(traits);
}

}  // namespace darknumber
