// SPDX-License-Identifier: MIT
#include "engine/input/written_number.h"

#include <catch2/catch.hpp>

#include "engine/input/field_check.h"
#include "engine/input/json.h"

namespace darknumber::written_number_test {
namespace {

FieldFault fault_in(const std::string& json, FieldType type) {
  const Field field{.name = "count", .type = type};
  Problems problems;
  const auto fault = fault_of_value(parse_json(json, "", problems), field);
  REQUIRE(problems.empty());
  return fault.value_or(FieldFault{});
}

}  // namespace

TEST_CASE("separators between thousands are known, others are not") {
  for (const char* text : {"1,000", "1.000", "1'000", "1_000", "1 000", "1’000",
                           "1\xC2\xA0"
                           "000"}) {
    INFO(text);
    CHECK(without_separators(text) == "1000");
  }
  CHECK(without_separators("12,345,678") == "12345678");
  for (const char* text : {"1000", "0,350", "1,00", "1,0000", "1,000.000", "1234,567", ",000", "1,",
                           "", "a,000", "1,000,", "1,000x"}) {
    INFO(text);
    CHECK_FALSE(without_separators(text).has_value());
  }
  CHECK(has_three_decimals("5.000"));
  CHECK(has_three_decimals("-123.456"));
  for (const char* text :
       {"0.500", "5.00", "5.0000", "1234.000", "5,000", "1.000.000", "5.000e1"}) {
    INFO(text);
    CHECK_FALSE(has_three_decimals(text));
  }
}

TEST_CASE("a count with a separator is refused with the number that was meant") {
  const FieldType count = FieldType::integer;
  CHECK(fault_in("\"1,000\"", count).advice == "Write 1000.");
  CHECK(fault_in("\"12 345 678\"", count).advice == "Write 12345678.");
  CHECK(fault_in("\"1.000\"", count).advice == "Write 1 or 1000, without a point.");
  CHECK(fault_in("\"1.250\"", count).advice == "Write 1250.");
  CHECK(fault_in("5.000", count).message ==
        "\"count\" must be a whole number, and 5.000 can be read as 5 or as 5000");
  CHECK(fault_in("5.000", count).advice == "Write 5 or 5000, without a point.");
  CHECK(fault_in("5.250", count).message == "\"count\" must be a whole number, but is 5.250");
  CHECK(fault_in("5.250", count).advice == "If you meant 5250, write it without a point.");
  for (const char* json : {"5", "5.0", "5.00", "5.0000", "5000", "5e3", "5000.000"}) {
    INFO(json);
    CHECK(fault_in(json, count).message.empty());
  }
}

TEST_CASE("a number that need not be whole may have three decimals") {
  CHECK(fault_in("5.000", FieldType::number).message.empty());
  CHECK(fault_in("\"0,350\"", FieldType::number).advice == "Write 0.350, with a decimal point.");
  CHECK(fault_in("\"1,000\"", FieldType::number).advice ==
        "Write 1000, or 1.000 with a decimal point.");
  CHECK(fault_in("\"1 000\"", FieldType::number).advice == "Write 1000.");
}

}  // namespace darknumber::written_number_test
