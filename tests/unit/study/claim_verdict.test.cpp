// SPDX-License-Identifier: MIT
#include "engine/study/claim_verdict.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

namespace darknumber::claim_verdict_test {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr double truth = 100.0;

ReplicateRow row_of(double ratio) {
  ReplicateRow row{};
  row.estimate = ratio * truth;
  row.truth = truth;
  row.se = row.lower = row.upper = nothing;
  return row;
}

ReplicateRow failed() {
  ReplicateRow row = row_of(nothing);
  row.status = Status::no_mle;
  return row;
}

ReplicateRow no_world() {
  ReplicateRow row = failed();
  row.truth = nothing;
  return row;
}

/// 100 replicates whose inflation is the mean, with an MCSE of spread / sqrt(99).
ReplicateRows around(double mean, double spread) {
  ReplicateRows rows;
  for (int i = 0; i < 100; ++i) rows.push_back(row_of(i % 2 == 0 ? mean - spread : mean + spread));
  return rows;
}

Claim claim_of(const std::string& measure, double at_least) {
  Claim claim;
  claim.measure = measure;
  claim.bound = at_least;
  return claim;
}

Claim claim_at_most(const std::string& measure, double bound) {
  Claim claim = claim_of(measure, bound);
  claim.at_least = false;
  return claim;
}

ClaimAtPoint judged(const Claim& claim, const ReplicateRows& rows,
                    const ReplicateRows* than = nullptr,
                    Evaluation evaluation = Evaluation::monte_carlo) {
  return judge(claim, {{0, &rows, than}}, evaluation).points.front();
}

/// A claim about the world itself, where its measure is this number.
ClaimAtPoint judged_of_world(const Claim& claim, double own, Evaluation evaluation) {
  const ReplicateRows rows = around(1.0, 0.5);
  ClaimRows at{0, &rows, nullptr};
  at.own = own;
  return judge(claim, {at}, evaluation).points.front();
}

Verdict verdict(const Claim& claim, const ReplicateRows& rows) {
  return judged(claim, rows).verdict;
}

/// The same claim at points that are, in turn, well past the bound (+), short of it (-), or at it.
Verdict over(const std::string& points, bool somewhere) {
  const ReplicateRows past = around(2.5, 0.1);
  const ReplicateRows short_of = around(1.5, 0.1);
  const ReplicateRows at = around(2.001, 0.1);
  std::vector<ClaimRows> rows;
  for (char point : points)
    rows.push_back({rows.size(), point == '+' ? &past : point == '-' ? &short_of : &at, nullptr});
  Claim claim = claim_of("inflation", 2.0);
  claim.somewhere = somewhere;
  const ClaimResult result = judge(claim, rows, Evaluation::monte_carlo);
  CHECK(result.points.size() == points.size());
  return result.verdict;
}

}  // namespace

TEST_CASE("a claim is decided where 2.576 standard errors lie on one side of the bound") {
  // 2.576 * 0.1 / sqrt(99) = 0.02589
  CHECK(verdict(claim_of("inflation", 2.0), around(2.0260, 0.1)) == Verdict::supported);
  CHECK(verdict(claim_of("inflation", 2.0), around(2.0258, 0.1)) == Verdict::undecided);
  CHECK(verdict(claim_of("inflation", 2.0), around(1.9742, 0.1)) == Verdict::undecided);
  CHECK(verdict(claim_of("inflation", 2.0), around(1.9740, 0.1)) == Verdict::not_supported);
  CHECK(verdict(claim_at_most("inflation", 2.0), around(1.9740, 0.1)) == Verdict::supported);
  CHECK(verdict(claim_at_most("inflation", 2.0), around(2.0260, 0.1)) == Verdict::not_supported);
}

