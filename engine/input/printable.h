// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace darknumber {

/// The offset of the first control character of a UTF-8 text (Unicode's category Cc: U+0000 to
/// U+001F and U+007F to U+009F) that is not one of `but`; npos where there is none. A terminal
/// obeys them, a NUL ends a C string, and a line end ends a row of a table.
std::size_t find_control_character(std::string_view text, std::string_view but = "");

/// The characters of a text, each as a terminal may show it: what moves the cursor, changes the
/// colour or the direction of writing, and bytes that are not UTF-8, become "�".
std::vector<std::string> shown_characters(std::string_view text);

/// A user's text for one line of a message: control characters and line ends are written out, as
/// \u001b, so that no terminal obeys them, and bytes that are not UTF-8 become "�".
std::string printable(std::string_view text);

/// The same for a text of several lines: line ends and tabs stay.
std::string printable_lines(std::string_view text);

/// A text of at most so many characters: a longer one loses its middle to "…".
std::string shortened(std::string text, std::size_t most_characters);

}  // namespace darknumber
