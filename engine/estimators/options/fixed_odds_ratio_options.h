// SPDX-License-Identifier: MIT
#pragma once

#include <fmt/core.h>

#include "engine/estimators/methods/fixed_odds_ratio.h"
#include "engine/estimators/options/method_kind.h"

namespace darknumber {

/// Far beyond what dependence between two lists makes of it; and with counts up to 1e12 the squares
/// in the variance stay within a double.
inline constexpr Range odds_ratios_taken_as_known{1e-6, 1e6};

inline constexpr Field odds_ratio_field{
    .name = "odds_ratio",
    .type = FieldType::number,
    .help = "The odds ratio between the two lists that is taken as known.",
    .example = "2",
    .range = odds_ratios_taken_as_known,
    .required = true};
inline constexpr Option fixed_odds_ratio_options[] = {
    option<&FixedOddsRatio::odds_ratio, odds_ratio_field>()};

/// The odds ratio of two lists is that of all persons together, whatever makes it.
inline constexpr OtherName fixed_odds_ratio_names[] = {
    {"odds ratio", "It takes one as known."},
};

inline constexpr MethodKind fixed_odds_ratio_kind{
    .name = "fixed_odds_ratio",
    .summary = "Two lists whose odds ratio is taken as known",
    .help = R"(What it estimates
  N = n + theta n10 n01 / n11 from two lists whose "odds_ratio" theta is taken as
  known: above 1 where being on one makes being on the other likelier.
What it assumes
  That odds ratio; a closed population; records linked without error; no false
  positives. At 1 it is lincoln_petersen.
What breaks it
  Another odds ratio: those on neither list are in proportion to it, so that half the
  ratio is half of them. No table of two lists tells what it is.
When there is no answer
  no_data: nobody on either list. no_overlap: nobody on both.
Interval
  N - n as a lognormal variate, the odds ratio taken as exact.
Source
  Gerritse, van der Heijden & Bakker (2015), J. Official Statistics 31; the variance
  by the delta method.)",
    .structs = structs_of<FixedOddsRatio>(),
    .options = fixed_odds_ratio_options,
    .lists = two_lists,
    .basis = Basis::estimate,
    .on_dependence = Stance::is_told,
    .on_differences = Stance::is_told,
    .on_false_positives = Stance::relies,
    .on_linkage = Stance::relies,
    .on_turnover = Stance::relies,
    .equal_lists = EqualLists::not_needed,
    .on_expected_table = OnExpectedTable::limit,
    .profile = Profile::none,
    .in_doubt = CellDoubt::refused,
    .chance = Chance::nothing,
    .empty_lists = EmptyLists::stay,
    .boundary_reason = BoundaryReason::of_independence,
    .without_overlap = nobody_on_both_lists,
    .other_names = fixed_odds_ratio_names,
    .told = [](const Method& method, const ListsInUse& lists) {
      return fmt::format("the odds ratio between {} and {} to be {}", lists[0].name, lists[1].name,
                         std::get<FixedOddsRatio>(method).odds_ratio);
    }};

}  // namespace darknumber
