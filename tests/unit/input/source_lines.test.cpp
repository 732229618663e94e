// SPDX-License-Identifier: MIT
#include "engine/input/source_lines.h"

#include <catch2/catch.hpp>

namespace darknumber::source_lines_test {

TEST_CASE("a line is shown with its number and a caret below the column") {
  const SourceLines lines("one\r\n\ttwo\nthree");
  CHECK(lines.excerpt(1, 2) == "    1 | one\n      |  ^");
  CHECK(lines.excerpt(2, 2) == "    2 | \ttwo\n      | \t^");
  CHECK(lines.excerpt(3, 6) == "    3 | three\n      |      ^");  // after its end
  CHECK(lines.excerpt(9, 1) == "    9 | \n      | ^");
  CHECK(SourceLines("").excerpt(1, 1).empty());
}

TEST_CASE("a long line is cut around the column") {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += static_cast<char>('a' + i % 26);
  const SourceLines lines(text);
  const auto width = [](const std::string& excerpt) { return excerpt.find('\n'); };
  for (const int column : {1, 36, 500, 965, 1000}) {
    const std::string excerpt = lines.excerpt(1, column);
    INFO(excerpt);
    CHECK(width(excerpt) < 90);
    // The caret stands below the character of its column.
    const std::string shown = excerpt.substr(0, width(excerpt));
    const std::string carets = excerpt.substr(width(excerpt) + 1);
    std::size_t at = carets.find('^');
    if (column > 36) {
      CHECK(shown.substr(8, 3) == "…");
      at += 2;  // it has three bytes
    }
    CHECK(shown[at] == text[static_cast<std::size_t>(column - 1)]);
    CHECK(shown.ends_with("…") == (column < 1000));
  }
}

TEST_CASE("what a terminal would obey in a line of the source takes one column") {
  CHECK(SourceLines("a\x1b[2Jb").excerpt(1, 6) == "    1 | a�[2Jb\n      |      ^");
}

}  // namespace darknumber::source_lines_test
