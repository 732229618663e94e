// SPDX-License-Identifier: MIT
#include "engine/scenario/format/belief_fields.h"

namespace darknumber {
namespace {

constexpr std::string_view families_of_two[] = {"uniform", "log_uniform", "beta", "normal",
                                                "lognormal"};

constexpr Field belief_table[] = {
    {.name = "quantiles",
     .type = FieldType::object,
     .help = "Two probabilities and the values that the number stays below with them: \"probably "
             "10 %, hardly more than 30 %\" is {\"0.5\": 0.1, \"0.95\": 0.3}. They hold before the "
             "belief is cut to what the field takes.",
     .example = "{\"0.05\": 0.02, \"0.95\": 0.3}",
     .default_text = "none: one of the distributions below in their place"},
    {.name = "family",
     .type = FieldType::text,
     .help = "The distribution with these quantiles.",
     .example = "\"beta\"",
     .default_text = "none: quantiles need it",
     .choices = families_of_two},
    {.name = "uniform",
     .type = FieldType::array,
     .help = "The least and the most, all between them as likely.",
     .example = "[0, 0.4]",
     .default_text = "another distribution"},
    {.name = "log_uniform",
     .type = FieldType::array,
     .help = "The same with all logarithms as likely: as much from 100 to 1,000 as from 1,000 to "
             "10,000.",
     .example = "[1000, 100000]",
     .default_text = "another distribution"},
    {.name = "beta",
     .type = FieldType::array,
     .help =
         "Alpha and beta of a beta distribution: a share seen alpha - 1 times in alpha + beta - "
         "2, where nothing was known before.",
     .example = "[2, 8]",
     .default_text = "another distribution"},
    {.name = "normal",
     .type = FieldType::array,
     .help = "The mean and the standard deviation of a normal distribution.",
     .example = "[0.5, 0.2]",
     .default_text = "another distribution"},
    {.name = "lognormal",
     .type = FieldType::array,
     .help = "The median and the standard deviation of the logarithm: with 0.7 it is within a "
             "factor of 2 of the median with probability two thirds.",
     .example = "[3, 0.5]",
     .default_text = "another distribution"},
    {.name = "triangular",
     .type = FieldType::array,
     .help = "The least, the most likely and the most.",
     .example = "[0, 0.1, 0.4]",
     .default_text = "another distribution"},
    {.name = "discrete",
     .type = FieldType::object,
     .help = "Single values, each with its probability.",
     .example = "{\"values\": [0, 0.2], \"shares\": [0.3, 0.7]}",
     .default_text = "another distribution"},
    {.name = "range",
     .type = FieldType::array,
     .help = "Between which numbers a beta lies; any other distribution is cut to them.",
     .example = "[0, 0.5]",
     .default_text = "what the field takes; of a beta, 0 to 1"},
};

constexpr Field discrete_table[] = {
    {.name = "values",
     .type = FieldType::array,
     .help = "The numbers that it may be.",
     .example = "[0, 0.2]",
     .required = true},
    {.name = "shares",
     .type = FieldType::array,
     .help = "The probability of each, in the same order; they sum to 1.",
     .example = "[0.3, 0.7]",
     .required = true},
};

constexpr Field correlation_table[] = {
    {.name = "between",
     .type = FieldType::array,
     .help = "Two factors, each by its label or path.",
     .example = "[\"agencies[Police].false_positive_share\", "
                "\"agencies[Shelter].false_positive_share\"]",
     .required = true},
    {.name = "value",
     .type = FieldType::number,
     .help = "Spearman's rank correlation of the two beliefs.",
     .example = "0.5",
     .range = {-1.0, 1.0, true, true},
     .required = true},
};

}  // namespace

FieldTable belief_fields() {
  return belief_table;
}

FieldTable discrete_belief_fields() {
  return discrete_table;
}

FieldTable rank_correlation_fields() {
  return correlation_table;
}

}  // namespace darknumber
