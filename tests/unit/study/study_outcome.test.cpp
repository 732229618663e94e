// SPDX-License-Identifier: MIT
#include "engine/study/study_outcome.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <utility>

#include "engine/performance/measures.h"
#include "tests/support/small_study.h"

namespace darknumber::study_outcome_test {
namespace {

/// N-hat over N of each replicate of the chao estimator at the point of a row.
std::vector<double> ratios(const StudyPlan& plan, const StudyRun& run, std::size_t row) {
  std::vector<double> values;
  for (const ReplicateRow& one : run.result.points[plan.rows[row]].rows[1])
    values.push_back(one.estimate / one.truth);
  return values;
}

struct Mean {
  double value = 0.0;
  double mcse = 0.0;
};

Mean mean_of(const std::vector<double>& values) {
  const double n = static_cast<double>(values.size());
  double sum = 0.0;
  for (double value : values) sum += value;
  double squares = 0.0;
  for (double value : values) squares += (value - sum / n) * (value - sum / n);
  return {sum / n, std::sqrt(squares / (n - 1.0) / n)};
}

template <typename Combine>
Mean mean_over(std::size_t replicates, Combine combine) {
  std::vector<double> values;
  for (std::size_t r = 0; r < replicates; ++r) values.push_back(combine(r));
  return mean_of(values);
}

void check(const WithError& found, const Mean& expected) {
  REQUIRE(found.value);
  REQUIRE(found.mcse);
  CHECK(*found.value == Approx(expected.value).epsilon(1e-10).margin(1e-12));
  CHECK(*found.mcse == Approx(expected.mcse).epsilon(1e-10).margin(1e-12));
}

const std::string replicated = R"("evaluate": "monte_carlo")";
const std::string two_ranges = R"("factors": [
    {"path": "agencies[*].false_positive_share", "range": [0, 0.3]},
    {"path": "dependence[Police,Shelter].odds_ratio", "range": [0.5, 4], "scale": "log"}])";

}  // namespace

TEST_CASE("a ledger by replicates is the mean of each replicate's own, with its error") {
  const StudyPlan plan = plan_of(small_study("ledger", replicated));
  const StudyRun run = run_of(plan);
  const auto& outcome = std::get<LedgerOutcome>(run.outcome);
  REQUIRE(outcome.answers.size() == 2);
  const LedgerOutcome::OfAnswer& chao = outcome.answers[1];
  std::vector<std::vector<double>> y;
  for (std::size_t row = 0; row < 8; ++row) y.push_back(ratios(plan, run, row));
  check(chao.off, mean_of(y[0]));
  check(chao.all, mean_of(y[7]));
  REQUIRE(chao.lines.size() == 3);
  // Violations are the bits of the row: dependence 1, false positives 2, missed links 4.
  check(chao.lines[0].alone, mean_over(40, [&](std::size_t r) { return y[1][r] - y[0][r]; }));
  check(chao.lines[1].last, mean_over(40, [&](std::size_t r) { return y[7][r] - y[5][r]; }));
  check(chao.lines[2].shapley, mean_over(40, [&](std::size_t r) {
          return (y[4][r] - y[0][r]) / 3.0 + (y[5][r] - y[1][r]) / 6.0 + (y[6][r] - y[2][r]) / 6.0 +
                 (y[7][r] - y[3][r]) / 3.0;
        }));
  double sum = 0.0;
  for (const LedgerOutcome::Line& line : chao.lines) sum += *line.shapley.value;
  CHECK(sum == Approx(*chao.all.value - *chao.off.value).epsilon(1e-9));
  // Common random numbers: the error of a difference is far below that of its terms.
  CHECK(*chao.lines[1].alone.mcse < 0.5 * *chao.all.mcse);
}

