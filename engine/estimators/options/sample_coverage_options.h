// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include "engine/estimators/methods/sample_coverage.h"
#include "engine/estimators/options/method_kind.h"

namespace darknumber {

inline constexpr std::array<std::string_view, 3> coverage_variant_names{"high", "low",
                                                                        "independent"};
inline constexpr Field variant_field{
    .name = "variant",
    .type = FieldType::text,
    .help = "Which estimate: for a high or a low sample coverage, or for independent lists.",
    .example = "\"high\"",
    .choices = coverage_variant_names,
    .required = true};
inline constexpr Field error_resamples_field{
    .name = "resamples",
    .type = FieldType::integer,
    .help = "Resamples of the standard error, and of a bootstrap or bca interval.",
    .example = "1000",
    .default_text = "1000",
    .range = {10.0, 1e6}};
inline constexpr Option sample_coverage_options[] = {
    option<&SampleCoverage::variant, variant_field>(),
    option<&SampleCoverage::resamples, error_resamples_field>()};
inline constexpr LabelPattern sample_coverage_labels[] = {
    {.text = "sample_coverage_", .choice = "variant"}};

constexpr bool corrects_dependence(const SampleCoverage& method) {
  return method.variant != CoverageVariant::independent;
}

inline constexpr OtherName sample_coverage_names[] = {
    {"CARE", "Its estimators from the sample coverage are the variants here."},
    {"CARE1",
     "The R package's Indep, HSC and LSC are \"independent\", \"high\" "
     "and \"low\"."},
    {"Chao-Tsay", "The variants are theirs."},
};

inline constexpr MethodKind sample_coverage_kind{
    .name = "sample_coverage",
    .summary = "Three lists or more: from the sample coverage",
    .help = R"(What it estimates
  N from the sample coverage: from how much of a list is on other lists too.
    "variant": "independent"      D/C, for lists that do not depend on each other; D is
                                  the mean number on all lists but one, C the coverage
    "variant": "high"             corrected by how much each pair of lists depends;
                                  asks for a coverage of about one half or more
    "variant": "low"              one step of that correction: less of it, and steadier
What it assumes
  A closed population; records linked without error; no false positives; three lists
  or more whose dependence is told by their pairs, without one of all together.
What breaks it
  False positives and missed links, which lower the coverage: too high. Where the
  coverage is low, "high" may be anything, and its standard error shows it.
When there is no answer
  no_data: nobody on any list. no_overlap: nobody on two lists, or, for "high", so few
  that the correction grows without bound, as where one pair of lists alone overlaps
  (CARE1 then gives infinity, or the number observed). not_identifiable: only two lists
  have someone ("high" and "low"). An estimate below the number observed is set to it,
  and marked as one at the boundary; CARE1 does so for "high".
Interval
  N - n as a lognormal variate, with the standard error of "resamples" (1000)
  resamples of N persons; CARE1 takes 200. On a table of fractions, or where a
  resample has no overlap: none.
Source
  Chao & Tsay (1998), JASA 93; Chao et al. (2001), Statistics in Medicine 20; the
  formulas are those of the R package CARE1.)",
    .structs = structs_of<SampleCoverage>(),
    .options = sample_coverage_options,
    .lists = {.fewest = 3,
              .advice = "Only a third list can tell how two depend on each other; use "
                        "\"lincoln_petersen\" or \"fixed_odds_ratio\"."},
    .basis = Basis::estimate,
    .on_dependence = by<SampleCoverage>([](const SampleCoverage& method, CaptureHistory) {
      return corrects_dependence(method) ? Stance::corrects_pairs : Stance::relies;
    }),
    .on_differences = by<SampleCoverage>([](const SampleCoverage& method) {
      return corrects_dependence(method) ? Stance::takes_up_interactions : Stance::relies;
    }),
    .on_false_positives = Stance::relies,
    .on_linkage = Stance::relies,
    .on_turnover = Stance::relies,
    .equal_lists = EqualLists::not_needed,
    .on_expected_table = OnExpectedTable::limit,
    .profile = Profile::none,
    .in_doubt = CellDoubt::refused,
    .chance = Chance::its_error,
    .empty_lists = EmptyLists::leave,
    .boundary_reason = BoundaryReason::set_to_observed,
    .without_overlap = by<SampleCoverage>([](const SampleCoverage& method) {
      return method.variant != CoverageVariant::high ? nobody_on_two_lists
                                                     : "nobody is on two of its lists, or so few "
                                                       "are that its correction for dependence "
                                                       "grows without bound"sv;
    }),
    .with_too_few_lists =
        "fewer than three of its lists have anyone on them, and two do not tell how they depend "
        "on each other",
    .labels = sample_coverage_labels,
    .other_names = sample_coverage_names};

}  // namespace darknumber
