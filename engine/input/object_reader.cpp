// SPDX-License-Identifier: MIT
#include "engine/input/object_reader.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "engine/core/contracts.h"
#include "engine/input/field_check.h"

namespace darknumber {
namespace {

std::size_t index_of(FieldTable fields, std::string_view name) {
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (fields[i].name == name) return i;
  return fields.size();
}

std::string join_path(const std::string& path, std::string_view name) {
  return path.empty() ? std::string(name) : fmt::format("{}.{}", path, name);
}

std::vector<std::string> names_of(FieldTable fields) {
  std::vector<std::string> names;
  for (const Field& field : fields) names.emplace_back(field.name);
  return names;
}

Problem problem_at(const std::string& file, const Position& position, std::string path) {
  Problem problem;
  problem.file = file_at(position, file);
  problem.position = position;
  problem.path = std::move(path);
  return problem;
}

FieldFault fault_of_repetition(const Member& member, const Member& first) {
  return {fmt::format("\"{}\" is given twice in the same object", member.name),
          fmt::format("It is already on line {}; keep one of the two.", first.position.line), ""};
}

/// What is wrong with a member before its value is looked at: unknown, repeated.
/// `first`: the first member of that name.
std::optional<FieldFault> fault_of_name(const Member& member, const Member& first,
                                        FieldTable fields) {
  const std::string& name = member.name;
  if (&member != &first) return fault_of_repetition(member, first);
  const std::size_t index = index_of(fields, name);
  if (index == fields.size())
    return FieldFault{fmt::format("\"{}\" is not a field here", name),
                      fmt::format("The fields here are {}.", list_names(names_of(fields))),
                      nearest_name(name, names_of(fields))};
  return std::nullopt;
}

}  // namespace

ObjectReader::ObjectReader(const Value& value, std::string path, FieldTable fields,
                           std::string file, Problems& problems)
    : value_(&value),
      path_(std::move(path)),
      fields_(fields),
      file_(std::move(file)),
      problems_(&problems),
      passed_(fields.size(), false) {
  const auto add = [&](const Position& position, std::string path_of_problem, FieldFault fault) {
    Problem problem = problem_at(file_, position, std::move(path_of_problem));
    problem.message = std::move(fault.message);
    problem.advice = std::move(fault.advice);
    problem.suggestion = std::move(fault.suggestion);
    problems_->push_back(std::move(problem));
    sound_ = false;
  };
  if (!value.is_object()) {
    const std::string what = path_.empty() ? "the file" : fmt::format("\"{}\"", path_);
    add(value.position, path_,
        {fmt::format("{} must be an object, {{ … }}, but is {}", what, describe_value(value)), "",
         ""});
    return;
  }
  std::unordered_map<std::string_view, const Member*> first;
  for (const Member& member : value.object()) {
    const Member& first_so_named = *first.emplace(member.name, &member).first->second;
    if (std::optional<FieldFault> fault = fault_of_name(member, first_so_named, fields_)) {
      misspelt_.push_back(fault->suggestion);
      add(member.position, join_path(path_, member.name), std::move(*fault));
      continue;
    }
    const std::size_t index = index_of(fields_, member.name);
    if (std::optional<FieldFault> fault = fault_of_value(member.value, fields_[index]))
      add(member.value.position, join_path(path_, member.name), std::move(*fault));
    else
      passed_[index] = true;
  }
  for (const Field& field : fields_)
    if (field.required && lacks(field.name))
      add(value.position, join_path(path_, field.name),
          {fmt::format("\"{}\" is missing", field.name),
           fmt::format("It is required: {} For example \"{}\": {}.", field.help, field.name,
                       field.example),
           ""});
}

bool ObjectReader::has(std::string_view name) const {
  DN_EXPECT(index_of(fields_, name) < fields_.size(), "the field table has the name");
  return value_->is_object() && value_->find(name) != nullptr;
}

bool ObjectReader::lacks(std::string_view name) const {
  return !has(name) && std::find(misspelt_.begin(), misspelt_.end(), name) == misspelt_.end();
}

const Value* ObjectReader::value(std::string_view name) const {
  const std::size_t index = index_of(fields_, name);
  DN_EXPECT(index < fields_.size(), "the field table has the name");
  return passed_[index] ? value_->find(name) : nullptr;
}

std::optional<double> ObjectReader::number(std::string_view name) const {
  const Value* found = value(name);
  if (found == nullptr || !found->is_number()) return std::nullopt;
  return found->number();
}

std::optional<std::int64_t> ObjectReader::integer(std::string_view name) const {
  const Value* found = value(name);
  if (found == nullptr) return std::nullopt;
  return whole_number(*found);
}

std::optional<std::string> ObjectReader::text(std::string_view name) const {
  const Value* found = value(name);
  if (found == nullptr || !found->is_text()) return std::nullopt;
  return found->text();
}

std::optional<bool> ObjectReader::boolean(std::string_view name) const {
  const Value* found = value(name);
  if (found == nullptr || !found->is_boolean()) return std::nullopt;
  return std::get<bool>(found->data);
}

std::string ObjectReader::path_of(std::string_view name) const {
  return join_path(path_, name);
}

Position ObjectReader::position_of(std::string_view name) const {
  const Value* found = value_->is_object() ? value_->find(name) : nullptr;
  return found != nullptr ? found->position : value_->position;
}

void ObjectReader::report(std::string_view name, std::string message, std::string advice,
                          std::string suggestion) {
  Problem problem = problem_at(file_, position_of(name), path_of(name));
  problem.message = std::move(message);
  problem.advice = std::move(advice);
  problem.suggestion = std::move(suggestion);
  problems_->push_back(std::move(problem));
  sound_ = false;
}

void refuse_repeated_names(const Value& object, const std::string& path, const std::string& file,
                           Problems& problems) {
  std::unordered_map<std::string_view, const Member*> first;
  for (const Member& member : object.object()) {
    const Member& first_so_named = *first.emplace(member.name, &member).first->second;
    if (&member == &first_so_named) continue;
    FieldFault fault = fault_of_repetition(member, first_so_named);
    Problem problem = problem_at(file, member.position, join_path(path, member.name));
    problem.message = std::move(fault.message);
    problem.advice = std::move(fault.advice);
    problems.push_back(std::move(problem));
  }
}

}  // namespace darknumber
