// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/loglinear_all.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <string>

#include "engine/estimators/fit.h"
#include "engine/estimators/methods/selection.h"
#include "tests/support/hierarchical_models.h"
#include "tests/unit/estimators/random_tables.h"

namespace darknumber::loglinear_all_test {
namespace {

FitOutcome fit_over_all(const ContingencyTable& table, Method method) {
  std::vector<std::string> names;
  for (int list = 0; list < table.lists(); ++list) names.push_back(std::to_string(list));
  EstimatorSpec spec;
  spec.method = std::move(method);
  spec.lists = every_agency(names);
  return fit(spec, table, table);
}

double criterion_of(const FittedModel& model, Criterion criterion, double observed) {
  const double q = model.parameters;
  if (criterion == Criterion::aic) return model.aic;
  if (criterion == Criterion::bic) return model.bic;
  return observed > q + 1.0 ? model.aic + 2.0 * q * (q + 1.0) / (observed - q - 1.0) : INFINITY;
}

/// Whether `a` goes before `b` where their criteria tie.
bool simpler(const FittedModel& a, const FittedModel& b) {
  if (a.terms.size() != b.terms.size()) return a.terms.size() < b.terms.size();
  return std::lexicographical_compare(a.terms.begin(), a.terms.end(), b.terms.begin(),
                                      b.terms.end(), comes_before);
}

/// The search written out: every model by the estimator with given terms, and the lowest criterion.
FitOutcome best_of_all(const ContingencyTable& table, Criterion criterion, int order) {
  std::vector<FitOutcome> outcomes;
  CaptureHistory present = 0;
  for (CaptureHistory h = 1; h < table.counts().size(); ++h)
    if (table[h] > 0.0) present |= h;
  for (const auto& model : hierarchical_models(table.lists(), order)) {
    // A term of an empty list is in no model.
    if (std::any_of(model.begin(), model.end(),
                    [present](CaptureHistory term) { return !is_subset(term, present); }))
      continue;
    FitOutcome outcome = fit_over_all(table, LoglinearFixed{FixedTerms::listed, model});
    if (status_of(outcome) == Status::ok) outcomes.push_back(std::move(outcome));
  }
  if (outcomes.empty()) return Status::no_mle;
  const auto value = [&](const FitOutcome& outcome) {
    return criterion_of(*std::get<Estimate>(outcome).model, criterion, table.observed());
  };
  double lowest = INFINITY;
  for (const FitOutcome& outcome : outcomes) lowest = std::min(lowest, value(outcome));
  const FitOutcome* best = nullptr;
  for (const FitOutcome& outcome : outcomes) {
    if (!tie(value(outcome), lowest)) continue;
    if (best == nullptr ||
        simpler(*std::get<Estimate>(outcome).model, *std::get<Estimate>(*best).model))
      best = &outcome;
  }
  return *best;
}

void compare(const ContingencyTable& table, Criterion criterion, int order) {
  const FitOutcome direct = fit_over_all(table, LoglinearAll{criterion, order});
  const FitOutcome written_out = best_of_all(table, criterion, order);
  REQUIRE(status_of(direct) == status_of(written_out));
  if (status_of(direct) != Status::ok) return;
  const Estimate& a = std::get<Estimate>(direct);
  const Estimate& b = std::get<Estimate>(written_out);
  CHECK(a.model->terms == b.model->terms);
  CHECK(a.population_size == Approx(b.population_size).epsilon(1e-10));
  CHECK(a.boundary == b.boundary);
}

}  // namespace

TEST_CASE("the hierarchical models that the tests compare with are all there are") {
  CHECK(hierarchical_models(3, 2).size() == 8);
  CHECK(hierarchical_models(3, 3).size() == 9);
  CHECK(hierarchical_models(4, 2).size() == 64);
  CHECK(hierarchical_models(4, 3).size() == 113);
  CHECK(hierarchical_models(5, 3).size() == 6212);
}

TEST_CASE("the best of all models is the best of those written out") {
  constexpr std::array criteria{Criterion::aic, Criterion::aicc, Criterion::bic};
  for (std::uint32_t replicate = 0; replicate < 120; ++replicate) {
    INFO(replicate);
    RandomStream random(1, replicate, Purpose::estimator_sampler);
    const int lists = replicate % 3 == 0 ? 4 : 3;
    const ContingencyTable table = replicate % 2 == 0 ? sparse_table(lists, 0.4, 60.0, random)
                                                      : persons_table(lists, 300, 5.0, random);
    compare(table, criteria[replicate % criteria.size()], lists == 4 ? 3 : 2);
  }
}

TEST_CASE("the order defaults to what is quick") {
  CHECK(default_order(2) == 1);
  CHECK(default_order(3) == 2);
  CHECK(default_order(4) == 3);
  CHECK(default_order(5) == 3);
  CHECK(default_order(6) == 2);
  for (int lists = 7; lists <= max_lists; ++lists) CHECK(default_order(lists) == 0);
  RandomStream random(1, 0, Purpose::estimator_sampler);
  const ContingencyTable table = persons_table(4, 2000, 6.0, random);
  const auto size = [&](int order) {
    return std::get<Estimate>(fit_over_all(table, LoglinearAll{Criterion::aic, order}))
        .population_size;
  };
  CHECK(size(0) == size(3));
  CHECK(size(1) == std::get<Estimate>(fit_over_all(table, LoglinearFixed{})).population_size);
}

TEST_CASE("models that tie: fewer terms first, then the pair order") {
  // B and C are alike: a model with A:B and not A:C ties with its mirror image.
  int decided = 0;
  for (std::uint32_t replicate = 0; replicate < 100; ++replicate) {
    RandomStream random(1, replicate, Purpose::estimator_sampler);
    const FitOutcome outcome = fit_over_all(twin_lists_table(random), LoglinearAll{Criterion::bic});
    if (status_of(outcome) != Status::ok) continue;
    const auto& terms = std::get<Estimate>(outcome).model->terms;
    const bool first = std::count(terms.begin(), terms.end(), CaptureHistory{0b011}) != 0;
    const bool second = std::count(terms.begin(), terms.end(), CaptureHistory{0b101}) != 0;
    if (first == second) continue;
    ++decided;
    CHECK(first);
  }
  CHECK(decided > 10);
}

TEST_CASE("no model with an estimate is no maximum") {
  CHECK(status_of(fit_over_all(ContingencyTable(3, {0, 30, 20, 0, 25, 0, 0, 0}),
                               LoglinearAll{Criterion::bic})) == Status::no_mle);
}

// All sets of pairs, and with the triple only where its three pairs are in; hierarchical models of
// four lists without the saturated one are 113 (Darroch, Lauritzen & Speed 1980, Ann. Statist. 8).
TEST_CASE("hierarchical models are counted") {
  CHECK(models_up_to(3, 2) == 8);
  CHECK(models_up_to(3, 3) == 9);
  CHECK(models_up_to(4, 2) == 64);
  CHECK(models_up_to(4, 3) == 113);
  CHECK(models_up_to(4, 4) == 114);
}

}  // namespace darknumber::loglinear_all_test
