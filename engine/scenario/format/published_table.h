// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/input/input_files.h"
#include "engine/input/object_reader.h"
#include "engine/scenario/scenario.h"

namespace darknumber {

/// Reads "table" but for its counts, "published" and "words" of a scenario.
void read_publication(ObjectReader& scenario_reader, Scenario& scenario);

/// Whether the agencies could be read, so that a table can be told apart into their lists.
enum class AgenciesAre { sound, broken };

/// Fills in the counts of the scenario's table: those that stand in the tree, else those of the
/// file, which is named from the scenario's folder and found among `files`. Of agencies that could
/// not be read, only whether there is the file.
void read_published_counts(ObjectReader& scenario_reader, Scenario& scenario, AgenciesAre agencies,
                           const InputFiles& files);

/// The tree with the table's counts in it, so that reading it again opens no file.
Value with_published_counts(Value root, const Scenario& scenario);

/// "table", "published" and "words" as `read_publication` takes them, counts included.
Value table_value(const PublishedTable& table);
Value published_value(const std::vector<PublishedFigure>& published);
Value words_value(const Words& words);

}  // namespace darknumber
