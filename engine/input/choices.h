// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace darknumber {

/// The choice of a name, where there is one; `names` are in the order of the enumeration.
template <typename Choice, std::size_t size>
std::optional<Choice> choice_named(const std::array<std::string_view, size>& names,
                                   std::string_view name) {
  for (std::size_t i = 0; i < size; ++i)
    if (names[i] == name) return static_cast<Choice>(i);
  return std::nullopt;
}

}  // namespace darknumber
