// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace darknumber {

/// The lines of an input file, found once, so that showing any of them costs its own length alone.
class SourceLines {
 public:
  explicit SourceLines(std::string text);

  /// The numbered line with a caret below the column (1-based, in characters), two lines without a
  /// final line end. Of a long line only what stands around the column. Empty without a text.
  std::string excerpt(int line, int column) const;

 private:
  std::string_view line(int number) const;

  std::string text_;
  std::vector<std::size_t> starts_;  // one a line
};

}  // namespace darknumber
