// SPDX-License-Identifier: MIT
#include <algorithm>
#include <random>

#include "tests/fuzz/targets.h"

namespace darknumber::fuzz {

std::string mutated_bytes(std::string_view bytes, std::string_view other, std::uint32_t seed) {
  std::minstd_rand dice(seed);
  const auto any = [&](std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(dice);
  };
  static constexpr std::string_view words[] = {"\n",   ",", "\"", "[",  "]",  "{",  "}",     "=",
                                               "*",    ".", "1",  "0",  "-",  "e9", "1e400", "\xff",
                                               "\xc3", ";", "\t", "NA", "<5", ":",  "null"};
  std::string text(bytes);
  for (std::size_t i = 0, changes = 1 + any(6); i < changes; ++i) {
    const std::size_t at = any(text.size() + 1);
    const std::size_t way = any(7);
    const std::size_t length = std::min(text.size() - at, 1 + any(12));
    if (way == 0) text.erase(at, length);
    if (way == 1) text.insert(at, words[any(std::size(words))]);
    if (way == 2 && at < text.size()) text[at] = static_cast<char>(text[at] ^ (1 << any(8)));
    if (way == 3 && at < text.size()) text[at] = static_cast<char>(any(256));
    if (way == 4) text.insert(any(text.size() + 1), text.substr(at, length));
    if (way == 5 && !other.empty()) text.insert(at, other.substr(any(other.size()), 1 + any(60)));
    if (way == 6) text.replace(at, length, words[any(std::size(words))]);
  }
  return text;
}

}  // namespace darknumber::fuzz
