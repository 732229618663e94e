// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string_view>

#include "engine/estimators/options/labels.h"
#include "engine/input/field.h"

namespace darknumber {

// The fields of the estimators' entries, and which of them each method has.

inline constexpr Field method_field{.name = "method",
                                    .type = FieldType::text,
                                    .help = "The estimation method.",
                                    .example = "\"chao\"",
                                    .required = true};
inline constexpr Field label_field{.name = "label",
                                   .type = FieldType::text,
                                   .help = "The estimator's name in every output.",
                                   .example = "\"two police lists\"",
                                   .default_text = "made from the method"};
inline constexpr Field lists_field{
    .name = "lists",
    .type = FieldType::array,
    .help = "The lists it uses, in place of those of \"estimation\"; names, or merged lists.",
    .example = "[\"Police\", {\"name\": \"NGO\", \"merge\": [\"Shelter\", \"Coordinator\"]}]",
    .default_text = "the lists of \"estimation\""};
/// Of methods that take three lists or more: an example that they take.
inline constexpr Field more_lists_field = [] {
  Field field = lists_field;
  field.example =
      "[\"Police\", {\"name\": \"NGO\", \"merge\": [\"Shelter\", \"Coordinator\"]}, \"Border "
      "police\"]";
  return field;
}();
inline constexpr Field stratify_field{
    .name = "stratify",
    .type = FieldType::boolean,
    .help = "Whether to estimate each stratum on its own and add up.",
    .example = "true",
    .default_text = "that of \"estimation\""};
inline constexpr Field interval_field{
    .name = "interval",
    .type = FieldType::text,
    .help =
        "How the interval is made: by the method itself, from the profile likelihood, or by "
        "parametric (bootstrap) or nonparametric (bca) resampling.",
    .example = "\"bootstrap\"",
    .default_text = "\"own\"",
    .choices = interval_names};
inline constexpr Field resamples_field{.name = "resamples",
                                       .type = FieldType::integer,
                                       .help = "Resamples of a bootstrap or bca interval.",
                                       .example = "1000",
                                       .default_text = "1000",
                                       .range = {10.0, 1e6}};
inline constexpr Field assumed_field{
    .name = "assumed_false_positive_share",
    .type = FieldType::object,
    .help = "The share of each list's records to remove as false positives before estimating.",
    .example = "{\"Police\": 0.2}"};

inline constexpr std::array<std::string_view, 2> selections{"stepwise", "all"};

inline constexpr Field terms_field{
    .name = "terms",
    .type = FieldType::any,
    .help = "The model: \"independence\", \"pairwise\", or interactions between named lists.",
    .example = "[\"Police:NGO\"]"};
inline constexpr Field select_field{.name = "select",
                                    .type = FieldType::text,
                                    .help = "How the table itself chooses the model.",
                                    .example = "\"stepwise\"",
                                    .choices = selections};
inline constexpr Field criterion_field{.name = "criterion",
                                       .type = FieldType::text,
                                       .help = "What the choice of a model minimises.",
                                       .example = "\"aic\"",
                                       .choices = criterion_names};
inline constexpr Field threshold_field{.name = "threshold",
                                       .type = FieldType::number,
                                       .help = "The p-value below which a term enters.",
                                       .example = "0.02",
                                       .default_text = "0.02",
                                       .range = probability};
inline constexpr Field order_field{.name = "order",
                                   .type = FieldType::integer,
                                   .help = "The most lists in one term of the models compared.",
                                   .example = "2",
                                   .default_text = "1, 2, 3, 3, 2 for 2 to 6 lists",
                                   .range = {1.0, 10.0}};
inline constexpr Field of_field{.name = "of",
                                .type = FieldType::array,
                                .help = "The labels of the estimators of which to take the mean.",
                                .example = "[\"chao\", \"independence\"]",
                                .required = true};

inline constexpr Field heterogeneity_field{
    .name = "heterogeneity",
    .type = FieldType::text,
    .help = "How persons differ in their chance to be listed.",
    .example = "\"chao\"",
    .choices = heterogeneity_names,
    .required = true};
inline constexpr Field bias_corrected_field{.name = "bias_corrected",
                                            .type = FieldType::boolean,
                                            .help = "Whether to correct the bias of small samples.",
                                            .example = "true",
                                            .default_text = "false"};
inline constexpr Field variant_field{
    .name = "variant",
    .type = FieldType::text,
    .help = "Which estimate: for a high or a low sample coverage, or for independent lists.",
    .example = "\"high\"",
    .choices = coverage_variant_names,
    .required = true};
inline constexpr Field delta_field{.name = "delta",
                                   .type = FieldType::number,
                                   .help = "The hyper-Dirichlet prior's weight of each cell.",
                                   .example = "0.5",
                                   .default_text = "2^-k with k lists",
                                   .range = {0.0, 1e6, true}};
inline constexpr Field up_to_field{.name = "up_to",
                                   .type = FieldType::integer,
                                   .help = "The most persons on no list that the prior allows.",
                                   .example = "100000",
                                   .default_text = "30 times the persons observed",
                                   .range = {1.0, 1e9}};
inline constexpr Field classes_field{.name = "classes",
                                     .type = FieldType::integer,
                                     .help = "The most latent classes.",
                                     .example = "10",
                                     .default_text = "10",
                                     .range = {1.0, 100.0}};
inline constexpr Field draws_field{.name = "draws",
                                   .type = FieldType::integer,
                                   .help = "Draws kept of each chain.",
                                   .example = "10000",
                                   .default_text = "10000",
                                   .range = {100.0, 1e8}};
inline constexpr Field burn_in_field{.name = "burn_in",
                                     .type = FieldType::integer,
                                     .help = "Draws of each chain left out first.",
                                     .example = "10000",
                                     .default_text = "10000, or 1000 for bayesian_threshold",
                                     .range = {0.0, 1e8}};
inline constexpr Field chains_field{.name = "chains",
                                    .type = FieldType::integer,
                                    .help = "Chains that are to agree, each from its own start.",
                                    .example = "4",
                                    .default_text = "4",
                                    .range = {2.0, 100.0}};
inline constexpr Field odds_ratio_field{
    .name = "odds_ratio",
    .type = FieldType::number,
    .help = "The odds ratio between the two lists that is taken as known.",
    .example = "2",
    .range = positive,
    .required = true};
inline constexpr Field missed_field{
    .name = "missed",
    .type = FieldType::number,
    .help = "The share of true pairs that linkage is taken to miss.",
    .example = "0.1",
    .default_text = "0",
    .range = share_below_one};
inline constexpr Field false_field{
    .name = "false",
    .type = FieldType::number,
    .help = "The share of those on the first list alone that is taken to be linked falsely.",
    .example = "0.02",
    .default_text = "0",
    .range = share_below_one};
inline constexpr Field trimmed_share_field{
    .name = "share",
    .type = FieldType::number,
    .help = "The share of those on the first list alone that is dropped.",
    .example = "0.1",
    .range = probability,
    .required = true};

inline constexpr std::array common_fields{method_field,   label_field,    lists_field,
                                          stratify_field, interval_field, resamples_field,
                                          assumed_field};
inline constexpr std::array mean_fields{method_field, label_field, of_field};
inline constexpr std::array loglinear_fields{
    method_field,    label_field, lists_field,    terms_field,    select_field,    criterion_field,
    threshold_field, order_field, stratify_field, interval_field, resamples_field, assumed_field};
inline constexpr std::array closed_population_fields{
    method_field,   label_field,    lists_field,     heterogeneity_field, bias_corrected_field,
    stratify_field, interval_field, resamples_field, assumed_field};
inline constexpr std::array sample_coverage_fields{
    method_field,   label_field,    more_lists_field, variant_field,
    stratify_field, interval_field, resamples_field,  assumed_field};
inline constexpr std::array decomposable_fields{method_field,   label_field,     more_lists_field,
                                                delta_field,    up_to_field,     stratify_field,
                                                interval_field, resamples_field, assumed_field};
inline constexpr std::array latent_class_fields{
    method_field, label_field,    lists_field,    classes_field,   draws_field,  burn_in_field,
    chains_field, stratify_field, interval_field, resamples_field, assumed_field};
inline constexpr std::array bayesian_threshold_fields{
    method_field,   label_field,    lists_field,     draws_field,  burn_in_field,
    stratify_field, interval_field, resamples_field, assumed_field};
inline constexpr std::array fixed_odds_ratio_fields{
    method_field,   label_field,    lists_field,     odds_ratio_field,
    stratify_field, interval_field, resamples_field, assumed_field};
inline constexpr std::array linkage_corrected_fields{
    method_field,   label_field,    lists_field,     missed_field, false_field,
    stratify_field, interval_field, resamples_field, assumed_field};
inline constexpr std::array trimmed_fields{method_field,        label_field,    lists_field,
                                           trimmed_share_field, stratify_field, interval_field,
                                           resamples_field,     assumed_field};

}  // namespace darknumber
