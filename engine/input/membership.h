// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace darknumber {

/// What an entry of a column of a list can be; on and off in pairs.
enum class Entry : std::uint8_t {
  one,
  zero,
  true_word,
  false_word,
  t,
  f,
  yes,
  no,
  y,
  n,
  x,
  blank,
  missing,
  other
};
inline constexpr std::size_t entry_kinds = 14;

/// The ways to write membership of a list: the entry for being on it, and for not.
struct MembershipPair {
  Entry on = Entry::one;
  Entry off = Entry::zero;
  std::string_view words;  // "1 and 0"
};

inline constexpr std::array<MembershipPair, 6> membership_pairs{{
    {Entry::one, Entry::zero, "1 and 0"},
    {Entry::true_word, Entry::false_word, "TRUE and FALSE"},
    {Entry::t, Entry::f, "T and F"},
    {Entry::yes, Entry::no, "yes and no"},
    {Entry::y, Entry::n, "y and n"},
    {Entry::x, Entry::blank, "x and blank"},
}};

/// Of any case; a number such as 1.0 is 1. NA, N/A and NaN are missing.
Entry entry_of(std::string_view text);

/// Whether two texts are the same but for the case of their letters.
bool same_word(std::string_view a, std::string_view b);

}  // namespace darknumber
