// SPDX-License-Identifier: MIT
#include "engine/scenario/format/study_fields.h"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "engine/input/wording.h"
#include "engine/scenario/study_types/study_kinds.h"

namespace darknumber {
namespace {

constexpr std::string_view hold_matches[] = {"sizes", "pairs"};
constexpr std::string_view holds[] = {"table", "none"};

constexpr Field evaluation_and_factors[] = {
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
};

constexpr Field estimator_field{.name = "estimator",
                                .type = FieldType::text,
                                .help = "The label of the estimator that the study is about.",
                                .example = "\"independence\"",
                                .default_text = "every estimator"};

constexpr Field measures_field{
    .name = "measures",
    .type = FieldType::array,
    .help =
        "Several measures in place of one: the study is about the first; of the others it "
        "shows what they are at each point.",
    .example = "[\"inflation\", \"coverage\"]",
    .default_text = "the measure alone"};

constexpr Field fields_of_hold[] = {
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

/// "inflation; log_bias for sample, morris and sobol"
std::string default_measures() {
  std::string text(study_kinds().front()->default_measure);
  std::vector<std::string_view> told{study_kinds().front()->default_measure};
  for (const StudyKind* kind : study_kinds()) {
    const std::string_view measure = kind->default_measure;
    if (std::find(told.begin(), told.end(), measure) != told.end()) continue;
    told.push_back(measure);
    std::vector<std::string> names;
    for (const StudyKind* other : study_kinds())
      if (measure == std::string_view(other->default_measure)) names.emplace_back(other->name);
    text += fmt::format("; {} for {}", measure, join_with_and(names));
  }
  return text;
}

/// A field of several types is one.
void add_options(std::vector<Field>& fields, Follows follows) {
  for (const StudyKind* kind : study_kinds())
    for (const StudyOption& option : kind->options)
      if (option.follows == follows &&
          std::none_of(fields.begin(), fields.end(),
                       [&](const Field& field) { return field.name == option.field.name; }))
        fields.push_back(option.field);
}

std::vector<Field> fields_of_study() {
  static const std::string measures = default_measures();
  std::vector<Field> fields{{.name = "type",
                             .type = FieldType::text,
                             .help = "What kind of study it is.",
                             .example = "\"sweep\"",
                             .choices = study_type_names(),
                             .required = true}};
  fields.insert(fields.end(), std::begin(evaluation_and_factors), std::end(evaluation_and_factors));
  add_options(fields, Follows::factors);
  fields.push_back(estimator_field);
  fields.push_back({.name = "measure",
                    .type = FieldType::text,
                    .help = "The measure that the study is about.",
                    .example = "\"inflation\"",
                    .default_text = measures});
  fields.push_back(measures_field);
  add_options(fields, Follows::measure);
  fields.insert(fields.end(), std::begin(fields_of_hold), std::end(fields_of_hold));
  return fields;
}

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
     .default_text = "none: the other types need it, or a belief"},
    {.name = "belief",
     .type = FieldType::object,
     .help = "What you hold likely of it, in place of range, values or ends: a distribution.",
     .example = "{\"quantiles\": {\"0.5\": 0.1, \"0.95\": 0.3}, \"family\": \"beta\"}",
     .default_text = "none: all values of the range are as likely"},
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
  static const std::vector<Field> fields = fields_of_study();
  return fields;
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
