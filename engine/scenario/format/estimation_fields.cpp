// SPDX-License-Identifier: MIT
#include "engine/scenario/format/estimation_fields.h"

#include "engine/input/table_count.h"
#include "engine/scenario/scenario.h"

namespace darknumber {
namespace {

constexpr Range limits_of_suppression{2.0, most_suppressed_below};
constexpr Range inside_zero_and_one{0.0, 1.0, true, true};
constexpr std::string_view unknown_strata[] = {"drop", "prorate"};

constexpr Field estimation_fields_table[] = {
    {.name = "target",
     .type = FieldType::any,
     .help = "The number that the estimates are compared with: the victims present at any one time "
             "(\"present\"), all that were ever present (\"ever_present\"), or an object: those of "
             "them whom the lists can reach.",
     .example = "{\"reachable\": 0.01}",
     .default_text = "\"present\"",
     .inside = R"({"anyOf": [{"enum": ["present", "ever_present"]},
                             {"$ref": "#/$defs/estimation_target"}]})"},
    {.name = "lists",
     .type = FieldType::array,
     .help = "The lists that the estimators see: names of agencies, or several merged into one.",
     .example = "[\"Police\", {\"name\": \"NGO\", \"merge\": [\"Shelter\", \"Coordinator\"]}]",
     .default_text = "every agency a list of its own"},
    {.name = "remove",
     .type = FieldType::array,
     .help = "Entities of a capture history that are taken away before estimation.",
     .example = "[{\"history\": [\"Border police\"], \"share\": 0.5}]",
     .default_text = "[]"},
    {.name = "suppress",
     .type = FieldType::object,
     .help = "What a statistical office does to small counts before it publishes the table over "
             "the lists in use; by stratum where an estimator works stratum by stratum, and totals "
             "are then the sums of what is published.",
     .example = "{\"below\": 5, \"as\": \"interval\"}",
     .default_text = "every count is published"},
    {.name = "stratify",
     .type = FieldType::boolean,
     .help = "Whether each stratum is estimated apart and the estimates are summed.",
     .example = "true",
     .default_text = "false"},
    {.name = "unknown",
     .type = FieldType::text,
     .help = "What becomes of entities of unknown stratum.",
     .example = "\"prorate\"",
     .default_text = "\"drop\"",
     .choices = unknown_strata},
    {.name = "level",
     .type = FieldType::number,
     .help = "Confidence level of the intervals.",
     .example = "0.95",
     .default_text = "0.95",
     .range = inside_zero_and_one},
    {.name = "estimators",
     .type = FieldType::array,
     .help = "The estimators, each an object with its method and options.",
     .example = "[{\"method\": \"chao\"}, {\"method\": \"loglinear\", \"terms\": \"pairwise\"}]",
     .default_text = "a usual set"},
};

constexpr Field target_fields_table[] = {
    {.name = "reachable",
     .type = FieldType::number,
     .help = "Victims count whose chance of being on any list in use exceeds this.",
     .example = "0.01",
     .range = {0.0, 1.0, false, true},
     .required = true},
};

constexpr Field remove_fields_table[] = {
    {.name = "history",
     .type = FieldType::any,
     .help = "The lists that the entities are on, and no other; or \"single\" for any one list.",
     .example = "[\"Border police\"]",
     .required = true},
    {.name = "share",
     .type = FieldType::number,
     .help = "Share of these entities that is taken away.",
     .example = "0.5",
     .range = probability,
     .required = true},
};

constexpr Field suppress_fields_table[] = {
    {.name = "below",
     .type = FieldType::integer,
     .help = "Counts above 0 and below this are suppressed.",
     .example = "10",
     .default_text = "5",
     .range = limits_of_suppression},
    {.name = "as",
     .type = FieldType::text,
     .help = "What is published in their place: the interval, as in \"<5\", of which log-linear "
             "models use the likelihood while other methods have no estimate; 0; the middle of the "
             "interval; or the count rounded at random to a multiple of 3, which keeps its mean.",
     .example = "\"random_round\"",
     .default_text = "\"interval\"",
     .choices = suppress_as_names},
};

}  // namespace

FieldTable estimation_fields() {
  return estimation_fields_table;
}
FieldTable target_fields() {
  return target_fields_table;
}
FieldTable remove_fields() {
  return remove_fields_table;
}
FieldTable suppress_fields() {
  return suppress_fields_table;
}

}  // namespace darknumber
