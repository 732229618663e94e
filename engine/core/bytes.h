// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace darknumber {

// Numbers and texts as bytes of a file: numbers little-endian, a double as its 64 bits (IEEE 754),
// a text as its length in 4 bytes and its bytes.

void put_number(std::string& bytes, std::uint64_t number, int width);
void put_double(std::string& bytes, double number);
void put_text(std::string& bytes, std::string_view text);

std::uint64_t get_number(std::string_view bytes);

/// Eight bytes in one go: nearly all that is read and written.
std::uint64_t get_eight(const char* bytes);
void put_eight(std::uint64_t number, char* bytes);

/// The bits of a double; every NaN is the same NaN, whatever operation made it.
std::uint64_t bits_of(double number);

/// Takes bytes off the front of a text. Every getter gives nothing where too few are left.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}
  std::optional<std::string_view> take(std::size_t count);
  std::optional<std::uint32_t> take_u32();
  std::optional<std::uint64_t> take_u64();
  std::optional<double> take_double();
  std::optional<std::string> take_text();
  std::size_t position() const { return position_; }
  bool at_end() const { return position_ == bytes_.size(); }

 private:
  std::string_view bytes_;
  std::size_t position_ = 0;
};

}  // namespace darknumber
