// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/capture_model.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/estimators/fitting/existence.h"
#include "engine/estimators/fitting/heterogeneity.h"
#include "engine/estimators/fitting/loglinear_estimate.h"
#include "engine/estimators/methods/loglinear_fixed.h"
#include "tests/unit/estimators/random_tables.h"

namespace darknumber::capture_model_test {

TEST_CASE("main effects alone are independence, and exist where it does") {
  RandomStream random(1, 2, Purpose::estimator_sampler);
  int without = 0;
  int all_seen = 0;
  for (int round = 0; round < 200; ++round) {
    const int lists = 2 + round % 4;
    const ContingencyTable table = sparse_table(lists, 0.75, 30, random);
    if (table.observed() == 0.0) continue;
    const TableMargins margins = margins_of(table);
    const CaptureModel model = capture_model_of(margins, true);
    const FitOutcome known =
        fit(LoglinearFixed{FixedTerms::independence, {}}, FitInput{table, table, 0.95, {}});
    INFO(round);
    const CaptureFit fitted = fit_capture_model(margins, model);
    if (status_of(known) != Status::ok) {
      ++without;
      CHECK(failure_of(fitted.status) == status_of(known));
      continue;
    }
    REQUIRE(fitted.status == FitStatus::ok);
    const FittedModel mine = fitted_model_of(margins, model, fitted);
    const FittedModel& other = *std::get<Estimate>(known).model;
    if (fitted.all_seen) {
      ++all_seen;
      CHECK(other.intercept == -INFINITY);
      CHECK(mine.intercept == -INFINITY);
      CHECK(mine.deviance.value() == Approx(other.deviance.value()).margin(1e-8));
      CHECK(mine.aic == Approx(other.aic).epsilon(1e-10));
      continue;
    }
    CHECK(mine.terms == other.terms);
    CHECK(mine.intercept == Approx(other.intercept).margin(1e-9));
    CHECK(mine.intercept_se == Approx(other.intercept_se).epsilon(1e-8));
    CHECK(mine.deviance.value() == Approx(other.deviance.value()).margin(1e-8));
    CHECK(mine.aic == Approx(other.aic).epsilon(1e-10));
    CHECK(mine.bic == Approx(other.bic).epsilon(1e-10));
    for (std::size_t t = 0; t < mine.terms.size(); ++t)
      CHECK(mine.coefficients[t] == Approx(other.coefficients[t]).margin(1e-9));
  }
  CHECK(without > 20);
  CHECK(all_seen > 5);
}

TEST_CASE("a separating direction may have entries of either sign and any size") {
  // Three cells, an intercept and one column; the second cell has nobody.
  const auto exists = [](std::int64_t first, std::int64_t second, std::int64_t third) {
    const std::vector<WholeRow> positive{{1, first}, {1, third}};
    const std::vector<WholeRow> doubtful{{1, second}};
    return off_face(2, positive, doubtful).empty();
  };
  CHECK(exists(-3, 5, 7));                   // the column is known from the other two
  CHECK(exists(-4611686018427387, 5, 7));    // whatever its size
  CHECK_FALSE(exists(-3, 5, -3));            // it falls there for ever
  CHECK(exists(2147483647, 2147483647, 0));  // 0 modulo the prime of the quick test
  CHECK_FALSE(exists(2147483647, 0, 2147483647));
  // Differences of three columns: their sum is 0 on all of them, which signs alone show.
  const std::vector<WholeRow> differences{{1, -1, 0}, {0, 1, -1}, {1, 0, -1}};
  const std::vector<WholeRow> sum{{1, 1, 1}};
  CHECK(off_face(3, differences, sum) == std::vector<std::size_t>{0});
}

// Rivest & Baillargeon (2007), Biometrics 63: 2^j - 1, j^2 / 2 and -log(3.5 + j), from 0 on.
TEST_CASE("columns of heterogeneity are those of their source") {
  const CaptureColumn poisson = heterogeneity_column(Heterogeneity::poisson, 4);
  const CaptureColumn darroch = heterogeneity_column(Heterogeneity::darroch, 4);
  const CaptureColumn gamma = heterogeneity_column(Heterogeneity::gamma, 4);
  for (std::size_t j = 0; j <= 4; ++j) {
    const auto on = static_cast<double>(j);
    CHECK(poisson.at[j] == std::exp2(on) - 1.0);
    CHECK(darroch.at[j] == 0.5 * on * on);
    CHECK(gamma.at[j] == Approx(std::log(3.5) - std::log(3.5 + on)).margin(1e-14));
  }
}

}  // namespace darknumber::capture_model_test
