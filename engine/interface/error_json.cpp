// SPDX-License-Identifier: MIT
#include "engine/interface/error_json.h"

#include <algorithm>
#include <regex>

#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/interface/arguments.h"
#include "engine/interface/complaint.h"

namespace darknumber {
namespace {

Value text_or_null(const std::string& text) {
  return text.empty() ? null_value() : make_value(text);
}

/// Lines and columns are from 1.
Value place_or_null(int place) {
  return place > 0 ? make_value(place) : null_value();
}

/// "--least-overlap" and the like as a call has them: "least_overlap", in quotes.
std::string spelt_as_arguments(const std::string& text) {
  static const std::regex option("--([a-z]+(?:-[a-z]+)*)");
  std::string spelt;
  auto rest = text.cbegin();
  for (std::sregex_iterator found(text.begin(), text.end(), option), end; found != end; ++found) {
    std::string name = (*found)[1];
    std::replace(name.begin(), name.end(), '-', '_');
    spelt.append(rest, (*found)[0].first).append("\"" + name + "\"");
    rest = (*found)[0].second;
  }
  return spelt.append(rest, text.cend());
}

/// The argument that a value of an option came from, "remove" of "--remove A=2"; empty of others,
/// and of --set, whose values have paths of their own.
std::string argument_of(const std::string& source) {
  if (!source.starts_with("--") || source.starts_with("--set ")) return "";
  std::string name = source.substr(2, source.find(' ') - 2);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

/// A value that was set has its setting for a file: "--set population.victims=-1".
Value problem_value(const Problem& given) {
  Problem problem = given;
  problem.message = spelt_as_arguments(problem.message);
  problem.advice = spelt_as_arguments(problem.advice);
  Position& position = problem.position;
  if (const std::string argument = argument_of(position.source); !argument.empty()) {
    problem.path = argument + (problem.path.empty() ? "" : "." + problem.path);
    problem.file = arguments_name;
    position.source.clear();
  }
  Value value = empty_object();
  add_member(value, "file", text_or_null(position.source.empty() ? problem.file : position.source));
  add_member(value, "line", place_or_null(position.line));
  add_member(value, "column", place_or_null(position.column));
  add_member(value, "path", text_or_null(problem.path));
  add_member(value, "message", problem.message);
  add_member(value, "advice", text_or_null(problem.advice));
  add_member(value, "suggestion", text_or_null(problem.suggestion));
  return value;
}

std::string error_document(const std::string& kind, const std::string& text,
                           const Problems& problems) {
  Value list = empty_array();
  for (const Problem& problem : problems) list.array().push_back(problem_value(problem));
  Value error = empty_object();
  add_member(error, "kind", kind);
  add_member(error, "text", text);
  add_member(error, "problems", std::move(list));
  Value root = empty_object();
  add_member(root, "error", std::move(error));
  return write_json(root, JsonLayout::indented);
}

}  // namespace

std::string error_json(const std::string& kind, const InputError& error) {
  return error_document(
      kind, complaint(error, [&](const std::string& file) { return kept_text(error, file); }),
      error.problems());
}

std::string error_json(const std::string& kind, const std::string& message,
                       const std::string& advice) {
  return error_document(kind, message + (advice.empty() ? "\n" : "\n" + advice + "\n"),
                        {{"", {}, "", message, advice, ""}});
}

}  // namespace darknumber
