// SPDX-License-Identifier: MIT
#pragma once

#include <fmt/core.h>

#include "engine/estimators/methods/trimmed.h"
#include "engine/estimators/options/method_kind.h"
#include "engine/input/wording.h"

namespace darknumber {

inline constexpr Field trimmed_share_field{
    .name = "share",
    .type = FieldType::number,
    .help = "The share of those on the first list alone that is dropped.",
    .example = "0.1",
    .range = probability,
    .required = true};
inline constexpr Option trimmed_options[] = {option<&Trimmed::share, trimmed_share_field>()};

inline constexpr MethodKind trimmed_kind{
    .name = "trimmed",
    .summary = "Two lists, the first trimmed of doubtful records",
    .help = R"(What it estimates
  N = (n1 - k) n2 / m: lincoln_petersen after k = "share" n10 of those on the first
  list alone are dropped as doubtful.
What it assumes
  That this is how many of them are in error, and that none of those on both lists
  is; otherwise as lincoln_petersen.
What breaks it
  Another share: each false record that is left adds n2/m, and each true one that is
  dropped takes n2/m away. Errors on the second list, or on both.
When there is no answer
  no_data: nobody on either list. no_overlap: nobody on both.
Interval
  N - n as a lognormal variate, n the number on either list after trimming, the share
  taken as exact. The number observed in reports is that before it, so N may be less.
Source
  Zhang & Dunne (2018), in Capture-Recapture Methods for the Social and Medical
  Sciences, CRC Press.)",
    .structs = structs_of<Trimmed>(),
    .options = trimmed_options,
    .lists = two_lists,
    .basis = Basis::estimate,
    .on_dependence = Stance::relies,
    .on_differences = Stance::relies,
    .on_false_positives = by<Trimmed>([](const Trimmed& trimmed) {
      return trimmed.share > 0.0 ? Stance::is_told : Stance::relies;
    }),
    .on_linkage = Stance::relies,
    .on_turnover = Stance::relies,
    .equal_lists = EqualLists::not_needed,
    .on_expected_table = OnExpectedTable::limit,
    .profile = Profile::none,
    .in_doubt = CellDoubt::refused,
    .chance = Chance::nothing,
    .empty_lists = EmptyLists::stay,
    .boundary_reason = BoundaryReason::none,
    .without_overlap = nobody_on_both_lists,
    .told = [](const Method& method, const ListsInUse& lists) {
      return fmt::format("{} of those on {} but not on {} to be in error, and leaves them out",
                         percent_text(std::get<Trimmed>(method).share), lists[0].name,
                         lists[1].name);
    }};

}  // namespace darknumber
