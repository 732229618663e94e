// SPDX-License-Identifier: MIT
#include "engine/core/bytes.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

namespace darknumber::bytes_test {

TEST_CASE("numbers are little-endian, and texts have their length before them") {
  std::string bytes;
  put_number(bytes, 0x0102030405060708, 8);
  put_number(bytes, 0x0A0B, 2);
  put_text(bytes, "ab");
  CHECK(bytes == std::string("\x08\x07\x06\x05\x04\x03\x02\x01\x0B\x0A\x02\0\0\0ab", 16));
}

TEST_CASE("what was put is taken again, and no more than that") {
  std::string bytes;
  for (double number : {0.0, -0.0, 0.1, -1e300, 5e-324, double{INFINITY}})
    put_double(bytes, number);
  put_number(bytes, 4294967295, 4);
  put_text(bytes, "");
  put_number(bytes, ~std::uint64_t{0}, 8);
  ByteReader reader(bytes);
  for (double number : {0.0, -0.0, 0.1, -1e300, 5e-324, double{INFINITY}}) {
    const auto taken = reader.take_double();
    REQUIRE(taken);
    CHECK(bits_of(*taken) == bits_of(number));
  }
  CHECK(reader.take_u32() == 4294967295U);
  CHECK(reader.take_text() == "");
  CHECK_FALSE(reader.at_end());
  CHECK(reader.take_u64() == ~std::uint64_t{0});
  CHECK(reader.at_end());
  CHECK_FALSE(reader.take_u32());
  CHECK_FALSE(reader.take_u64());
  CHECK_FALSE(reader.take_double());
  CHECK_FALSE(reader.take_text());
}

TEST_CASE("a text that says it is longer than there are bytes is none") {
  std::string bytes;
  put_number(bytes, 3, 4);
  bytes += "ab";
  ByteReader reader(bytes);
  CHECK_FALSE(reader.take_text());
}

TEST_CASE("every number that is none has the same bits") {
  CHECK(bits_of(-std::numeric_limits<double>::quiet_NaN()) ==
        bits_of(std::numeric_limits<double>::quiet_NaN()));
}

}  // namespace darknumber::bytes_test
