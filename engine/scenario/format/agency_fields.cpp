// SPDX-License-Identifier: MIT
#include "engine/scenario/format/agency_fields.h"

#include <vector>

#include "engine/scenario/agency_rates.h"
#include "engine/scenario/format/field_tables.h"

namespace darknumber {
namespace {

constexpr std::string_view groups[] = {"everyone", "victims", "bystanders"};

constexpr Field threshold_field{
    .name = "threshold",
    .type = FieldType::object,
    .help = "Severity from which the agency detects a person, where the population is a continuum.",
    .example = "{\"at\": 1.0, \"softness\": 0.3, \"capture_probability\": 0.1}",
    .default_text = "required with at_risk"};

constexpr Field agency_name_field{
    .name = "name",
    .type = FieldType::text,
    .help = "Name of the agency and of its list, unique among the agencies.",
    .example = "\"Police\"",
    .required = true};
constexpr Field loadings_field{
    .name = "loadings",
    .type = FieldType::object,
    .help = "How strongly each trait raises the log-odds of detection, by the trait's name.",
    .example = "{\"visibility\": 0.8}",
    .default_text = "0 for every trait"};
constexpr Field reporting_loadings_field{
    .name = "reporting_loadings",
    .type = FieldType::object,
    .help =
        "How strongly each trait raises the log-odds of a report, whose mean over the traits is "
        "reporting_probability.",
    .example = "{\"visibility\": 1.0}",
    .default_text = "0 for every trait"};
constexpr Field anonymous_loadings_field{
    .name = "anonymous_loadings",
    .type = FieldType::object,
    .help =
        "How strongly each trait raises the log-odds of a record's being anonymous, whose mean "
        "over the traits is anonymous_share.",
    .example = "{\"visibility\": -1.0}",
    .default_text = "0 for every trait"};
constexpr Field by_stratum_field{
    .name = "by_stratum",
    .type = FieldType::object,
    .help = "Rates that differ for persons of a stratum, by the stratum's name.",
    .example = "{\"Dutch\": {\"capture_probability\": 0.2}}",
    .default_text = "{}"};
constexpr Field by_covariate_field{
    .name = "by_covariate",
    .type = FieldType::object,
    .help =
        "Rates that differ for persons of a level of a covariate; where several covariates set "
        "one, their differences from the agency's own in log-odds add.",
    .example = "{\"sex\": {\"male\": {\"capture_probability\": 0.05}}}",
    .default_text = "{}",
    .inside = R"({"additionalProperties": {"type": "object",
                  "additionalProperties": {"$ref": "#/$defs/agencies_by_covariate"}}})"};
constexpr Field active_field{.name = "active",
                             .type = FieldType::object,
                             .help = "First and last period in which the agency is active.",
                             .example = "{\"from\": 1, \"to\": 12}",
                             .default_text = "all periods"};
constexpr Field found_in_visit_field{
    .name = "found_in_visit",
    .type = FieldType::number,
    .help =
        "Probability that the agency, which visits groups of victims, somebody alone being a group "
        "of "
        "one, detects each member of a group that it visits; not below the capture probability.",
    .example = "0.7",
    .default_text = "it finds people one by one",
    .range = probability};
constexpr Field false_link_field{
    .name = "false_link_probability",
    .type = FieldType::number,
    .help = "Probability that an entity seen on this list alone is merged into another person.",
    .example = "0.01",
    .default_text = "0",
    .range = probability};

constexpr Field verification_field{
    .name = "verification",
    .type = FieldType::object,
    .help = "Which of the agency's records are confirmed, of persons who are.",
    .example = "{\"of\": \"record\", \"keeps_victims\": 0.95, \"keeps_others\": 0.5}",
    .default_text = "all"};

void add_rates(std::vector<Field>& fields, RateOf of) {
  for (const AgencyRate& rate : agency_rates)
    if (rate.of == of) fields.push_back(rate.field);
}

std::vector<Field> fields_of_agency() {
  std::vector<Field> fields{agency_name_field};
  add_rates(fields, RateOf::detection);
  add_rates(fields, RateOf::false_positives);
  fields.insert(fields.end(), {found_in_visit_field, loadings_field, by_stratum_field,
                               by_covariate_field, active_field});
  add_rates(fields, RateOf::records);
  fields.insert(fields.end(), {reporting_loadings_field, anonymous_loadings_field, false_link_field,
                               verification_field, threshold_field});
  return fields;
}

