// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace darknumber {

struct SourceFile {
  std::string path;  // from the root of the checkout: "engine/core/estimate.h"
  std::string text;
};

/// What is wrong with one C++ file by the rules of the house: the direction of dependencies between
/// the rooms of engine/, where each library may appear, words and names that are not used, the
/// length of a file, its licence line. One sentence each, with the path; empty for a clean file.
std::vector<std::string> violations(const SourceFile& file);

/// Every C++ file below the given folders of the checkout, in the order of their paths.
std::vector<SourceFile> read_sources(const std::vector<std::string>& folders);

/// The sources among these paths that have no header of their name beside them, and belong to none
/// of another name either.
std::vector<std::string> sources_without_header(const std::vector<std::string>& paths);

}  // namespace darknumber
