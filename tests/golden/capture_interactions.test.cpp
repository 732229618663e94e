// SPDX-License-Identifier: MIT
// Rcapture's closedpCI.t with heterogeneity beside interactions: the mailing lists of Aaron, Chang,
// Markovic & LaPorte (2003). Numbers are from R 4.2.2's glm (epsilon 1e-13) on the same columns,
// over all 64 models of pairs.
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/estimators/fit.h"
#include "engine/estimators/options/closed_population_options.h"
#include "tests/golden/comparisons.h"
#include "tests/support/reference.h"

namespace darknumber::capture_interactions_test {
namespace {

constexpr double of_glm = 1e-8;

ClosedPopulation with_terms(Heterogeneity heterogeneity, const std::string& model) {
  ClosedPopulation method{true, heterogeneity};
  method.terms = interactions_in(model);
  return method;
}

ClosedPopulation chosen_by(Heterogeneity heterogeneity, ModelSearch search, Criterion criterion) {
  ClosedPopulation method{true, heterogeneity};
  method.select = search;
  method.criterion = criterion;
  return method;
}

Estimate answer(const ReferenceTable& table, const Method& method) {
  return std::get<Estimate>(
      estimate(over_all_lists(table, method), every_agency(table.lists), table.counts));
}

struct FromGlm {
  Heterogeneity heterogeneity;
  const char* model;
  double population_size;
  double aic;
  double bic;
  double deviance;
};

constexpr FromGlm from_glm[] = {
    {Heterogeneity::darroch, "[12,13,14]", 7030.660747, 117.5928776, 168.7972176, 7.240258181},
    {Heterogeneity::darroch, "[2,13,14]", 7479.035276, 124.0993661, 169.6143350, 15.746746713},
    {Heterogeneity::darroch, "[12,13,14,23]", 7128.621199, 119.0732638, 175.9669749, 6.720644385},
    {Heterogeneity::poisson, "[2,13,14]", 5345.486899, 125.8582861, 171.3732550, 17.50566666},
    {Heterogeneity::poisson, "[12,13,14]", 4955.712347, 120.3772629, 171.5816029, 10.02464345},
    {Heterogeneity::gamma, "[12,13,14]", 10498.061093, 118.0807571, 169.2850971, 7.728137671},
    {Heterogeneity::gamma, "[2,3,14]", 10332.419182, 130.7375047, 170.5631025, 24.384885294}};

}  // namespace

void compare_with_interactions(testing::AccuracyPage& page) {
  const ReferenceTable table = read_reference_table("lesbian");
  page.from("lesbian", "R 4.2.2");
  for (const FromGlm& row : from_glm) {
    INFO(row.model << " " << static_cast<int>(row.heterogeneity));
    const Estimate e = answer(table, with_terms(row.heterogeneity, row.model));
    testing::Distances& values =
        page.row("mth",
                 "heterogeneity " +
                     std::string(heterogeneity_names[static_cast<std::size_t>(row.heterogeneity)]) +
                     ", terms given")
            .values;
    CHECK(values.add(e.population_size, row.population_size) <= of_glm);
    CHECK(values.add(e.model->aic, row.aic) <= of_glm);
    CHECK(values.add(e.model->bic, row.bic) <= of_glm);
    CHECK(values.add(e.model->deviance.value(), row.deviance) <= 1e-7);
  }
}

TEST_CASE("heterogeneity beside interactions is glm's fit with the column and the pairs") {
  testing::AccuracyPage page;
  compare_with_interactions(page);
}

TEST_CASE("the best BIC of the mailing lists is [12,13,14] with Darroch's heterogeneity: 7,030.7") {
  const ReferenceTable table = read_reference_table("lesbian");
  const Estimate best =
      answer(table, chosen_by(Heterogeneity::darroch, ModelSearch::all, Criterion::bic));
  CHECK(std::round(10.0 * best.population_size) == 70307.0);
  CHECK(best.model->terms == std::vector<CaptureHistory>{1, 2, 4, 8, 0b0011, 0b0101, 0b1001});
  CHECK(best.compared.value().fitted == 64);
  const auto bic_of = [&](Heterogeneity heterogeneity) {
    return answer(table, chosen_by(heterogeneity, ModelSearch::all, Criterion::bic)).model->bic;
  };
  CHECK(bic_of(Heterogeneity::poisson) == Approx(171.3732550).epsilon(of_glm));
  CHECK(bic_of(Heterogeneity::gamma) == Approx(169.2850971).epsilon(of_glm));
  const Estimate plain = answer(table, LoglinearAll{Criterion::bic, 2});
  CHECK(plain.model->bic == Approx(181.2207950).epsilon(of_glm));
  CHECK(best.model->bic < plain.model->bic);
  const Estimate by_aic =
      answer(table, chosen_by(Heterogeneity::gamma, ModelSearch::all, Criterion::aic));
  CHECK(by_aic.model->aic == Approx(118.0807571).epsilon(of_glm));
}

TEST_CASE("with all pairs Darroch's column says nothing more, and its coefficient is no number") {
  const ReferenceTable table = read_reference_table("lesbian");
  const Estimate pairs = answer(table, with_terms(Heterogeneity::darroch, "[12,13,14,23,24,34]"));
  const Estimate plain = answer(table, LoglinearFixed{FixedTerms::pairwise, {}});
  CHECK(pairs.population_size == Approx(plain.population_size).epsilon(1e-9));
  CHECK(pairs.model->parameters == plain.model->parameters);
  REQUIRE(pairs.model->heterogeneity.size() == 1);
  CHECK(std::isnan(pairs.model->heterogeneity[0].value));
}

TEST_CASE("the profile interval of a chosen model is that of the same model given") {
  const ReferenceTable table = read_reference_table("lesbian");
  const auto profile = [&](const Method& method) {
    EstimatorSpec spec = over_all_lists(table, method);
    spec.interval.kind = IntervalKind::profile;
    return std::get<Estimate>(estimate(spec, every_agency(table.lists), table.counts))
        .interval.value();
  };
  const Interval chosen =
      profile(chosen_by(Heterogeneity::darroch, ModelSearch::stepwise, Criterion::bic));
  const Interval given = profile(with_terms(Heterogeneity::darroch, [&] {
    const Estimate e =
        answer(table, chosen_by(Heterogeneity::darroch, ModelSearch::stepwise, Criterion::bic));
    return e.model->terms.size() == 7 ? "[12,13,14]" : "[2,13,14]";
  }()));
  CHECK(chosen.lower == Approx(given.lower).epsilon(1e-9));
  CHECK(chosen.upper == Approx(given.upper).epsilon(1e-9));
  CHECK(given.lower < 7030.0);
}

}  // namespace darknumber::capture_interactions_test
