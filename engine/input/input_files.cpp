// SPDX-License-Identifier: MIT
#include "engine/input/input_files.h"

#include <filesystem>

#include "engine/input/problem.h"
#include "engine/input/read_table.h"

namespace darknumber {

bool is_there(const InputFiles& files, const std::string& path) {
  if (files.texts) return files.texts->contains(path);
  std::error_code error;
  return std::filesystem::is_regular_file(path, error);
}

std::string advice_on_missing(const InputFiles& files) {
  return files.texts ? "Give its text among \"files\", by this name."
                     : "Name a file, from the scenario's folder.";
}

InputText read_table_file(const InputFiles& files, const std::string& path) {
  if (!files.texts) return read_table_file(path);
  const auto found = files.texts->find(path);
  if (found == files.texts->end())
    throw InputError({{path, {}, "", "there is no such file", advice_on_missing(files), ""}});
  return {path, found->second};
}

}  // namespace darknumber
