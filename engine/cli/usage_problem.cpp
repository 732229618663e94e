// SPDX-License-Identifier: MIT
#include "engine/cli/usage_problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "engine/cli/unknown_word.h"
#include "engine/cli/verbs.h"

namespace darknumber {
namespace {

/// An option or argument too many, with the nearest option of the command.
std::string unexpected_word(const CLI::App& command) {
  std::vector<std::string> known;
  for (const CLI::Option* option : command.get_options())
    if (!option->get_lnames().empty()) known.push_back("--" + option->get_lnames().front());
  for (const std::string& word : command.remaining())
    if (word.starts_with('-')) return unknown_word("option", word.substr(0, word.find('=')), known);
  return fmt::format("unexpected argument \"{}\".", command.remaining().front());
}

}  // namespace

std::string unknown_verb(int count, const char* const* words) {
  if (count < 2 || words[1][0] == '-') return "";
  const std::vector<std::string> known = names_of_verbs();
  if (std::find(known.begin(), known.end(), words[1]) != known.end()) return "";
  return unknown_word("command", words[1], known);
}

std::string empty_value(int count, const char* const* words) {
  for (int i = 1; i < count; ++i) {
    const std::string_view word = words[i];
    const std::string_view before = words[i - 1];
    if (word.empty() && before.starts_with("--"))
      return fmt::format("the value of {} is empty.", before);
    if (word.empty()) return "an argument is empty.";
    if (word.starts_with("--") && word.find('=') == word.size() - 1)
      return fmt::format("the value of {} is empty.", word.substr(0, word.size() - 1));
  }
  return "";
}

std::string usage_problem(const CLI::App& app, const CLI::ParseError& error) {
  if (app.get_subcommands().empty()) {
    return fmt::format("no command given. Commands: {}.", fmt::join(names_of_verbs(), ", "));
  }
  const CLI::App& command = *app.get_subcommands().front();
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError) &&
      !command.remaining().empty())
    return unexpected_word(command);
  return error.what();
}

}  // namespace darknumber