TEST_CASE("an undecided claim says how many replicates would decide it") {
  const ClaimAtPoint at = judged(claim_of("inflation", 2.0), around(2.02, 0.1));
  CHECK(at.value == Approx(2.02));
  CHECK(at.bound == 2.0);
  CHECK(at.mcse == Approx(0.1 / std::sqrt(99.0)));
  // R (2.576 MCSE / |difference|)^2 = 100 * 6.635776 * (0.01 / 99) / 0.0004 = 167.57…
  CHECK(at.replicates == 168.0);
  CHECK(judged(claim_of("inflation", 2.0), around(2.5, 0.1)).replicates == 0.0);
}

TEST_CASE("a claim at several points holds at every one, or somewhere") {
  CHECK(over("++", false) == Verdict::supported);
  CHECK(over("+?", false) == Verdict::undecided);
  CHECK(over("?-+", false) == Verdict::not_supported);
  CHECK(over("??", false) == Verdict::undecided);
  CHECK(over("--", true) == Verdict::not_supported);
  CHECK(over("-?", true) == Verdict::undecided);
  CHECK(over("?+-", true) == Verdict::supported);
}

TEST_CASE("on the expected table a claim has no error and is always decided") {
  const ReplicateRows rows{row_of(2.0)};
  const ClaimAtPoint at =
      judged(claim_of("median_inflation", 2.0), rows, nullptr, Evaluation::expected);
  CHECK(at.value == 2.0);
  CHECK(at.mcse == 0.0);
  CHECK(at.verdict == Verdict::supported);
  CHECK(judged(claim_at_most("inflation", 2.0), rows, nullptr, Evaluation::expected).verdict ==
        Verdict::supported);
  CHECK(judged(claim_of("inflation", 2.0 + 1e-8), rows, nullptr, Evaluation::expected).verdict ==
        Verdict::not_supported);
  CHECK(judged(claim_of("inflation", 2.0 + 1e-15), rows, nullptr, Evaluation::expected).verdict ==
        Verdict::supported);
  Claim claim = claim_of("inflation", 1.5);
  claim.than = Comparison{"", "mean", {}, {}};
  const ReplicateRows than{row_of(0.01)};
  const ClaimAtPoint compared = judged(claim, rows, &than, Evaluation::expected);
  CHECK(compared.bound == Approx(1.5));
  CHECK(compared.verdict == Verdict::supported);
}

TEST_CASE("the error of a comparison of means is that of the paired differences") {
  ReplicateRows first;
  ReplicateRows second;
  std::vector<double> differences;
  for (int i = 0; i < 50; ++i) {
    const double common = 1.0 + 0.5 * std::sin(i);
    const double own = 0.01 * std::cos(3.0 * i);
    first.push_back(row_of(2.0 * common + own));
    second.push_back(row_of(common));
    differences.push_back(own);
  }
  double mean = 0.0;
  for (double difference : differences) mean += difference / 50.0;
  double squares = 0.0;
  for (double difference : differences) squares += (difference - mean) * (difference - mean);
  Claim claim = claim_of("inflation", 2.0);
  claim.than = Comparison{"", "inflation", {}, {}};
  const ClaimAtPoint at = judged(claim, first, &second);
  CHECK(at.mcse == Approx(std::sqrt(squares / 49.0 / 50.0)).epsilon(1e-9));
  CHECK(at.value - at.bound == Approx(mean).epsilon(1e-9));
}

TEST_CASE("a replicate without either estimate is left out, one with a single estimate is not") {
  Claim claim = claim_of("inflation", 1.0);
  claim.than = Comparison{"", "inflation", {}, {}};
  // All others differ by 2 exactly.
  ReplicateRows first = around(3.0, 0.1);
  ReplicateRows second = around(1.0, 0.1);
  first.push_back(failed());
  second.push_back(failed());
  CHECK(judged(claim, first, &second).mcse == Approx(0.0).margin(1e-12));
  first.back() = row_of(70.0);
  // A resample has it k times, k about Poisson(1), and each moves the mean by (70 - 3) / 101. The
  // standard deviation of 200 such numbers, of kurtosis 4, has a relative error of sqrt(3 / 800).
  CHECK(judged(claim, first, &second).mcse ==
        Approx(67.0 / 101.0).epsilon(5.0 * std::sqrt(3.0 / 800.0)));
}

