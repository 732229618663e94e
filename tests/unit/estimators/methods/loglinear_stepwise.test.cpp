// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/loglinear_stepwise.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <string>

#include "engine/estimators/fit.h"
#include "engine/estimators/fitting/loglinear_model.h"
#include "tests/support/reference.h"
#include "tests/unit/estimators/random_tables.h"

namespace darknumber::loglinear_stepwise_test {
namespace {

EstimatorSpec spec_for(int lists, Method method) {
  std::vector<std::string> names;
  for (int list = 0; list < lists; ++list) names.push_back(std::to_string(list));
  EstimatorSpec spec;
  spec.method = std::move(method);
  spec.lists = every_agency(names);
  return spec;
}

double criterion_of(const FitOutcome& outcome, Criterion criterion) {
  const FittedModel& model = *std::get<Estimate>(outcome).model;
  return criterion == Criterion::aic ? model.aic : model.bic;
}

/// Sets of two lists or more, up to `order`.
std::vector<CaptureHistory> sets_up_to(int order, int lists) {
  std::vector<CaptureHistory> sets;
  for (CaptureHistory set = 1; set < history_count(lists); ++set)
    if (lists_on(set) >= 2 && lists_on(set) <= order) sets.push_back(set);
  std::sort(sets.begin(), sets.end(), comes_before);
  return sets;
}

/// Whether all pairs and larger sets within a set are among the terms.
bool is_hierarchical(CaptureHistory set, const std::vector<CaptureHistory>& terms) {
  for (CaptureHistory part = (set - 1) & set; part != 0; part = (part - 1) & set)
    if (lists_on(part) >= 2 && std::find(terms.begin(), terms.end(), part) == terms.end())
      return false;
  return true;
}

/// The selection written out: every candidate by the estimator with given terms, cold.
FitOutcome select_by_fixed_models(const ContingencyTable& table, Criterion criterion, int order) {
  const int lists = table.lists();
  const auto fit_terms = [&](std::vector<CaptureHistory> terms) {
    const EstimatorSpec spec =
        spec_for(lists, LoglinearFixed{FixedTerms::listed, std::move(terms)});
    return fit(spec, table, table);
  };
  std::vector<CaptureHistory> terms;
  FitOutcome best = fit(spec_for(lists, LoglinearFixed{}), table, table);
  if (status_of(best) != Status::ok) return best;
  for (;;) {
    FitOutcome next = best;
    CaptureHistory chosen = 0;
    for (CaptureHistory pair : sets_up_to(order, lists)) {
      if (std::find(terms.begin(), terms.end(), pair) != terms.end()) continue;
      if (!is_hierarchical(pair, terms)) continue;
      if (table.on_all(pair) == 0.0) {  // with an empty list it is no parameter, hence no candidate
        bool empty_list = false;
        for (int list = 0; list < lists; ++list)
          empty_list = empty_list || (contains(pair, list) && table.on_all(only(list)) == 0.0);
        if (empty_list) continue;
      }
      std::vector<CaptureHistory> more = terms;
      more.push_back(pair);
      const FitOutcome candidate = fit_terms(more);
      if (status_of(candidate) != Status::ok) continue;
      const double value = criterion_of(candidate, criterion);
      if (value < criterion_of(next, criterion) - 1e-9 * std::abs(value)) {
        next = candidate;
        chosen = pair;
      }
    }
    if (chosen == 0) return best;
    terms.push_back(chosen);
    best = next;
  }
}

void compare(const ContingencyTable& table) {
  for (const auto& [criterion, order] : {std::pair{Criterion::aic, 2}, std::pair{Criterion::bic, 2},
                                         std::pair{Criterion::aic, table.lists() - 1}}) {
    LoglinearStepwise method{criterion};
    if (order != 2) method.order = order;
    const FitOutcome direct = fit(spec_for(table.lists(), method), table, table);
    const FitOutcome written_out = select_by_fixed_models(table, criterion, order);
    REQUIRE(status_of(direct) == status_of(written_out));
    if (status_of(direct) != Status::ok) continue;
    const Estimate& a = std::get<Estimate>(direct);
    const Estimate& b = std::get<Estimate>(written_out);
    CHECK(a.model->terms == b.model->terms);
    CHECK(a.population_size == Approx(b.population_size).epsilon(1e-10));
    CHECK(*a.se == Approx(*b.se).epsilon(1e-9));
    CHECK(a.model->aic == Approx(b.model->aic).epsilon(1e-11));
    CHECK(a.boundary == b.boundary);
  }
}

}  // namespace

TEST_CASE("stepwise selection equals the selection written out on the published tables") {
  for (const std::string& dataset : indexed_datasets("loglin_main")) {
    INFO(dataset);
    const ReferenceTable table = read_reference_table(dataset);
    if (table.lists.size() <= 6) compare(table.counts);
  }
}

TEST_CASE("stepwise selection equals the selection written out on random tables") {
  for (std::uint32_t replicate = 0; replicate < 150; ++replicate) {
    INFO(replicate);
    RandomStream random(1, replicate, Purpose::estimator_sampler);
    const int lists = 3 + static_cast<int>(replicate % 3);
    if (replicate % 2 == 0)
      compare(sparse_table(lists, 0.5, 100.0, random));
    else
      compare(persons_table(lists, 1500, 6.0, random));
  }
}

}  // namespace darknumber::loglinear_stepwise_test
