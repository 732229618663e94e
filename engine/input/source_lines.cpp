// SPDX-License-Identifier: MIT
#include "engine/input/source_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/input/printable.h"
#include "engine/input/problem.h"

namespace darknumber {
namespace {

/// With the number before it, a line of 80 columns.
constexpr std::ptrdiff_t most_shown = 70;

}  // namespace

SourceLines::SourceLines(std::string text) : text_(std::move(text)) {
  if (text_.empty()) return;
  starts_.push_back(text_.starts_with(byte_order_mark) ? byte_order_mark.size() : 0);
  for (std::size_t end = text_.find('\n'); end != std::string::npos;
       end = text_.find('\n', end + 1))
    starts_.push_back(end + 1);
}

std::string_view SourceLines::line(int number) const {
  const auto index = static_cast<std::size_t>(number - 1);
  if (number < 1 || index >= starts_.size()) return "";
  std::string_view text = std::string_view(text_).substr(starts_[index]);
  text = text.substr(0, text.find('\n'));
  if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
  return text;
}

std::string SourceLines::excerpt(int number, int column) const {
  if (starts_.empty()) return "";
  const std::vector<std::string> characters = shown_characters(line(number));
  const auto size = static_cast<std::ptrdiff_t>(characters.size());
  const std::ptrdiff_t caret = std::max(column - 1, 0);
  const std::ptrdiff_t first = std::clamp<std::ptrdiff_t>(
      caret - most_shown / 2, 0, std::max<std::ptrdiff_t>(0, size - most_shown));
  const std::ptrdiff_t end = std::min(first + most_shown, size);
  std::string shown = first > 0 ? "…" : "";
  std::string margin(first > 0 ? 1 : 0, ' ');
  for (std::ptrdiff_t i = first; i < end; ++i) {
    const std::string& character = characters[static_cast<std::size_t>(i)];
    shown += character;
    if (i < caret) margin += character == "\t" ? '\t' : ' ';  // the caret stays below its character
  }
  if (end < size) shown += "…";
  return fmt::format("{:5} | {}\n      | {}^", number, shown, margin);
}

}  // namespace darknumber
