// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/input/read_table.h"

namespace darknumber {

/// The lists in use of an array such as ["Police", {"name": "NGO", "merge": ["Shelter",
/// "Clinic"]}], out of the many of a file. Problems are added for what is no list, one that is
/// taken twice, and a number of lists that no table can have.
std::vector<ListGroup> read_list_groups(const Value& value, const std::vector<std::string>& lists,
                                        Problems& problems);

}  // namespace darknumber
