// SPDX-License-Identifier: MIT
#include "engine/input/name_check.h"

#include <fmt/core.h>

#include <algorithm>
#include <span>

#include "engine/input/printable.h"

namespace darknumber {
namespace {

constexpr std::string_view columns_of_tables[] = {"count", "entity", "removed", "replicate",
                                                  "stratum"};
constexpr std::string_view words_of_paths[] = {"everyone", "victims", "bystanders", "single"};
constexpr std::string_view unknown_strata[] = {"na", "n/a"};

std::string in_lower_case(std::string_view text) {
  std::string lower(text);
  for (char& letter : lower)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return lower;
}

bool is_among(const std::string& word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// The first character that a name may not hold, for a message; empty where all is well.
std::string forbidden_in(std::string_view name) {
  const std::size_t control = find_control_character(name);
  const std::size_t other = name.find_first_of(forbidden_in_names);
  if (control == std::string_view::npos && other == std::string_view::npos) return "";
  return control < other ? "a control character" : fmt::format("\"{}\"", name[other]);
}

std::optional<NameFault> fault_of_word(std::string_view name, NameOf kind) {
  const std::string word = in_lower_case(name);
  const bool is_column = kind == NameOf::agency || kind == NameOf::list;
  if (is_column && is_among(word, columns_of_tables))
    return NameFault{
        fmt::format("no {} can be called \"{}\", which is a column of its own in tables",
                    noun_of(kind), name),
        "Choose another name. Tables have the columns count, entity, removed, "
        "replicate and stratum."};
  if (is_column && is_among(word, words_of_paths))
    return NameFault{
        fmt::format("no {} can be called \"{}\", which has a meaning of its own in paths",
                    noun_of(kind), name),
        "Choose another name. Paths use the words everyone, victims, bystanders and single."};
  if (kind == NameOf::stratum && is_among(word, unknown_strata))
    return NameFault{
        fmt::format("no stratum can be called \"{}\", which tables read as unknown", name),
        "Choose another name."};
  return std::nullopt;
}

}  // namespace

std::string_view noun_of(NameOf kind) {
  switch (kind) {
    case NameOf::agency:
      return "agency";
    case NameOf::list:
      return "list";
    case NameOf::stratum:
      return "stratum";
    case NameOf::trait:
      return "trait";
  }
  return "";
}

std::optional<NameFault> fault_of_name(std::string_view name, NameOf kind) {
  if (name.empty()) return NameFault{fmt::format("the name of the {} is empty", noun_of(kind)), ""};
  if (const std::string forbidden = forbidden_in(name); !forbidden.empty())
    return NameFault{fmt::format("the name \"{}\" holds {}", name, forbidden),
                     "Names cannot hold , : ; [ ] * . or control characters, since paths and "
                     "tables are made of them."};
  if (name.front() == ' ' || name.back() == ' ')
    return NameFault{fmt::format("the name \"{}\" begins or ends with a blank", name),
                     "Leave the blank out: readers of tables do."};
  return fault_of_word(name, kind);
}

}  // namespace darknumber
