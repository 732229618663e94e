// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace darknumber {

/// The characters of a text, each as a terminal may show it: what moves the cursor, changes the
/// colour or the direction of writing, and bytes that are no UTF-8, become "�".
std::vector<std::string> shown_characters(std::string_view text);

/// A user's text for one line of a message: control characters and line ends are written out, as
/// \u001b, so that no terminal obeys them, and bytes that are no UTF-8 become "�".
std::string printable(std::string_view text);

/// The same for a text of several lines: line ends and tabs stay.
std::string printable_lines(std::string_view text);

/// A text of at most so many characters: a longer one loses its middle to "…".
std::string shortened(std::string text, std::size_t most_characters);

}  // namespace darknumber
