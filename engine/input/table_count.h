// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/input/problem.h"

namespace darknumber {

/// The count of a row: a number, or for a suppressed one the numbers it lies between.
struct TableCount {
  double middle = 0.0;
  bool suppressed = false;
  double least = 0.0;
  double most = 0.0;
};

/// How counts are written in a file.
struct CountWriting {
  int least_suppressed = 1;  // what "<5" is at least
  char separator = ',';      // of the columns; a semicolon hints at decimal commas
};

/// A finite number, of either sign; none for other text.
std::optional<double> finite_number(std::string_view text);

/// A number of 0 or more, and no more than 1e12; none for other text.
std::optional<double> number_of_persons(std::string_view text);

/// Whether the text says that nobody knows: blank, NA, N/A, ?, - or a point.
bool is_no_count(std::string_view text);

/// The largest t of "<t": offices hide counts below 5 or 10, and a likelihood sums over all that a
/// count can be.
inline constexpr int most_suppressed_below = 1000;

/// The t of "<t", the largest int where it is beyond; none for other text.
std::optional<int> suppressed_below(std::string_view text);

/// What is wrong with a count that cannot be read, and how to write it.
Problem wrong_count(std::string_view text, const Position& position, const std::string& file);

/// The count that the text is. None, with a problem added, where it is none.
std::optional<TableCount> read_count(std::string_view text, const Position& position,
                                     const std::string& file, const CountWriting& writing,
                                     Problems& problems);

}  // namespace darknumber
