// SPDX-License-Identifier: MIT
#include "engine/cli/command_texts.h"

#include <sstream>

#include "engine/cli/verbs.h"

namespace darknumber {
namespace {

std::vector<std::string> split_at_blanks(std::string_view text) {
  std::istringstream stream{std::string(text)};
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

/// The words that an option takes: the name of its check, where that is a check of words. Whether
/// an option has a check at all, the parser says by throwing.
std::vector<std::string> choices_of(CLI::Option& option) try {
  return split_at_blanks(option.get_validator(0)->get_name());
} catch (const CLI::OptionNotFound&) {
  return {};
}

CommandText text_of(const Verb& verb, CLI::App& app) {
  CLI::App& command = *app.get_subcommand(std::string(verb.name));
  CommandText text{
      std::string(verb.name), std::string(verb.help), {}, {}, std::string(verb.examples)};
  for (CLI::Option* option : command.get_options()) {
    if (option->get_lnames().empty()) {
      text.arguments.push_back(
          {option->get_name(true), option->get_description(), option->get_required(),
           text.arguments.empty() && verb.words != nullptr ? verb.words()
                                                           : std::vector<std::string>()});
    } else if (option->get_lnames().front() != "help") {
      text.options.push_back({"--" + option->get_lnames().front(), option->get_type_name(),
                              option->get_description(), choices_of(*option)});
    }
  }
  return text;
}

}  // namespace

std::vector<CommandText> command_texts(CLI::App& app) {
  std::vector<CommandText> texts;
  for (const Verb& verb : verbs()) texts.push_back(text_of(verb, app));
  return texts;
}

}  // namespace darknumber
