// SPDX-License-Identifier: MIT
#include "engine/scenario/description/in_words.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "engine/input/wording.h"

namespace darknumber {
namespace {

constexpr std::string_view vowels = "aeiouAEIOU";

/// Beginnings of nouns that are not said as they are written, as far as nouns for people and files
/// have them: with the sound of "you" or "won" before the vowel, and without the h.
constexpr std::array<std::string_view, 14> consonant_said{"unif", "unil", "unio", "uniq", "unis",
                                                          "unit", "univ", "use",  "usu",  "uti",
                                                          "eu",   "ewe",  "one-", "one "};
constexpr std::array<std::string_view, 4> vowel_said{"hour", "heir", "hono", "hones"};
constexpr std::size_t longest_beginning = 5;

bool is_part_of_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

/// Whether the text has these words at this place, and neither more nor less of each.
bool stands_at(std::string_view text, std::size_t at, std::string_view phrase) {
  if (text.substr(at, phrase.size()) != phrase) return false;
  const std::size_t end = at + phrase.size();
  return (at == 0 || !is_part_of_word(text[at - 1])) &&
         (end == text.size() || !is_part_of_word(text[end]));
}

struct Replacement {
  std::string_view phrase;
  std::string by;
};

/// Longer phrases before those that they begin with.
std::array<Replacement, 8> replacements_for(const Words& words) {
  const std::string bystanders = bystanders_text(words);
  return {{{"people who are not victims", bystanders},
           {"People who are not victims", capitalised(bystanders)},
           {"a victim", with_article(words.victim)},
           {"victims", words.victims},
           {"victim", words.victim},
           {"a register", with_article(words.of_register)},
           {"registers", plural_of(words.of_register)},
           {"register", words.of_register}}};
}

}  // namespace

std::string with_article(const std::string& noun) {
  std::string start = noun.substr(0, longest_beginning);
  for (char& c : start) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  const auto begins = [&](std::string_view beginning) { return start.starts_with(beginning); };
  const bool vowel = !noun.empty() && vowels.find(noun.front()) != std::string_view::npos;
  const bool an = vowel ? std::none_of(consonant_said.begin(), consonant_said.end(), begins)
                        : std::any_of(vowel_said.begin(), vowel_said.end(), begins);
  return (an ? "an " : "a ") + noun;
}

std::string plural_of(const std::string& noun) {
  const auto ends = [&](std::string_view ending) {
    return std::string_view(noun).ends_with(ending);
  };
  if (ends("s") || ends("x") || ends("z") || ends("ch") || ends("sh")) return noun + "es";
  if (ends("y") && noun.size() > 1 && vowels.find(noun[noun.size() - 2]) == std::string_view::npos)
    return noun.substr(0, noun.size() - 1) + "ies";
  return noun + "s";
}

std::string bystanders_text(const Words& words) {
  return words.victims == Words{}.victims ? "people who are not victims"
                                          : "others than " + words.victims;
}

std::string in_words(std::string_view text, const Words& words) {
  if (words == Words{}) return std::string(text);
  const std::array<Replacement, 8> replacements = replacements_for(words);
  std::string said;
  for (std::size_t at = 0; at < text.size();) {
    const auto found =
        std::find_if(replacements.begin(), replacements.end(),
                     [&](const Replacement& one) { return stands_at(text, at, one.phrase); });
    if (found == replacements.end()) {
      said += text[at++];
      continue;
    }
    said += found->by;
    at += found->phrase.size();
  }
  return said;
}

}  // namespace darknumber