TEST_CASE("a ledger on the expected table is exact") {
  const StudyPlan plan = plan_of(small_study("ledger", R"("estimator": "chao")"));
  const StudyRun run = run_of(plan);
  const auto& outcome = std::get<LedgerOutcome>(run.outcome);
  REQUIRE(outcome.answers.size() == 1);
  const LedgerOutcome::OfAnswer& chao = outcome.answers[0];
  CHECK(chao.answer == 1);
  CHECK(*chao.off.mcse == 0.0);
  CHECK(*chao.lines[2].last.value ==
        Approx(ratios(plan, run, 7)[0] - ratios(plan, run, 3)[0]).epsilon(1e-12));
}

TEST_CASE("a tornado has the differences from the base on the same replicates") {
  const StudyPlan plan = plan_of(small_study("one_at_a_time", replicated + R"(, "factors": [
    {"path": "agencies[*].false_positive_share", "low": 0, "high": 0.3},
    {"path": "population.victims", "low": 1000, "high": 4000}])"));
  const StudyRun run = run_of(plan);
  const OneAtATimeOutcome::OfAnswer& chao = std::get<OneAtATimeOutcome>(run.outcome).answers.at(1);
  const std::vector<double> base = ratios(plan, run, 0);
  const std::vector<double> low = ratios(plan, run, 1);
  const std::vector<double> high = ratios(plan, run, 4);
  check(chao.base, mean_of(base));
  check(chao.factors[0].low, mean_of(low));
  check(chao.factors[0].low_difference,
        mean_over(40, [&](std::size_t r) { return low[r] - base[r]; }));
  check(chao.factors[1].high, mean_of(high));
  check(chao.factors[1].high_difference,
        mean_over(40, [&](std::size_t r) { return high[r] - base[r]; }));
}

TEST_CASE("a sample counts the worlds above and below the truth") {
  const StudyPlan plan = plan_of(small_study("sample", R"("size": 64, )" + two_ranges));
  const StudyRun run = run_of(plan);
  const SampleOutcome::OfAnswer& chao = std::get<SampleOutcome>(run.outcome).answers.at(1);
  std::size_t over = 0;
  for (std::size_t row = 0; row < 64; ++row) over += ratios(plan, run, row)[0] > 1.0;
  REQUIRE(over > 0);
  REQUIRE(over < 64);
  CHECK(chao.over == over);
  CHECK(chao.under == 64 - over);
  CHECK(chao.equal == 0);
  CHECK(chao.none == 0);
}

TEST_CASE("morris takes the differences along its walks") {
  const StudyPlan plan =
      plan_of(small_study("morris", R"("trajectories": 2, "estimator": "chao", )" + two_ranges));
  const StudyRun run = run_of(plan);
  const MorrisOutcome::OfAnswer& chao = std::get<MorrisOutcome>(run.outcome).answers.at(0);
  const auto& design = std::get<MorrisDesign>(plan.meaning);
  const auto points = design.rows();
  double mu_star = 0.0;
  for (std::size_t t = 0; t < 2; ++t)
    for (std::size_t step = 0; step < 2; ++step) {
      const std::size_t row = 3 * t + step;
      if (points[row][0] == points[row + 1][0]) continue;  // the other factor moves
      const double change =
          std::log(ratios(plan, run, row + 1)[0]) - std::log(ratios(plan, run, row)[0]);
      mu_star += std::abs(change / (points[row + 1][0] - points[row][0])) / 2.0;
    }
  REQUIRE(chao.effects.size() == 2);
  CHECK(*chao.effects[0].mu_star == Approx(mu_star).epsilon(1e-9));
  CHECK(chao.effects[0].n_used == 2);
}

TEST_CASE("the outer levels of morris are quantiles of a belief that does not reach its ends") {
  const StudyPlan plan = plan_of(small_study("morris", R"("trajectories": 10, "factors": [
      {"path": "agencies[*].false_positive_share", "belief": {"normal": [0.2, 0.01]}},
      {"path": "agencies[Shelter].missed_link_probability", "belief": {"uniform": [0.1, 0.3]}}])"));
  const auto ends_of = [&](std::size_t factor) {
    std::pair<double, double> ends{INFINITY, -INFINITY};
    for (const std::size_t row : plan.rows) {
      const double value = plan.points.factor_values(row)[factor].number();
      ends = {std::min(ends.first, value), std::max(ends.second, value)};
    }
    return ends;
  };
  // The normal quantiles of 0.01 and 0.99 are -2.3263 and 2.3263.
  CHECK(ends_of(0).first == Approx(0.2 - 0.023263).margin(1e-6));
  CHECK(ends_of(0).second == Approx(0.2 + 0.023263).margin(1e-6));
  CHECK(ends_of(1).first == Approx(0.1));
  CHECK(ends_of(1).second == Approx(0.3));
}

