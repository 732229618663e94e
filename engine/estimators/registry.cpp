// SPDX-License-Identifier: MIT
#include "engine/estimators/registry.h"

#include <array>

#include "engine/estimators/estimator_help.h"
#include "engine/estimators/read_methods.h"

namespace darknumber {
namespace {

constexpr std::array<std::string_view, 9> unbuilt_methods{"mh",
                                                          "mth",
                                                          "sample_coverage",
                                                          "decomposable",
                                                          "latent_class",
                                                          "bayesian_threshold",
                                                          "fixed_odds_ratio",
                                                          "linkage_corrected",
                                                          "trimmed"};

constexpr Field method_field{.name = "method",
                             .type = FieldType::text,
                             .help = "The estimation method.",
                             .example = "\"chao\"",
                             .required = true};
constexpr Field label_field{.name = "label",
                            .type = FieldType::text,
                            .help = "The estimator's name in every output.",
                            .example = "\"two police lists\"",
                            .default_text = "made from the method"};
constexpr Field lists_field{
    .name = "lists",
    .type = FieldType::array,
    .help = "The lists it uses, in place of those of \"estimation\"; names, or merged lists.",
    .example = "[\"Police\", {\"name\": \"NGO\", \"merge\": [\"Shelter\", \"Coordinator\"]}]",
    .default_text = "the lists of \"estimation\""};
constexpr Field stratify_field{.name = "stratify",
                               .type = FieldType::boolean,
                               .help = "Whether to estimate each stratum on its own and add up.",
                               .example = "true",
                               .default_text = "that of \"estimation\""};
constexpr Field interval_field{.name = "interval",
                               .type = FieldType::text,
                               .help = "How the interval is made.",
                               .example = "\"bootstrap\"",
                               .default_text = "the method's own",
                               .built = false};
constexpr Field resamples_field{.name = "resamples",
                                .type = FieldType::integer,
                                .help = "Resamples of a bootstrap interval.",
                                .example = "1000",
                                .default_text = "1000",
                                .built = false};
constexpr Field assumed_field{
    .name = "assumed_false_positive_share",
    .type = FieldType::object,
    .help = "The share of each list's records to remove as false positives before estimating.",
    .example = "{\"Police\": 0.2}",
    .built = false};

constexpr std::array<std::string_view, 2> selections{"stepwise", "all"};
constexpr std::array<std::string_view, 4> criteria{"aic", "aicc", "bic", "p_value"};

constexpr Field terms_field{
    .name = "terms",
    .type = FieldType::any,
    .help = "The model: \"independence\", \"pairwise\", or interactions between named lists.",
    .example = "[\"Police:NGO\"]"};
constexpr Field select_field{.name = "select",
                             .type = FieldType::text,
                             .help = "How the table itself chooses the model.",
                             .example = "\"stepwise\"",
                             .choices = selections};
constexpr Field criterion_field{.name = "criterion",
                                .type = FieldType::text,
                                .help = "What the choice of a model minimises.",
                                .example = "\"aic\"",
                                .choices = criteria};
constexpr Field threshold_field{.name = "threshold",
                                .type = FieldType::number,
                                .help = "The p-value below which a term enters.",
                                .example = "0.02",
                                .default_text = "0.02",
                                .range = probability};
constexpr Field order_field{.name = "order",
                            .type = FieldType::integer,
                            .help = "The most lists in one term of the models compared.",
                            .example = "2",
                            .default_text = "1, 2, 3, 3, 2 for 2 to 6 lists",
                            .range = {1.0, 10.0}};
constexpr Field of_field{.name = "of",
                         .type = FieldType::array,
                         .help = "The labels of the estimators of which to take the mean.",
                         .example = "[\"chao\", \"independence\"]",
                         .required = true};

constexpr std::array common_fields{method_field,   label_field,     lists_field,  stratify_field,
                                   interval_field, resamples_field, assumed_field};
constexpr std::array mean_fields{method_field, label_field, of_field};
constexpr std::array loglinear_fields{
    method_field,    label_field, lists_field,    terms_field,    select_field,    criterion_field,
    threshold_field, order_field, stratify_field, interval_field, resamples_field, assumed_field};

constexpr std::array<EstimatorMethod, 5> methods{{
    {"lincoln_petersen", "Two lists: the product of their sizes over their overlap",
     lincoln_petersen_help, common_fields, read_lincoln_petersen, true},
    {"chapman", "Two lists: Lincoln-Petersen with less bias in small samples", chapman_help,
     common_fields, read_chapman, true},
    {"chao", "Any number of lists: from the numbers seen on exactly one and two", chao_help,
     common_fields, read_chao, false},
    {"loglinear", "Any number of lists: Poisson log-linear models, given or selected",
     loglinear_help, loglinear_fields, read_loglinear, false},
    {"mean", "The mean of other estimators, for averages", mean_help, mean_fields, read_mean, false,
     false},
}};

}  // namespace

std::span<const EstimatorMethod> estimator_methods() {
  return methods;
}

const EstimatorMethod* find_estimator_method(std::string_view name) {
  for (const EstimatorMethod& method : methods)
    if (method.name == name) return &method;
  return nullptr;
}

std::span<const std::string_view> unbuilt_estimator_methods() {
  return unbuilt_methods;
}

}  // namespace darknumber
