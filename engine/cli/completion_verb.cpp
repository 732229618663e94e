// SPDX-License-Identifier: MIT
#include "engine/cli/command_line.h"
#include "engine/cli/command_texts.h"
#include "engine/cli/completion.h"
#include "engine/cli/manual.h"
#include "engine/cli/standard_streams.h"
#include "engine/cli/verbs.h"
#include "engine/input/nearest_name.h"

namespace darknumber {

ExitCode completion_verb(const Options& options) {
  if (options.input == "bash")
    print_result(bash_completion(program_text()), Format::json);
  else if (options.input == "zsh")
    print_result(zsh_completion(program_text()), Format::json);
  else if (options.input == "fish")
    print_result(fish_completion(program_text()), Format::json);
  else {
    const std::string nearest = nearest_name(options.input, {"bash", "zsh", "fish"});
    say("error: there is no completion for \"{}\"; {}choose bash, zsh or fish.\n", options.input,
        nearest.empty() ? "" : fmt::format("did you mean \"{}\"? Or ", nearest));
    return ExitCode::bad_usage;
  }
  return ExitCode::done;
}

ExitCode manual_verb(const Options&) {
  print_result(manual_page(program_text()), Format::json);
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
