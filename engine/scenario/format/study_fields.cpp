// SPDX-License-Identifier: MIT
#include "engine/scenario/format/study_fields.h"

namespace darknumber {
namespace {

constexpr std::string_view hold_matches[] = {"sizes", "pairs"};
constexpr std::string_view holds[] = {"table", "none"};
constexpr Range sizes{8.0, 1048576.0};
constexpr Range trajectory_counts{2.0, 10000.0};
constexpr Range level_counts{2.0, 64.0};

constexpr Field study_table[] = {
    {.name = "type",
     .type = FieldType::text,
     .help = "What kind of study it is.",
     .example = "\"sweep\"",
     .choices = study_type_names,
     .required = true},
    {.name = "evaluate",
     .type = FieldType::text,
     .help = "Whether points are evaluated on the expected table or by replicates.",
     .example = "\"monte_carlo\"",
     .default_text = "\"expected\"",
     .choices = evaluation_names},
    {.name = "factors",
     .type = FieldType::array,
     .help = "The fields of the scenario that vary.",
     .example = "[{\"path\": \"agencies[*].false_positive_share\", \"values\": [0, 0.1, 0.2]}]",
     .default_text = "none: a ledger, or a sweep of points"},
    {.name = "points",
     .type = FieldType::array,
     .help = "The points of a sweep one by one, each an object of paths and values.",
     .example = "[{\"bystanders.count\": 5000, \"population.victims\": 1000}]",
     .default_text = "every combination of the factors"},
    {.name = "size",
     .type = FieldType::integer,
     .help = "Points of a sample; base points of sobol, a power of two, 256 or better 1024 and "
             "more: they are divided over 4 to 8 scrambles.",
     .example = "1024",
     .default_text = "1024",
     .range = sizes},
    {.name = "trajectories",
     .type = FieldType::integer,
     .help = "Trajectories of morris.",
     .example = "30",
     .default_text = "30",
     .range = trajectory_counts},
    {.name = "levels",
     .type = FieldType::integer,
     .help = "Levels of the grid of morris, an even number.",
     .example = "4",
     .default_text = "4",
     .range = level_counts},
    {.name = "groups",
     .type = FieldType::array,
     .help = "Factors that morris moves together: arrays of paths.",
     .example = "[[\"bystanders.count\", \"population.victims\"]]",
     .default_text = "each factor alone"},
    {.name = "second_order",
     .type = FieldType::boolean,
     .help = "Whether sobol estimates the indices of pairs.",
     .example = "true",
     .default_text = "false"},
    {.name = "shapley",
     .type = FieldType::boolean,
     .help =
         "Whether sobol also estimates Shapley effects, from size times (factors + 1) more points.",
     .example = "true",
     .default_text = "false"},
    {.name = "estimator",
     .type = FieldType::text,
     .help = "The label of the estimator that the study is about.",
     .example = "\"independence\"",
     .default_text = "every estimator"},
    {.name = "measure",
     .type = FieldType::text,
     .help = "The measure that the study is about.",
     .example = "\"inflation\"",
     .default_text = "inflation; log_bias for sample, morris and sobol"},
    {.name = "measures",
     .type = FieldType::array,
     .help = "Several measures in place of one: the study is about the first; of the others it "
             "shows what they are at each point.",
     .example = "[\"inflation\", \"coverage\"]",
     .default_text = "the measure alone"},
    {.name = "target",
     .type = FieldType::number,
     .help = "The value of the measure that tipping_point looks for.",
     .example = "2.0",
     .default_text = "none: tipping_point needs it"},
    {.name = "hold",
     .type = FieldType::text,
     .help =
         "What every point is solved again for: the margins of a published table. none lets go of "
         "the table that the scenario is anchored to: its world is solved once, as given.",
     .example = "\"table\"",
     .default_text = "the scenario's table, if it has one",
     .choices = holds},
    {.name = "table",
     .type = FieldType::text,
     .help = "The published table, a CSV file, named from the scenario's folder.",
     .example = "\"netherlands.csv\"",
     .default_text = "none: hold needs it"},
    {.name = "match",
     .type = FieldType::text,
     .help = "What is matched: list sizes and the number observed, or the overlaps of pairs too.",
     .example = "\"pairs\"",
     .default_text = "\"sizes\"",
     .choices = hold_matches},
};

constexpr Field factor_table[] = {
    {.name = "path",
     .type = FieldType::text,
     .help = "The field that varies.",
     .example = "\"agencies[*].false_positive_share\"",
     .default_text = "none: paths in its place"},
    {.name = "paths",
     .type = FieldType::array,
     .help = "Several fields that are set to the same value.",
     .example = "[\"agencies[Police].false_positive_share\", \"bystanders.count\"]",
     .default_text = "none: path in their place"},
    {.name = "values",
     .type = FieldType::array,
     .help = "The values of a sweep, or those to choose from.",
     .example = "[0, 0.1, 0.2]",
     .default_text = "none: a sweep needs them"},
    {.name = "low",
     .type = FieldType::any,
     .help = "The low end of one_at_a_time.",
     .example = "0",
     .default_text = "none: one_at_a_time needs it"},
    {.name = "high",
     .type = FieldType::any,
     .help = "The high end of one_at_a_time.",
     .example = "0.4",
     .default_text = "none: one_at_a_time needs it"},
    {.name = "range",
     .type = FieldType::array,
     .help = "The least and the most of a number that varies between them.",
     .example = "[0, 0.4]",
     .default_text = "none: the other types need it"},
    {.name = "scale",
     .type = FieldType::text,
     .help = "Whether the range is even in the number or in its logarithm.",
     .example = "\"log\"",
     .default_text = "\"linear\"",
     .choices = factor_scale_names},
    {.name = "kind",
     .type = FieldType::text,
     .help = "Whether the factor is any number, a whole number, or one of its values.",
     .example = "\"integer\"",
     .default_text = "\"continuous\"; \"choice\" with values",
     .choices = factor_kind_names},
    {.name = "plausible",
     .type = FieldType::array,
     .help = "The range that you consider plausible; reports show it.",
     .example = "[0.05, 0.3]",
     .default_text = "none given"},
    {.name = "label",
     .type = FieldType::text,
     .help = "A short name for texts and tables to read; files keep the paths.",
     .example = "\"false share of the police\"",
     .default_text = "the paths"},
};

constexpr Field claim_table[] = {
    {.name = "text",
     .type = FieldType::text,
     .help = "What is claimed, in words.",
     .example = "\"False reports double the estimate\"",
     .required = true},
    {.name = "estimator",
     .type = FieldType::text,
     .help = "The label of the estimator that it speaks of; none where the measure is truth or "
             "published_inflation.",
     .example = "\"independence\"",
     .default_text = "required for measures of an estimator"},
    {.name = "measure",
     .type = FieldType::text,
     .help = "The measure that it speaks of: of an estimator, or truth, published_inflation or "
             "published_inflation[LABEL].",
     .example = "\"median_inflation\"",
     .required = true},
    {.name = "at_least",
     .type = FieldType::number,
     .help = "The claim holds where the measure is this or more.",
     .example = "2",
     .default_text = "none: at_most in its place"},
    {.name = "at_most",
     .type = FieldType::number,
     .help = "The claim holds where the measure is this or less.",
     .example = "1.1",
     .default_text = "none: at_least in its place"},
    {.name = "than",
     .type = FieldType::object,
     .help = "Another measure, which the number is multiplied by.",
     .example = "{\"estimator\": \"pairwise\"}",
     .default_text = "nothing: the number alone"},
    {.name = "where",
     .type = FieldType::object,
     .help = "Paths and the value, or list of values, that they are set to.",
     .example = "{\"agencies[*].false_positive_share\": 0.3}",
     .default_text = "the scenario as it is"},
    {.name = "somewhere",
     .type = FieldType::boolean,
     .help = "Whether one point of several is enough.",
     .example = "true",
     .default_text = "false"},
};

constexpr Field comparison_table[] = {
    {.name = "estimator",
     .type = FieldType::text,
     .help = "The label of another estimator.",
     .example = "\"pairwise\"",
     .default_text = "the claim's own"},
    {.name = "measure",
     .type = FieldType::text,
     .help = "Another measure to compare with.",
     .example = "\"inflation\"",
     .default_text = "the claim's own"},
    {.name = "where",
     .type = FieldType::object,
     .help = "Other settings, a value for each path.",
     .example = "{\"bystanders.count\": 0}",
     .default_text = "the claim's own"},
};

}  // namespace

FieldTable study_fields() {
  return study_table;
}

FieldTable factor_fields() {
  return factor_table;
}

FieldTable claim_fields() {
  return claim_table;
}

FieldTable comparison_fields() {
  return comparison_table;
}

}  // namespace darknumber
