// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <string>

#include "engine/input/read_input.h"

namespace darknumber {

/// Where the files that an input names are: on the disk, or, of an input that came without a place
/// there, among the texts that came with it, by the name that the input uses.
struct InputFiles {
  std::optional<std::map<std::string, std::string>> texts = {};  // none: on the disk
};

/// Whether there is such a file.
bool is_there(const InputFiles& files, const std::string& path);

/// What to do where there is none, as a sentence.
std::string advice_on_missing(const InputFiles& files);

/// The text of a table. Throws InputError where it cannot be read.
InputText read_table_file(const InputFiles& files, const std::string& path);

}  // namespace darknumber
