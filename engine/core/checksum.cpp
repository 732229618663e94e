// SPDX-License-Identifier: MIT
#include "engine/core/checksum.h"

namespace darknumber {

std::uint64_t checksum(std::string_view bytes, std::uint64_t before) {
  constexpr std::uint64_t prime = 0x100000001b3ULL;
  std::uint64_t hash = before;
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * prime;
  return hash;
}

std::string hex_text(std::uint64_t number) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (int shift = 60; shift >= 0; shift -= 4) text += digits[(number >> shift) & 0xF];
  return text;
}

}  // namespace darknumber
