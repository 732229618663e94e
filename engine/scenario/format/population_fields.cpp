// SPDX-License-Identifier: MIT
#include "engine/scenario/format/population_fields.h"

#include "engine/scenario/format/field_tables.h"

namespace darknumber {
namespace {

constexpr Range persons_from_one{1.0, largest_count};
constexpr std::string_view distributions[] = {"normal", "classes"};

constexpr Field population_fields_table[] = {
    {.name = "victims",
     .type = FieldType::integer,
     .help =
         "Number of victims present at any one time: the truth that the estimators should find.",
     .example = "5000",
     .default_text = "required without at_risk and table",
     .range = persons_from_one},
    {.name = "strata",
     .type = FieldType::array,
     .help = "Groups of persons with rates of their own at the agencies (by_stratum); the register "
             "knows a person's group.",
     .example = "[{\"name\": \"Dutch\", \"share\": 0.6}, {\"name\": \"foreign\", \"share\": 0.4}]",
     .default_text = "one group without a name"},
    {.name = "covariates",
     .type = FieldType::object,
     .help = "Covariates that the register knows, in place of strata: levels with their shares, "
             "independent of one another; or levels as arrays and \"shares\" by pattern, such as "
             "\"2014 / male\". Every pattern is a stratum.",
     .example = "{\"year\": {\"2014\": 0.5, \"2015\": 0.5}, \"sex\": {\"female\": 0.7, "
                "\"male\": 0.3}}",
     .default_text = "none",
     .inside = R"({"additionalProperties": {"additionalProperties":
                   {"type": "number", "minimum": 0, "maximum": 1}}})"},
    {.name = "stratum_unknown_share",
     .type = FieldType::number,
     .help = "Share of the entities whose stratum the register does not know.",
     .example = "0.1",
     .default_text = "0",
     .range = probability},
    {.name = "traits",
     .type = FieldType::array,
     .help =
         "Unseen differences between persons that move their detection through the agencies' "
         "loadings. A trait needs a loading on it, of some agency or set by the study: one of 0 "
         "that is given counts.",
     .example = "[{\"name\": \"visibility\", \"distribution\": \"normal\", \"sd\": 1.0}]",
     .default_text = "[]"},
    {.name = "turnover",
     .type = FieldType::object,
     .help = "Periods of time and the rate at which victims leave and are replaced between them.",
     .example = "{\"periods\": 12, \"rate\": 0.03}",
     .default_text = "one period"},
    {.name = "groups",
     .type = FieldType::array,
     .help = "Shares of the victims who live in groups, such as families or houses, by their size; "
             "whoever is left over is alone. Agencies with found_in_visit find groups.",
     .example = "[{\"size\": 5, \"share\": 0.4}]",
     .default_text = "[]"},
    {.name = "at_risk",
     .type = FieldType::object,
     .help = "One continuum of severity in place of separate victims and bystanders.",
     .example = "{\"count\": 60000, \"victims_above\": 1.5}",
     .default_text = "victims and bystanders apart"},
};

constexpr Range from_two{2.0, largest_count};

constexpr Field group_fields_table[] = {
    {.name = "size",
     .type = FieldType::integer,
     .help = "How many persons a group has.",
     .example = "5",
     .range = from_two,
     .required = true},
    {.name = "share",
     .type = FieldType::number,
     .help = "Share of the victims who live in groups of this size.",
     .example = "0.4",
     .range = probability,
     .required = true},
};

constexpr Field stratum_fields_table[] = {
    {.name = "name",
     .type = FieldType::text,
     .help = "Name of the stratum, unique among the strata.",
     .example = "\"Dutch\"",
     .required = true},
    {.name = "share",
     .type = FieldType::number,
     .help = "Share of the victims that belong to this stratum; the shares of all strata sum to 1.",
     .example = "0.6",
     .range = probability,
     .required = true},
    {.name = "bystander_share",
     .type = FieldType::number,
     .help = "Share of the bystanders that belong to this stratum: given for all strata, or for "
             "none.",
     .example = "0.5",
     .default_text = "the share of the victims",
     .range = probability},
};

constexpr Field trait_fields_table[] = {
    {.name = "name",
     .type = FieldType::text,
     .help = "Name of the trait, unique among the traits.",
     .example = "\"visibility\"",
     .required = true},
    {.name = "distribution",
     .type = FieldType::text,
     .help = "How the trait is spread over persons: normal with mean 0, or latent classes.",
     .example = "\"normal\"",
     .choices = distributions,
     .required = true},
    {.name = "sd",
     .type = FieldType::number,
     .help = "Standard deviation of a normal trait.",
     .example = "1.0",
     .default_text = "1",
     .range = not_negative},
    {.name = "values",
     .type = FieldType::array,
     .help = "Value of the trait in each latent class; they are shifted to a mean of 0.",
     .example = "[-1.0, 1.0]",
     .default_text = "required for classes"},
    {.name = "shares",
     .type = FieldType::array,
     .help =
         "Share of the persons in each latent class, in the order of the values; they sum to 1.",
     .example = "[0.5, 0.5]",
     .default_text = "required for classes"},
};

constexpr Field turnover_fields_table[] = {
    {.name = "periods",
     .type = FieldType::integer,
     .help = "Number of periods of equal length that the lists cover.",
     .example = "12",
     .default_text = "1",
     .range = {1.0, most_periods}},
    {.name = "rate",
     .type = FieldType::number,
     .help = "Probability that a victim leaves, and another takes the place, between two periods.",
     .example = "0.03",
     .default_text = "0",
     .range = probability},
};

constexpr Field at_risk_fields_table[] = {
    {.name = "count",
     .type = FieldType::integer,
     .help = "Number of persons along the continuum.",
     .example = "60000",
     .range = persons_from_one,
     .required = true},
    {.name = "victims_above",
     .type = FieldType::number,
     .help = "Severity above which a person is a victim; severity is normal with mean 0 and sd 1.",
     .example = "1.5",
     .range = {-8.0, 8.0},
     .required = true},
};

constexpr Field bystander_fields_table[] = {
    {.name = "count",
     .type = FieldType::any,
     .help = "Number of bystanders: from 0 to 2000000000, or \"unlimited\".",
     .example = "40000",
     .default_text = "\"unlimited\""},
};

}  // namespace

FieldTable population_fields() {
  return population_fields_table;
}
FieldTable group_fields() {
  return group_fields_table;
}
FieldTable stratum_fields() {
  return stratum_fields_table;
}
FieldTable trait_fields() {
  return trait_fields_table;
}
FieldTable turnover_fields() {
  return turnover_fields_table;
}
FieldTable at_risk_fields() {
  return at_risk_fields_table;
}
FieldTable bystander_fields() {
  return bystander_fields_table;
}

}  // namespace darknumber
