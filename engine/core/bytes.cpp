// SPDX-License-Identifier: MIT
#include "engine/core/bytes.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace darknumber {

void put_number(std::string& bytes, std::uint64_t number, int width) {
  for (int i = 0; i < width; ++i) bytes += static_cast<char>((number >> (8 * i)) & 0xFF);
}

void put_double(std::string& bytes, double number) {
  char eight[sizeof number];
  put_eight(bits_of(number), eight);
  bytes.append(eight, sizeof eight);
}

void put_text(std::string& bytes, std::string_view text) {
  put_number(bytes, text.size(), 4);
  bytes += text;
}

std::uint64_t get_number(std::string_view bytes) {
  std::uint64_t number = 0;
  for (std::size_t i = bytes.size(); i-- > 0;)
    number = (number << 8) | static_cast<unsigned char>(bytes[i]);
  return number;
}

std::uint64_t get_eight(const char* bytes) {
  std::uint64_t number = 0;
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(&number, bytes, sizeof number);
  } else {
    for (std::size_t i = sizeof number; i-- > 0;)
      number = (number << 8) | static_cast<unsigned char>(bytes[i]);
  }
  return number;
}

void put_eight(std::uint64_t number, char* bytes) {
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(bytes, &number, sizeof number);
  } else {
    for (std::size_t i = 0; i < sizeof number; ++i)
      bytes[i] = static_cast<char>((number >> (8 * i)) & 0xFF);
  }
}

std::uint64_t bits_of(double number) {
  return std::bit_cast<std::uint64_t>(std::isnan(number) ? std::numeric_limits<double>::quiet_NaN()
                                                         : number);
}

std::optional<std::string_view> ByteReader::take(std::size_t count) {
  if (bytes_.size() - position_ < count) return {};
  const std::string_view taken = bytes_.substr(position_, count);
  position_ += count;
  return taken;
}

std::optional<std::uint32_t> ByteReader::take_u32() {
  const auto bytes = take(4);
  if (!bytes) return {};
  return static_cast<std::uint32_t>(get_number(*bytes));
}

std::optional<std::uint64_t> ByteReader::take_u64() {
  const auto bytes = take(8);
  if (!bytes) return {};
  return get_eight(bytes->data());
}

std::optional<double> ByteReader::take_double() {
  const auto number = take_u64();
  if (!number) return {};
  return std::bit_cast<double>(*number);
}

std::optional<std::string> ByteReader::take_text() {
  const auto size = take_u32();
  const auto bytes = size ? take(*size) : std::nullopt;
  if (!bytes) return {};
  return std::string(*bytes);
}

}  // namespace darknumber
