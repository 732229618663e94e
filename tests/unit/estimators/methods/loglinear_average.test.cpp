// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/loglinear_average.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/estimators/methods/loglinear_fixed.h"

namespace darknumber::loglinear_average_test {
namespace {

/// Deaths on the lists of hospitals, a survey and social media, by history (hospital, survey,
/// social). Source: Jamaluddine et al. (2025), Lancet 405.
const ContingencyTable gaza(3, {0, 19048, 5104, 1929, 1469, 1173, 351, 197});

Estimate average(const LoglinearAverage& method, const ContingencyTable& table) {
  const FitOutcome outcome = fit(method, {table, table, 0.95, {}});
  REQUIRE(status_of(outcome) == Status::ok);
  return std::get<Estimate>(outcome);
}

}  // namespace

TEST_CASE("average: a published table by AIC over all models of pairs") {
  const Estimate e = average({Criterion::aic, 2, {}}, gaza);
  CHECK(e.population_size == Approx(64740.8).margin(0.1));
  REQUIRE(e.average);
  CHECK(e.average->models.front().interactions.size() == 3);
  CHECK(e.average->models.front().weight == Approx(0.996).margin(0.001));
  CHECK(e.average->left_out.empty());
}

TEST_CASE("average: weights, sizes and errors are those of the eight models one by one") {
  const std::vector<CaptureHistory> pairs{0b011, 0b101, 0b110};
  const ContingencyTable table(3, {0, 60, 33, 25, 41, 16, 14, 9});
  for (const Criterion criterion : {Criterion::aic, Criterion::bic}) {
    std::vector<Estimate> models;
    double lowest = INFINITY;
    const auto value = [&](const Estimate& e) {
      return criterion == Criterion::aic ? e.model->aic : e.model->bic;
    };
    for (int chosen = 0; chosen < 8; ++chosen) {
      LoglinearFixed model{FixedTerms::listed, {}};
      for (int pair = 0; pair < 3; ++pair)
        if ((chosen >> pair) & 1) model.listed.push_back(pairs[static_cast<std::size_t>(pair)]);
      models.push_back(std::get<Estimate>(fit(model, {table, table, 0.95, {}})));
      lowest = std::min(lowest, value(models.back()));
    }
    double weights = 0.0;
    double size = 0.0;
    for (const Estimate& e : models) weights += std::exp(-0.5 * (value(e) - lowest));
    for (const Estimate& e : models)
      size += std::exp(-0.5 * (value(e) - lowest)) / weights * e.population_size;
    double variance = 0.0;
    double below = 0.0;
    const Estimate found = average({criterion, 2, {}}, table);
    for (const Estimate& e : models) {
      const double w = std::exp(-0.5 * (value(e) - lowest)) / weights;
      variance += w * (*e.se * *e.se + std::pow(e.population_size - size, 2));
      const double z = (std::log(found.interval->lower - table.observed()) - e.model->intercept) /
                       e.model->intercept_se;
      below += w * 0.5 * std::erfc(-z / std::sqrt(2.0));
    }
    CHECK(found.population_size == Approx(size).epsilon(1e-9));
    CHECK(*found.se == Approx(std::sqrt(variance)).epsilon(1e-9));
    CHECK(below == Approx(0.025).epsilon(1e-9));
  }
}

TEST_CASE("average: models that are too large are left out, and listed") {
  const Estimate all = average({Criterion::aic, 2, {}}, gaza);
  const Estimate some = average({Criterion::aic, 2, 2.3}, gaza);
  CHECK(some.average->models.size() + some.average->left_out.size() >= all.average->models.size());
  CHECK_FALSE(some.average->left_out.empty());
  for (const AveragedModel& model : some.average->models)
    CHECK(model.population_size <= 2.3 * gaza.observed());
  for (const AveragedModel& model : some.average->left_out)
    CHECK(model.population_size > 2.3 * gaza.observed());
  CHECK(status_of(fit(LoglinearAverage{Criterion::aic, 2, 1.5}, {gaza, gaza, 0.95, {}})) ==
        Status::not_identifiable);
}

TEST_CASE("average: quantiles of a mixture, with a mass at 0") {
  const std::vector<DarkFigurePart> one{{1.0, 100.0, 0.5}};
  CHECK(mixture_quantile(one, 0.5) == Approx(100.0));
  CHECK(mixture_quantile(one, 0.975) == Approx(100.0 * std::exp(0.5 * 1.959963984540054)));
  const std::vector<DarkFigurePart> half{{0.5, 0.0, 0.0}, {0.5, 100.0, 0.5}};
  CHECK(mixture_quantile(half, 0.3) == 0.0);
  CHECK(mixture_quantile(half, 0.75) == Approx(100.0));
  CHECK(mixture_quantile(half, 0.501) < 100.0 * std::exp(-0.5 * 2.5));
}

TEST_CASE("average: where independence alone has an estimate, it is the average") {
  const ContingencyTable two(2, {0, 50, 40, 10});
  CHECK(average({Criterion::bic, 1, {}}, two).population_size == Approx(300.0));
}

}  // namespace darknumber::loglinear_average_test
