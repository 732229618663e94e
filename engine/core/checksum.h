// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace darknumber {

/// The FNV-1a hash of bytes, 64 bits. `before`: the hash of what came before them, so that a hash
/// can be taken piece by piece. Changing any one byte always changes it (each step is a bijection
/// of the hash so far). Against accidents, not against forgery. Source: Fowler, Noll & Vo;
/// constants of RFC 9923, section 5.
std::uint64_t checksum(std::string_view bytes, std::uint64_t before = 0xcbf29ce484222325ULL);

/// What it takes in a file.
inline constexpr std::size_t checksum_bytes = 8;

/// Sixteen hexadecimal digits, most significant first.
std::string hex_text(std::uint64_t number);

}  // namespace darknumber
