// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/input/value.h"

namespace darknumber {

/// A page has 800 kB, of which the drawing program takes a third, and its other parts up to as
/// much: so many numbers a view, of some seven bytes each.
inline constexpr std::size_t most_numbers_of_a_view = 16'000;
/// More marks than this of a kind are no longer told apart.
inline constexpr std::size_t most_marks = 1'000;

/// A number as the figures read it: to so many significant digits; infinite ones are the texts
/// "inf" and "-inf", and one that does not exist is null.
Value explored_number(double number, int digits = 6);

/// A column of numbers for each of several names.
Value explored_columns(const std::vector<std::vector<double>>& columns, int digits);

/// Texts without signs that turn the direction of writing.
Value explored_texts(const std::vector<std::string>& texts);

/// What every view says of itself; `series`: the names of its columns.
Value explored_view(const char* kind, const std::string& title, const std::string& words,
                    const std::vector<std::string>& series);

/// "Drawn: …", which the page says below a view that leaves something out.
void add_note(Value& view, const std::string& what_is_drawn);

}  // namespace darknumber
