// SPDX-License-Identifier: MIT
#include "tests/support/estimator_checks.h"

#include <fmt/core.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <cmath>

#include "tests/unit/estimators/random_tables.h"

namespace darknumber::testing {
namespace {

CaptureHistory rotated(CaptureHistory history, int lists) {
  return ((history << 1) | (history >> (lists - 1))) &
         static_cast<CaptureHistory>(history_count(lists) - 1);
}

bool close(double a, double b, double tolerance) {
  return std::abs(a - b) <= tolerance * std::max(std::abs(a), std::abs(b));
}

bool posterior_is_sound(const PosteriorSummary& posterior) {
  return std::isfinite(posterior.mean) && std::isfinite(posterior.median) &&
         (!posterior.chains || (std::isfinite(posterior.chains->effective_draws) &&
                                std::isfinite(posterior.chains->r_hat)));
}

/// Of two models that tie the order of the lists decides, so a search of all models is asked for
/// the criterion.
bool criteria_agree(const LoglinearAll& method, const FittedModel& a, const FittedModel& b) {
  return a.parameters == b.parameters &&
         (method.criterion == Criterion::bic ? close(a.bic, b.bic, 2e-9)
                                             : close(a.aic, b.aic, 2e-9));
}

/// Rounding in the fitted margins moves log d by about that much times its variance, which is what
/// the information's inverse makes of it.
double tolerance_of(const EstimatorLaw& law, const Estimate& a, const Estimate& b) {
  const auto variance = [](const Estimate& e) {
    const double se = e.model ? e.model->intercept_se : 0.0;
    return std::isfinite(se) ? se * se : 0.0;  // where the dark figure is 0 there is none
  };
  return law.precision * (1.0 + std::max(variance(a), variance(b)));
}

/// A variance that cancels to nothing is rounding, and its root has fewer digits still.
bool errors_agree(const Estimate& a, const Estimate& b, double tolerance) {
  const double nothing = 1e-4 * a.population_size;
  const double x = a.se.value_or(0.0);
  const double y = b.se.value_or(0.0);
  return close(x, y, tolerance) || std::max(x, y) < nothing;
}

std::vector<CheckedEstimator> all_rotated(const std::vector<CheckedEstimator>& estimators,
                                          int lists) {
  std::vector<CheckedEstimator> moved;
  for (const CheckedEstimator& estimator : estimators)
    moved.push_back(testing::rotated(estimator, lists));
  return moved;
}

}  // namespace

NumberedTable numbered_table(std::uint32_t number) {
  RandomStream random(1, number, Purpose::estimator_sampler);
  const auto kind = static_cast<TableKind>(number % 4);
  const int lists = random.uniform() < 0.1 ? 4 : 3;
  ContingencyTable table =
      sparse_table(lists, random.uniform(), kind == TableKind::huge ? 1e9 : 30.0, random);
  if (kind == TableKind::sparse || kind == TableKind::huge) return {kind, table};
  const double scale = std::exp(-25.0 * random.uniform());
  std::vector<double> counts(table.counts().begin(), table.counts().end());
  for (double& count : counts) {
    if (kind == TableKind::fractions) count *= scale * (0.5 + random.uniform());
    if (kind == TableKind::full) count = std::exp(6.0 * random.uniform());
    if (kind == TableKind::full && number % 3 != 0) count = std::floor(count);
  }
  counts[0] = 0.0;
  return {kind, {lists, counts}};
}

ContingencyTable rotated(const ContingencyTable& table) {
  ContingencyTable moved(table.lists());
  for (CaptureHistory h = 1; h < history_count(table.lists()); ++h)
    moved.add(rotated(h, table.lists()), table[h]);
  return moved;
}

CheckedEstimator rotated(CheckedEstimator estimator, int lists) {
  for (EstimatorSpec& spec : estimator.specs) {
    if (auto* fixed = std::get_if<LoglinearFixed>(&spec.method))
      for (CaptureHistory& term : fixed->listed) term = rotated(term, lists);
    if (auto* model = std::get_if<LoglinearCovariates>(&spec.method))
      for (CovariateTerm& term : model->listed) term.lists = rotated(term.lists, lists);
    if (auto* model = std::get_if<ClosedPopulation>(&spec.method))
      for (CaptureHistory& term : model->terms) term = rotated(term, lists);
    for (auto* cells : {&spec.in_doubt.omitted, &spec.in_doubt.bounded})
      for (CaptureHistory& cell : *cells) cell = rotated(cell, lists);
    if (spec.own_lists)
      for (ListInUse& list : spec.lists) list.agencies = rotated(list.agencies, lists);
    else if (std::vector<double>& shares = spec.assumed_false_positive_shares; !shares.empty())
      std::rotate(shares.begin(), shares.end() - 1, shares.end());
  }
  return estimator;
}

bool is_sound(const CheckedEstimator& estimator, const ContingencyTable& table,
              const FitOutcome& outcome) {
  const Estimate* e = std::get_if<Estimate>(&outcome);
  if (e == nullptr) return std::get<Status>(outcome) != Status::ok;
  const double observed = project(table, estimator.spec().lists).observed();
  const double least =
      estimator.law.at_least_observed ? std::max(observed * (1.0 - 1e-12) - e->dropped, 0.0) : 0.0;
  if (!std::isfinite(e->population_size) || e->population_size < least) return false;
  if (e->se && !(std::isfinite(*e->se) && *e->se >= 0.0)) return false;
  if (e->posterior && !posterior_is_sound(*e->posterior)) return false;
  return !e->interval || (std::isfinite(e->interval->upper) && e->interval->lower >= least &&
                          e->interval->lower <= e->interval->upper);
}

bool agree(const CheckedEstimator& estimator, const FitOutcome& a, const FitOutcome& b,
           double scale) {
  const bool by_chance = estimator.law.chance == Chance::the_estimate;
  const auto chains_disagree = [](const FitOutcome& outcome) {
    return status_of(outcome) == Status::chains_disagree;
  };
  if (by_chance && (chains_disagree(a) || chains_disagree(b))) return true;
  if (status_of(a) != status_of(b)) return false;
  if (status_of(a) != Status::ok || by_chance) return true;
  const Estimate& x = std::get<Estimate>(a);
  const Estimate& y = std::get<Estimate>(b);
  if (const auto* all = std::get_if<LoglinearAll>(&estimator.spec().method))
    return criteria_agree(*all, x.model.value(), y.model.value());
  const double tolerance = tolerance_of(estimator.law, x, y);
  const bool same_error = scale != 1.0 || estimator.law.chance != Chance::nothing ||
                          errors_agree(x, y, 10.0 * tolerance);
  return close(scale * x.population_size, y.population_size, tolerance) && same_error &&
         x.boundary == y.boundary;
}

bool can_be_relabelled(const CheckedEstimator& estimator, const NumberedTable& numbered) {
  if (numbered.kind == TableKind::huge) return false;
  // Of less than a person the probability to be at most some is 1 but for the last digits.
  if (!estimator.spec().in_doubt.bounded.empty() && numbered.table.observed() < 1.0) return false;
  const auto* model = std::get_if<LoglinearCovariates>(&estimator.spec().method);
  const auto* capture = std::get_if<ClosedPopulation>(&estimator.spec().method);
  const bool searches = (model != nullptr && model->search != CovariateSearch::given) ||
                        (capture != nullptr && capture->select);
  return (!searches && !std::holds_alternative<LoglinearStepwise>(estimator.spec().method)) ||
         (numbered.kind == TableKind::full && !numbered.table.is_whole());
}

std::string described(const FitOutcome& outcome) {
  if (const Status* failure = std::get_if<Status>(&outcome)) return std::string(name_of(*failure));
  const Estimate& e = std::get<Estimate>(outcome);
  return fmt::format("{:.17g} (se {:.17g}, aic {:.17g}, {} parameters)", e.population_size,
                     e.se.value_or(-1.0), e.model ? e.model->aic : 0.0,
                     e.model ? e.model->parameters : 0);
}

std::vector<Tally> put_to_tables(std::uint32_t tables, bool sparingly) {
  const std::vector<CheckedEstimator> of_three = every_estimator(3);
  const std::vector<CheckedEstimator> of_four = every_estimator(4);
  const std::vector<CheckedEstimator> moved_of_three = all_rotated(of_three, 3);
  const std::vector<CheckedEstimator> moved_of_four = all_rotated(of_four, 4);
  std::vector<Tally> tallies(of_three.size());
  for (std::uint32_t number = 0; number < tables; ++number) {
    const NumberedTable numbered = numbered_table(number);
    const ContingencyTable& table = numbered.table;
    const std::uint32_t round = number / 4;  // of the four kinds
    const std::vector<CheckedEstimator>& estimators = table.lists() == 3 ? of_three : of_four;
    const std::vector<CheckedEstimator>& moved =
        table.lists() == 3 ? moved_of_three : moved_of_four;
    const ContingencyTable moved_table = rotated(table);
    for (std::size_t e = 0; e < estimators.size(); ++e) {
      const CheckedEstimator& estimator = estimators[e];
      const auto one_in = static_cast<std::uint32_t>(sparingly ? estimator.law.one_in : 1);
      if (round % one_in != 0) continue;
      INFO("table " << number << ", " << estimator.spec().label);
      const auto start = std::chrono::steady_clock::now();
      const FitOutcome outcome = outcome_of(estimator, table);
      Tally& tally = tallies[e];
      tally.seconds +=
          std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
      ++tally.tables;
      tally.estimates += status_of(outcome) == Status::ok;
      const bool relabel = round / one_in % 3 == 0 && can_be_relabelled(estimator, numbered);
      const FitOutcome again = relabel ? outcome_of(moved[e], moved_table) : outcome;
      const bool sound = is_sound(estimator, table, outcome);
      const bool same = agree(estimator, outcome, again);
      if (sound && same) continue;
      INFO(described(outcome) << (relabel ? " or " + described(again) : ""));
      CHECK(sound);
      CHECK(same);
    }
  }
  return tallies;
}

}  // namespace darknumber::testing
