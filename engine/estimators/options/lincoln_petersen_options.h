// SPDX-License-Identifier: MIT
#pragma once

#include "engine/estimators/methods/lincoln_petersen.h"
#include "engine/estimators/options/method_kind.h"

namespace darknumber {

inline constexpr OtherName lincoln_petersen_names[] = {
    {"Petersen", "It is the estimate from two lists."},
    {"DSE", "A dual-system estimate is one from two lists."},
    {"dual system estimation", "It is estimation from two lists."},
    {"Sekar-Deming", "They estimate from two lists, stratum by stratum: add \"stratify\": true."},
};

inline constexpr MethodKind lincoln_petersen_kind{
    .name = "lincoln_petersen",
    .summary = "Two lists: the product of their sizes over their overlap",
    .help = R"(What it estimates
  N = n1 n2 / m, from the sizes of two lists and the number m on both.
What it assumes
  A closed population; records linked without error; nobody on a list who is not a
  victim; being on one list says nothing about being on the other; on at least one
  of the lists everyone has the same chance to be.
What breaks it
  Referral between the lists, or victims visible to both: too low. One list keeping
  victims from the other, missed links, false positives: too high.
When there is no answer
  no_data: nobody on either list. no_overlap: nobody on both.
Interval
  N - n as a lognormal variate, n the number on either list.
Source
  Seber (1982), The Estimation of Animal Abundance, section 3.1.)",
    .structs = structs_of<LincolnPetersen>(),
    .lists = two_lists,
    .basis = Basis::estimate,
    .on_dependence = Stance::relies,
    .on_differences = Stance::relies,
    .on_false_positives = Stance::relies,
    .on_linkage = Stance::relies,
    .on_turnover = Stance::relies,
    .equal_lists = EqualLists::not_needed,
    .on_expected_table = OnExpectedTable::limit,
    .profile = Profile::can_be_had,
    .in_doubt = CellDoubt::refused,
    .chance = Chance::nothing,
    .empty_lists = EmptyLists::stay,
    .boundary_reason = BoundaryReason::of_independence,
    .without_overlap = nobody_on_both_lists,
    .other_names = lincoln_petersen_names};

}  // namespace darknumber
