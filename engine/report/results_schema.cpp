// SPDX-License-Identifier: MIT
#include "engine/report/results_schema.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/input/make_value.h"
#include "engine/report/compare_result_members.h"
#include "engine/report/other_result_members.h"
#include "engine/report/result_members.h"

namespace darknumber {
namespace {

/// What is left of a member's path, below the place that is written.
struct MemberBelow {
  std::string_view path;
  const ResultMember* member = nullptr;
};
using MembersBelow = std::vector<MemberBelow>;

std::vector<std::string> split_at_bars(std::string_view types) {
  std::vector<std::string> parts;
  while (!types.empty()) {
    const std::size_t bar = std::min(types.find('|'), types.size());
    parts.emplace_back(types.substr(0, bar));
    types.remove_prefix(std::min(bar + 1, types.size()));
  }
  return parts;
}

Value types_value(const std::vector<std::string>& names) {
  if (names.size() == 1) return make_value(names.front());
  Value types = empty_array();
  for (const std::string& name : names) types.array().push_back(make_value(name));
  return types;
}

/// The first part of a path: up to a dot or a bracket.
std::string_view first_part(std::string_view path) {
  return path.substr(0, std::min(path.find_first_of(".["), path.size()));
}

/// The members below the one of this name, without its name.
MembersBelow below_of(const MembersBelow& members, std::string_view name) {
  MembersBelow below;
  for (const MemberBelow& one : members) {
    const std::string_view first = first_part(one.path);
    if (first.empty() || first != name || one.path.size() == first.size()) continue;
    const bool dot = one.path[first.size()] == '.';
    below.push_back({one.path.substr(first.size() + (dot ? 1 : 0)), one.member});
  }
  return below;
}

Value schema_of(const ResultMember& member, const MembersBelow& below);

void add_types(Value& schema, std::string_view types) {
  if (types.starts_with('@'))
    add_member(schema, "$ref", "#/$defs/" + std::string(types.substr(1)));
  else if (types != "any")
    add_member(schema, "type", types_value(split_at_bars(types)));
}

/// Adds what an object's members or an array's items are.
void add_inner(Value& schema, const MembersBelow& below) {
  Value properties = empty_object();
  Value required = empty_array();
  for (const MemberBelow& one : below) {
    std::string_view name = one.path;
    const bool optional = name.ends_with('?');
    if (optional) name.remove_suffix(1);
    if (name == "[]") {
      MembersBelow items;
      for (const MemberBelow& other : below)
        if (other.path.starts_with("[].")) items.push_back({other.path.substr(3), other.member});
      add_member(schema, "items", schema_of(*one.member, items));
    } else if (name == "*") {
      add_member(schema, "additionalProperties", schema_of(*one.member, below_of(below, one.path)));
    } else if (first_part(name) == name) {
      add_member(properties, std::string(name), schema_of(*one.member, below_of(below, one.path)));
      if (!optional) required.array().push_back(make_value(std::string(name)));
    }
  }
  if (!properties.object().empty()) add_member(schema, "properties", std::move(properties));
  if (!required.array().empty()) add_member(schema, "required", std::move(required));
}

Value schema_of(const ResultMember& member, const MembersBelow& below) {
  Value schema = empty_object();
  if (!member.help.empty()) add_member(schema, "description", std::string(member.help));
  if (member.types.ends_with("[]")) {
    Value items = empty_object();
    add_types(items, member.types.substr(0, member.types.size() - 2));
    add_member(schema, "type", "array");
    add_member(schema, "items", std::move(items));
    return schema;
  }
  add_types(schema, member.types);
  add_inner(schema, below);
  return schema;
}

Value schema_of(const ResultDocument& document) {
  Value schema = empty_object();
  add_member(schema, "description", std::string(document.help));
  add_member(schema, "type", "object");
  MembersBelow below;
  for (const ResultMember& member : document.members) below.push_back({member.path, &member});
  add_inner(schema, below);
  return schema;
}

}  // namespace

Value results_schema() {
  Value definitions = empty_object();
  Value documents = empty_array();
  std::vector<ResultDocument> all;
  for (const auto& part :
       {results_of_runs_and_estimates(), results_of_compare(), results_of_other_verbs()})
    all.insert(all.end(), part.begin(), part.end());
  for (const ResultDocument& document : all) {
    add_member(definitions, std::string(document.name), schema_of(document));
    if (document.written == Written::as_part) continue;
    Value reference = empty_object();
    add_member(reference, "$ref", "#/$defs/" + std::string(document.name));
    documents.array().push_back(std::move(reference));
  }
  Value schema = empty_object();
  add_member(schema, "$schema", "https://json-schema.org/draft/2020-12/schema");
  add_member(schema, "title", "What darknumber writes");
  add_member(schema, "anyOf", std::move(documents));
  add_member(schema, "$defs", std::move(definitions));
  return schema;
}

}  // namespace darknumber
