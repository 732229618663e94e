// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/core/contingency_table.h"
#include "engine/input/problem.h"
#include "engine/input/value.h"

namespace darknumber {

/// The lists of an array such as ["Police", {"name": "NGO", "merge": ["Shelter", "Coordinator"]}].
/// Names are looked up among the lists in use, then the agencies (numbered in order). Problems are
/// added for an unknown name, a list named or merged twice, an agency in two lists (it would make
/// each of its persons an overlap), a new name that is another agency's, and fewer than two lists.
/// What could be read is returned even then.
ListsInUse read_lists(const Value& value, const std::string& path, const std::string& file,
                      const ListsInUse& in_use, const std::vector<std::string>& agencies,
                      Problems& problems);

/// The place of the list of that name, or -1.
int index_of_list(std::string_view name, const ListsInUse& lists);

std::vector<std::string> names_of(const ListsInUse& lists);

}  // namespace darknumber
