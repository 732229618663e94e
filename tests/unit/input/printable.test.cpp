// SPDX-License-Identifier: MIT
#include "engine/input/printable.h"

#include <catch2/catch.hpp>

namespace darknumber::printable_test {

TEST_CASE("what a terminal would obey is written out, other text stays") {
  CHECK(printable("Café – 東京 \xF0\x9F\x90\x9F") == "Café – 東京 \xF0\x9F\x90\x9F");
  CHECK(printable("\x1b[31mred\x1b[0m") == "\\u001b[31mred\\u001b[0m");
  CHECK(printable("a\nb\tc\rd\x7f") == "a\\u000ab\\u0009c\\u000dd\\u007f");
  CHECK(printable(std::string_view("a\0b", 3)) == "a\\u0000b");
  CHECK(printable("\xC2\x9B") == "\\u009b");      // the control sequence introducer of Latin-1
  CHECK(printable("\xE2\x80\xAE") == "\\u202e");  // writes from right to left from here on
  CHECK(printable("\x9B") == "�");                // the same introducer as a bare byte
  CHECK(printable("\xC0\x80\xED\xA0\x80") == "�����");  // two spellings that UTF-8 forbids
  CHECK(printable("\xE2\x80") == "��");                 // cut short
  CHECK(printable_lines("a\n\tb\x1b") == "a\n\tb\\u001b");
}

TEST_CASE("a long text loses its middle, and no character is cut in two") {
  CHECK(shortened("short", 5) == "short");
  CHECK(shortened("ééééé", 5) == "ééééé");
  CHECK(shortened("0123456789", 5) == "01…89");
  CHECK(shortened("éééééééééé", 4) == "éé…é");
}

TEST_CASE("control characters are found, those of two bytes too, and other letters are not") {
  CHECK(find_control_character(std::string_view("ab\0c", 4)) == 2);
  CHECK(find_control_character("\x1b[31m") == 0);
  CHECK(find_control_character("a\x7f") == 1);
  CHECK(find_control_character("a\xC2\x9B") == 1);  // U+009B, which begins a command
  CHECK(find_control_character("Zo\xC3\xAB \xC2\xA0 \xE2\x80\xA6") == std::string_view::npos);
  CHECK(find_control_character("a\n\tb\r", "\n\t") == 4);
}

}  // namespace darknumber::printable_test
