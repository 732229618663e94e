// SPDX-License-Identifier: MIT
#include "engine/study/tipping/tipping_point.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "engine/study/tipping/tipping_integer.h"

namespace darknumber::tipping_point_test {
namespace {

using Count = TippingPoints::Count;

TEST_CASE("one crossing, where the answer is monotone") {
  const TippingPoints up = tipping_points([](double x) { return std::exp(x); }, {0.0, 2.0}, 2.0);
  REQUIRE(up.count() == Count::one);
  CHECK(up.crossings[0].at == Approx(std::log(2.0)).epsilon(1e-14));
  CHECK(up.crossings[0].value == Approx(2.0).epsilon(1e-14));
  CHECK(up.crossings[0].rises);
  CHECK_FALSE(up.crossings[0].falls);
  CHECK(up.monotone);
  CHECK(up.most->at == 2.0);
  CHECK(up.most->value == std::exp(2.0));
  CHECK(up.least->value == 1.0);
  const TippingPoints down =
      tipping_points([](double x) { return 1.0 / x; }, {1e-3, 1e3, Spacing::logarithmic}, 40.0);
  REQUIRE(down.count() == Count::one);
  CHECK(down.crossings[0].at == Approx(0.025).epsilon(1e-13));
  CHECK(down.crossings[0].falls);
  CHECK(down.monotone);
}

TEST_CASE("none: the most it reaches is told, where the scan does not look") {
  // False records with capture rates c times the victims': (1 + c m)^2 / (1 + c^2 m) is highest at
  // c = 1, with 1 + m.
  const AnswerAt answer = [](double c) {
    return (1.0 + 0.25 * c) * (1.0 + 0.25 * c) / (1.0 + 0.25 * c * c);
  };
  const TippingPoints none = tipping_points(answer, {0.0, 10.0}, 1.26);
  CHECK(none.count() == Count::none);
  CHECK_FALSE(none.monotone);
  CHECK(none.most->at == Approx(1.0).margin(1e-6));
  CHECK(none.most->value == Approx(1.25).epsilon(1e-13));
  CHECK(none.least->at == 10.0);
  // Just below the top both crossings lie between two places of the scan.
  for (const double target : {1.1, 1.2499999}) {
    // (m^2 - t m) c^2 + 2 m c + 1 - t = 0
    const double a = 0.0625 - 0.25 * target;
    const double root = std::sqrt(0.0625 - a * (1.0 - target));
    const TippingPoints two = tipping_points(answer, {0.0, 10.0}, target);
    REQUIRE(two.count() == Count::several);
    REQUIRE(two.crossings.size() == 2);
    CHECK(two.crossings[0].at == Approx((-0.25 + root) / a).epsilon(1e-9));
    CHECK(two.crossings[1].at == Approx((-0.25 - root) / a).epsilon(1e-9));
    CHECK(two.crossings[0].rises);
    CHECK(two.crossings[1].falls);
  }
  const TippingPoints touch = tipping_points(answer, {0.0, 10.0}, 1.25);
  REQUIRE(touch.crossings.size() == 1);
  CHECK(touch.crossings[0].at == Approx(1.0).margin(1e-6));
  CHECK_FALSE((touch.crossings[0].rises || touch.crossings[0].falls));
}

TEST_CASE("a turn within the first or last step of the scan is seen") {
  const AnswerAt answer = [](double x) { return -(x - 0.01) * (x - 0.01); };
  const TippingPoints low = tipping_points(answer, {0.0, 1.0}, -2.5e-5);
  REQUIRE(low.crossings.size() == 2);
  CHECK(low.crossings[0].at == Approx(0.005).epsilon(1e-9));
  CHECK(low.crossings[1].at == Approx(0.015).epsilon(1e-9));
  const TippingPoints high =
      tipping_points([&](double x) { return -*answer(1.0 - x); }, {0.0, 1.0}, 2.5e-5);
  REQUIRE(high.crossings.size() == 2);
  CHECK(high.crossings[0].at == Approx(0.985).epsilon(1e-9));
}

TEST_CASE("an answer without a shape costs no more than its bound, and is said to have none") {
  // The fraction of a fast sine: another side of the target, or no answer, at every other place.
  for (const double gaps : {-1.0, 0.3}) {
    std::size_t calls = 0;
    const AnswerAt answer = [&](double x) -> std::optional<double> {
      ++calls;
      const double noise = std::sin(1e9 * x) * 43758.5453;
      const double fraction = noise - std::floor(noise);
      return fraction < gaps ? std::nullopt : std::optional(fraction);
    };
    const TippingPoints found = tipping_points(answer, {0.0, 1.0}, 0.6);
    CHECK(calls <= most_places);
    INFO(calls);
    if (found.complete) CHECK(gaps < 0.0);
    if (found.complete) continue;
    CHECK(found.count() == Count::none);
    CHECK(found.gaps.empty());
    CHECK(found.most->value > 0.6);
    CHECK(found.least->value < 0.6);
    CHECK(found.places.size() == most_places);
  }
  CHECK(tipping_points([](double x) { return std::sin(40.0 * x); }, {0.0, 1.0}, 0.3).complete);
}

TEST_CASE("several crossings are all found, in order") {
  const TippingPoints found =
      tipping_points([](double x) { return std::sin(x); }, {0.5, 20.0}, 0.3);
  REQUIRE(found.crossings.size() == 6);
  const double first = std::asin(0.3);
  const double expected[] = {std::numbers::pi - first,       2.0 * std::numbers::pi + first,
                             3.0 * std::numbers::pi - first, 4.0 * std::numbers::pi + first,
                             5.0 * std::numbers::pi - first, 6.0 * std::numbers::pi + first};
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(found.crossings[i].at == Approx(expected[i]).epsilon(1e-12));
    CHECK(found.crossings[i].rises == (i % 2 == 1));
  }
  CHECK(found.most->value == Approx(1.0).epsilon(1e-12));
  CHECK(found.least->value == Approx(-1.0).epsilon(1e-12));
}

TEST_CASE("a jump is reported with both sides, not as a crossing") {
  const AnswerAt answer = [](double x) { return x < 0.3141 ? 1.2 + x : 2.5 + x; };
  const TippingPoints found = tipping_points(answer, {0.0, 1.0}, 2.0);
  CHECK(found.crossings.empty());
  REQUIRE(found.jumps.size() == 1);
  CHECK(found.count() == Count::one);
  CHECK(found.jumps[0].before == Approx(0.3141).epsilon(1e-14));
  CHECK(found.jumps[0].after == Approx(0.3141).epsilon(1e-14));
  CHECK(found.jumps[0].value_before == Approx(1.5141).epsilon(1e-12));
  CHECK(found.jumps[0].value_after == Approx(2.8141).epsilon(1e-12));
  // Down by a jump and up again: no value tips it twice the same way.
  const TippingPoints both =
      tipping_points([](double x) { return x < 0.5 ? 4.0 * x : 4.0 * x - 1.5; }, {0.0, 1.0}, 1.4);
  REQUIRE(both.crossings.size() == 2);
  REQUIRE(both.jumps.size() == 1);
  CHECK(both.crossings[0].at == Approx(0.35).epsilon(1e-13));
  CHECK(both.jumps[0].value_before > both.jumps[0].value_after);
  CHECK(both.crossings[1].at == Approx(0.725).epsilon(1e-13));
  CHECK_FALSE(both.monotone);
}

TEST_CASE("gaps are bounded, and known to hide a crossing or not") {
  const AnswerAt answer = [](double x) -> std::optional<double> {
    if (x < 0.05 || (x > 0.41 && x < 0.6)) return std::nullopt;
    return 4.0 * x;
  };
  const TippingPoints hidden = tipping_points(answer, {0.0, 1.0}, 2.0);
  CHECK(hidden.count() == Count::none);
  REQUIRE(hidden.gaps.size() == 2);
  CHECK(hidden.gaps[0].from == 0.0);
  CHECK(hidden.gaps[0].to == Approx(0.05).margin(1e-9));
  CHECK_FALSE(hidden.gaps[0].across_target);
  CHECK(hidden.gaps[1].from == Approx(0.41).margin(1e-9));
  CHECK(hidden.gaps[1].to == Approx(0.6).margin(1e-9));
  CHECK(hidden.gaps[1].across_target);
  // A crossing close to the edge of a gap is still found.
  const TippingPoints beside = tipping_points(answer, {0.0, 1.0}, 1.639999);
  REQUIRE(beside.crossings.size() == 1);
  CHECK(beside.crossings[0].at == Approx(0.40999975).epsilon(1e-12));
  CHECK_FALSE(beside.gaps[1].across_target);
}

TEST_CASE("a gap narrower than the scan is met while solving") {
  const AnswerAt answer = [](double x) -> std::optional<double> {
    if (x > 0.505 && x < 0.515) return std::nullopt;
    return x;
  };
  const TippingPoints found = tipping_points(answer, {0.0, 1.0}, 0.51);
  CHECK(found.crossings.empty());
  REQUIRE(found.gaps.size() == 1);
  CHECK(found.gaps[0].across_target);
  CHECK(found.gaps[0].from == Approx(0.505).margin(1e-9));
  const TippingPoints never =
      tipping_points([](double) { return std::optional<double>(); }, {0.0, 1.0}, 0.51);
  CHECK(never.count() == Count::none);
  CHECK_FALSE((never.most || never.least));
  REQUIRE(never.gaps.size() == 1);
  CHECK(never.gaps[0].to == 1.0);
}

TEST_CASE("an answer that stays at the target, and one that only begins there") {
  const TippingPoints flat = tipping_points([](double) { return 1.0; }, {0.0, 1.0}, 1.0);
  CHECK(flat.crossings.empty());
  REQUIRE(flat.plateaus.size() == 1);
  CHECK(flat.plateaus[0].from == 0.0);
  CHECK(flat.plateaus[0].to == 1.0);
  CHECK(flat.count() == Count::one);
  const TippingPoints begins = tipping_points([](double x) { return 1.0 - x; }, {0.0, 1.0}, 1.0);
  REQUIRE(begins.crossings.size() == 1);
  CHECK(begins.crossings[0].at == 0.0);
  const TippingPoints ends = tipping_points([](double x) { return 2.0 - x; }, {0.0, 1.0}, 1.0);
  REQUIRE(ends.crossings.size() == 1);
  CHECK(ends.crossings[0].at == 1.0);
  const TippingPoints inert =
      tipping_points([](double x) { return 1.3 + 1e-16 * std::sin(1e3 * x); }, {0.0, 1.0}, 2.0);
  CHECK(inert.count() == Count::none);
  CHECK(inert.monotone);
}

TEST_CASE("a scan costs few calls") {
  int calls = 0;
  const AnswerAt answer = [&](double x) {
    ++calls;
    return 1.0 / ((1.0 - x) * (1.0 - x));
  };
  tipping_points(answer, {0.0, 0.5}, 2.0);
  CHECK(calls < 60);
}

TEST_CASE("whole numbers: the first at or past the target") {
  const auto squares = [](std::int64_t n) { return std::optional(static_cast<double>(n * n)); };
  const TippingPoints exact = integer_tipping_points(squares, {0, 20}, 49.0);
  REQUIRE(exact.crossings.size() == 1);
  CHECK(exact.crossings[0].at == 7.0);
  CHECK(exact.crossings[0].rises);
  CHECK(integer_tipping_points(squares, {0, 20}, 50.0).crossings[0].at == 8.0);
  CHECK(integer_tipping_points(squares, {0, 20}, 401.0).count() == Count::none);
  CHECK(integer_tipping_points(squares, {0, 20}, 401.0).most->value == 400.0);
  const TippingPoints two = integer_tipping_points(squares, {-20, 20}, 50.0);
  REQUIRE(two.crossings.size() == 2);
  CHECK(two.crossings[0].at == -7.0);  // the first below
  CHECK(two.crossings[0].falls);
  CHECK(two.crossings[1].at == 8.0);
  CHECK_FALSE(two.monotone);
}

TEST_CASE("many whole numbers are bisected") {
  int calls = 0;
  const auto doubling = [&](std::int64_t n) {
    ++calls;
    const double ratio = 1.0 + static_cast<double>(n) / 1e5;
    return std::optional(ratio * ratio);
  };
  for (const Spacing spacing : {Spacing::linear, Spacing::logarithmic}) {
    calls = 0;
    const TippingPoints found = integer_tipping_points(doubling, {1, 1'000'000, spacing}, 2.0);
    REQUIRE(found.crossings.size() == 1);
    CHECK(found.crossings[0].at == 41422.0);  // 1e5 (sqrt 2 - 1) = 41421.36
    CHECK(calls < 60);
    CHECK(found.monotone);
  }
  const TippingPoints gap = integer_tipping_points(
      [](std::int64_t n) {
        return n < 123457 ? std::nullopt : std::optional(static_cast<double>(n));
      },
      {0, 1'000'000}, 200000.5);
  REQUIRE(gap.gaps.size() == 1);
  CHECK(gap.gaps[0].from == 0.0);
  CHECK(gap.gaps[0].to == 123456.0);
  REQUIRE(gap.crossings.size() == 1);
  CHECK(gap.crossings[0].at == 200001.0);
}

TEST_CASE("a value and its share of the way go both ways") {
  const FactorSpan span{0.01, 100.0, Spacing::logarithmic};
  CHECK(span.value_at(0.0) == 0.01);
  CHECK(span.value_at(1.0) == 100.0);
  CHECK(span.value_at(0.5) == Approx(1.0).epsilon(1e-15));
  CHECK(span.share_at(10.0) == Approx(0.75).epsilon(1e-15));
  const FactorSpan linear{-1.0, 3.0};
  CHECK(linear.share_at(linear.value_at(0.3)) == Approx(0.3).epsilon(1e-15));
}

}  // namespace
}  // namespace darknumber::tipping_point_test
