// SPDX-License-Identifier: MIT
#include "engine/interface/error_json.h"

#include "engine/input/json.h"
#include "engine/input/make_value.h"
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

/// A value that was set has its setting for a file: "--set population.victims=-1".
Value problem_value(const Problem& problem) {
  const Position& position = problem.position;
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
