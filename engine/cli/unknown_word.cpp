// SPDX-License-Identifier: MIT
#include "engine/cli/unknown_word.h"

#include <fmt/format.h>

#include "engine/cli/standard_streams.h"
#include "engine/input/nearest_name.h"
#include "engine/input/wording.h"

namespace darknumber {

std::string unknown_word(std::string_view what, const std::string& word,
                         const std::vector<std::string>& known, const std::string& otherwise) {
  const std::string nearest = nearest_name(word, known);
  if (!nearest.empty())
    return fmt::format("there is no {} \"{}\"; did you mean \"{}\"?", what, word, nearest);
  return fmt::format("there is no {} \"{}\".{}{}", what, word, otherwise.empty() ? "" : " ",
                     otherwise);
}

ExitCode refuse_word(std::string_view what, const std::string& word,
                     const std::vector<std::string>& known) {
  say("error: {}\n",
      unknown_word(what, word, known, fmt::format("There are {}.", join_with_and(known))));
  return ExitCode::bad_usage;
}

}  // namespace darknumber
