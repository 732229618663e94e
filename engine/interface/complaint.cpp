// SPDX-License-Identifier: MIT
#include "engine/interface/complaint.h"

#include <fmt/format.h>

#include <map>

#include "engine/input/problem_groups.h"
#include "engine/report/numbers.h"

namespace darknumber {
namespace {

constexpr std::size_t most_problems_shown = 20;

std::string number_of(std::size_t count) {
  return quantity_text(static_cast<double>(count));
}

}  // namespace

std::string complaint(const InputError& error,
                      const std::function<std::string(const std::string& file)>& text_of) {
  std::string text;
  const ProblemChoice choice = choose_shown(error.problems(), most_problems_shown);
  std::map<std::string, SourceLines> sources;
  for (const ProblemGroup& group : choice.groups) {
    for (const Problem* problem : group.shown) {
      auto source = sources.find(problem->file);
      if (source == sources.end())
        source = sources.emplace(problem->file, text_of(problem->file)).first;
      text += render(*problem, source->second) + "\n\n";
    }
    if (group.more > 0) text += fmt::format("and {} more of this kind\n\n", number_of(group.more));
  }
  if (choice.other > 0)
    text += fmt::format("and {} more of other kinds\n\n", number_of(choice.other));
  const std::size_t count = error.problems().size();
  return text + fmt::format("{} problem{}. Nothing was run or written.\n", number_of(count),
                            count == 1 ? "" : "s");
}

std::string kept_text(const InputError& error, const std::string& file) {
  const auto kept = error.sources().find(file);
  return kept == error.sources().end() ? "" : kept->second;
}

}  // namespace darknumber
