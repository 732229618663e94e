// SPDX-License-Identifier: MIT
#include "engine/cli/completion.h"

#include <fmt/format.h>

#include <set>

namespace darknumber {
namespace {

std::vector<std::string> command_names(const ProgramText& program) {
  std::vector<std::string> names;
  for (const CommandText& command : program.commands) names.push_back(command.name);
  return names;
}

std::string with_backslashes(const std::string& text, std::string_view before) {
  std::string out;
  for (const char c : text) {
    if (before.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

/// Inside single quotes of a POSIX shell, which end for a quote of their own.
std::string in_quotes(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

/// The first sentence: lists of candidates have room for no more.
std::string first_sentence(const std::string& text) {
  const std::size_t end = text.find_first_of(".;:");
  return text.substr(0, end);
}

/// Whether a value is the name of a file or folder.
bool is_path(const std::string& value) {
  static const std::set<std::string> paths{"FILE", "DIR", "TABLE.csv"};
  return paths.contains(value);
}

std::vector<std::string> words_of_arguments(const CommandText& command) {
  std::vector<std::string> words;
  for (const ArgumentText& argument : command.arguments)
    words.insert(words.end(), argument.choices.begin(), argument.choices.end());
  return words;
}

void add_bash_command(const CommandText& command, std::string& options, std::string& values) {
  std::string names = "--help";
  for (const OptionText& option : command.options) {
    names += " " + option.name;
    if (!option.choices.empty())
      values += fmt::format("    '{} {}') words='{}' ;;\n", command.name, option.name,
                            fmt::join(option.choices, " "));
    else if (!option.value.empty())
      values += fmt::format("    '{} {}') return ;;\n", command.name, option.name);
  }
  options += fmt::format("      {}) options='{}'; words='{}' ;;\n", command.name, names,
                         fmt::join(words_of_arguments(command), " "));
}

std::string zsh_action(const std::vector<std::string>& choices, const std::string& value) {
  if (!choices.empty()) return fmt::format("({})", fmt::join(choices, " "));
  return is_path(value) ? "_files" : "";
}

std::string zsh_specs(const CommandText& command) {
  std::string specs = " \\\n        '--help[show what it takes]'";
  for (const OptionText& option : command.options) {
    std::string spec = fmt::format("*{}{}[{}]", option.name, option.value.empty() ? "" : "=",
                                   with_backslashes(first_sentence(option.help), "[]:\\"));
    if (!option.value.empty())
      spec += fmt::format(":{}:{}", with_backslashes(option.value, ":\\"),
                          zsh_action(option.choices, option.value));
    specs += " \\\n        " + in_quotes(spec);
  }
  for (const ArgumentText& argument : command.arguments)
    if (!argument.choices.empty())
      specs += " \\\n        " +
               in_quotes(fmt::format(":{}:({})", argument.name, fmt::join(argument.choices, " ")));
  return specs + " \\\n        '*:file:_files' ;;\n";
}

}  // namespace

std::string bash_completion(const ProgramText& program) {
  std::string options;
  std::string values;
  for (const CommandText& command : program.commands) add_bash_command(command, options, values);
  return fmt::format(R"(# Completion of darknumber for bash. Made by: darknumber completion bash
_darknumber() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}}
  local command=${{COMP_WORDS[1]}} options= words=
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '{} --help --version' -- "$current"))
    return
  fi
  case "$command $before" in
{}    *)
      case "$command" in
{}      esac
      if [ "${{current#-}}" != "$current" ]; then words=$options; fi ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}}
complete -o default -o bashdefault -F _darknumber darknumber
)",
                     fmt::join(command_names(program), " "), values, options);
}

std::string zsh_completion(const ProgramText& program) {
  std::string commands;
  std::string cases;
  for (const CommandText& command : program.commands) {
    commands +=
        "    " +
        in_quotes(command.name + ":" + with_backslashes(first_sentence(command.help), ":")) + "\n";
    cases += fmt::format("    {})\n      _arguments{}", command.name, zsh_specs(command));
  }
  return fmt::format(R"(#compdef darknumber
# Completion of darknumber for zsh. Made by: darknumber completion zsh
_darknumber() {{
  local -a commands
  commands=(
{}  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  shift words
  (( CURRENT-- ))
  case $words[1] in
{}  esac
}}
_darknumber "$@"
)",
                     commands, cases);
}

std::string fish_completion(const ProgramText& program) {
  std::string out =
      "# Completion of darknumber for fish. Made by: darknumber completion fish\n"
      "complete -c darknumber -l help -d 'show what there is'\n"
      "complete -c darknumber -n __fish_use_subcommand -l version -d 'the version'\n";
  // Quotes of fish know \' and \\.
  const auto quoted = [](const std::string& text) {
    return "'" + with_backslashes(text, "'\\") + "'";
  };
  for (const CommandText& command : program.commands) {
    out += fmt::format("complete -c darknumber -n __fish_use_subcommand -f -a {} -d {}\n",
                       command.name, quoted(first_sentence(command.help)));
    const std::string when =
        fmt::format("complete -c darknumber -n '__fish_seen_subcommand_from {}'", command.name);
    for (const OptionText& option : command.options) {
      out += fmt::format("{} -l {}", when, option.name.substr(2));
      if (!option.choices.empty())
        out += fmt::format(" -x -a {}", quoted(fmt::format("{}", fmt::join(option.choices, " "))));
      else if (!option.value.empty())
        out += is_path(option.value) ? " -r" : " -x";
      out += fmt::format(" -d {}\n", quoted(first_sentence(option.help)));
    }
    if (const auto words = words_of_arguments(command); !words.empty())
      out += fmt::format("{} -f -a {}\n", when, quoted(fmt::format("{}", fmt::join(words, " "))));
  }
  return out;
}

}  // namespace darknumber
