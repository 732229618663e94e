// SPDX-License-Identifier: MIT
#include "engine/input/table_layout.h"

#include <catch2/catch.hpp>

#include "engine/input/name_check.h"

namespace darknumber::table_layout_test {

TEST_CASE("the name of a column holds nothing that the names of a scenario may not hold") {
  CHECK(mended_name("Police") == "Police");
  CHECK(mended_name("A;B") == "A B");
  CHECK(mended_name("A.B: [C]*") == "A B C");
  CHECK(mended_name("A\xC2\x85"
                    "B") == "A B");
  CHECK(mended_name("A\x01\x7F"
                    "é") == "A é");
  CHECK(mended_name(";.").empty());
  for (int code = 1; code < 0x100; ++code) {
    std::string name = "a";
    if (code < 0x80) {
      name += static_cast<char>(code);
    } else {
      name += static_cast<char>(0xC0 | code >> 6);
      name += static_cast<char>(0x80 | (code & 0x3F));
    }
    name += "b";
    INFO(code);
    CHECK_FALSE(fault_of_name(mended_name(name), NameOf::agency));
  }
}

}  // namespace darknumber::table_layout_test
