// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace darknumber {

/// What a run or a study says, in sentences of which one may be a list.
struct Finding {
  std::string lead;                // whole sentences; empty where the list says it all
  std::string intro;               // begins the sentence that has the list: "This holds if"
  std::vector<std::string> items;  // that go on with it, without commas or stops at their ends
  std::string rest;                // whole sentences after the list
};

/// All in one paragraph: "This holds if one; two; and three." Independent of any terminal.
std::string paragraph_of(const Finding& finding);

/// For a terminal, with a line of its own for each item where there are several.
std::string text_of(const Finding& finding, std::size_t width);

/// "a", "a; and b", "a; b; and c".
std::string join_clauses(const std::vector<std::string>& clauses);

}  // namespace darknumber
