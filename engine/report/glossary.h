// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace darknumber {

/// A word of the field, and what stands for it here. Names of estimators are not among them: each
/// method has its own (method_names.h).
struct Term {
  std::string_view names;    // with commas between; the first is the usual one
  std::string_view here;     // a field, a command, a word; empty: nothing
  std::string_view meaning;  // a sentence or two
};

/// The list of terms, in alphabetical order.
std::span<const Term> glossary_terms();

/// The term of that name, whatever its case, blanks and punctuation.
std::optional<Term> find_term(std::string_view name);

/// All terms and all names of estimators as Markdown. docs/glossary.md is this text.
std::string glossary_reference();

}  // namespace darknumber
