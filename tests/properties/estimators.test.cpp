// SPDX-License-Identifier: MIT
#include <fmt/core.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <string>

#include "engine/estimators/estimate_all.h"
#include "engine/estimators/fit.h"
#include "engine/estimators/read_estimators.h"
#include "engine/estimators/registry.h"
#include "engine/input/json.h"
#include "engine/input/read_table.h"
#include "tests/unit/estimators/random_tables.h"

namespace darknumber {
namespace {

const std::vector<std::string> names{"A", "B", "C", "D"};

/// Entries of every method, over three lists or more. A method of the registry without one fails
/// the first test below.
const std::multimap<std::string, std::string> entries{
    {"lincoln_petersen", R"({"method": "lincoln_petersen", "lists": ["A", "B"]})"},
    {"chapman", R"({"method": "chapman", "lists": ["A", "B"]})"},
    {"chao", R"({"method": "chao"})"},
    {"loglinear", R"({"method": "loglinear", "terms": "independence"})"},
    {"loglinear", R"({"method": "loglinear", "terms": "pairwise"})"},
    {"loglinear", R"({"method": "loglinear", "terms": ["A:B"]})"},
    {"loglinear", R"({"method": "loglinear", "select": "stepwise", "criterion": "aic"})"},
    {"loglinear", R"({"method": "loglinear", "select": "stepwise", "criterion": "aicc"})"},
    {"loglinear", R"({"method": "loglinear", "select": "stepwise", "criterion": "bic"})"},
    {"loglinear", R"({"method": "loglinear", "select": "stepwise", "criterion": "p_value"})"},
    {"loglinear", R"({"method": "loglinear", "select": "all", "criterion": "aic", "order": 2})"},
    {"loglinear", R"({"method": "loglinear", "select": "all", "criterion": "aicc", "order": 2})"},
    {"loglinear", R"({"method": "loglinear", "select": "all", "criterion": "bic", "order": 2})"},
    {"mean", R"({"method": "mean", "of": ["chao", "independence"]})"},
};

ListsInUse first_lists(int lists) {
  return every_agency(std::span(names).first(static_cast<std::size_t>(lists)));
}

std::vector<EstimatorSpec> every_estimator(int lists) {
  std::vector<EstimatorSpec> estimators;
  for (const auto& [method, json] : entries) {
    Problems problems;
    const Value value = parse_json(json, "entry", problems);
    const auto spec = read_estimator(value, "", "entry", first_lists(lists), names, 0.95, problems);
    INFO(json);
    REQUIRE(spec);
    estimators.push_back(*spec);
  }
  assign_labels(estimators);
  return estimators;
}

/// How a table came about. Four kinds in turn.
enum class Kind { sparse, huge, fractions, full };

/// Sparse ones of whole numbers, up to 30 or to 1e9 in a cell; with fractions, on any scale; every
/// cell with someone.
ContingencyTable table_of(Kind kind, RandomStream& random) {
  const int lists = random.uniform() < 0.1 ? 4 : 3;
  ContingencyTable table =
      sparse_table(lists, random.uniform(), kind == Kind::huge ? 1e9 : 30.0, random);
  if (kind == Kind::sparse || kind == Kind::huge) return table;
  const double scale = std::exp(-25.0 * random.uniform());
  std::vector<double> counts(table.counts().begin(), table.counts().end());
  for (double& count : counts) {
    if (kind == Kind::fractions) count *= scale * (0.5 + random.uniform());
    if (kind == Kind::full) count = std::exp(6.0 * random.uniform());
  }
  return {lists, counts};
}

CaptureHistory rotated(CaptureHistory history, int lists) {  // list j becomes list j + 1
  return ((history << 1) | (history >> (lists - 1))) &
         static_cast<CaptureHistory>(history_count(lists) - 1);
}

ContingencyTable rotated(const ContingencyTable& table) {
  ContingencyTable moved(table.lists());
  for (CaptureHistory h = 1; h < history_count(table.lists()); ++h)
    moved.add(rotated(h, table.lists()), table[h]);
  return moved;
}

/// The estimator of the rotated table that is the same question.
EstimatorSpec rotated(EstimatorSpec estimator, int lists) {
  if (auto* fixed = std::get_if<LoglinearFixed>(&estimator.method))
    for (CaptureHistory& term : fixed->listed) term = rotated(term, lists);
  if (estimator.own_lists)
    for (ListInUse& list : estimator.lists) list.agencies = rotated(list.agencies, lists);
  return estimator;
}

/// The same questions with the lists in another order.
std::vector<FitOutcome> estimates_of_rotated(const std::vector<EstimatorSpec>& estimators,
                                             const ContingencyTable& table) {
  std::vector<EstimatorSpec> moved;
  for (const EstimatorSpec& estimator : estimators)
    moved.push_back(rotated(estimator, table.lists()));
  return estimate_all(moved, first_lists(table.lists()), rotated(table), {});
}

double observed_by(const EstimatorSpec& estimator, const ContingencyTable& table) {
  return project(table, estimator.lists).observed();
}

/// A status that is no success, or numbers that can be: none below what was observed.
bool is_sound(const FitOutcome& outcome, double observed) {
  const Estimate* e = std::get_if<Estimate>(&outcome);
  if (e == nullptr) return std::get<Status>(outcome) != Status::ok;
  const double n = observed * (1.0 - 1e-12);
  if (!std::isfinite(e->population_size) || e->population_size < n) return false;
  if (e->se && !(std::isfinite(*e->se) && *e->se >= 0.0)) return false;
  return !e->interval || (std::isfinite(e->interval->upper) && e->interval->lower >= n &&
                          e->interval->lower <= e->interval->upper);
}

bool is_stepwise(const EstimatorSpec& estimator) {
  return std::holds_alternative<LoglinearStepwise>(estimator.method);
}

bool close(double a, double b, double tolerance) {
  return std::abs(a - b) <= tolerance * std::max(std::abs(a), std::abs(b));
}

/// Whether two answers agree. Of two models that tie the order of the lists decides, so a search of
/// all models is asked for the criterion. Rounding in the fitted margins moves log d by about that
/// much times its variance V, which is what the information's inverse makes of it.
bool agree(const EstimatorSpec& estimator, const FitOutcome& a, const FitOutcome& b) {
  if (status_of(a) != status_of(b)) return false;
  if (status_of(a) != Status::ok) return true;
  const Estimate& x = std::get<Estimate>(a);
  const Estimate& y = std::get<Estimate>(b);
  if (const auto* all = std::get_if<LoglinearAll>(&estimator.method))
    return x.model->parameters == y.model->parameters &&
           (all->criterion == Criterion::bic ? close(x.model->bic, y.model->bic, 2e-9)
                                             : close(x.model->aic, y.model->aic, 2e-9));
  const double variance = x.model ? x.model->intercept_se * x.model->intercept_se : 0.0;
  const double tolerance = 1e-10 * (1.0 + variance);
  return close(x.population_size, y.population_size, tolerance) &&
         close(x.se.value_or(0.0), y.se.value_or(0.0), 10.0 * tolerance) &&
         x.boundary == y.boundary;
}

std::string described(const FitOutcome& outcome) {
  if (const Status* failure = std::get_if<Status>(&outcome)) return std::string(name_of(*failure));
  const Estimate& e = std::get<Estimate>(outcome);
  return fmt::format("{:.17g} (se {:.17g}, aic {:.17g}, {} parameters)", e.population_size,
                     e.se.value_or(-1.0), e.model ? e.model->aic : 0.0,
                     e.model ? e.model->parameters : 0);
}

}  // namespace

TEST_CASE("every method of the registry is put to these tests") {
  for (const EstimatorMethod& method : estimator_methods()) {
    INFO(method.name);
    CHECK(entries.count(std::string(method.name)) > 0);
  }
  CHECK(every_estimator(3).size() == entries.size());
}

TEST_CASE("no table gives a number that is none, and relabelling the lists changes nothing") {
  constexpr std::uint32_t tables = 20000;
  const std::vector<EstimatorSpec> of_three = every_estimator(3);
  const std::vector<EstimatorSpec> of_four = every_estimator(4);
  std::vector<int> estimates(entries.size(), 0);
  std::vector<int> failures(entries.size(), 0);
  for (std::uint32_t replicate = 0; replicate < tables; ++replicate) {
    RandomStream random(1, replicate, Purpose::estimator_sampler);
    const auto kind = static_cast<Kind>(replicate % 4);
    const ContingencyTable table = table_of(kind, random);
    const int lists = table.lists();
    const std::vector<EstimatorSpec>& estimators = lists == 3 ? of_three : of_four;
    const auto outcomes = estimate_all(estimators, first_lists(lists), table, {});
    // In sums of 1e9 rounding is beyond what the others are held to.
    const bool relabel = kind != Kind::huge && replicate / 4 % 2 == 0;
    const auto again =
        relabel ? estimates_of_rotated(estimators, table) : std::vector<FitOutcome>{};
    REQUIRE(outcomes.size() == entries.size());
    for (std::size_t e = 0; e < outcomes.size(); ++e) {
      ++(status_of(outcomes[e]) == Status::ok ? estimates : failures)[e];
      const bool mean = std::holds_alternative<MeanOf>(estimators[e].method);
      const bool sound = is_sound(outcomes[e], mean ? 0.0 : observed_by(estimators[e], table));
      // Step by step a tie on the way leads elsewhere: only full tables have none.
      const bool same = !relabel || (is_stepwise(estimators[e]) && kind != Kind::full) ||
                        agree(estimators[e], outcomes[e], again[e]);
      if (sound && same) continue;
      INFO(replicate << " " << estimators[e].label << " " << described(outcomes[e]) << " or "
                     << (relabel ? described(again[e]) : "not asked again"));
      CHECK(sound);
      CHECK(same);
    }
  }
  for (std::size_t e = 0; e < entries.size(); ++e) {
    INFO(of_three[e].label << ": " << estimates[e] << " estimates, " << failures[e] << " failures");
    CHECK(estimates[e] > 4000);
    CHECK(failures[e] > 300);
  }
}

TEST_CASE("a history with an explicit zero changes nothing") {
  const std::vector<EstimatorSpec> estimators = every_estimator(3);
  int zeros = 0;
  for (std::uint32_t replicate = 0; replicate < 300; ++replicate) {
    RandomStream random(1, replicate, Purpose::estimator_sampler);
    const ContingencyTable table = sparse_table(3, 0.5, 30.0, random);
    std::string without = "A,B,C,count\n1,0,0,1\n";  // so that the file has a row at all
    std::string with = without;
    for (CaptureHistory h = 2; h < 8; ++h) {
      const std::string row =
          fmt::format("{},{},{},{}\n", h & 1U, h >> 1U & 1U, h >> 2U & 1U, table[h]);
      with += row;
      if (table[h] > 0.0) without += row;
      zeros += table[h] == 0.0 ? 1 : 0;
    }
    const auto a = estimate_all(estimators, first_lists(3), read_table(without, "a").table, {});
    const auto b = estimate_all(estimators, first_lists(3), read_table(with, "b").table, {});
    for (std::size_t e = 0; e < estimators.size(); ++e) {
      INFO(replicate << " " << estimators[e].label);
      REQUIRE(status_of(a[e]) == status_of(b[e]));
      if (status_of(a[e]) == Status::ok)
        CHECK(std::get<Estimate>(a[e]).population_size == std::get<Estimate>(b[e]).population_size);
    }
  }
  CHECK(zeros > 500);
}

}  // namespace darknumber
