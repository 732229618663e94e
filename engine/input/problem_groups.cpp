// SPDX-License-Identifier: MIT
#include "engine/input/problem_groups.h"

#include <string>
#include <unordered_map>

#include "engine/input/json_cursor.h"

namespace darknumber {
namespace {

/// The message without what stands in quotes and without digits.
std::string kind_of(const Problem& problem) {
  std::string kind = problem.file + '\n';
  bool quoted = false;
  for (char c : problem.message) {
    if (c == '"') quoted = !quoted;
    if (!quoted && !is_digit(c)) kind += c;
  }
  return kind;
}

/// How many of each kind are shown: one more of each in turn, until `most` are or all are.
void share_out(std::vector<std::vector<const Problem*>>& kinds, std::size_t most,
               ProblemChoice& choice) {
  choice.groups.resize(std::min(kinds.size(), most));
  std::size_t left = most;
  for (std::size_t round = 0; left > 0; ++round)
    for (std::size_t k = 0; k < choice.groups.size() && left > 0; ++k)
      if (round < kinds[k].size()) {
        choice.groups[k].shown.push_back(kinds[k][round]);
        --left;
      }
  for (std::size_t k = 0; k < kinds.size(); ++k)
    if (k < choice.groups.size())
      choice.groups[k].more = kinds[k].size() - choice.groups[k].shown.size();
    else
      choice.other += kinds[k].size();
}

}  // namespace

ProblemChoice choose_shown(const Problems& problems, std::size_t most) {
  ProblemChoice choice;
  if (problems.size() <= most) {
    choice.groups.resize(1);
    for (const Problem& problem : problems) choice.groups.front().shown.push_back(&problem);
    return choice;
  }
  std::vector<std::vector<const Problem*>> kinds;
  std::unordered_map<std::string, std::size_t> place;
  for (const Problem& problem : problems) {
    const auto [found, is_new] = place.emplace(kind_of(problem), kinds.size());
    if (is_new) kinds.emplace_back();
    kinds[found->second].push_back(&problem);
  }
  share_out(kinds, most, choice);
  return choice;
}

}  // namespace darknumber
