// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/input/object_reader.h"
#include "engine/interface/argument_fields.h"
#include "engine/interface/bounds_on_table.h"
#include "engine/interface/table_request.h"
#include "engine/scenario/given_tree.h"

namespace darknumber {

/// What problems call the arguments of a call.
inline constexpr std::string_view arguments_name = "arguments";

/// The parts of a population that `simulate` can draw, the table first.
inline constexpr std::string_view population_parts[] = {"table", "persons", "records", "entities"};

/// The arguments of a call, read: each function takes those of a group, and adds a problem for what
/// is wrong with it.
struct Arguments {
  ObjectReader reader;
  const InputText& input;  // the text that they were read from
};

/// The scenario; whether its files are on the disk follows from whether it has a path. None where
/// there is a problem with the arguments. Throws InputError where the text of the scenario, or a
/// file, cannot be read.
std::optional<GivenTree> read_given(Arguments& arguments);

/// A text by its name, or the file of its path; `name` is what messages call the text. None, with a
/// problem, where there is neither or both. Throws InputError where a file cannot be read.
std::optional<InputText> read_text_or_path(Arguments& arguments, const std::string& name);

/// What is asked of a table, as far as `estimate` and `bounds` have it in common, and what only
/// `estimate` has.
TableRequest read_table_request(Arguments& arguments);
void read_estimate_request(Arguments& arguments, TableRequest& asked);
TableReading read_reading(Arguments& arguments);
BoundsAsked read_bounds_asked(Arguments& arguments);

/// The parts to draw; the table where none are named.
std::vector<std::string> read_parts(Arguments& arguments);

}  // namespace darknumber
