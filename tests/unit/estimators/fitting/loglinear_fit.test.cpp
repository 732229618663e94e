// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/loglinear_fit.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/core/estimate.h"
#include "engine/estimators/fit.h"
#include "engine/estimators/fitting/eigen_fit.h"
#include "engine/estimators/fitting/independence_fit.h"
#include "tests/support/reference.h"
#include "tests/unit/estimators/random_tables.h"

namespace darknumber::loglinear_fit_test {
namespace {

std::vector<CaptureHistory> random_interactions(int lists, RandomStream& random) {
  std::vector<CaptureHistory> terms;
  for (CaptureHistory term = 3; term < history_count(lists); ++term)
    if (lists_on(term) == 2 && random.uniform() < 0.5) terms.push_back(term);
  if (lists > 3 && random.uniform() < 0.3) terms.push_back(7);
  return terms;
}

struct Difference {
  double coefficients = 0.0;
  double variances = 0.0;
  double kernel = 0.0;
};

/// Worst differences between the fit through the estimator and the design matrix's.
Difference difference_to_twin(const ContingencyTable& table,
                              const std::vector<CaptureHistory>& interactions) {
  const LoglinearModel model = model_of(margins_of(table), interactions);
  const DesignMatrixFit twin = fit_by_design_matrix(table, model.finite, model.cells);
  std::vector<std::string> names;
  for (int list = 0; list < table.lists(); ++list) names.push_back(std::to_string(list));
  EstimatorSpec spec;
  spec.method = LoglinearFixed{FixedTerms::listed, interactions};
  spec.lists = every_agency(names);
  const FitOutcome outcome = estimate(spec, spec.lists, table);
  REQUIRE(twin.converged);
  REQUIRE(status_of(outcome) == Status::ok);
  const FittedModel& fitted = *std::get<Estimate>(outcome).model;
  Difference worst;
  for (std::size_t t = 0; t < model.finite.size(); ++t) {
    double coefficient = fitted.intercept;
    double se = fitted.intercept_se;
    if (t > 0) {
      const auto found = std::find(fitted.terms.begin(), fitted.terms.end(), model.finite[t]);
      const auto index = static_cast<std::size_t>(found - fitted.terms.begin());
      coefficient = fitted.coefficients.at(index);
      se = fitted.standard_errors.at(index);
    }
    worst.coefficients =
        std::max(worst.coefficients, std::abs(coefficient - twin.coefficients[t]) /
                                         std::max(1.0, std::sqrt(twin.variances[t])));
    worst.variances = std::max(worst.variances, std::abs(se * se / twin.variances[t] - 1.0));
  }
  return worst;
}

}  // namespace

TEST_CASE("the lattice fit equals its twin with a design matrix on random tables") {
  Difference worst;
  int fits = 0;
  for (std::uint32_t replicate = 0; replicate < 300; ++replicate) {
    RandomStream random(1, replicate, Purpose::estimator_sampler);
    const int lists = 3 + static_cast<int>(replicate % 5);
    const ContingencyTable table = persons_table(lists, 3000, 3.0, random);
    const std::vector<CaptureHistory> interactions = random_interactions(lists, random);
    LoglinearModel model = model_of(margins_of(table), interactions);
    LoglinearWorkspace work(lists, model.finite.size());
    if (fit_loglinear(margins_of(table), model, Start::cold, work) != FitStatus::ok ||
        model.is_narrowed())
      continue;
    const Difference one = difference_to_twin(table, interactions);
    worst.coefficients = std::max(worst.coefficients, one.coefficients);
    worst.variances = std::max(worst.variances, one.variances);
    ++fits;
  }
  CHECK(fits > 250);
  CHECK(worst.coefficients < 1e-10);
  CHECK(worst.variances < 1e-9);
}

TEST_CASE("standard errors equal the twin's on the published tables") {
  double worst = 0.0;
  for (const std::string& dataset : indexed_datasets("loglin_single_pairs")) {
    const ReferenceTable reference = read_reference_table(dataset);
    if (reference.lists.size() > 6) continue;  // the twin is slow
    for (CaptureHistory pair : all_pairs(reference.counts.lists())) {
      const TableMargins table = margins_of(reference.counts);
      LoglinearModel model = model_of(table, {&pair, 1});
      LoglinearWorkspace work(table.lists, model.finite.size());
      if (fit_loglinear(table, model, Start::cold, work) != FitStatus::ok || model.is_narrowed())
        continue;
      worst = std::max(worst, difference_to_twin(reference.counts, {pair}).variances);
    }
  }
  CHECK(worst < 1e-9);
}

TEST_CASE("standard errors equal those of arithmetic to 40 digits") {
  // Independence on NewOrl_5, by Newton's method in mpmath; where the reference file is 3e-8 off.
  const ReferenceTable table = read_reference_table("NewOrl_5");
  const EstimatorSpec spec = over_all_lists(table, LoglinearFixed{});
  const FitOutcome outcome = estimate(spec, spec.lists, table.counts);
  const FittedModel& fitted = *std::get<Estimate>(outcome).model;
  CHECK(fitted.intercept_se == Approx(0.2901206769002043).epsilon(1e-12));
  const std::vector<double> exact{0.305198079399313, 0.3037515809995371, 0.2831845007401213,
                                  0.2950379248457695, 0.3243688651630881};
  for (std::size_t t = 0; t < exact.size(); ++t)
    CHECK(fitted.standard_errors.at(t) == Approx(exact[t]).epsilon(1e-12));
}

TEST_CASE("scaling a table moves the intercept alone") {
  RandomStream random(1, 0, Purpose::estimator_sampler);
  const ContingencyTable table = persons_table(5, 4000, 3.0, random);
  const std::vector<CaptureHistory> pairs = all_pairs(5);
  LoglinearModel model = model_of(margins_of(table), pairs);
  LoglinearWorkspace plain(5, model.finite.size());
  REQUIRE(fit_loglinear(margins_of(table), model, Start::cold, plain) == FitStatus::ok);
  for (double scale : {1e-8, 0.37, 1e3, 1e6}) {
    std::vector<double> counts(table.counts().begin(), table.counts().end());
    for (double& count : counts) count *= scale;
    const TableMargins scaled = margins_of(ContingencyTable(5, counts));
    LoglinearWorkspace work(5, model.finite.size());
    LoglinearModel scaled_model = model_of(scaled, pairs);
    REQUIRE(fit_loglinear(scaled, scaled_model, Start::cold, work) == FitStatus::ok);
    CHECK(work.coefficients[0] - plain.coefficients[0] == Approx(std::log(scale)).margin(1e-10));
    for (std::size_t t = 1; t < model.finite.size(); ++t)
      CHECK(work.coefficients[t] == Approx(plain.coefficients[t]).margin(1e-10));
  }
}

TEST_CASE("the root of independence equals the general fit, and its variance the formula") {
  for (std::uint32_t replicate = 0; replicate < 200; ++replicate) {
    RandomStream random(2, replicate, Purpose::estimator_sampler);
    const int lists = 2 + static_cast<int>(replicate % 6);
    const TableMargins table = margins_of(persons_table(lists, 2000, 2.0, random));
    LoglinearModel model = model_of(table, {});
    const std::size_t size = model.finite.size();
    LoglinearWorkspace root(lists, size);
    LoglinearWorkspace general(lists, size);
    REQUIRE(fit_independence(table, model, root) == FitStatus::ok);
    REQUIRE(fit_loglinear(table, model, Start::cold, general) == FitStatus::ok);
    for (std::size_t t = 0; t < size; ++t)
      CHECK(root.coefficients[t] == Approx(general.coefficients[t]).margin(1e-11));
    // With the empty cell seen the intercept's variance is v = (1 + sum m/(N - m))/N; without it
    // v/(1 - d v) (Sherman & Morrison 1950).
    const double dark = std::exp(root.coefficients[0]);
    const double whole = table.margins[0] + dark;
    double v = 1.0 / whole;
    for (int list = 0; list < lists; ++list)
      v += table.margins[only(list)] / (whole - table.margins[only(list)]) / whole;
    REQUIRE(factorize(model, general));
    double variance = 0.0;  // of the intercept: the first row of the factor's inverse, squared
    std::vector<double> row(size);
    for (std::size_t c = 0; c < size; ++c) {
      double sum = c == 0 ? 1.0 : 0.0;
      for (std::size_t i = 0; i < c; ++i) sum -= row[i] * general.factor[i * general.stride + c];
      row[c] = sum / general.factor[c * general.stride + c];
      variance += row[c] * row[c];
    }
    CHECK(variance == Approx(v / (1.0 - dark * v)).epsilon(1e-9));
  }
}

TEST_CASE("huge and lopsided tables are fitted") {
  // Two lists of a thousand million, ten persons on both: Lincoln-Petersen in another form.
  const TableMargins table = margins_of(ContingencyTable(2, {0, 1e9, 1e9, 10}));
  LoglinearModel model = model_of(table, {});
  LoglinearWorkspace work(2, 3);
  REQUIRE(fit_independence(table, model, work) == FitStatus::ok);
  CHECK(work.coefficients[0] == Approx(std::log(1e17)).epsilon(1e-10));
}

TEST_CASE("what one more term gains lies between its bounds") {
  RandomStream random(1, 0, Purpose::performance_bootstrap, 9);
  int bounded = 0;
  int close = 0;
  for (int round = 0; round < 100; ++round) {
    const TableMargins table = margins_of(round % 2 == 0 ? persons_table(4, 300, 2.0, random)
                                                         : sparse_table(4, 0.3, 200.0, random));
    LoglinearModel model = model_of(table, {});
    LoglinearWorkspace base(4, 6);
    LoglinearWorkspace work(4, 6);
    if (fit_independence(table, model, base) != FitStatus::ok || model.is_narrowed() ||
        !factorize(model, base))
      continue;
    for (CaptureHistory pair : all_pairs(4)) {
      LoglinearModel larger = model;
      add_term(larger, table, pair);
      if (table.margins[pair] == 0.0 || !find_step_of_last_term(table, larger, base, work))
        continue;
      const auto [least, most] = bound_gain(larger, base, work);
      if (fit_loglinear(table, larger, Start::cold, work) != FitStatus::ok) continue;
      const double gain = work.kernel - base.kernel;
      CHECK(gain <= most + 1e-8);
      CHECK(gain >= least - 1e-8);
      bounded += std::isfinite(most) ? 1 : 0;
      close += most < 1.1 * gain + 1e-3 && least > 0.9 * gain - 1e-3 ? 1 : 0;
    }
  }
  CHECK(bounded > 200);  // so the bounds are worth something,
  CHECK(close > 100);    // and neither 0 nor twice the gain would pass for them
}

}  // namespace darknumber::loglinear_fit_test
