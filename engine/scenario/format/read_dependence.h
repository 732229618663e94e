// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/input/object_reader.h"
#include "engine/scenario/scenario.h"

namespace darknumber {

/// Reads "dependence" (an array). Refuses unknown agencies, a pair of an agency with itself, a pair
/// given twice for one group ("everyone" is both groups), and odds ratios of 0 between agencies
/// whose probabilities in some stratum sum to more than 1: "never both" cannot hold then
/// (inclusion-exclusion: P(both) >= p + q - 1). Where a table decides the capture probabilities,
/// only solving can tell. Of `scenario` population, bystanders, agencies and table are read
/// already.
std::vector<Dependence> read_dependence(const Value& value, const Scenario& scenario,
                                        const std::string& file, Problems& problems);

/// "everyone", "victims", "bystanders".
std::string_view name_of(Group group);

/// The group that "applies_to" names.
Group read_group(const ObjectReader& reader);

/// Whether two groups share anyone.
bool overlap(Group a, Group b);

}  // namespace darknumber
