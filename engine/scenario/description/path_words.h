// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/scenario/scenario.h"

namespace darknumber {

/// How the number at a path is read: as "0.3", or as "30 %".
enum class PathUnit { number, share };

/// The number that a path leads to, as texts for people call it.
struct PathWords {
  std::string name;  // with its article: "the share of false records on every list"
  PathUnit unit = PathUnit::number;
};

/// The words for a path of the world and of what is estimated from it, with the names that stand in
/// its brackets. A path that has no words is called by itself.
PathWords words_of_path(std::string_view path, const Words& words);

/// The same of several that move together: those of one field are told as one, "the share of false
/// records on the lists of Police and Shelters".
PathWords words_of_paths(const std::vector<std::string>& paths, const Words& words);

}  // namespace darknumber
