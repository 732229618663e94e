// SPDX-License-Identifier: MIT
#include "engine/scenario/paths/field_range.h"

#include <catch2/catch.hpp>

namespace darknumber::field_range_test {

TEST_CASE("what two fields both take leaves out an end that one of them leaves out") {
  const Range open{0.0, 1.0, true, true};
  const Range closed{0.0, 1.0, false, false};
  for (const Range& both : {common_range(open, closed), common_range(closed, open)}) {
    CHECK(both.least == 0.0);
    CHECK(both.most == 1.0);
    CHECK(both.least_excluded);
    CHECK(both.most_excluded);
  }
  const Range narrow = common_range(closed, {0.2, 3.0, true, false});
  CHECK(narrow.least == 0.2);
  CHECK(narrow.least_excluded);
  CHECK(narrow.most == 1.0);
  CHECK_FALSE(narrow.most_excluded);
}

}  // namespace darknumber::field_range_test
