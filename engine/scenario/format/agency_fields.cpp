// SPDX-License-Identifier: MIT
#include "engine/scenario/format/agency_fields.h"

#include "engine/scenario/format/field_tables.h"

namespace darknumber {
namespace {

constexpr std::string_view groups[] = {"everyone", "victims", "bystanders"};

constexpr Field capture_probability_field{
    .name = "capture_probability",
    .type = FieldType::number,
    .help = "Probability that the agency itself detects a victim.",
    .example = "0.12",
    .default_text = "required unless every stratum gives one, or a table tells it",
    .range = probability};
constexpr Field false_positive_share_field{
    .name = "false_positive_share",
    .type = FieldType::number,
    .help =
        "Expected share of bystanders among all reported records of the list; in place of "
        "false_alarm_probability.",
    .example = "0.25",
    .default_text = "0",
    .range = share_below_one};
constexpr Field false_alarm_probability_field{
    .name = "false_alarm_probability",
    .type = FieldType::number,
    .help = "Probability that the agency itself flags a given bystander; needs bystanders.count.",
    .example = "0.001",
    .default_text = "0",
    .range = probability};
constexpr Field reporting_probability_field{
    .name = "reporting_probability",
    .type = FieldType::number,
    .help = "Probability that a detection is forwarded to the central register.",
    .example = "0.8",
    .default_text = "1",
    .range = probability};
constexpr Field anonymous_share_field{
    .name = "anonymous_share",
    .type = FieldType::number,
    .help = "Probability that a record is anonymous, and so counts as a person of its own.",
    .example = "0.05",
    .default_text = "0",
    .range = probability};
constexpr Field missed_link_probability_field{
    .name = "missed_link_probability",
    .type = FieldType::number,
    .help = "Probability that a record is not recognised as belonging to its person.",
    .example = "0.02",
    .default_text = "0",
    .range = probability};
constexpr Field duplicate_probability_field{
    .name = "duplicate_probability",
    .type = FieldType::number,
    .help = "Probability that a record has an unrecognised duplicate on its list.",
    .example = "0.01",
    .default_text = "0",
    .range = probability};
constexpr Field threshold_field{
    .name = "threshold",
    .type = FieldType::object,
    .help = "Severity from which the agency detects a person, where the population is a continuum.",
    .example = "{\"at\": 1.0, \"softness\": 0.3, \"capture_probability\": 0.1}",
    .default_text = "required with at_risk"};

constexpr Field agency_fields_table[] = {
    {.name = "name",
     .type = FieldType::text,
     .help = "Name of the agency and of its list, unique among the agencies.",
     .example = "\"Police\"",
     .required = true},
    capture_probability_field,
    false_positive_share_field,
    false_alarm_probability_field,
    {.name = "loadings",
     .type = FieldType::object,
     .help = "How strongly each trait raises the log-odds of detection, by the trait's name.",
     .example = "{\"visibility\": 0.8}",
     .default_text = "0 for every trait"},
    {.name = "by_stratum",
     .type = FieldType::object,
     .help = "Rates that differ for persons of a stratum, by the stratum's name.",
     .example = "{\"Dutch\": {\"capture_probability\": 0.2}}",
     .default_text = "{}"},
    {.name = "active",
     .type = FieldType::object,
     .help = "First and last period in which the agency is active.",
     .example = "{\"from\": 1, \"to\": 12}",
     .default_text = "all periods"},
    reporting_probability_field,
    anonymous_share_field,
    missed_link_probability_field,
    duplicate_probability_field,
    {.name = "false_link_probability",
     .type = FieldType::number,
     .help = "Probability that an entity seen on this list alone is merged into another person.",
     .example = "0.01",
     .default_text = "0",
     .range = probability},
    threshold_field,
};

constexpr Field by_stratum_fields_table[] = {
    capture_probability_field,     false_positive_share_field,
    false_alarm_probability_field, reporting_probability_field,
    anonymous_share_field,         missed_link_probability_field,
    duplicate_probability_field,   threshold_field,
};

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
     .help = "The two agencies, in any order.",
     .example = "[\"Police\", \"Shelter\"]",
     .required = true},
    {.name = "odds_ratio",
     .type = FieldType::number,
     .help = "How many times as high the odds of detection by one are for a person whom the other "
             "has detected, all else equal; 1 means independent, 0 never both.",
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
  return agency_fields_table;
}
FieldTable by_stratum_fields() {
  return by_stratum_fields_table;
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
