// SPDX-License-Identifier: MIT
#include "engine/input/membership.h"

#include <algorithm>
#include <utility>

namespace darknumber {
namespace {

char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

constexpr std::array<std::pair<std::string_view, Entry>, 12> entry_words{{
    {"true", Entry::true_word},
    {"false", Entry::false_word},
    {"t", Entry::t},
    {"f", Entry::f},
    {"yes", Entry::yes},
    {"no", Entry::no},
    {"y", Entry::y},
    {"n", Entry::n},
    {"x", Entry::x},
    {"na", Entry::missing},
    {"n/a", Entry::missing},
    {"nan", Entry::missing},
}};

}  // namespace

bool same_word(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char one, char other) { return lower(one) == lower(other); });
}

Entry entry_of(std::string_view text) {
  if (text.empty()) return Entry::blank;
  if (text[0] == '0' || text[0] == '1') {
    const bool whole = text.size() == 1 ||
                       (text[1] == '.' && text.find_first_not_of('0', 2) == std::string_view::npos);
    return !whole ? Entry::other : text[0] == '1' ? Entry::one : Entry::zero;
  }
  for (const auto& [word, entry] : entry_words)
    if (same_word(word, text)) return entry;
  return Entry::other;
}

}  // namespace darknumber
