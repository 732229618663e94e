// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string_view>

#include "engine/estimators/estimator_spec.h"
#include "engine/input/field.h"

namespace darknumber {

// The fields that the entries of all methods have, their own between them.

inline constexpr std::array<std::string_view, 4> interval_names{"own", "profile", "bootstrap",
                                                                "bca"};
inline std::string_view name_of(IntervalKind kind) {
  return interval_names[static_cast<std::size_t>(kind)];
}
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
inline constexpr Field omit_field{
    .name = "omit",
    .type = FieldType::array,
    .help =
        "Cells whose counts say nothing, each as the lists that its people are on: they are "
        "left out of the likelihood, and N has what the model expects there.",
    .example = "[[\"Police\"]]"};
inline constexpr Field upper_bound_field{
    .name = "upper_bound",
    .type = FieldType::array,
    .help =
        "Cells whose counts are the most that there can be, since some of their people are "
        "false positives: the likelihood has the probability of at most so many.",
    .example = "[[\"Police\"]]"};

}  // namespace darknumber