std::vector<Field> fields_of_stratum() {
  std::vector<Field> fields;
  for (const AgencyRate& rate : agency_rates) fields.push_back(rate.field);
  fields.push_back(threshold_field);
  return fields;
}

std::vector<Field> fields_of_level() {
  std::vector<Field> fields;
  for (const AgencyRate& rate : agency_rates) fields.push_back(rate.field);
  return fields;
}

constexpr Field threshold_fields_table[] = {
    {.name = "at",
     .type = FieldType::number,
     .help = "Severity at which the agency detects half as likely as at the most.",
     .example = "1.0",
     .default_text = "required"},
    {.name = "softness",
     .type = FieldType::number,
     .help = "How gradually detection sets in around it, in severities; 0 is a hard threshold.",
     .example = "0.3",
     .default_text = "0",
     .range = not_negative},
    {.name = "capture_probability",
     .type = FieldType::number,
     .help = "Probability of detection far above the threshold.",
     .example = "0.1",
     .default_text = "required",
     .range = probability},
};

constexpr Field active_fields_table[] = {
    {.name = "from",
     .type = FieldType::integer,
     .help = "First period, counted from 1.",
     .example = "1",
     .default_text = "1",
     .range = {1.0, most_periods}},
    {.name = "to",
     .type = FieldType::integer,
     .help = "Last period; not before the first.",
     .example = "12",
     .default_text = "the last one",
     .range = {1.0, most_periods}},
};

constexpr Field pair_probability_field{.name = "probability",
                                       .type = FieldType::number,
                                       .help = "Probability with which it happens to a person.",
                                       .example = "0.4",
                                       .range = probability,
                                       .required = true};
constexpr Field pair_group_field{.name = "applies_to",
                                 .type = FieldType::text,
                                 .help = "The group of persons it concerns.",
                                 .example = "\"victims\"",
                                 .default_text = "\"everyone\"",
                                 .choices = groups};

constexpr Field avoidance_fields_table[] = {
    {.name = "after",
     .type = FieldType::text,
     .help = "The agency whose contact suppresses.",
     .example = "\"Border police\"",
     .required = true},
    {.name = "of",
     .type = FieldType::text,
     .help = "The agency whose own detection is suppressed.",
     .example = "\"Shelter\"",
     .required = true},
    pair_probability_field,
    pair_group_field,
};

constexpr Field referral_fields_table[] = {
    {.name = "from",
     .type = FieldType::text,
     .help = "The agency that passes a person on.",
     .example = "\"Police\"",
     .required = true},
    {.name = "to",
     .type = FieldType::text,
     .help = "The agency that the person is passed on to.",
     .example = "\"Shelter\"",
     .required = true},
    pair_probability_field,
    pair_group_field,
};

constexpr Field dependence_fields_table[] = {
    {.name = "between",
     .type = FieldType::array,
     .help = "The agencies, two or more, in any order.",
     .example = "[\"Police\", \"Shelter\"]",
     .required = true},
    {.name = "odds_ratio",
     .type = FieldType::number,
     .help =
         "How many times as high the odds of detection by one are for a person whom the other "
         "has detected, all else equal; 1 means independent, 0 never both. Of three agencies or "
         "more, by how much the odds are higher where all of them detect, beyond their pairs.",
     .example = "2.0",
     .range = not_negative,
     .required = true},
    {.name = "applies_to",
     .type = FieldType::text,
     .help = "The group of persons it concerns.",
     .example = "\"victims\"",
     .default_text = "\"everyone\"",
     .choices = groups},
};

}  // namespace

FieldTable agency_fields() {
  static const std::vector<Field> fields = fields_of_agency();
  return fields;
}
FieldTable by_stratum_fields() {
  static const std::vector<Field> fields = fields_of_stratum();
  return fields;
}
FieldTable by_covariate_fields() {
  static const std::vector<Field> fields = fields_of_level();
  return fields;
}
FieldTable threshold_fields() {
  return threshold_fields_table;
}
FieldTable active_fields() {
  return active_fields_table;
}
FieldTable avoidance_fields() {
  return avoidance_fields_table;
}
FieldTable referral_fields() {
  return referral_fields_table;
}
FieldTable dependence_fields() {
  return dependence_fields_table;
}

}  // namespace darknumber
