// SPDX-License-Identifier: MIT
#include "engine/scenario/format/read_loadings.h"

#include <fmt/core.h>

#include "engine/input/field_check.h"
#include "engine/scenario/format/read_names.h"

namespace darknumber {
namespace {

void report_unknown_member(ObjectReader& reader, const Member& member, const std::string& path,
                           std::string message, const std::string& advice, std::string suggestion) {
  reader.problems().push_back({file_at(member.position, reader.file()), member.position, path,
                               std::move(message), advice, std::move(suggestion)});
}

}  // namespace

std::vector<const Value*> named_members(ObjectReader& agency, std::string_view field,
                                        const std::string& kind, const std::string& kinds,
                                        const std::vector<std::string>& known) {
  std::vector<const Value*> members(known.size(), nullptr);
  const Value* object = agency.value(field);
  if (object == nullptr) return members;
  for (const Member& member : object->object()) {
    const int index = member.name.empty() ? -1 : index_of_name(member.name, known);
    const std::string path = fmt::format("{}[{}]", agency.path_of(field), member.name);
    if (index < 0)
      report_unknown_member(agency, member, path,
                            fmt::format("there is no {} called \"{}\"", kind, member.name),
                            known_names_advice(kinds, known), nearest_name(member.name, known));
    else if (members[static_cast<std::size_t>(index)] != nullptr)
      report_unknown_member(agency, member, path,
                            fmt::format("\"{}\" is given twice in the same object", member.name),
                            "Keep one of the two.", "");
    else
      members[static_cast<std::size_t>(index)] = &member.value;
  }
  return members;
}

std::vector<double> read_loadings(ObjectReader& agency, std::string_view field,
                                  const std::vector<std::string>& traits) {
  std::vector<double> loadings;
  for (const Value* member : named_members(agency, field, "trait", "traits", traits)) {
    if (member != nullptr && !member->is_number()) {
      const std::string& trait = traits[loadings.size()];
      agency.problems().push_back({file_at(member->position, agency.file()), member->position,
                                   fmt::format("{}[{}]", agency.path_of(field), trait),
                                   fmt::format("the loading of \"{}\" must be a number", trait), "",
                                   ""});
    }
    loadings.push_back(member != nullptr && member->is_number() ? member->number() : 0.0);
  }
  return loadings;
}

}  // namespace darknumber
