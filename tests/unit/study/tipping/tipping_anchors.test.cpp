// SPDX-License-Identifier: MIT
#include <array>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/study/tipping/tipping_point.h"

/// What would have to be true for the estimate to be twice the truth: answers in closed form, of
/// the ratio of the large-sample estimate to the truth, two lists unless said otherwise.
namespace darknumber::tipping_anchors_test {
namespace {

double only_crossing(const AnswerAt& answer, const FactorSpan& span, double target) {
  const TippingPoints found = tipping_points(answer, span, target);
  REQUIRE(found.crossings.size() == 1);
  CHECK(found.count() == TippingPoints::Count::one);
  CHECK(found.monotone);
  return found.crossings.front().at;
}

double false_records(double first, double second) {
  return 1.0 / ((1.0 - first) * (1.0 - second));
}

TEST_CASE("false records that double the estimate") {
  const double both = only_crossing([](double f) { return false_records(f, f); }, {0.0, 0.5}, 2.0);
  CHECK(both == Approx(1.0 - std::sqrt(0.5)).margin(1e-14));
  CHECK(both == Approx(0.2928932188).margin(1e-10));
  const double one = only_crossing([](double f) { return false_records(f, 0.0); }, {0.0, 0.9}, 2.0);
  CHECK(one == Approx(0.5).margin(1e-14));
}

TEST_CASE("missed links that double the estimate, and all three together") {
  const AnswerAt missed = [](double m) { return 1.0 / (1.0 - m); };
  CHECK(only_crossing(missed, {0.0, 0.9}, 2.0) == Approx(0.5).margin(1e-14));
  const AnswerAt three = [](double f) { return false_records(f, f) / (1.0 - f); };
  CHECK(only_crossing(three, {0.0, 0.5}, 1.0 / 0.729) == Approx(0.1).margin(1e-13));
  CHECK(*three(0.1) == Approx(1.37174211).margin(5e-9));
}

/// P(on both lists) for an odds ratio: the smaller root of the quadratic, in the form that does not
/// cancel.
double overlap(double p1, double p2, double odds) {
  const double s = 1.0 + (p1 + p2) * (odds - 1.0);
  const double root = std::sqrt(s * s - 4.0 * odds * (odds - 1.0) * p1 * p2);
  return 2.0 * odds * p1 * p2 / (s + root);
}

TEST_CASE("dependence that doubles the estimate") {
  struct Row {
    double p1, p2, doubling, half, two, five;
  };
  constexpr std::array<Row, 3> table{{{0.1, 0.1, 0.44598338, 1.80553851, 0.59154759, 0.33620499},
                                      {0.2, 0.3, 0.34640523, 1.53898669, 0.70760337, 0.50493902},
                                      {0.5, 0.5, 0.11111111, 1.20710678, 0.85355339, 0.72360680}}};
  for (const Row& row : table) {
    const AnswerAt ratio = [&](double odds) {
      return row.p1 * row.p2 / overlap(row.p1, row.p2, odds);
    };
    const double odds = only_crossing(ratio, {0.01, 100.0, Spacing::logarithmic}, 2.0);
    const double closed = 0.5 * (1.0 - row.p1 - row.p2 + row.p1 * row.p2 / 2.0) /
                          ((1.0 - row.p1 / 2.0) * (1.0 - row.p2 / 2.0));
    CHECK(odds == Approx(closed).margin(1e-13));
    CHECK(odds == Approx(row.doubling).margin(5.1e-9));
    CHECK(*ratio(0.5) == Approx(row.half).margin(5.1e-9));
    CHECK(*ratio(2.0) == Approx(row.two).margin(5.1e-9));
    CHECK(*ratio(5.0) == Approx(row.five).margin(5.1e-9));
  }
}

TEST_CASE("latent classes: which share of the easily caught gives a ratio") {
  const AnswerAt ratio = [](double share) {
    const double mean = share * 0.5 + (1.0 - share) * 0.1;
    return mean * mean / (share * 0.25 + (1.0 - share) * 0.01);
  };
  CHECK(*ratio(0.2) == Approx(0.55862069).margin(5.1e-9));
  // Lowest in between: two shares give any ratio but the least.
  const TippingPoints found = tipping_points(ratio, {0.0, 1.0}, *ratio(0.2));
  REQUIRE(found.crossings.size() == 2);
  // r (0.24 s + 0.01) = (0.4 s + 0.1)^2: the product of the roots is (0.01 - 0.01 r) / 0.16.
  const double other = 0.01 * (1.0 - *ratio(0.2)) / 0.16 / 0.2;
  CHECK(found.crossings[0].at == Approx(other).margin(1e-12));
  CHECK(found.crossings[1].at == Approx(0.2).margin(1e-12));
  // The least: (0.4 s + 0.1)^2 / (0.24 s + 0.01) turns where 0.8 (0.24 s + 0.01) = 0.24 (0.4 s +
  // 0.1), at s = 1/6, with 5/9.
  CHECK(found.least->at == Approx(1.0 / 6.0).margin(1e-6));
  CHECK(found.least->value == Approx(5.0 / 9.0).margin(1e-13));
}

/// The estimate of the independence model of three lists per victim: the root of
/// 1 - n/N = product of (1 - n_j/N), by the solver under test.
double independence_ratio(const std::array<double, 3>& p, double false_share) {
  double seen = 1.0;
  for (const double each : p) seen *= 1.0 - each;
  seen = 1.0 - seen;
  for (const double each : p) seen += each * false_share / (1.0 - false_share);
  const AnswerAt excess = [&](double size) {
    double product = 1.0;
    for (const double each : p) product *= 1.0 - each / (1.0 - false_share) / size;
    return (1.0 - seen / size - product) * size;
  };
  return only_crossing(excess, {seen, 100.0, Spacing::logarithmic}, 0.0);
}

TEST_CASE("false records on three lists") {
  struct Row {
    std::array<double, 3> p;
    std::array<double, 4> ratio;  // at false shares .05, .1, .2, .3
    double doubling;
  };
  constexpr std::array<Row, 3> table{{
      {{0.2, 0.3, 0.4}, {1.114266, 1.248372, 1.597028, 2.107688}, 0.28206176},
      {{0.05, 0.1, 0.15}, {1.109629, 1.238119, 1.571462, 2.058323}, 0.28996702},
      {{0.02, 0.03, 0.05}, {1.108580, 1.235785, 1.565578, 2.046840}, 0.29187852},
  }};
  for (const Row& row : table) {
    CHECK(independence_ratio(row.p, 0.0) == Approx(1.0).margin(1e-9));
    constexpr std::array<double, 4> shares{0.05, 0.1, 0.2, 0.3};
    for (std::size_t i = 0; i < 4; ++i)
      CHECK(independence_ratio(row.p, shares[i]) == Approx(row.ratio[i]).margin(5.1e-7));
    const double doubling =
        only_crossing([&](double f) { return independence_ratio(row.p, f); }, {0.01, 0.5}, 2.0);
    CHECK(doubling == Approx(row.doubling).margin(5.1e-9));
    CHECK(independence_ratio(row.p, doubling) == Approx(2.0).margin(1e-9));
  }
}

TEST_CASE("false records shared by both lists turn from raising to lowering the estimate") {
  // Lists of F false records each, a share s of them common: no bias at s = p1 + p2 + F/N.
  constexpr double p = 0.1;
  constexpr double phi = 0.02;
  const AnswerAt ratio = [](double s) { return (p + phi) * (p + phi) / (p * p + s * phi); };
  CHECK(only_crossing(ratio, {0.0, 1.0}, 1.0) == Approx(2.0 * p + phi).margin(1e-13));
}

}  // namespace
}  // namespace darknumber::tipping_anchors_test
