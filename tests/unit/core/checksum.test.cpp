// SPDX-License-Identifier: MIT
#include "engine/core/checksum.h"

#include <catch2/catch.hpp>

namespace darknumber::checksum_test {
namespace {

TEST_CASE("FNV-1a of the texts whose hashes its authors give") {
  CHECK(checksum("") == 0xcbf29ce484222325ULL);
  CHECK(checksum("a") == 0xaf63dc4c8601ec8cULL);
  CHECK(checksum("foobar") == 0x85944171f73967e8ULL);
}

TEST_CASE("a hash taken piece by piece is the hash of the whole") {
  CHECK(checksum("bar", checksum("foo")) == checksum("foobar"));
}

TEST_CASE("hexadecimal text keeps its leading zeros") {
  CHECK(hex_text(0) == "0000000000000000");
  CHECK(hex_text(0x0123456789abcdefULL) == "0123456789abcdef");
}

}  // namespace
}  // namespace darknumber::checksum_test
