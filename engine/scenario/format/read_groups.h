// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "engine/input/object_reader.h"
#include "engine/scenario/scenario.h"

namespace darknumber {

/// The most sizes that groups have.
inline constexpr std::size_t most_group_sizes = 100;

/// The "groups" of a population.
std::vector<GroupsOfSize> read_groups(ObjectReader& population);

/// "found_in_visit" of an agency whose rates and loadings are read already. Where its capture
/// probabilities are solved for a table these are not looked at.
std::optional<double> read_found_in_visit(ObjectReader& reader, const AgencySpec& agency,
                                          const PopulationSpec& population, bool anchored);

Value groups_value(const std::vector<GroupsOfSize>& groups);

}  // namespace darknumber
