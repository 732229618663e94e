// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <set>
#include <sstream>

#include "tests/cli/program.h"

namespace darknumber::testing::completion_test {
namespace {

/// The options that help shows of a command, and the names of the commands.
std::set<std::string> options_in(const std::string& help) {
  std::set<std::string> options;
  std::istringstream lines(help.substr(0, help.find("Examples:")));
  for (std::string line; std::getline(lines, line);) {
    const std::size_t at = line.find("--");
    if (!line.starts_with("  ") || at == std::string::npos || at > 5) continue;
    options.insert(line.substr(at, line.find_first_of(" ,", at) - at));
  }
  return options;
}

std::vector<std::string> commands_in(const std::string& help) {
  std::vector<std::string> names;
  std::istringstream lines(help.substr(help.find("Subcommands:")));
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line) && !line.empty())
    if (line.size() > 2 && line[2] != ' ') names.push_back(line.substr(2, line.find(' ', 2) - 2));
  return names;
}

/// What a shell offers after these words, the last of them unfinished.
std::string offered_by_bash(const std::string& script, const std::vector<std::string>& words) {
  std::string list;
  for (const std::string& word : words) list += " '" + word + "'";
  const ScratchFolder scratch;
  write_file(scratch.path() / "completion.bash", script);
  write_file(scratch.path() / "ask.bash",
             "source '" + (scratch.path() / "completion.bash").string() + "'\nCOMP_WORDS=(" + list +
                 ")\nCOMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_darknumber\n"
                 "echo \"${COMPREPLY[*]}\"\n");
  return run_program({"/bin/bash", (scratch.path() / "ask.bash").string()}, {}).out;
}

std::string completion(const std::string& shell) {
  const ProgramRun run = darknumber({"completion", shell});
  REQUIRE(run.exit_code == 0);
  return run.out;
}

}  // namespace

TEST_CASE("the manual page and all completions have every command and every option") {
  const std::string help = darknumber({"--help"}).out;
  const std::vector<std::string> commands = commands_in(help);
  REQUIRE(commands.size() >= 21);
  const std::string bash = completion("bash");
  const std::string zsh = completion("zsh");
  const std::string fish = completion("fish");
  const std::string manual = darknumber({"manual"}).out;
  for (const std::string& command : commands) {
    INFO(command);
    CHECK(has(bash, "\n      " + command + ") options='"));
    CHECK(has(zsh, "\n    " + command + ")\n"));
    CHECK(has(fish, "-a " + command + " -d "));
    CHECK(has(manual, "\n.SS " + command + "\n"));
    const std::string of_bash = bash.substr(bash.find("\n      " + command + ") options='") + 1);
    const std::string of_manual = manual.substr(manual.find("\n.SS " + command + "\n") + 1);
    const std::string section = of_manual.substr(0, of_manual.find("\n.S"));
    for (const std::string& option : options_in(darknumber({command, "--help"}).out)) {
      if (option == "--help") continue;
      INFO(option);
      CHECK(has(of_bash.substr(0, of_bash.find('\n')) + " ", option));
      CHECK(has(zsh, "'*" + option));
      CHECK(has(fish, "__fish_seen_subcommand_from " + command + "' -l " + option.substr(2)));
      std::string escaped;
      for (const char c : option) escaped += c == '-' ? std::string("\\-") : std::string(1, c);
      CHECK(has(section, "\n.B " + escaped));
    }
  }
  for (int code = 0; code <= 8; ++code)
    CHECK(has(manual.substr(manual.find(".SH EXIT STATUS")), ".B " + std::to_string(code) + "\n"));
}

TEST_CASE("bash completes commands, options and the words that they take") {
  const std::string script = completion("bash");
  CHECK(offered_by_bash(script, {"darknumber", "est"}) == "estimate\n");
  CHECK(offered_by_bash(script, {"darknumber", "run", "--un"}) == "--until\n");
  CHECK(offered_by_bash(script, {"darknumber", "run", "x", "--format", ""}) ==
        "text json csv markdown\n");
  CHECK(offered_by_bash(script, {"darknumber", "list", "m"}) == "mechanisms measures\n");
  CHECK(offered_by_bash(script, {"darknumber", "help", "bou"}) == "bounds\n");
  CHECK(offered_by_bash(script, {"darknumber", "estimate", "--output", "a"}) == "\n");
  CHECK(offered_by_bash(script, {"darknumber", "chart", "--replicates"}) == "\n");
}

TEST_CASE("shells that are there read their scripts without complaint") {
  const ScratchFolder scratch;
  for (const char* shell : {"bash", "zsh", "fish"}) {
    if (run_program({"/bin/sh", "-c", std::string("command -v ") + shell}, {}).exit_code != 0)
      continue;
    INFO(shell);
    const std::string file = scratch.path() / shell;
    write_file(file, completion(shell));
    const ProgramRun run = run_program(
        {"/bin/sh", "-c",
         std::string(shell) + " --no-execute '" + file + "' || " + shell + " -n '" + file + "'"},
        {});
    CHECK(run.exit_code == 0);
  }
  const ProgramRun unknown = darknumber({"completion", "fisch"});
  CHECK(unknown.exit_code == 2);
  CHECK(has(unknown.err, "did you mean \"fish\"?"));
}

TEST_CASE("the manual page is one that its reader takes without a warning") {
  if (run_program({"/bin/sh", "-c", "command -v groff"}, {}).exit_code != 0) return;
  const ScratchFolder scratch;
  const std::string file = scratch.path() / "darknumber.1";
  write_file(file, darknumber({"manual"}).out);
  const ProgramRun run =
      run_program({"/bin/sh", "-c", "groff -man -Tutf8 -Kutf8 -ww -z '" + file + "' 2>&1"}, {});
  CHECK(run.exit_code == 0);
  CHECK(run.out.empty());
}

}  // namespace darknumber::testing::completion_test
