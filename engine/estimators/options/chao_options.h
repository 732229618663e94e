// SPDX-License-Identifier: MIT
#pragma once

#include "engine/estimators/methods/chao.h"
#include "engine/estimators/options/method_kind.h"

namespace darknumber {

inline constexpr OtherName chao_names[] = {
    {"Chao's lower bound", "mh and mth have it as a log-linear model, \"chao\" too."},
};

inline constexpr MethodKind chao_kind{
    .name = "chao",
    .summary = "Any number of lists: from the numbers seen on exactly one and two",
    .help = R"(What it estimates
  N = n + (k-1)/k f1^2/(2 f2), from the numbers f1 and f2 seen on exactly one and
  exactly two of the k lists that have someone; with f2 = 0, and some on three or more,
  N = n + (k-1)/k f1 (f1 - 1)/2.
What it assumes
  A closed population; records linked without error; no false positives; lists that
  reach equally many. Persons may differ in how visible they are: then it aims below N.
What breaks it
  It is often called a lower bound. It is none when the lists have unequal coverage,
  and none with false positives or missed links, which swell f1: too high.
When there is no answer
  no_data: nobody on any list. no_overlap: nobody on two lists.
Interval
  N - n as a lognormal variate.
Source
  Chao (1987), Biometrics 43; variances Chao & Chiu (2016), Wiley StatsRef.)",
    .structs = structs_of<Chao>(),
    .basis = Basis::estimate,
    .on_dependence = Stance::relies,
    .on_differences = Stance::aims_below,
    .on_false_positives = Stance::relies,
    .on_linkage = Stance::relies,
    .on_turnover = Stance::relies,
    .equal_lists = EqualLists::needed,
    .on_expected_table = OnExpectedTable::limit,
    .profile = Profile::none,
    .in_doubt = CellDoubt::refused,
    .chance = Chance::nothing,
    .empty_lists = EmptyLists::leave,
    .boundary_reason = BoundaryReason::none,
    .without_overlap = nobody_on_two_lists,
    .other_names = chao_names};

}  // namespace darknumber
