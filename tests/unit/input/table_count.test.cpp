// SPDX-License-Identifier: MIT
#include "engine/input/table_count.h"

#include <catch2/catch.hpp>

namespace darknumber::table_count_test {

TEST_CASE("a suppressed count is below a whole number from 1 on") {
  CHECK(suppressed_below("<5") == 5);
  CHECK(suppressed_below("< 5") == 5);
  CHECK(suppressed_below("<1") == 1);
  CHECK_FALSE(suppressed_below("<0"));
  CHECK_FALSE(suppressed_below("<-1"));
  CHECK_FALSE(suppressed_below("<5x"));
  CHECK_FALSE(suppressed_below("<"));
  CHECK_FALSE(suppressed_below("5"));
}

}  // namespace darknumber::table_count_test
