// SPDX-License-Identifier: MIT
#pragma once

#include "engine/estimators/methods/linkage_corrected.h"
#include "engine/estimators/options/method_kind.h"

namespace darknumber {

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
inline constexpr Option linkage_corrected_options[] = {
    option<&LinkageCorrected::missed, missed_field>(),
    option<&LinkageCorrected::false_links, false_field>()};

std::optional<OptionFault> fault_of_linkage_rates(const Method& method, const ListsInUse& lists);
std::string told_of_linkage(const Method& method, const ListsInUse& lists);

inline constexpr MethodKind linkage_corrected_kind{
    .name = "linkage_corrected",
    .summary = "Two lists whose linkage errors are taken as known",
    .help = R"(What it estimates
  N = n1 n2 (1 - beta - gamma) / (m - gamma n1) from two lists whose linkage is taken
  to miss a share "missed" (beta) of the true pairs, and to link a share "false"
  (gamma) of those on the first list alone to somebody else.
What it assumes
  These rates, the same for everyone; otherwise as lincoln_petersen, which it is where
  both are 0. A record that either list may fail to link is missed twice as easily:
  with a share e of each list's records, beta is 1 - (1 - e)^2.
What breaks it
  Other rates. Too small a beta: too high; too small a gamma: too low. Where false
  links are a good part of all, a little in gamma moves much.
When there is no answer
  no_data: nobody on either list. no_overlap: no more links than false ones are
  expected.
Interval
  N less those on either list, as the rates have them, as a lognormal variate; the
  rates taken as exact. None where the rates mean more pairs than a list has persons.
Source
  Ding & Fienberg (1994), Survey Methodology 20; the variance by the delta method.)",
    .structs = structs_of<LinkageCorrected>(),
    .options = linkage_corrected_options,
    .lists = two_lists,
    .basis = Basis::estimate,
    .on_dependence = Stance::relies,
    .on_differences = Stance::relies,
    .on_false_positives = Stance::relies,
    .on_linkage = by<LinkageCorrected>([](const LinkageCorrected& told) {
      return told.missed > 0.0 || told.false_links > 0.0 ? Stance::is_told : Stance::relies;
    }),
    .on_turnover = Stance::relies,
    .equal_lists = EqualLists::not_needed,
    .on_expected_table = OnExpectedTable::limit,
    .profile = Profile::none,
    .in_doubt = CellDoubt::refused,
    .chance = Chance::nothing,
    .empty_lists = EmptyLists::stay,
    .boundary_reason = BoundaryReason::none,
    .without_overlap =
        "its lists have no more links than the false ones it is told of, so nothing tells how "
        "many people are on neither"sv,
    .fault = fault_of_linkage_rates,
    .told = told_of_linkage};

}  // namespace darknumber
