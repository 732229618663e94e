// SPDX-License-Identifier: MIT
#include "engine/input/problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "engine/input/printable.h"

namespace darknumber {
namespace {

/// What a message holds of a user's text at most, in characters, and all of an advice.
constexpr std::size_t longest_words = 400;
constexpr std::size_t longest_advice = 1200;

/// In what(), which only those see who do not render the problems themselves.
constexpr std::size_t problems_in_what = 20;

std::string words(const std::string& text) {
  return shortened(printable(text), longest_words);
}

std::string first_of(const Problems& problems) {
  std::string text;
  for (std::size_t i = 0; i < std::min(problems.size(), problems_in_what); ++i) {
    if (i > 0) text += '\n';
    text += render(problems[i]);
  }
  return text;
}

std::string place_of(const Problem& problem) {
  if (!problem.position.source.empty()) return words(problem.position.source) + ": ";
  std::string place = words(problem.file);
  if (problem.position.line > 0)
    place += fmt::format(":{}:{}", problem.position.line, problem.position.column);
  return place.empty() ? place : place + ": ";
}

}  // namespace

InputError::InputError(Problems problems)
    : std::runtime_error(first_of(problems)), problems_(std::move(problems)) {}

std::string file_at(const Position& position, const std::string& file) {
  return position.source.empty() ? file : "";
}

void sort_by_position(Problems& problems) {
  std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
    return std::tuple(!a.position.source.empty(), a.position.line, a.position.column) <
           std::tuple(!b.position.source.empty(), b.position.line, b.position.column);
  });
}

std::string render(const Problem& problem, const SourceLines& source) {
  std::string text = fmt::format("{}error: {}", place_of(problem), words(problem.message));
  if (problem.position.source.empty() && problem.position.line > 0)
    if (const auto excerpt = source.excerpt(problem.position.line, problem.position.column);
        !excerpt.empty())
      text += '\n' + excerpt;
  if (!problem.path.empty()) text += fmt::format("\n  at {}", words(problem.path));
  if (!problem.advice.empty())
    text += fmt::format("\n  {}", shortened(printable_lines(problem.advice), longest_advice));
  if (!problem.suggestion.empty())
    text += fmt::format("\n  did you mean \"{}\"?", words(problem.suggestion));
  return text;
}

std::string render(const Problem& problem, std::string_view source) {
  return render(problem, SourceLines(std::string(source)));
}

}  // namespace darknumber
