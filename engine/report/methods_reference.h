// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace darknumber {

/// A piece of a method's help: a heading, which begins its line; a text below it; or an option,
/// deeper than texts, and what it does, whose further lines are deeper still.
struct HelpParagraph {
  enum class Kind { heading, text, option };
  Kind kind = Kind::text;
  std::string text;
  std::string option = {};  // empty: what it does names it
  std::size_t column = 0;   // in which it is told what the option does
};

/// The help of a method, its lines put together to paragraphs.
std::vector<HelpParagraph> help_paragraphs(std::string_view help);

/// How every number is made, for a referee, as Markdown: estimators and measures from their own
/// lists, and around them the generator, intervals, Monte Carlo errors and methods of studies with
/// their sources. docs/methods.md is this text.
std::string methods_reference();

}  // namespace darknumber
