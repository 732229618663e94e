// SPDX-License-Identifier: MIT
#include "engine/study/rounding.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "engine/report/study/study_finding.h"
#include "engine/report/study/study_report.h"
#include "engine/report/terminal.h"
#include "tests/support/small_study.h"

namespace darknumber::rounding_test {
namespace {

constexpr double eps = std::numeric_limits<double>::epsilon();

std::vector<double> rounded(const std::vector<double>& values, double scale) {
  std::vector<ScaledNumber> numbers;
  for (const double value : values) numbers.push_back({value, scale});
  return without_rounding(numbers);
}

/// Nothing is violated: the independence model is exactly right at every point.
std::string right_everywhere(const std::string& type, const std::string& fields = "") {
  return R"({"schema": 1, "population": {"victims": 5000},
    "agencies": [{"name": "A", "capture_probability": 0.3}, {"name": "B", "capture_probability": 0.2},
                 {"name": "C", "capture_probability": 0.25}],
    "estimation": {"estimators": [{"method": "loglinear", "terms": "independence"}]},
    "study": {"type": ")" +
         type + "\", " + fields + R"( "factors": [
      {"path": "agencies[A].capture_probability", "range": [0.05, 0.4]},
      {"path": "agencies[B].capture_probability", "range": [0.05, 0.4]},
      {"path": "agencies[C].capture_probability", "range": [0.05, 0.4]}]}})";
}

}  // namespace

TEST_CASE("numbers that differ by rounding are one number") {
  CHECK(rounded({4e-16, -2e-16, 0.5}, 1.0) == std::vector<double>{0.0, 0.0, 0.5});
  CHECK(rounded({1.0 + 3.0 * eps, 1.0, 2.0}, 1.0) == std::vector<double>{1.0, 1.0, 2.0});
  CHECK(rounded({2.5, 2.5 + 4.0 * eps}, 1.0) == std::vector<double>{2.5, 2.5});
  CHECK(rounded({2.5, 2.5 + 1e-6}, 1.0) == std::vector<double>{2.5, 2.5 + 1e-6});
  // A bias of 32,278 persons by a millionth of one is none; by a hundredth it is one.
  CHECK(rounded({1e-6, 1e-2}, 32278.0) == std::vector<double>{0.0, 1e-2});
  const std::vector<double> with_infinity = rounded({INFINITY, 1e-16, NAN}, 1.0);
  CHECK(std::isinf(with_infinity[0]));
  CHECK(with_infinity[1] == 0.0);
  CHECK(std::isnan(with_infinity[2]));
}

TEST_CASE("a measure of persons is relative to the truth, others to 1") {
  CHECK(measure_scale("bias", 32278.0) == 32278.0);
  CHECK(measure_scale("log_bias", 32278.0) == 1.0);
  CHECK(measure_scale("risk_over_2", 32278.0) == 1.0);
}

TEST_CASE("an estimator that is right everywhere has no indices") {
  for (const std::string measure : {"log_bias", "bias", "inflation"}) {
    const std::string fields = "\"size\": 64, \"shapley\": true, \"measure\": \"" + measure + "\",";
    const StudyRun run = run_of(plan_of(right_everywhere("sobol", fields)));
    const SobolOutcome::OfAnswer& one = std::get<SobolOutcome>(run.outcome).answers.at(0);
    INFO(measure);
    CHECK(one.indices.constant);
    CHECK(*one.indices.variance == 0.0);
    for (const SensitivityIndex& index : one.indices.total) CHECK_FALSE(index.value);
    for (const SensitivityIndex& index : one.indices.first_order) CHECK_FALSE(index.value);
    for (const SensitivityIndex& index : one.shapley->effects) CHECK_FALSE(index.value);
  }
}

TEST_CASE("elementary effects of rounding are 0, and the outcome says that nothing varies") {
  const StudyRun run = run_of(plan_of(right_everywhere("morris", "\"trajectories\": 10,")));
  const MorrisOutcome::OfAnswer& one = std::get<MorrisOutcome>(run.outcome).answers.at(0);
  CHECK(one.constant);
  for (const MorrisEffect& effect : one.effects) CHECK(*effect.mu_star == 0.0);
}

