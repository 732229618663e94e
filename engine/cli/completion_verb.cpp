// SPDX-License-Identifier: MIT
#include <array>

#include "engine/cli/command_line.h"
#include "engine/cli/command_texts.h"
#include "engine/cli/completion.h"
#include "engine/cli/manual.h"
#include "engine/cli/standard_streams.h"
#include "engine/cli/unknown_word.h"
#include "engine/cli/verbs.h"

namespace darknumber {
namespace {

/// A shell, and what its script is made by.
struct Shell {
  std::string_view name;
  std::string (*script)(const ProgramText& program);
};

constexpr std::array shells{Shell{"bash", bash_completion}, Shell{"zsh", zsh_completion},
                            Shell{"fish", fish_completion}};

}  // namespace

std::vector<std::string> names_of_shells() {
  std::vector<std::string> names;
  for (const Shell& shell : shells) names.emplace_back(shell.name);
  return names;
}

ExitCode completion_verb(const Options& options) {
  for (const Shell& shell : shells)
    if (shell.name == options.input) {
      print_file(shell.script(program_text()));
      return ExitCode::done;
    }
  return refuse_word("completion for", options.input, names_of_shells());
}

ExitCode manual_verb(const Options&) {
  print_file(manual_page(program_text()));
  return ExitCode::done;
}

/// What `COMMAND --help` shows, or without a command `--help`.
ExitCode help_verb(const Options& options) {
  std::vector<const char*> words{"darknumber"};
  if (!options.input.empty()) words.push_back(options.input.c_str());
  words.push_back("--help");
  const CommandLine line = parse_command_line(static_cast<int>(words.size()), words.data());
  if (line.code == ExitCode::done)
    print_result(line.text);
  else
    say_text(line.text);
  return line.code;
}

}  // namespace darknumber
