// SPDX-License-Identifier: MIT
#pragma once

#include "engine/core/contracts.h"
#include "engine/estimators/options/method_kind.h"

namespace darknumber {

inline constexpr Field of_field{.name = "of",
                                .type = FieldType::array,
                                .help = "The labels of the estimators of which to take the mean.",
                                .example = "[\"chao\", \"independence\"]",
                                .required = true};

bool read_members(ObjectReader& reader, const Value& labels, const ListsInUse& lists, MeanOf& mean);
Value write_members(const MeanOf& mean, const ListsInUse& lists);
inline constexpr Option mean_options[] = {
    option_by<MeanOf, of_field, read_members, write_members>()};

/// A mean is of other estimators' answers, not of a table (estimate_all.h).
inline FitOutcome fit(const MeanOf&, const FitInput&) {
  DN_EXPECT(false, "a mean is made of answers");
  return Status::no_data;
}

inline constexpr MethodKind mean_kind{.name = "mean",
                                      .summary = "The mean of other estimators, for averages",
                                      .help = R"(What it estimates
  What the estimators do whose labels "of" lists: the mean of their N.
What it assumes, what breaks it
  What they assume. A mean of estimators that err the same way errs that way.
When there is no answer
  Where one of them has none, with the status of the first.
Interval
  None: the estimators use the same table, and their errors go together.)",
                                      .structs = structs_of<MeanOf>(),
                                      .options = mean_options,
                                      .basis = Basis::other_estimators,
                                      .on_dependence = Stance::as_members,
                                      .on_differences = Stance::as_members,
                                      .on_false_positives = Stance::as_members,
                                      .on_linkage = Stance::as_members,
                                      .on_turnover = Stance::as_members,
                                      .equal_lists = EqualLists::not_needed,
                                      .on_expected_table = OnExpectedTable::as_members,
                                      .profile = Profile::none,
                                      .in_doubt = CellDoubt::refused,
                                      .chance = Chance::nothing,
                                      .empty_lists = EmptyLists::leave,
                                      .boundary_reason = BoundaryReason::none,
                                      .without_overlap = nobody_on_two_lists};

}  // namespace darknumber
