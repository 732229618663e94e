// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "engine/scenario/scenario.h"

namespace darknumber {

/// A text of the program's own, which speaks of victims and of a register, in the scenario's nouns.
/// Not for texts with names that users gave: an agency may be called Victim support.
std::string in_words(std::string_view text, const Words& words);

/// "a victim", "an archive", "a university file", "an hour": by how a noun begins to sound.
std::string with_article(const std::string& noun);

/// "registers", "catches", "libraries": the regular plural.
std::string plural_of(const std::string& noun);

/// "people who are not victims"; "others than fish", who are no people either.
std::string bystanders_text(const Words& words);

}  // namespace darknumber
