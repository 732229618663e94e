// SPDX-License-Identifier: MIT
#include "engine/scenario/paths/path_walk.h"

#include <fmt/core.h>

#include <algorithm>

#include "engine/input/field_check.h"
#include "engine/input/nearest_name.h"
#include "engine/scenario/format/field_tables.h"
#include "engine/scenario/format/read_names.h"

namespace darknumber {
namespace {

/// The path with the name at `begin` replaced by the known one nearest to it; empty without one.
std::string corrected(const Walk& walk, std::size_t begin, std::string_view name,
                      const std::vector<std::string>& known) {
  const std::string nearest = nearest_name(name, known);
  if (nearest.empty()) return "";
  std::string path(walk.path);
  return path.replace(begin, name.size(), nearest);
}

}  // namespace

void refuse(Walk& walk, std::string message, std::string advice, std::string suggestion) {
  Problem problem;
  problem.position = walk.value.position;
  problem.path = std::string(walk.path);
  problem.message = std::move(message);
  problem.advice = std::move(advice);
  problem.suggestion = std::move(suggestion);
  walk.problems.push_back(std::move(problem));
}

void refuse_name(Walk& walk, std::size_t begin, const std::string& name, const KnownNames& known,
                 const std::vector<std::string>& taken) {
  std::vector<std::string> free = known.names;
  std::erase_if(free, [&](const std::string& one) {
    return std::find(taken.begin(), taken.end(), one) != taken.end();
  });
  refuse(walk, fmt::format("there is no {} called \"{}\"", known.kind, name),
         known_names_advice(known.kinds, known.names), corrected(walk, begin, name, free));
}

std::string join(const std::string& section, const std::string& name) {
  return section.empty() ? name : section + "." + name;
}

void set_member(Value& object, const std::string& name, const Value& value) {
  if (Value* member = object.find(name))
    *member = value;
  else
    object.object().push_back({name, value.position, value});
}

Value& member_or_new(Value& object, const std::string& name, const Walk& walk,
                     decltype(Value::data) empty) {
  if (object.find(name) == nullptr)
    object.object().push_back(
        {name, walk.value.position, Value{std::move(empty), walk.value.position}});
  return *object.find(name);
}

const Field* known_field(Walk& walk, const std::string& section, std::size_t piece) {
  const std::string& name = walk.pieces[piece].name;
  std::vector<std::string> names;
  for (const Field& field : section_fields(section)) {
    if (field.name == name) return &field;
    names.emplace_back(field.name);
  }
  refuse(walk,
         fmt::format("\"{}\" is not a field {}", name,
                     section.empty() ? "of a scenario" : fmt::format("of {}", section)),
         fmt::format("The fields there are {}.", list_names(names)),
         corrected(walk, walk.pieces[piece].name_begin, name, names));
  return nullptr;
}

bool field_follows(Walk& walk, std::size_t piece) {
  if (!walk.is_last(piece)) return true;
  refuse(walk,
         fmt::format("the path ends at \"{}[{}]\" and names no field of it",
                     walk.pieces[piece].name, *walk.pieces[piece].bracket),
         "Add a dot and the name of a field.");
  return false;
}

std::vector<std::size_t> chosen(Walk& walk, std::size_t piece, const KnownNames& known) {
  const PathPiece& here = walk.pieces[piece];
  std::vector<std::size_t> indices;
  if (*here.bracket == every) {
    for (std::size_t i = 0; i < known.names.size(); ++i) indices.push_back(i);
    if (known.names.empty())
      refuse(walk, fmt::format("the path matches nothing: the scenario has no {}", known.kinds));
    return indices;
  }
  const int index = here.bracket->empty() ? -1 : index_of_name(*here.bracket, known.names);
  if (index < 0)
    refuse_name(walk, here.bracket_begin, *here.bracket, known);
  else
    indices.push_back(static_cast<std::size_t>(index));
  return indices;
}

bool no_bracket(Walk& walk, std::size_t piece) {
  const PathPiece& here = walk.pieces[piece];
  if (!here.bracket) return true;
  std::string path(walk.path);
  path.erase(here.bracket_begin - 1, here.bracket->size() + 2);
  refuse(walk, fmt::format("\"{}\" takes no bracket", here.name), "", path);
  return false;
}

bool nothing_follows(Walk& walk, std::size_t piece) {
  if (walk.is_last(piece)) return true;
  refuse(walk,
         fmt::format("\"{}\" has no field \"{}\"", walk.pieces[piece].name,
                     walk.pieces[piece + 1].name),
         "It is a value, not an object.");
  return false;
}

}  // namespace darknumber
