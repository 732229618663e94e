// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace darknumber {

/// One step of a path: a field's name and, where it has one, what stands in the bracket behind it.
struct PathPiece {
  std::string name;
  std::optional<std::string> bracket;  // "Police,Shelter"; whole, since labels hold commas too
  std::size_t name_begin = 0;          // offsets in the path
  std::size_t bracket_begin = 0;
};

/// The pieces of "agencies[Police].by_stratum[Dutch].capture_probability"; brackets may nest. Empty
/// where the path is malformed, and then `fault` says how.
std::vector<PathPiece> split_path(std::string_view path, std::string& fault);

/// The offset of the equals sign that ends the path of a setting PATH=VALUE; npos where there is
/// none. One in a bracket belongs to a name.
std::size_t end_of_path(std::string_view setting);

/// The paths of settings PATH=VALUE, which hold their texts.
std::vector<std::string_view> paths_of(const std::vector<std::string>& settings);

/// The names of a bracket, without the blanks around them.
std::vector<std::string> split_names(std::string_view bracket);

/// The offset in the bracket at which the name of that number begins.
std::size_t begin_of_name(std::string_view bracket, std::size_t name);

}  // namespace darknumber
