// SPDX-License-Identifier: MIT
#pragma once

#include "engine/estimators/methods/chapman.h"
#include "engine/estimators/options/method_kind.h"

namespace darknumber {

inline constexpr MethodKind chapman_kind{
    .name = "chapman",
    .summary = "Two lists: Lincoln-Petersen with less bias in small samples",
    .help = R"(What it estimates
  N = (n1 + 1)(n2 + 1)/(m + 1) - 1: Lincoln-Petersen without most of its bias in
  small samples, and with an answer where the two lists do not overlap.
What it assumes, what breaks it
  As lincoln_petersen.
When there is no answer
  no_data: nobody on either list. no_overlap: nobody on both, and nobody on two
  lists anywhere in the table. With m = 0 in a table that overlaps elsewhere there is
  an estimate, marked as one at the boundary.
Interval
  N - n as a lognormal variate, n the number on either list.
Source
  Chapman (1951), Univ. California Publ. Statist. 1; variance Seber (1970),
  Biometrics 26.)",
    .structs = structs_of<Chapman>(),
    .lists = two_lists,
    .basis = Basis::estimate,
    .on_dependence = Stance::relies,
    .on_differences = Stance::relies,
    .on_false_positives = Stance::relies,
    .on_linkage = Stance::relies,
    .on_turnover = Stance::relies,
    .equal_lists = EqualLists::not_needed,
    .on_expected_table = OnExpectedTable::of_its_size,
    .profile = Profile::none,
    .in_doubt = CellDoubt::refused,
    .chance = Chance::nothing,
    .empty_lists = EmptyLists::stay,
    .boundary_reason = BoundaryReason::of_all_lists,
    .without_overlap = nobody_on_both_lists};

}  // namespace darknumber
