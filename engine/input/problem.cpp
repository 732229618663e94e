// SPDX-License-Identifier: MIT
#include "engine/input/problem.h"

#include <fmt/core.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace darknumber {
namespace {

std::string all_of(const Problems& problems) {
  std::string text;
  for (const Problem& problem : problems) {
    if (!text.empty()) text += '\n';
    text += render(problem);
  }
  return text;
}

std::string_view line_of(std::string_view source, int line) {
  if (source.substr(0, byte_order_mark.size()) == byte_order_mark)
    source.remove_prefix(byte_order_mark.size());
  for (int i = 1; i < line; ++i) {
    const std::size_t end = source.find('\n');
    if (end == std::string_view::npos) return "";
    source.remove_prefix(end + 1);
  }
  source = source.substr(0, source.find('\n'));
  if (!source.empty() && source.back() == '\r') source.remove_suffix(1);
  return source;
}

/// Blanks up to the column, tabs kept so that the caret stands below its character.
std::string margin_before(std::string_view line, int column) {
  std::string margin;
  int characters = 1;
  for (char c : line) {
    if ((c & 0xC0) == 0x80) continue;  // a continuation byte of UTF-8
    if (characters++ == column) break;
    margin += c == '\t' ? '\t' : ' ';
  }
  margin.append(static_cast<std::size_t>(std::max(0, column - characters)), ' ');
  return margin;
}

std::string place_of(const Problem& problem) {
  if (!problem.position.source.empty()) return problem.position.source + ": ";
  std::string place = problem.file;
  if (problem.position.line > 0)
    place += fmt::format(":{}:{}", problem.position.line, problem.position.column);
  return place.empty() ? place : place + ": ";
}

}  // namespace

InputError::InputError(Problems problems)
    : std::runtime_error(all_of(problems)), problems_(std::move(problems)) {}

std::string file_at(const Position& position, const std::string& file) {
  return position.source.empty() ? file : "";
}

void sort_by_position(Problems& problems) {
  std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
    return std::tuple(!a.position.source.empty(), a.position.line, a.position.column) <
           std::tuple(!b.position.source.empty(), b.position.line, b.position.column);
  });
}

std::string render(const Problem& problem, std::string_view source) {
  std::string text = fmt::format("{}error: {}", place_of(problem), problem.message);
  if (!source.empty() && problem.position.source.empty() && problem.position.line > 0) {
    const std::string_view line = line_of(source, problem.position.line);
    text += fmt::format("\n{:5} | {}\n      | {}^", problem.position.line, line,
                        margin_before(line, problem.position.column));
  }
  if (!problem.path.empty()) text += fmt::format("\n  at {}", problem.path);
  if (!problem.advice.empty()) text += fmt::format("\n  {}", problem.advice);
  if (!problem.suggestion.empty())
    text += fmt::format("\n  did you mean \"{}\"?", problem.suggestion);
  return text;
}

}  // namespace darknumber
