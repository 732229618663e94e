// SPDX-License-Identifier: MIT
#include <fmt/core.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <set>
#include <string>

#include "engine/input/read_table.h"
#include "tests/support/estimator_checks.h"
#include "tests/unit/estimators/random_tables.h"

namespace darknumber::estimators_test {
namespace {

using namespace testing;

/// Those whose law says that they scale do so here: Chao's form without anyone on exactly two lists
/// is one for counts, and at the boundary of the sample coverage a constant decides.
bool scales_on(const CheckedEstimator& estimator, const ContingencyTable& table,
               const FitOutcome& outcome) {
  if (std::holds_alternative<Chao>(estimator.spec().method)) return table.on_exactly(2) > 0.0;
  const Estimate* e = std::get_if<Estimate>(&outcome);
  return !std::holds_alternative<SampleCoverage>(estimator.spec().method) || e == nullptr ||
         !e->boundary;
}

ContingencyTable times(const ContingencyTable& table, double factor) {
  std::vector<double> counts(table.counts().begin(), table.counts().end());
  for (double& count : counts) count *= factor;
  return {table.lists(), counts};
}

/// log(N-hat - n + 1) over the streams of many replicates, where there is an estimate; n without
/// cells in doubt.
std::vector<double> log_dark_figures(const CheckedEstimator& estimator,
                                     const ContingencyTable& table, std::uint32_t replicates) {
  const double observed = table.observed() - count_in_doubt(table, estimator.spec().in_doubt);
  std::vector<double> values;
  for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
    const FitOutcome outcome = outcome_of(estimator, table, {1, replicate, 0});
    if (const Estimate* e = std::get_if<Estimate>(&outcome))
      values.push_back(std::log1p(e->population_size - observed));
  }
  return values;
}

struct MeanAndError {
  double mean = 0.0;
  double squared_error = 0.0;
};

MeanAndError mean_of(const std::vector<double>& values) {
  const auto count = static_cast<double>(values.size());
  MeanAndError result;
  for (double value : values) result.mean += value / count;
  for (double value : values)
    result.squared_error += std::pow(value - result.mean, 2) / (count * (count - 1.0));
  return result;
}

}  // namespace

TEST_CASE("every method of the list is put to these tests, with every choice it offers") {
  std::set<std::size_t> kinds;
  for (const CheckedEstimator& estimator : every_estimator(3))
    kinds.insert(estimator.spec().method.index());
  CHECK(kinds.size() == std::variant_size_v<Method>);
  CHECK(every_estimator(4).size() == every_estimator(3).size());
}

TEST_CASE("no table gives a number that is none, and relabelling the lists changes nothing") {
  const std::vector<CheckedEstimator> estimators = every_estimator(3);
  const std::vector<Tally> tallies = put_to_tables(100000, true);
  for (std::size_t e = 0; e < estimators.size(); ++e) {
    const Tally& tally = tallies[e];
    const std::string text =
        fmt::format("{}: {} tables, {} estimates, {:.2f} s", estimators[e].spec().label,
                    tally.tables, tally.estimates, tally.seconds);
    fmt::print("{}\n", text);
    INFO(text);
    CHECK(tally.estimates > tally.tables / 8);
    CHECK(tally.tables - tally.estimates > tally.tables / 80);
  }
}

TEST_CASE("a history with an explicit zero changes nothing") {
  const std::vector<CheckedEstimator> estimators = every_estimator(3);
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
    const ContingencyTable a = read_table(without, "a").table;
    const ContingencyTable b = read_table(with, "b").table;
    for (const CheckedEstimator& estimator : estimators) {
      if (replicate % std::max(1, estimator.law.one_in / 10) != 0) continue;
      INFO(replicate << " " << estimator.spec().label);
      const FitOutcome of_a = outcome_of(estimator, a);
      const FitOutcome of_b = outcome_of(estimator, b);
      REQUIRE(status_of(of_a) == status_of(of_b));
      if (status_of(of_a) == Status::ok)
        CHECK(std::get<Estimate>(of_a).population_size == std::get<Estimate>(of_b).population_size);
    }
  }
  CHECK(zeros > 500);
}

TEST_CASE("c times the counts have c times the estimate, where theory says so") {
  for (const CheckedEstimator& estimator : every_estimator(3)) {
    if (estimator.law.chance == Chance::the_estimate ||
        std::holds_alternative<MeanOf>(estimator.spec().method))
      continue;
    int estimates = 0;
    int others = 0;  // that do not scale
    const auto one_in = static_cast<std::uint32_t>(std::min(estimator.law.one_in, 50));
    for (std::uint32_t number = 0; number < 40000; number += 4 * one_in + 3) {
      const auto [kind, table] = numbered_table(number);
      if (table.lists() != 3 || kind == TableKind::fractions || kind == TableKind::huge) continue;
      RandomStream random(2, number, Purpose::estimator_sampler);
      const double factor = std::exp(4.0 * random.uniform() - 2.0);
      const FitOutcome one = outcome_of(estimator, table);
      const FitOutcome many = outcome_of(estimator, times(table, factor));
      if (!scales_on(estimator, table, one)) continue;
      estimates += status_of(one) == Status::ok;
      const bool same = agree(estimator, one, many, factor);
      others += !same;
      if (same || !estimator.law.scales) continue;
      INFO("table " << number << " times " << factor << " " << estimator.spec().label << ": "
                    << described(one) << " and " << described(many));
      CHECK(same);
    }
    INFO(estimator.spec().label << ": " << estimates << " estimates, " << others << " not scaled");
    CHECK(estimates >= 10);
    CHECK((others > 0) != estimator.law.scales);
  }
}

TEST_CASE("relabelling the lists moves what a sampler says by no more than chance") {
  constexpr std::uint32_t replicates = 24;
  for (const CheckedEstimator& estimator : every_estimator(3)) {
    if (estimator.law.chance != Chance::the_estimate) continue;
    for (std::uint32_t number : {3U, 7U, 11U}) {
      const ContingencyTable table = numbered_table(number).table;
      const auto values = log_dark_figures(estimator, table, replicates);
      const auto moved =
          log_dark_figures(rotated(estimator, table.lists()), rotated(table), replicates);
      if (values.size() < replicates / 2 || moved.size() < replicates / 2) continue;
      const MeanAndError a = mean_of(values);
      const MeanAndError b = mean_of(moved);
      INFO(estimator.spec().label << " table " << number << ": " << a.mean << " and " << b.mean);
      CHECK(std::abs(a.mean - b.mean) <= 5.0 * std::sqrt(a.squared_error + b.squared_error));
    }
  }
}

}  // namespace darknumber::estimators_test
