// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace darknumber {

/// A table for a terminal: columns two spaces apart, the first to the left, the others to the right
/// (or all to the left), indented by two. The first row is the header.
class TextTable {
 public:
  explicit TextTable(std::vector<std::string> header) : rows_{std::move(header)} {}

  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  /// Column `column` to the left.
  void align_left(std::size_t column) { left_.push_back(column); }

  std::string text() const;

 private:
  std::vector<std::vector<std::string>> rows_;
  std::vector<std::size_t> left_{0};
};

/// Characters that a UTF-8 text shows in a terminal (one column each for all that we print).
std::size_t shown_width(const std::string& text);

/// Columns that text for people may fill.
inline constexpr std::size_t text_width = 98;

/// Breaks a paragraph into lines of at most `width` characters, at spaces; `indent` before each
/// line but the first.
std::string wrapped(const std::string& text, std::size_t width, const std::string& indent = "");

}  // namespace darknumber