TEST_CASE("the error of other comparisons comes from resamples, the same for both") {
  // The second never varies, so the error is that of the first one's mean alone.
  const ReplicateRows first = around(3.0, 0.5);
  const ReplicateRows constant = around(1.0, 0.0);
  Claim claim = claim_of("inflation", 2.0);
  claim.than = Comparison{"", "median_inflation", {}, {}};
  const ClaimAtPoint at = judged(claim, first, &constant);
  // Of 200 resamples the standard deviation has a relative error of 1 / sqrt(398).
  CHECK(at.mcse == Approx(0.5 / std::sqrt(100.0)).epsilon(5.0 / std::sqrt(398.0)));
  CHECK(judged(claim, first, &constant).mcse == at.mcse);
  Claim itself = claim_of("median_inflation", 1.0);
  itself.than = Comparison{"", "median_inflation", {}, {}};
  const ClaimAtPoint same = judged(itself, first, &first);
  CHECK(same.mcse == 0.0);
  CHECK(same.verdict == Verdict::supported);
}

TEST_CASE("an infinite median decides, two of them do not") {
  ReplicateRows rows = around(1.0, 0.1);
  for (int i = 0; i < 150; ++i) rows.push_back(failed());
  CHECK(std::isinf(judged(claim_of("median_inflation", 2.0), rows).value));
  CHECK(verdict(claim_of("median_inflation", 2.0), rows) == Verdict::supported);
  CHECK(verdict(claim_at_most("median_inflation", 2.0), rows) == Verdict::not_supported);
  Claim claim = claim_of("median_inflation", 2.0);
  claim.than = Comparison{"", "median_inflation", {}, {}};
  const ClaimAtPoint at = judged(claim, rows, &rows);
  CHECK(at.verdict == Verdict::undecided);
  CHECK(std::isnan(at.replicates));
}

TEST_CASE("a median that is infinite by the chance of a few replicates decides nothing") {
  // Of the law 45 % have no estimate; of five replicates three lack it in one seed of four.
  const ReplicateRows rows{row_of(1.0), row_of(1.2), failed(), failed(), failed()};
  for (const Claim& claim :
       {claim_of("median_inflation", 1e9), claim_at_most("median_inflation", 1e9),
        claim_of("trimmed_mean", 1e9)}) {
    const ClaimAtPoint at = judged(claim, rows);
    CHECK(std::isinf(at.value));
    CHECK(at.verdict == Verdict::undecided);
    CHECK(std::isnan(at.replicates));
    CHECK(at.estimates == 2);
  }
  // As a bound, too.
  Claim claim = claim_at_most("inflation", 1.0);
  claim.than = Comparison{"", "median_inflation", {}, {}};
  const ReplicateRows finite(5, row_of(1.0));
  CHECK(judged(claim, finite, &rows).verdict == Verdict::undecided);
  ReplicateRows many(40, failed());
  many.resize(50, row_of(1.0));
  const ReplicateRows as_many(50, row_of(1.0));
  CHECK(judged(claim, as_many, &many).verdict == Verdict::supported);
  CHECK(verdict(claim_of("median_inflation", 1e9), many) == Verdict::supported);
  CHECK(judged(claim_of("median_inflation", 1e9), {failed()}, nullptr, Evaluation::expected)
            .verdict == Verdict::supported);
}

TEST_CASE("shares that few replicates do not tell apart are not said to be the same") {
  const ReplicateRows rows(5, row_of(1.0));
  Claim claim = claim_at_most("risk_over_2", 1.0);
  claim.than = Comparison{"", "risk_over_2", {}, {}};
  const ClaimAtPoint at = judged(claim, rows, &rows);
  CHECK(at.mcse == Approx(0.2217).epsilon(1e-3));  // z / (5 + z^2)
  CHECK(at.verdict == Verdict::undecided);
}

