// SPDX-License-Identifier: MIT
#include "engine/estimators/censored_loglinear.h"

#include <Eigen/Dense>
#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "engine/core/random_stream.h"
#include "engine/estimators/fit.h"
#include "engine/estimators/fitting/counts_between.h"
#include "engine/estimators/reasons.h"

namespace darknumber::censored_loglinear_test {
namespace {

const std::vector<std::string> names{"A", "B", "C"};

EstimatorSpec spec_of(FixedTerms terms) {
  return {"model", LoglinearFixed{terms, {}}, every_agency(names)};
}

/// Table `number`: three lists, two of its cells suppressed as `least` to 4, the others from 5
/// to 60.
SuppressedTable small_table(std::uint32_t number, double least = 1.0) {
  const auto random = [&](std::uint32_t what) {
    return philox4x32_10({number, what, 0, 0}, {2026, 11})[0];
  };
  std::vector<double> counts(8, 0.0);
  for (std::uint32_t h = 1; h < 8; ++h) counts[h] = 5 + random(h) % 56;
  const CaptureHistory first = 1 + random(8) % 7;
  const CaptureHistory second = 1 + (first + random(9) % 6) % 7;
  counts[first] = counts[second] = 0.5 * (least + 4.0);
  return {ContingencyTable(3, counts), {{first, least, 4}, {second, least, 4}}};
}

double poisson(double x, double mu) {
  return x * std::log(mu) - mu - std::lgamma(x + 1.0);
}

/// Expected counts by history under a model's coefficients.
std::vector<double> fitted(const FittedModel& model) {
  std::vector<double> mu(8, 0.0);
  for (CaptureHistory h = 0; h < 8; ++h) {
    double eta = model.intercept;
    for (std::size_t t = 0; t < model.terms.size(); ++t)
      if (is_subset(model.terms[t], h)) eta += model.coefficients[t];
    mu[h] = std::exp(eta);
  }
  return mu;
}

/// The likelihood of a table as the sum of those of its completions.
double enumerated_log_likelihood(const SuppressedTable& table, const std::vector<double>& mu) {
  double sum = 0.0;
  double known = 0.0;
  const CaptureHistory a = table.cells[0].history;
  const CaptureHistory b = table.cells[1].history;
  for (CaptureHistory h = 1; h < 8; ++h)
    if (h != a && h != b) known += poisson(table.table[h], mu[h]);
  for (double x = table.cells[0].least; x <= 4.0; ++x)
    for (double y = table.cells[1].least; y <= 4.0; ++y)
      sum += std::exp(poisson(x, mu[a]) + poisson(y, mu[b]));
  return known + std::log(sum);
}

/// N-hat at the maximum of the enumerated likelihood, by Newton's method on the design matrix; the
/// gradient and the curvature of an interval's log-probability are mean - mu and variance - mu.
double direct_maximum(const SuppressedTable& table, const std::vector<CaptureHistory>& terms) {
  const auto size = static_cast<Eigen::Index>(terms.size());
  Eigen::VectorXd beta = Eigen::VectorXd::Zero(size);
  beta[0] = 2.0;
  double seen = 0.0;
  for (int round = 0; round < 200; ++round) {
    Eigen::VectorXd gradient = Eigen::VectorXd::Zero(size);
    Eigen::MatrixXd curvature = Eigen::MatrixXd::Zero(size, size);
    seen = 0.0;
    for (CaptureHistory h = 1; h < 8; ++h) {
      Eigen::VectorXd row(size);
      for (Eigen::Index t = 0; t < size; ++t)
        row[t] = is_subset(terms[static_cast<std::size_t>(t)], h) ? 1.0 : 0.0;
      const double mu = std::exp(row.dot(beta));
      double mean = table.table[h];
      double variance = 0.0;
      for (const SuppressedCount& cell : table.cells) {
        if (cell.history != h) continue;
        double total = 0.0;
        double first = 0.0;
        double second = 0.0;
        for (double x = cell.least; x <= cell.most; ++x) {
          const double mass = std::exp(poisson(x, mu));
          total += mass;
          first += x * mass;
          second += x * x * mass;
        }
        mean = first / total;
        variance = second / total - mean * mean;
      }
      seen += mean;
      gradient += (mean - mu) * row;
      curvature += (mu - variance) * row * row.transpose();
    }
    const Eigen::VectorXd step = curvature.ldlt().solve(gradient);
    beta += step * std::min(1.0, 1.0 / step.norm());
    if (step.norm() < 1e-13) break;
  }
  return seen + std::exp(beta[0]);
}

}  // namespace

TEST_CASE("the likelihood of suppressed counts is the sum over their completions, at its maximum") {
  const std::vector<std::pair<std::vector<CaptureHistory>, std::vector<CaptureHistory>>> models{
      {{}, {0, 1, 2, 4}}, {{0b011}, {0, 1, 2, 4, 0b011}}};
  for (std::uint32_t number = 0; number < 50; ++number)
    for (const double least : {1.0, 0.0})
      for (const auto& [interactions, terms] : models) {
        CAPTURE(number, least, terms.size());
        const SuppressedTable table = small_table(number, least);
        const FitOutcome outcome = fit_censored(
            {"model", LoglinearFixed{FixedTerms::listed, interactions}, every_agency(names)},
            table);
        const Estimate* estimate = std::get_if<Estimate>(&outcome);
        REQUIRE(estimate);
        REQUIRE(estimate->model);
        if (estimate->boundary) continue;
        CHECK(estimate->model->log_likelihood ==
              Approx(enumerated_log_likelihood(table, fitted(*estimate->model))).epsilon(1e-10));
        CHECK(estimate->population_size == Approx(direct_maximum(table, terms)).epsilon(1e-8));
        REQUIRE(estimate->interval);
        CHECK(estimate->interval->lower < estimate->population_size);
      }
}

TEST_CASE("a suppressed overlap that may be nobody leaves N without bound") {
  const ListsInUse two = every_agency(std::vector<std::string>{"A", "B"});
  const EstimatorSpec independence{"independence", LoglinearFixed{}, two};
  const auto outcome_with = [&](double least) {
    return fit_censored(independence, {ContingencyTable(2, {0, 20, 30, 2}), {{3, least, 4}}});
  };
  CHECK(status_of(outcome_with(0)) == Status::no_mle);
  REQUIRE(status_of(outcome_with(1)) == Status::ok);
  // Saturated: the mean of a count from 1 to 4 is where it is the mean of its interval.
  const double mu = std::get<Estimate>(outcome_with(1)).model->intercept;
  const double overlap = 20.0 * 30.0 / std::exp(mu);
  CHECK(CountsBetween({1, 4}, overlap, 0.0).moments().mean == Approx(overlap).epsilon(1e-9));
}

TEST_CASE("a suppressed count off the face is nobody") {
  // Pairwise on three lists is saturated: nothing keeps a count that may be 0 from it.
  const std::vector<double> counts{0, 40, 30, 6, 50, 9, 2, 3};
  for (const CaptureHistory cell : {CaptureHistory{0b001}, CaptureHistory{0b110}}) {
    CAPTURE(cell);
    std::vector<double> zero = counts;
    zero[cell] = 0.0;
    const ContingencyTable with_zero(3, zero);
    const FitOutcome of_zero = fit(spec_of(FixedTerms::pairwise), with_zero, with_zero);
    const FitOutcome outcome =
        fit_censored(spec_of(FixedTerms::pairwise), {ContingencyTable(3, counts), {{cell, 0, 4}}});
    CHECK(status_of(outcome) == status_of(of_zero));
    if (status_of(of_zero) != Status::ok) continue;
    CHECK(std::get<Estimate>(outcome).boundary);
    CHECK(std::get<Estimate>(outcome).population_size ==
          Approx(std::get<Estimate>(of_zero).population_size).epsilon(1e-10));
  }
}

TEST_CASE("where all counts are known, the maximum is that of any other table") {
  const ContingencyTable table(3, {0, 40.5, 30, 6, 50, 9, 2.25, 3});
  for (const FixedTerms terms : {FixedTerms::independence, FixedTerms::pairwise}) {
    const auto as_it_is = std::get<Estimate>(fit(spec_of(terms), table, table));
    const auto estimate = std::get<Estimate>(fit_censored(spec_of(terms), {table, {{7, 3, 3}}}));
    CHECK(estimate.population_size == Approx(as_it_is.population_size).epsilon(1e-10));
    CHECK(*estimate.se == Approx(*as_it_is.se).epsilon(1e-8));
    CHECK(estimate.model->log_likelihood == Approx(as_it_is.model->log_likelihood).epsilon(1e-10));
    for (std::size_t t = 0; t < as_it_is.model->terms.size(); ++t)
      CHECK(estimate.model->standard_errors[t] ==
            Approx(as_it_is.model->standard_errors[t]).epsilon(1e-8));
  }
}

TEST_CASE(
    "a selection is of the table of the middles, and its model's likelihood is then maximised") {
  const SuppressedTable table = small_table(1);
  const EstimatorSpec selection{"aic", LoglinearStepwise{Criterion::aic}, every_agency(names)};
  const FitOutcome on_middles = fit(selection, table.table, table.table);
  const FitOutcome chosen = fit_censored(selection, table);
  REQUIRE(std::holds_alternative<Estimate>(chosen));
  std::vector<CaptureHistory> terms = std::get<Estimate>(on_middles).model->terms;
  CHECK(std::get<Estimate>(chosen).model->terms == terms);
  std::vector<CaptureHistory> with_intercept{0};
  with_intercept.insert(with_intercept.end(), terms.begin(), terms.end());
  CHECK(std::get<Estimate>(chosen).population_size ==
        Approx(direct_maximum(table, with_intercept)).epsilon(1e-8));
}

TEST_CASE("a saturated cell that is suppressed is fitted within its interval") {
  const SuppressedTable table = small_table(3);
  const FitOutcome outcome = fit_censored(spec_of(FixedTerms::pairwise), table);
  const Estimate* estimate = std::get_if<Estimate>(&outcome);
  REQUIRE(estimate);
  const std::vector<double> mu = fitted(*estimate->model);
  for (const SuppressedCount& cell : table.cells) {
    CHECK(mu[cell.history] > cell.least);
    CHECK(mu[cell.history] < cell.most);
  }
}

TEST_CASE("a censored Poisson count has the moments of its interval") {
  const CensoredPoisson count = CountsBetween({1, 2}, 2.0, 0.0).moments();
  CHECK(count.log_probability == Approx(std::log(4.0 * std::exp(-2.0))));
  CHECK(count.mean == Approx(1.5));
  CHECK(count.variance == Approx(0.25));
}

TEST_CASE("other methods need counts") {
  EstimatorSpec chao{"chao", Chao{}, every_agency(names)};
  CHECK(status_of(fit_censored(chao, small_table(0))) == Status::needs_counts);
}

TEST_CASE("suppressed counts leave the method's own interval, and no other under its name") {
  const SuppressedTable table = small_table(1);
  EstimatorSpec spec = spec_of(FixedTerms::independence);
  const auto own = std::get<Estimate>(fit_censored(spec, table));
  REQUIRE(own.interval);
  CHECK(own.interval_lack == IntervalLack::none);
  for (const IntervalKind kind :
       {IntervalKind::profile, IntervalKind::bootstrap, IntervalKind::bca}) {
    spec.interval.kind = kind;
    const auto other = std::get<Estimate>(fit_censored(spec, table));
    CHECK_FALSE(other.interval);
    CHECK(other.interval_lack == IntervalLack::suppressed_counts);
    CHECK(other.population_size == own.population_size);
    CHECK(other.se == own.se);
  }
}

TEST_CASE("a likelihood of intervals has no deviance, and a model with one has") {
  const SuppressedTable table = small_table(1);
  const EstimatorSpec spec = spec_of(FixedTerms::independence);
  CHECK_FALSE(std::get<Estimate>(fit_censored(spec, table)).model->deviance);
  CHECK(std::get<Estimate>(fit(spec, table.table, table.table)).model->deviance.value() > 0.0);
}

TEST_CASE("where every count may be 0 the reason does not say that nobody is on any list") {
  const ContingencyTable middles(2, {0, 2, 2, 2});
  const EstimatorSpec independence{"independence", LoglinearFixed{},
                                   every_agency(std::vector<std::string>{"A", "B"})};
  CHECK(status_of(fit_censored(independence, {middles, {{1, 0, 4}, {2, 0, 4}, {3, 0, 4}}})) ==
        Status::no_data);
  CHECK_THAT(reason_of(Status::no_data, independence, middles),
             Catch::Contains("every count of its lists may be 0"));
  CHECK(reason_of(Status::no_data, independence, ContingencyTable(2)) ==
        "nobody is on any of its lists");
}

TEST_CASE("why a completion has no estimate is said of the first stratum that has such a one") {
  EstimatorSpec chao{"chao", Chao{}, every_agency(std::vector<std::string>{"A", "B"})};
  chao.stratify = true;
  // In the first stratum the overlap may be nobody.
  const SuppressedTable first{ContingencyTable(2, {0, 20, 30, 2}), {{0b11, 0, 4}}};
  const SuppressedTable second{ContingencyTable(2, {0, 20, 2.5, 10}), {{0b10, 1, 4}}};
  const SuppressedTable whole{ContingencyTable(2, {0, 40, 32.5, 12}), {{0b11, 0, 4}, {0b10, 1, 4}}};
  for (const auto& strata : {std::vector{first, second}, std::vector{second, first}}) {
    const SuppressedAnswers answers = estimate_suppressed(
        {chao}, every_agency(std::vector<std::string>{"A", "B"}), whole, strata, {1});
    REQUIRE(answers.ranges.size() == 3);
    REQUIRE(answers.ranges.front());
    CHECK(answers.ranges.front()->without_estimate == 1);
    CHECK(answers.ranges.front()->why == Status::no_overlap);
  }
}

}  // namespace darknumber::censored_loglinear_test
