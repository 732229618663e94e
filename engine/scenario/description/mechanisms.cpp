// SPDX-License-Identifier: MIT
#include "engine/scenario/description/mechanisms.h"

#include <algorithm>
#include <cctype>

namespace darknumber {
namespace {

/// Words of a mechanism's fields that name a place and not what is set there.
constexpr std::array<std::string_view, 9> places{
    "agencies", "population", "estimation", "target", "or", "with", "between", "three", "more"};

/// The names in a mechanism's fields: "agencies[].threshold" has "threshold".
std::vector<std::string> fields_of(const Mechanism& mechanism) {
  std::vector<std::string> words;
  std::string word;
  for (char c : std::string(mechanism.fields) + " ") {
    if (std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_') {
      word += c;
      continue;
    }
    if (!word.empty() && std::find(places.begin(), places.end(), word) == places.end())
      words.push_back(word);
    word.clear();
  }
  return words;
}

/// Lower case letters alone, without the s of a plural. Of a path the last part counts.
std::string folded_singular(std::string_view name) {
  std::string plain;
  for (unsigned char c : name.substr(name.rfind('.') + 1))
    if (std::isalpha(c) != 0) plain += static_cast<char>(std::tolower(c));
  if (plain.ends_with('s')) plain.pop_back();
  return plain;
}

bool has_name(const Mechanism& mechanism, const std::string& wanted) {
  if (folded_singular(mechanism.name) == wanted) return true;
  const std::vector<std::string> fields = fields_of(mechanism);
  return std::any_of(fields.begin(), fields.end(), [&wanted](const std::string& field) {
    return folded_singular(field) == wanted;
  });
}

}  // namespace

std::vector<Mechanism> mechanisms_named(std::string_view name) {
  if (name.empty()) return {mechanisms.begin(), mechanisms.end()};
  const std::string wanted = folded_singular(name);
  std::vector<Mechanism> found;
  for (const Mechanism& mechanism : mechanisms)
    if (has_name(mechanism, wanted)) found.push_back(mechanism);
  return found;
}

std::vector<std::string> names_of_mechanisms() {
  std::vector<std::string> names;
  for (const Mechanism& mechanism : mechanisms) {
    names.emplace_back(mechanism.name);
    for (std::string& field : fields_of(mechanism)) names.push_back(std::move(field));
  }
  return names;
}

}  // namespace darknumber
