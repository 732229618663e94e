// SPDX-License-Identifier: MIT
#include "engine/cli/complaints.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "engine/cli/standard_streams.h"
#include "engine/input/problem_groups.h"
#include "engine/report/numbers.h"

namespace darknumber {
namespace {

constexpr std::size_t most_problems_shown = 20;

/// The text of a file that problems are about: as it was kept, or read again where that takes
/// nothing from anyone.
std::string text_about(const std::string& file, const InputError& error) {
  const auto kept = error.sources().find(file);
  if (kept != error.sources().end()) return kept->second;
  std::error_code unknown;
  if (!std::filesystem::is_regular_file(file, unknown)) return "";
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string count_of(std::size_t count) {
  return quantity_text(static_cast<double>(count));
}

}  // namespace

void complain(const InputError& error) {
  const ProblemChoice choice = choose_shown(error.problems(), most_problems_shown);
  std::map<std::string, SourceLines> sources;
  for (const ProblemGroup& group : choice.groups) {
    for (const Problem* problem : group.shown) {
      auto source = sources.find(problem->file);
      if (source == sources.end())
        source = sources.emplace(problem->file, text_about(problem->file, error)).first;
      write_message(render(*problem, source->second) + "\n\n");
    }
    if (group.more > 0) say("and {} more of this kind\n\n", count_of(group.more));
  }
  if (choice.other > 0) say("and {} more of other kinds\n\n", count_of(choice.other));
  const std::size_t count = error.problems().size();
  say("{} problem{}. Nothing was run or written.\n", count_of(count), count == 1 ? "" : "s");
}

}  // namespace darknumber
