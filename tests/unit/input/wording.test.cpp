// SPDX-License-Identifier: MIT
#include "engine/input/wording.h"

#include <catch2/catch.hpp>

namespace darknumber::wording_test {

TEST_CASE("numbers keep every digit before the point") {
  CHECK(number_text(12.345) == "12.3");
  CHECK(number_text(0.0004) == "0.0004");
  CHECK(number_text(999.4) == "999");
  CHECK(number_text(999.6) == "1,000");
  CHECK(number_text(5250.0) == "5,250");
  CHECK(number_text(20125.0) == "20,125");
  CHECK(number_text(-52500.0) == "-52,500");
  CHECK(number_text(1e15) == "1e+15");
}

TEST_CASE("less than all is no 100 %") {
  CHECK(percent_text(1.0) == "100 %");
  CHECK(percent_text(0.999) == "99.9 %");
  CHECK(percent_text(0.9999) == "99.99 %");
  CHECK(percent_text(0.99995) == "99.995 %");
  CHECK(percent_range_text(0.9999, 1.0) == "99.99 to 100 %");
  CHECK(percent_text(12.0) == "1,200 %");
}

TEST_CASE("numbers read as a person would write them") {
  CHECK(percent_text(0.35) == "35 %");
  CHECK(percent_text(0.0025) == "0.25 %");
  CHECK(percent_range_text(0.1, 0.1) == "10 %");
  CHECK(percent_range_text(0.0, 0.123456) == "0 to 12.3 %");
  CHECK(count_text(999) == "999");
  CHECK(count_text(1234567) == "1,234,567");
  CHECK(join_with_and({}).empty());
  CHECK(join_with_and({"a", "b", "c"}) == "a, b and c");
  CHECK(join_with_or({}).empty());
  CHECK(join_with_or({"a"}) == "a");
  CHECK(join_with_or({"a", "b", "c"}) == "a, b or c");
}

TEST_CASE("a sentence ends once") {
  CHECK(sentence("so it is") == "So it is.");
  CHECK(sentence("The mean is high.") == "The mean is high.");
  CHECK(sentence("is it?") == "Is it?");
  CHECK(sentence("").size() == 1);
  CHECK(ended("It is!") == "It is!");
  CHECK(ended("lower case stays") == "lower case stays.");
}

}  // namespace darknumber::wording_test
