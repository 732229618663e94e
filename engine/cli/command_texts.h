// SPDX-License-Identifier: MIT
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace darknumber {

/// An option as --help shows it.
struct OptionText {
  std::string name;   // "--format"
  std::string value;  // what follows it, "FORMAT"; empty: nothing
  std::string help;
  std::vector<std::string> choices;  // the words that it takes, where they are few
};

/// What a command is given beside options.
struct ArgumentText {
  std::string name;
  std::string help;
  bool required = false;
  std::vector<std::string> choices;
};

/// One command.
struct CommandText {
  std::string name;
  std::string help;
  std::vector<ArgumentText> arguments;
  std::vector<OptionText> options;
  std::string examples;  // lines to copy
};

/// All that help says, for who writes it in another form: a manual page, completion in a shell.
struct ProgramText {
  std::string about;
  std::string exit_codes;
  std::vector<CommandText> commands;
};

/// What the commands of an app take, made from the very options that it is read with.
std::vector<CommandText> command_texts(CLI::App& app);

/// All of it, as the command line is read (command_line.cpp).
ProgramText program_text();

}  // namespace darknumber
