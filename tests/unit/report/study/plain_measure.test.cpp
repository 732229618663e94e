// SPDX-License-Identifier: MIT
#include "engine/report/study/plain_measure.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/performance/measures.h"

namespace darknumber::plain_measure_test {
namespace {

PlainMeasure plain(const std::string& measure, Evaluation evaluation = Evaluation::monte_carlo) {
  return PlainMeasure(measure, evaluation, Words{});
}

std::string change_text(const std::string& measure, const WithError& by) {
  const ChangeWords change = plain(measure).change(by);
  return change.verb + " / " + change.participle + " / " + change.size;
}

}  // namespace

TEST_CASE("every measure has words") {
  std::string without;
  const std::vector<std::string> names = usual_measure_names();
  REQUIRE(names.size() >= measure_kinds().size());
  for (const std::string& name : names)
    if (plain(name).subject("chao") == "the " + name + " of chao" ||
        plain(name).subject("chao").find('_') != std::string::npos)
      without += name + "\n";
  CHECK(without == "");
  CHECK(plain("failure_rate_no_mle").subject("chao") ==
        "the share of registers in which chao has no estimate (no mle)");
  CHECK(plain("risk_over_3").subject("chao") ==
        "the share of registers in which chao is above 3 times the truth");
}

TEST_CASE("quantiles of estimates are the estimate where there is but one") {
  for (const char* name : {"median", "q05", "q95"})
    CHECK(plain(name, Evaluation::expected).subject("chao") == "the estimate by chao");
}

TEST_CASE("bounds are said as they were written, and numbers that were measured are rounded") {
  CHECK(plain("inflation").asked(1.3) == "1.3");
  CHECK(plain("inflation").asked(0.6667) == "0.6667");
  CHECK(plain("inflation").number({0.6667, 0.0}) == "0.667");
  CHECK(plain("mean").asked(0.5) == "0.5");
  CHECK(plain("mean").asked(32278.0) == "32,278");
  CHECK(plain("coverage").asked(0.1234) == "12.34 %");
  CHECK(plain("log_bias").asked(std::log(1.25)) == "1.25");
}

TEST_CASE("a change of a logarithm is a factor, and other changes have their unit") {
  CHECK(change_text("log_bias", {std::log(1.1), std::nullopt}) == "multiplies / multiplied / 1.10");
  CHECK(change_text("log_bias", {-std::log(1.1), 0.0}) == "divides / divided / 1.10");
  CHECK(change_text("log_bias", {std::log(2.0), 0.01}) == "multiplies / multiplied / 2.00 ±0.02");
  CHECK(change_text("inflation", {-0.25, 0.0}) == "lowers / lowered / 0.250 times the truth");
  CHECK(change_text("coverage", {0.25, 0.01}) == "raises / raised / 25 ±1 percentage points");
  CHECK(change_text("width", {120.0, 0.0}) == "raises / raised / 120");
}

}  // namespace darknumber::plain_measure_test
