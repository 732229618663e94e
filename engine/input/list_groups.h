// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/input/read_table.h"

namespace darknumber {

/// The lists of an array such as ["Police", {"name": "NGO", "merge": ["Shelter", "Coordinator"]}].
/// Names are looked up among `known`, of which the first of a name counts; where two of these have
/// a member in common, they cannot both be in the array. Problems are added for an unknown name, a
/// list named or merged twice, a member in two lists (it would make each of its persons an
/// overlap), a new name that is another list's or that `fault_of_name` refuses, and fewer than two
/// lists or more than can be in use. What could be read is returned even then.
std::vector<ListGroup> read_list_groups(const Value& value, const std::string& path,
                                        const std::string& file,
                                        const std::vector<ListGroup>& known, Problems& problems);

/// The same of the lists of a file, each by itself, from an option of the command line.
std::vector<ListGroup> read_list_groups(const Value& value, const std::vector<std::string>& lists,
                                        Problems& problems);

}  // namespace darknumber