TEST_CASE("the text says that nothing varies, in place of indices") {
  for (const std::string type : {"sobol", "morris"}) {
    const StudyPlan plan = plan_of(right_everywhere(type));
    const StudyRun run = run_of(plan);
    const std::string text = terminal_text(study_blocks(run, plan), 120);
    INFO(text);
    CHECK(text.find("log_bias is the same at every point, but for rounding") != std::string::npos);
    CHECK(text.find("agencies[A].capture_probability") == std::string::npos);
    CHECK(paragraph_of(study_finding(run, plan)).starts_with("Nothing moves the estimate by "));
  }
}

TEST_CASE("a sample of worlds in which the estimate is right has none above or below") {
  const StudyRun run = run_of(plan_of(right_everywhere("sample", "\"size\": 512,")));
  const SampleOutcome::OfAnswer& one = std::get<SampleOutcome>(run.outcome).answers.at(0);
  CHECK(one.equal == 512);
  CHECK(one.over + one.under + one.none == 0);
  CHECK(one.pawn.status == SampleStatus::constant_output);
  CHECK(one.delta.status == SampleStatus::constant_output);
  CHECK(one.split.factors.empty());
}

TEST_CASE("a ledger has 0 where a violation does nothing but round") {
  const StudyPlan plan = plan_of(small_study("ledger", "\"measure\": \"log_bias\""));
  const StudyRun run = run_of(plan);
  for (const auto& of_answer : std::get<LedgerOutcome>(run.outcome).answers)
    for (const auto& line : of_answer.lines)
      for (const WithError& entry : {line.alone, line.last, line.shapley})
        CHECK((*entry.value == 0.0 || std::abs(*entry.value) > same_answer));
  CHECK(*std::get<LedgerOutcome>(run.outcome).answers.at(0).off.value == 0.0);
}

TEST_CASE("on the expected table a claim is not refused for rounding") {
  const std::string text = right_everywhere("sample", "\"size\": 8,");
  std::string claims = text.substr(0, text.rfind('}'));
  claims += R"(, "claims": [
    {"text": "no less", "estimator": "independence", "measure": "inflation", "at_least": 1,
     "where": {"agencies[A].capture_probability": [0.11, 0.13, 0.17, 0.19, 0.23]}},
    {"text": "no more", "estimator": "independence", "measure": "inflation", "at_most": 1,
     "where": {"agencies[A].capture_probability": [0.11, 0.13, 0.17, 0.19, 0.23]}}]})";
  for (const ClaimResult& claim : run_of(plan_of(claims)).claims)
    CHECK(claim.verdict == Verdict::supported);
}

TEST_CASE(
    "answers on the expected table hold no rounding: an estimator that is right is at 0 or 1") {
  const StudyRun run = run_of(plan_of(right_everywhere("sample", "\"size\": 64,")));
  for (const PointResult& point : run.result.points)
    for (const EstimatorMeasure& one : point.measures) {
      INFO(one.measured.name);
      if (one.measured.name == "log_bias") CHECK(one.exact == 0.0);
      if (one.measured.name == "inflation") CHECK(one.exact == 1.0);
      CHECK(one.measured.value == one.exact);
    }
}

TEST_CASE("indices of one replicate a point are refused: its noise would pass for effects") {
  for (const std::string type : {"sobol", "morris"}) {
    const std::string study =
        right_everywhere(type, (type == "sobol" ? "\"size\": 64, " : "") +
                                   std::string("\"evaluate\": \"monte_carlo\","));
    const std::string once = R"({"monte_carlo": {"replicates": 1}, )" + study.substr(1);
    try {
      (void)plan_of(once);
      FAIL("one replicate was planned");
    } catch (const InputError& error) {
      REQUIRE(error.problems().size() == 1);
      CHECK(error.problems().front().path == "monte_carlo.replicates");
      CHECK_THAT(error.problems().front().message, Catch::Contains("takes noise for effects"));
    }
    CHECK_NOTHROW(plan_of(R"({"monte_carlo": {"replicates": 2}, )" + study.substr(1)));
  }
}

}  // namespace darknumber::rounding_test