TEST_CASE("sobol has an index for each factor and a dummy, which has none") {
  const StudyPlan plan =
      plan_of(small_study("sobol", R"("size": 64, "second_order": true, )" + two_ranges));
  const StudyRun run = run_of(plan);
  const SobolOutcome::OfAnswer& chao = std::get<SobolOutcome>(run.outcome).answers.at(1);
  REQUIRE(chao.indices.first_order.size() == 3);
  CHECK(*chao.indices.total[2].value == Approx(0.0).margin(1e-12));
  CHECK(*chao.indices.total[0].value > *chao.indices.total[1].value);
  CHECK(chao.indices.missing == 0);
}

TEST_CASE("a tipping point is where the exact answer is the target") {
  const std::string fields = R"("estimator": "chao", "target": 1.3, "factors": [
    {"path": "agencies[*].false_positive_share", "range": [0, 0.3]}])";
  const StudyPlan plan = plan_of(small_study("tipping_point", fields));
  const StudyRun run = run_of(plan);
  const auto& outcome = std::get<TippingOutcome>(run.outcome);
  REQUIRE(outcome.solved.one);
  REQUIRE(outcome.solved.one->crossings.size() == 1);
  CHECK(outcome.solved.one->crossings[0].rises);
  REQUIRE(plan.rows.size() == 1);
  CHECK(ratios(plan, run, 0)[0] == Approx(1.3).epsilon(1e-8));
  CHECK(outcome.confirmed.empty());
  const StudyPlan drawn = plan_of(small_study("tipping_point", replicated + ", " + fields));
  const auto confirmed = std::get<TippingOutcome>(run_of(drawn).outcome);
  REQUIRE(drawn.rows.size() == 7);
  REQUIRE(confirmed.confirmed.size() == 1);
  REQUIRE(confirmed.confirmed[0]);
  const double at = outcome.solved.one->crossings[0].at;
  CHECK(std::abs(confirmed.confirmed[0]->estimate - at) < 5.0 * confirmed.confirmed[0]->se);
  CHECK(confirmed.confirmed[0]->se > 0.0);
}

