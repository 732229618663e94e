// SPDX-License-Identifier: MIT
#include "engine/input/field_text.h"

#include <catch2/catch.hpp>

namespace darknumber::testing::field_text_test {

TEST_CASE("what a field takes is its choices, or its type and its range") {
  static constexpr std::string_view units[] = {"person", "record"};
  CHECK(values_text({.name = "of", .type = FieldType::text, .choices = units}) ==
        "one of `\"person\"`, `\"record\"`");
  CHECK(values_text({.name = "p", .type = FieldType::number, .range = probability}) ==
        "number, between 0 and 1");
  CHECK(values_text({.name = "t", .type = FieldType::text}) == "text");
  CHECK(values_text({.name = "a"}) == "see meaning");
}

}  // namespace darknumber::testing::field_text_test
