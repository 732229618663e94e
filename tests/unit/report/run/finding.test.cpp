// SPDX-License-Identifier: MIT
#include "engine/report/run/finding.h"

#include <catch2/catch.hpp>

namespace darknumber::finding_test {

TEST_CASE("a finding is one paragraph, whatever the terminal") {
  CHECK(paragraph_of({"It is so.", "This holds if", {"a", "b", "c"}, "Of 3."}) ==
        "It is so. This holds if a; b; and c. Of 3.");
  CHECK(paragraph_of({"", "Over the sweep,", {"a is 1"}, ""}) == "Over the sweep, a is 1.");
  CHECK(paragraph_of({"Nothing.", "", {}, ""}) == "Nothing.");
}

TEST_CASE("on a terminal several items are a list, and one is part of its sentence") {
  CHECK(text_of({"It is so.", "This holds if", {"a b c d e f g h i", "j"}, "Of 3."}, 16) ==
        "It is so.\n\nThis holds if\n  - a b c d e f\n    g h i;\n  - j.\nOf 3.\n");
  CHECK(text_of({"It is so.", "This holds if", {"a"}, "Of 3."}, 80) ==
        "It is so. This holds if a. Of 3.\n");
}

}  // namespace darknumber::finding_test
