// SPDX-License-Identifier: MIT
#include "engine/cli/manual.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "engine/study/engine_stamp.h"

namespace darknumber {
namespace {

/// Text for troff: a backslash and a hyphen that is to stay one are escaped, and no line begins
/// with what would be a request.
std::string roff(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n')) out += "\\&";
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else
      out += c;
  }
  return out;
}

std::string usage_of(const CommandText& command) {
  std::string usage = command.name;
  for (const ArgumentText& argument : command.arguments)
    usage += argument.required ? " " + argument.name : " [" + argument.name + "]";
  return usage + " [options]";
}

void add_command(const CommandText& command, std::string& page) {
  page += fmt::format(".SS {}\n.B darknumber {}\n.PP\n{}\n", roff(command.name),
                      roff(usage_of(command)), roff(command.help));
  for (const ArgumentText& argument : command.arguments)
    page += fmt::format(".TP\n.I {}\n{}\n", roff(argument.name), roff(argument.help));
  for (const OptionText& option : command.options)
    page += fmt::format(".TP\n.B {}{}\n{}\n", roff(option.name),
                        option.value.empty() ? "" : " \\fI" + roff(option.value) + "\\fR",
                        roff(option.help));
  page += ".PP\nExamples:\n.PP\n.nf\n" + roff(command.examples) + "\n.fi\n";
}

/// "Exit codes: 0 done; 1 a failed run; …" as a list.
std::string exit_status(const std::string& codes) {
  std::string list;
  std::istringstream items(codes.substr(codes.find(':') + 1));
  for (std::string item; std::getline(items, item, ';');) {
    const std::size_t start = item.find_first_not_of(' ');
    const std::size_t space = item.find(' ', start);
    list += fmt::format(".TP\n.B {}\n{}\n", item.substr(start, space - start),
                        roff(item.substr(space + 1)));
  }
  return list;
}

}  // namespace

std::string manual_page(const ProgramText& program) {
  std::string page = fmt::format(
      ".TH DARKNUMBER 1 \"\" \"darknumber {}\" \"User commands\"\n"
      ".SH NAME\ndarknumber \\- how wrong estimates of a dark number can be\n"
      ".SH SYNOPSIS\n.B darknumber\n.I COMMAND\n[arguments] [options]\n"
      ".SH DESCRIPTION\n{}\n",
      roff(engine_stamp().version), roff(program.about));
  page += ".PP\nEvery command takes \\fB\\-\\-help\\fR.\n.SH COMMANDS\n";
  for (const CommandText& command : program.commands) add_command(command, page);
  return page + ".SH EXIT STATUS\n" + exit_status(program.exit_codes);
}

}  // namespace darknumber
