// SPDX-License-Identifier: MIT
#include "engine/estimators/options/method_names.h"

#include <fmt/core.h>

#include <cctype>

#include "engine/estimators/options/labels.h"
#include "engine/estimators/options/method_kinds.h"
#include "engine/input/json.h"

namespace darknumber {
namespace {

std::string asked_for_as(const Value& entry) {
  std::string text;
  for (const Member& member : entry.object())
    text += fmt::format("{}\"{}\": {}", text.empty() ? "" : ", ", member.name,
                        write_json(member.value, JsonLayout::compact));
  return fmt::format("It is asked for as {{{}}}.", text);
}

/// Letters and digits, in lower case.
std::string folded(std::string_view name) {
  std::string plain;
  for (unsigned char c : name)
    if (std::isalnum(c) != 0) plain += static_cast<char>(std::tolower(c));
  return plain;
}

}  // namespace

std::vector<KnownAs> other_method_names() {
  std::vector<KnownAs> names;
  for (const LabelledEntry& labelled : labelled_entries())
    names.push_back({labelled.label, labelled.method, asked_for_as(labelled.entry)});
  for (const MethodKind* kind : method_kinds())
    for (const OtherName& other : kind->other_names)
      names.push_back({std::string(other.name), kind->name, std::string(other.meaning)});
  return names;
}

std::optional<KnownAs> find_other_method_name(std::string_view name) {
  const std::string wanted = folded(name.substr(0, name.find('[')));
  for (KnownAs& known : other_method_names())
    if (folded(known.name) == wanted) return std::move(known);
  return std::nullopt;
}

}  // namespace darknumber
