// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace darknumber {

/// Columns that texts for people fill where nothing says how wide the page is, the fewest that they
/// are made for, and the most that are easy to read.
inline constexpr std::size_t usual_text_width = 80;
inline constexpr std::size_t least_text_width = 60;
inline constexpr std::size_t most_text_width = 120;

/// A table for a terminal: columns two spaces apart, the first to the left, the others to the right
/// (or all to the left), indented by two. The first row is the header.
class TextTable {
 public:
  explicit TextTable(std::vector<std::string> header) : rows_{std::move(header)} {}

  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  /// Column `column` to the left; its cells may be broken over several lines.
  void align_left(std::size_t column) { left_.push_back(column); }

  /// Lines of at most `width` characters, as long as the longest word allows it. A table that is
  /// too wide has its header broken over several lines, then the cells of columns to the left, and
  /// last goes on below itself, each part with the first column.
  std::string text(std::size_t width) const;

 private:
  std::vector<std::vector<std::string>> rows_;
  std::vector<std::size_t> left_{0};
};

/// Characters that a UTF-8 text shows in a terminal (one column each for all that we print).
std::size_t shown_width(const std::string& text);

/// Breaks a paragraph into lines of at most `width` characters, at spaces; `indent` before each
/// line but the first.
std::string wrapped(const std::string& text, std::size_t width, const std::string& indent = "");

/// A line with a label before it, "  truth      32,278 victims", broken below itself; the label and
/// the space after it are `label_width` wide. Ends its line.
std::string labelled(std::string label, std::size_t label_width, const std::string& text,
                     std::size_t width);

/// A text that is broken after spaces and after the dots of a path, in lines of at most `width`
/// characters where words allow it. What stands in brackets stays together: a path's
/// "agencies[Border police]." is one word.
std::vector<std::string> folded(const std::string& text, std::size_t width);

}  // namespace darknumber