TEST_CASE("what is a ratio to rounding is no number, and decides nothing") {
  ReplicateRow row = row_of(1.3);
  row.victims_observed = 40.0;
  row.observed = 40.0 + 1e-13;
  const ClaimAtPoint at =
      judged(claim_at_most("amplification", -1e9), {row}, nullptr, Evaluation::expected);
  CHECK(std::isnan(at.value));
  CHECK(at.estimates == 1);
  CHECK(at.verdict == Verdict::undecided);
}

TEST_CASE("without an error, an estimate or a world, nothing is decided") {
  const ClaimAtPoint one = judged(claim_of("inflation", 2.0), {row_of(5.0)});
  CHECK(one.verdict == Verdict::undecided);
  CHECK(std::isnan(one.replicates));
  const ClaimAtPoint none = judged(claim_of("inflation", 2.0), {failed(), failed()});
  CHECK(none.verdict == Verdict::undecided);
  CHECK(std::isnan(none.value));
  for (const Evaluation evaluation : {Evaluation::monte_carlo, Evaluation::expected}) {
    const ClaimAtPoint nowhere =
        judged(claim_of("inflation", 2.0), {no_world()}, nullptr, evaluation);
    CHECK(nowhere.verdict == Verdict::undecided);
    CHECK(std::isnan(nowhere.value));
    CHECK(std::isnan(nowhere.replicates));
  }
  Claim claim = claim_of("median_inflation", 2.0);
  claim.than = Comparison{"", "median_inflation", {}, {}};
  const ReplicateRows there{row_of(2.0), row_of(2.1)};
  const ReplicateRows nowhere{no_world(), no_world()};
  CHECK(judged(claim, there, &nowhere).verdict == Verdict::undecided);
}

TEST_CASE("the names of verdicts are those of the files") {
  CHECK(name_of(Verdict::supported) == "supported");
  CHECK(name_of(Verdict::not_supported) == "not_supported");
  CHECK(name_of(Verdict::undecided) == "undecided");
}

TEST_CASE("a measure of the world itself is exact, with replicates too") {
  for (const Evaluation evaluation : {Evaluation::expected, Evaluation::monte_carlo}) {
    const ClaimAtPoint enough = judged_of_world(claim_of("truth", 900.0), 1000.0, evaluation);
    CHECK(enough.verdict == Verdict::supported);
    CHECK(enough.value == 1000.0);
    CHECK(enough.mcse == 0.0);
    CHECK(judged_of_world(claim_of("truth", 1001.0), 1000.0, evaluation).verdict ==
          Verdict::not_supported);
  }
}

TEST_CASE("of a measure of the world and one of an estimator the latter alone has noise") {
  Claim claim = claim_of("published_inflation", 2.0);
  claim.than = Comparison{"chao", "inflation", {}, {}};
  const ReplicateRows rows = around(1.0, 0.1);
  ClaimRows at{0, &rows, &rows};
  at.own = 2.5;
  const ClaimAtPoint judged = judge(claim, {at}, Evaluation::monte_carlo).points.front();
  CHECK(judged.bound == Approx(2.0));
  CHECK(judged.mcse == Approx(2.0 * 0.1 / std::sqrt(99.0)));
  CHECK(judged.verdict == Verdict::supported);
  claim.measure = "inflation";
  claim.than->measure = "truth";
  at.own.reset();
  at.than_own = 0.45;
  const ClaimAtPoint other = judge(claim, {at}, Evaluation::monte_carlo).points.front();
  CHECK(other.bound == Approx(0.9));
  CHECK(other.mcse == Approx(0.1 / std::sqrt(99.0)));
}

}  // namespace darknumber::claim_verdict_test
