// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/input/name_check.h"
#include "engine/input/object_reader.h"

namespace darknumber {

/// Reads the "name" of an agency, stratum or trait and adds it to `taken`. False, with a problem
/// added, where it is one of `taken` or `fault_of_name` refuses it.
bool read_unique_name(ObjectReader& reader, NameOf kind, std::vector<std::string>& taken);

/// The path of an item of an array: "agencies[Police]" where it has a name, else "agencies[#2]".
std::string item_path(std::string_view array, const Value& item, std::size_t index);

/// The "name" of every item of an array; empty for an item without one. None for null.
std::vector<std::string> item_names(const Value* array);

/// The index of `name` among `known`, or -1.
int index_of_name(std::string_view name, const std::vector<std::string>& known);

/// "The agencies are "Police" and "Shelter"."; "The scenario has no traits." where there are none.
std::string known_names_advice(std::string_view plural, const std::vector<std::string>& known);

}  // namespace darknumber
