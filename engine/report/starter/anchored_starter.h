// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/input/read_table.h"

namespace darknumber {

/// A published table as a scenario begins from it.
struct StarterTable {
  std::string file;                // as the scenario names it: from its own folder
  std::vector<std::string> lists;  // in the order of the columns
  std::vector<double> sizes;       // records of each
  double observed = 0.0;           // persons on any list
};

/// A table of capture histories with counts, as a file that says everything itself.
std::string plain_table(const NamedTable& named);

/// A scenario file for people to edit, anchored to the table: its lists by name, nothing violated,
/// and each violation as a line in comments with a value, the values that are allowed and what it
/// means. Any one of these lines is a member of the scenario without its two slashes.
std::string anchored_starter(const std::string& title, const StarterTable& table);

}  // namespace darknumber
