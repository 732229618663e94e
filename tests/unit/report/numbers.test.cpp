// SPDX-License-Identifier: MIT
#include "engine/report/numbers.h"

#include <catch2/catch.hpp>
#include <cmath>

namespace darknumber::numbers_test {

TEST_CASE("numbers of persons") {
  CHECK(quantity_text(32278) == "32,278");
  CHECK(quantity_text(1234567.4) == "1,234,567");
  CHECK(quantity_text(999.5) == "1,000");
  CHECK(quantity_text(0) == "0");
  CHECK(quantity_text(12.34) == "12.3");
  CHECK(quantity_text(0.8166) == "0.817");
  CHECK(quantity_text(-1500) == "-1,500");
  CHECK(quantity_text(NAN) == no_number_text);
  CHECK(quantity_text(INFINITY) == "infinite");
}

TEST_CASE("significant digits") {
  CHECK(significant_text(1.6366) == "1.64");
  CHECK(significant_text(1.6366, 4) == "1.637");
  CHECK(significant_text(0.08214) == "0.0821");
  CHECK(significant_text(123456.0) == "123,456");
  CHECK(significant_text(0.0) == "0");
  CHECK(significant_text(2.0e16) == "2.00e+16");
  CHECK(significant_text(1.0e-7) == "1.00e-07");
  CHECK(significant_text(-INFINITY) == "-infinite");
  CHECK(significant_text(-6.0e-15) == "0");  // rounding
  CHECK(significant_text(4.4e-15, 5) == "0");
}

TEST_CASE("a value has no digit finer than its Monte Carlo error's first") {
  CHECK(measured_text(1.63661, 0.00213) == "1.637 ±0.002");
  CHECK(measured_text(2.3933, 0.0123) == "2.39 ±0.01");
  CHECK(measured_text(48803.4, 404.2) == "48,800 ±400");
  CHECK(measured_text(37982.0, 77.4) == "37,980 ±80");
  CHECK(measured_text(-0.3, 3.0) == "0 ±3");
  CHECK(measured_text(0.0, 0.0) == "0 ±0");
  CHECK(measured_text(2.7e-15, 1.0e-16) == "0 ±0");
  CHECK(measured_text(2.0, NAN) == "2.00");
  CHECK(measured_text(NAN, NAN) == no_number_text);
  CHECK(measured_text(INFINITY, NAN) == "infinite");

  CHECK(rounded_text(2.3933, 0.0123) == "2.39");
  CHECK(rounded_text(2.3933, 0.123) == "2.4");
  CHECK(rounded_text(2.3933, 0.0001) == "2.39");
  CHECK(rounded_text(2.3933, 1.23) == "2");
  CHECK(rounded_text(2.3933, NAN) == "2.39");
  CHECK(rounded_text(INFINITY, NAN) == "infinite");
}

TEST_CASE("a share is never rounded to nothing or to all from within") {
  CHECK(share_text(0.0) == "0 %");
  CHECK(share_text(1.0) == "100 %");
  CHECK(share_text(0.0005) == "below 0.1 %");
  CHECK(share_text(0.9995) == "above 99.9 %");
  CHECK(share_text(0.048) == "4.8 %");
  CHECK(share_text(0.123) == "12 %");
  CHECK(share_text(0.995) == "99.5 %");
  CHECK(share_text(NAN) == no_number_text);

  CHECK(measured_share_text(0.048, 0.0048) == "4.8 ±0.5 %");
  CHECK(measured_share_text(0.95, 0.0218) == "95 ±2 %");
  CHECK(measured_share_text(0.0, 0.0) == "0 %");
  CHECK(measured_share_text(NAN, NAN) == no_number_text);
}

TEST_CASE("numbers as words up to ten") {
  CHECK(number_word(1) == "one");
  CHECK(number_word(10) == "ten");
  CHECK(number_word(11) == "11");
}

TEST_CASE("persons are rounded to three digits, and no finer than their Monte Carlo error") {
  CHECK(persons_text(48417.0, 130.0) == "48,400");
  CHECK(persons_text(77148.0, 3000.0) == "77,000");
  CHECK(persons_text(82.4, 0.1) == "82");
  CHECK(persons_text(5012.0, NAN) == "5,010");
  CHECK(persons_text(INFINITY, NAN) == "infinite");
}

TEST_CASE("a level is shown as it was asked for") {
  CHECK(level_text(0.95) == "95 %");
  CHECK(level_text(0.975) == "97.5 %");
  CHECK(level_text(0.995) == "99.5 %");
  CHECK(level_text(0.999) == "99.9 %");
  CHECK(level_text(0.5) == "50 %");
}

TEST_CASE("two numbers that differ have digits enough to read differently") {
  CHECK(digits_apart(0.0503, 0.05) == 3);
  CHECK(digits_apart(1.2996, 1.3) == 5);
  CHECK(digits_apart(1.0, 2.0) == 2);  // no fewer
  CHECK(digits_apart(-1.2996, -1.3) == 5);
  CHECK_FALSE(digits_apart(1.3, 1.3));
  CHECK_FALSE(digits_apart(0.1 + 0.2, 0.3));  // but for rounding
}

TEST_CASE("whole persons") {
  CHECK(whole_text(32277.6) == "32,278");
  CHECK(whole_text(12.3) == "12");
  CHECK(whole_text(INFINITY) == "infinite");
}

TEST_CASE("a noun agrees with its number") {
  CHECK(counted(1, "person") == "1 person");
  CHECK(counted(0, "person") == "0 persons");
  CHECK(counted(8234, "entity", "entities") == "8,234 entities");
}

TEST_CASE("what rounds up to the next power of ten has no digit too many") {
  CHECK(significant_text(0.99996, 4) == "1.000");
  CHECK(significant_text(0.9996) == "1.00");
  CHECK(significant_text(9.996) == "10.0");
  CHECK(significant_text(99.96) == "100");
  CHECK(significant_text(0.9994) == "0.999");
  CHECK(significant_text(-0.9996) == "-1.00");
}

}  // namespace darknumber::numbers_test
