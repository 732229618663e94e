// SPDX-License-Identifier: MIT
#include "engine/cli/scenario_listing.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "engine/cli/shipped_scenarios.h"
#include "engine/scenario/read_scenario.h"

namespace darknumber {
namespace {

std::vector<std::filesystem::path> scenario_files() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(shipped_scenarios()))
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

/// Where a file is from here.
std::string listed_place(const std::filesystem::path& file) {
  return file.lexically_proximate(std::filesystem::current_path()).string();
}

std::string title_of(const std::filesystem::path& file, std::size_t width) {
  return listed(fmt::format("{}: {}", listed_place(file), load_scenario(file.string()).title),
                width);
}

std::string all_scenarios(std::size_t width) {
  std::string text;
  for (const std::filesystem::path& file : scenario_files()) text += title_of(file, width);
  return text;
}

/// Scenarios by the names of their files, with or without the folders and the extension.
std::string one_scenario(const std::string& name, std::size_t width) {
  if (!std::filesystem::is_directory(shipped_scenarios())) return "";
  std::string text;
  for (const std::filesystem::path& file : scenario_files())
    if (name == file.stem() || name == file.filename() || name == listed_place(file))
      text += title_of(file, width);
  return text;
}

std::vector<std::string> names_of_scenarios() {
  std::vector<std::string> names;
  for (const std::filesystem::path& file : scenario_files()) names.push_back(file.stem().string());
  return names;
}

}  // namespace

Listing scenario_listing() {
  return {"scenarios", "scenario", all_scenarios, one_scenario, names_of_scenarios};
}

}  // namespace darknumber
