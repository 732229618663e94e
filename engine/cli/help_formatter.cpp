// SPDX-License-Identifier: MIT
#include "engine/cli/help_formatter.h"

#include <sstream>

#include "engine/report/text_table.h"

namespace darknumber {
namespace {

/// Where a command may go on in the next line: at the last space outside quotes before `end`,
/// before an option if there is one, or else at the first space after it.
std::size_t break_of(const std::string& command, std::size_t begin, std::size_t end) {
  bool quoted = false;
  std::size_t any = std::string::npos;
  std::size_t before_option = std::string::npos;
  for (std::size_t at = begin; at < command.size(); ++at) {
    if (command[at] == '\'') quoted = !quoted;
    if (command[at] != ' ' || quoted) continue;
    if (at > end)
      return before_option != std::string::npos ? before_option
             : any != std::string::npos         ? any
                                                : at;
    any = at;
    if (command.compare(at + 1, 1, "-") == 0) before_option = at;
  }
  return before_option != std::string::npos ? before_option : any;
}

/// A line to copy: where it is too long, it goes on in the next line after a backslash.
std::string command_lines(std::string line, std::size_t width) {
  const std::string goes_on = " \\";
  const std::string indent(6, ' ');
  const std::string end = line.ends_with(goes_on) ? goes_on : "";
  line.resize(line.size() - end.size());
  std::string out;
  while (shown_width(line + end) > width) {
    const std::size_t at = break_of(line, line.find_first_not_of(' '), width - goes_on.size());
    if (at == std::string::npos) break;
    out += line.substr(0, at) + goes_on + "\n";
    line = indent + line.substr(at + 1);
  }
  return out + line + end + "\n";
}

/// Each line of a text by itself; those that begin with a blank are commands.
std::string wrapped_lines(const std::string& text, std::size_t width) {
  std::istringstream lines(text);
  std::string out;
  for (std::string line; std::getline(lines, line);)
    out += line.starts_with(' ') ? command_lines(line, width) : wrapped(line, width) + "\n";
  return out;
}

}  // namespace

/// The name, and what it is beside it, or below where the name is long.
std::string HelpFormatter::entry(const std::string& name, const std::string& text) const {
  constexpr std::size_t name_width = 24;
  const std::string indent(2 + name_width, ' ');
  const std::string below = wrapped(indent + text, width_, indent);
  const std::string start = "  " + name;
  return start.size() < indent.size() ? start + below.substr(start.size()) + "\n"
                                      : start + "\n" + below + "\n";
}

std::string HelpFormatter::make_option(const CLI::Option* option, bool is_positional) const {
  return entry(make_option_name(option, is_positional) + make_option_opts(option),
               make_option_desc(option));
}

std::string HelpFormatter::make_subcommand(const CLI::App* command) const {
  return entry(command->get_name(), command->get_description());
}

std::string HelpFormatter::make_description(const CLI::App* app) const {
  return wrapped_lines(app->get_description(), width_);
}

std::string HelpFormatter::make_footer(const CLI::App* app) const {
  return wrapped_lines(app->get_footer(), width_);
}

}  // namespace darknumber
