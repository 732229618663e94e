// SPDX-License-Identifier: MIT
#include "engine/report/page/explore/views.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/input/json.h"

namespace darknumber::explored_views_test {

TEST_CASE("a number to explore has six digits, and what is no number is told apart") {
  CHECK(write_json(explored_number(1.0 / 3.0)) == "0.333333");
  CHECK(write_json(explored_number(-2.0 / 3.0, 2)) == "-0.67");
  CHECK(write_json(explored_number(69497.46, 6)) == "69497.5");
  CHECK(write_json(explored_number(123456789.0, 2)) == "1.2e+08");
  CHECK(write_json(explored_number(1.5e-300)) == "1.5e-300");
  CHECK(write_json(explored_number(0.0)) == "0");
  CHECK(write_json(explored_number(INFINITY)) == "\"inf\"");
  CHECK(write_json(explored_number(-INFINITY)) == "\"-inf\"");
  CHECK(write_json(explored_number(NAN)) == "null");
  CHECK(write_json(explored_columns({{0.0, NAN}, {INFINITY}}, 3)) == "[[0,null],[\"inf\"]]");
}

TEST_CASE("texts to explore have no sign that turns the direction of writing") {
  CHECK(write_json(explored_texts({"left\u202Eright", "two\nlines"})) ==
        "[\"leftright\",\"two lines\"]");
}

}  // namespace darknumber::explored_views_test