TEST_CASE("where no value reaches the target, the extremes are evaluated") {
  const StudyPlan plan = plan_of(small_study("tipping_point", R"("estimator": "chao",
    "target": 9, "factors": [{"path": "agencies[*].false_positive_share", "range": [0, 0.3]}])"));
  const StudyRun run = run_of(plan);
  const auto& outcome = std::get<TippingOutcome>(run.outcome);
  CHECK(outcome.solved.one->crossings.empty());
  REQUIRE(plan.rows.size() == 2);
  CHECK(ratios(plan, run, 0)[0] == Approx(outcome.solved.one->least->value));
  CHECK(ratios(plan, run, 1)[0] == Approx(outcome.solved.one->most->value));
}

TEST_CASE("a contour without what is plausible evaluates its extremes") {
  const StudyPlan plan =
      plan_of(small_study("tipping_point", R"("estimator": "chao", "target": 1.3, )" + two_ranges));
  const StudyRun run = run_of(plan);
  const auto& contour = *std::get<TippingOutcome>(run.outcome).solved.two;
  REQUIRE(plan.rows.size() == 2);
  CHECK(ratios(plan, run, 0)[0] == Approx(contour.least->value));
  CHECK(ratios(plan, run, 1)[0] == Approx(contour.most->value));
}

TEST_CASE("the least extreme combination has the target and its distance in half-widths") {
  const StudyPlan plan = plan_of(small_study("tipping_point", R"("estimator": "chao",
    "target": 1.3, "factors": [
    {"path": "agencies[*].false_positive_share", "range": [0, 0.3], "plausible": [0.02, 0.1]},
    {"path": "dependence[Police,Shelter].odds_ratio", "range": [0.5, 4], "scale": "log",
     "plausible": [1, 2]}])"));
  const StudyRun run = run_of(plan);
  const auto& outcome = std::get<TippingOutcome>(run.outcome);
  REQUIRE(outcome.solved.two);
  CHECK_FALSE(outcome.solved.two->lines.empty());
  REQUIRE(outcome.solved.many);
  REQUIRE(outcome.solved.many->reached);
  const std::vector<double>& at = outcome.solved.many->at;
  const double first = (at[0] - 0.06) / 0.04;
  const double second = (std::log(at[1]) - 0.5 * std::log(2.0)) / (0.5 * std::log(2.0));
  CHECK(outcome.solved.many->distance == Approx(std::hypot(first, second)).epsilon(1e-6));
  CHECK(ratios(plan, run, 0)[0] == Approx(1.3).epsilon(1e-6));
}

TEST_CASE("a share that no replicate changes has an error, and so have its differences") {
  const std::string fields = R"("evaluate": "monte_carlo", "measure": "risk_over_9", "factors": [
      {"path": "bystanders.count", "low": 3000, "high": 6000}])";
  const auto outcome =
      std::get<OneAtATimeOutcome>(run_of(plan_of(small_study("one_at_a_time", fields))).outcome);
  // 0 of 40 at every point: z / (40 + z^2)
  constexpr double z = 1.959963984540054;
  const double error = z / (40.0 + z * z);
  const OneAtATimeOutcome::Bar& bar = outcome.answers[1].factors[0];
  for (const WithError& one :
       {outcome.answers[1].base, bar.low, bar.high, bar.low_difference, bar.high_difference}) {
    CHECK(*one.value == 0.0);
    CHECK(*one.mcse == Approx(error).epsilon(1e-12));
  }
  const auto ledger = std::get<LedgerOutcome>(
      run_of(plan_of(small_study("ledger", replicated + ", \"measure\": \"risk_over_9\"")))
          .outcome);
  for (const LedgerOutcome::Line& line : ledger.answers[1].lines)
    for (const WithError& one : {line.alone, line.last, line.shapley})
      CHECK(*one.mcse == Approx(error).epsilon(1e-12));
}

TEST_CASE("the error of a share counts the replicates that have it, and no others") {
  const StudyPlan plan =
      plan_of(replaced(replaced(small_study("one_at_a_time", R"("evaluate": "monte_carlo",
      "measure": "risk_under_0.01", "estimator": "chao", "factors": [
      {"path": "agencies[Police].anonymous_share", "low": 0.1, "high": 0.3}])"),
                                "\"victims\": 2000", "\"victims\": 2"),
                       ", \"false_positive_share\": 0.1", ""));
  const StudyRun run = run_of(plan);
  const auto outcome = std::get<OneAtATimeOutcome>(run.outcome);
  const std::size_t base = plan.rows[0];
  const Measured of_base = *measure("risk_under_0.01", run.result.points[base].rows[1], 2.0);
  REQUIRE(of_base.n_used > 0);
  REQUIRE(of_base.n_used < 40);
  REQUIRE(of_base.value == 0.0);
  CHECK(*outcome.answers[0].base.mcse == Approx(of_base.mcse).epsilon(1e-12));
}

TEST_CASE("a study of one replicate has numbers, and errors of none") {
  const StudyPlan plan = plan_of(
      replaced(small_study("ledger", replicated), "\"replicates\": 40", "\"replicates\": 1"));
  const auto outcome = std::get<LedgerOutcome>(run_of(plan).outcome);
  CHECK(outcome.answers[0].all.value);
  CHECK_FALSE(outcome.answers[0].all.mcse);
}

}  // namespace darknumber::study_outcome_test
