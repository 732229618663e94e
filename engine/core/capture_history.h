// SPDX-License-Identifier: MIT
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace darknumber {

/// A set of lists: bit j is set when the person is on list j (0-based, in the order given).
/// History 0 is "on no list". The same code names a term of a log-linear model.
using CaptureHistory = std::uint32_t;

/// The most agencies a scenario may have; a table then has 1024 cells.
inline constexpr int max_lists = 10;

constexpr std::size_t history_count(int lists) {
  return std::size_t{1} << lists;
}

constexpr CaptureHistory only(int list) {
  return CaptureHistory{1} << list;
}

constexpr bool contains(CaptureHistory history, int list) {
  return ((history >> list) & 1U) != 0;
}

/// Whether every list of `part` is in `whole`.
constexpr bool is_subset(CaptureHistory part, CaptureHistory whole) {
  return (part & ~whole) == 0;
}

constexpr int lists_on(CaptureHistory history) {
  return std::popcount(history);
}

/// The history that k digits are, list 0 first; nothing where they are not k digits of 0 and 1.
inline std::optional<CaptureHistory> from_digits(std::string_view digits, int lists) {
  if (digits.size() != static_cast<std::size_t>(lists)) return std::nullopt;
  CaptureHistory history = 0;
  for (int list = 0; list < lists; ++list) {
    const char digit = digits[static_cast<std::size_t>(list)];
    if (digit != '0' && digit != '1') return std::nullopt;
    if (digit == '1') history |= only(list);
  }
  return history;
}

/// The history as k digits in the order of the lists: list 0 first ("100000").
inline std::string to_digits(CaptureHistory history, int lists) {
  std::string digits(static_cast<std::size_t>(lists), '0');
  for (int list = 0; list < lists; ++list)
    if (contains(history, list)) digits[static_cast<std::size_t>(list)] = '1';
  return digits;
}

}  // namespace darknumber
