// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/loglinear_covariates.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/core/contracts.h"
#include "engine/estimators/estimate_all.h"
#include "engine/estimators/fit.h"
#include "engine/estimators/methods/loglinear_fixed.h"

namespace darknumber::loglinear_covariates_test {
namespace {

constexpr double near = 1e-9;

/// Tables of three lists over two covariates, of two and three levels, their patterns crossed.
struct Crossed {
  std::vector<ContingencyTable> strata;
  std::vector<Covariate> covariates{{"sex", {"f", "m"}, {}}, {"year", {"1", "2", "3"}, {}}};
};

ContingencyTable drawn_table(RandomStream& stream) {
  ContingencyTable table(3);
  for (CaptureHistory h = 1; h < 8; ++h)
    table.add(h, std::floor(3.0 + 60.0 * stream.uniform() / lists_on(h)));
  return table;
}

Crossed crossed(std::uint32_t number) {
  RandomStream stream(number, 0, Purpose::victims);
  Crossed result;
  for (std::size_t year = 0; year < 3; ++year)
    for (std::size_t sex = 0; sex < 2; ++sex) {
      result.strata.push_back(drawn_table(stream));
      result.covariates[0].level_of_stratum.push_back(sex);
      result.covariates[1].level_of_stratum.push_back(year);
    }
  return result;
}

LoglinearCovariates method_of(const Crossed& table) {
  LoglinearCovariates method;
  method.covariates = table.covariates;
  method.trends = {0, 0};
  return method;
}

PathModel only_model(const LoglinearCovariates& method, const Crossed& table) {
  const PatternTable patterns = pattern_table(table.strata, method.covariates);
  return path_of(method, patterns, nullptr).models.front();
}

double size_of(const PathModel& model, const Crossed& table) {
  double observed = 0.0;
  for (const ContingencyTable& stratum : table.strata) observed += stratum.observed();
  return observed + model.estimate.unseen_in_all;
}

/// The sum of independence over the strata.
struct SumOfStrata {
  double size = 0.0;
  double deviance = 0.0;
  double variance = 0.0;
};

SumOfStrata sum_of_independence(const Crossed& table) {
  SumOfStrata sum;
  for (const ContingencyTable& stratum : table.strata) {
    const Estimate estimate =
        std::get<Estimate>(fit(LoglinearFixed{}, {stratum, stratum, 0.95, {}}));
    sum.size += estimate.population_size;
    sum.deviance += estimate.model->deviance.value();
    sum.variance += *estimate.se * *estimate.se;
  }
  return sum;
}

/// All levels of a covariate in the opposite order.
Crossed turned(Crossed table, std::size_t covariate) {
  Covariate& one = table.covariates[covariate];
  std::reverse(one.levels.begin(), one.levels.end());
  for (std::size_t& level : one.level_of_stratum) level = one.levels.size() - 1 - level;
  return table;
}

EstimatorSpec spec_of(const LoglinearCovariates& method, IntervalSpec interval = {}) {
  EstimatorSpec spec;
  spec.method = method;
  spec.interval = interval;
  const std::vector<std::string> names{"A", "B", "C"};
  spec.lists = every_agency(names);
  return spec;
}

Estimate estimate_of(const EstimatorSpec& spec, const Crossed& table) {
  ContingencyTable sum(3);
  for (const ContingencyTable& stratum : table.strata) sum.add(stratum);
  return std::get<Estimate>(estimate_all({spec}, spec.lists, sum, table.strata).front());
}

Estimate estimate_of(const LoglinearCovariates& method, const Crossed& table,
                     IntervalSpec interval = {}) {
  return estimate_of(spec_of(method, interval), table);
}

}  // namespace

TEST_CASE("a model with every list crossed with all covariates is the sum over strata") {
  for (std::uint32_t number = 1; number <= 20; ++number) {
    const Crossed table = crossed(number);
    LoglinearCovariates method = method_of(table);
    method.terms = FixedTerms::listed;
    for (int list = 0; list < 3; ++list) method.listed.push_back({only(list), 0b11});
    const PathModel model = only_model(method, table);
    const SumOfStrata sum = sum_of_independence(table);
    CHECK(size_of(model, table) == Approx(sum.size).epsilon(near));
    CHECK(model.estimate.deviance == Approx(sum.deviance).epsilon(near));
    CHECK(model.estimate.variance == Approx(sum.variance).epsilon(near));
    CHECK(model.estimate.parameters == 24);
  }
}

TEST_CASE("the order of levels changes nothing") {
  for (std::uint32_t number = 1; number <= 10; ++number) {
    const Crossed table = crossed(number);
    LoglinearCovariates method = method_of(table);
    method.search = CovariateSearch::three_pass;
    const Estimate straight = estimate_of(method, table);
    for (std::size_t covariate : {0, 1}) {
      const Crossed other = turned(table, covariate);
      method.covariates = other.covariates;
      const Estimate estimate = estimate_of(method, other);
      CHECK(estimate.population_size == Approx(straight.population_size).epsilon(near));
      CHECK(estimate.covariates->terms == straight.covariates->terms);
      CHECK(estimate.covariates->path.size() == straight.covariates->path.size());
    }
  }
}

TEST_CASE("a trend of the highest degree is a factor; a lower one has fewer parameters") {
  const Crossed table = crossed(3);
  LoglinearCovariates method = method_of(table);
  method.terms = FixedTerms::pairwise;
  const PathModel factor = only_model(method, table);
  method.trends = {0, 2};
  const PathModel quadratic = only_model(method, table);
  method.trends = {0, 1};
  const PathModel linear = only_model(method, table);
  CHECK(size_of(quadratic, table) == Approx(size_of(factor, table)).epsilon(near));
  CHECK(quadratic.estimate.deviance == Approx(factor.estimate.deviance).epsilon(near));
  CHECK(linear.estimate.parameters < factor.estimate.parameters);
  CHECK(linear.estimate.deviance > factor.estimate.deviance);
}

TEST_CASE("without covariates' interactions N is that of the table of everyone") {
  const Crossed table = crossed(4);
  const LoglinearCovariates method = method_of(table);
  ContingencyTable sum(3);
  for (const ContingencyTable& stratum : table.strata) sum.add(stratum);
  const Estimate pooled = std::get<Estimate>(fit(LoglinearFixed{}, {sum, sum, 0.95, {}}));
  const Estimate estimate = estimate_of(method, table);
  CHECK(estimate.population_size == Approx(pooled.population_size).epsilon(near));
  CHECK(*estimate.se == Approx(*pooled.se).epsilon(near));
  CHECK(estimate.interval->upper == Approx(pooled.interval->upper).epsilon(near));
}

TEST_CASE("a level that nobody has is none") {
  Crossed table = crossed(5);
  LoglinearCovariates method = method_of(table);
  method.terms = FixedTerms::pairwise;
  const PathModel before = only_model(method, table);
  table.strata.emplace_back(3);
  table.covariates[0].level_of_stratum.push_back(0);
  table.covariates[1].levels.push_back("4");
  table.covariates[1].level_of_stratum.push_back(3);
  method.covariates = table.covariates;
  const PathModel after = only_model(method, table);
  CHECK(after.estimate.parameters == before.estimate.parameters);
  CHECK(after.estimate.unseen_in_all == Approx(before.estimate.unseen_in_all).epsilon(near));
}

TEST_CASE("the interaction of all lists leaves N open, and no search offers it") {
  const Crossed three = crossed(6);
  LoglinearCovariates method = method_of(three);
  method.terms = FixedTerms::listed;
  method.listed = {{0b111, 0}};
  CHECK(only_model(method, three).estimate.status == FitStatus::not_identifiable);
  Crossed two = three;
  for (ContingencyTable& stratum : two.strata) {
    const std::vector<std::string> names{"A", "B"};
    stratum = project(stratum, every_agency(names));
  }
  const PatternTable patterns = pattern_table(two.strata, two.covariates);
  const std::vector<VariableSet> offered = two_way_terms(patterns);
  CHECK(std::find(offered.begin(), offered.end(), VariableSet{0b11}) == offered.end());
  CHECK(offered.size() == 5);
}

TEST_CASE("a bootstrap has limits of every level, the same each time") {
  const Crossed table = crossed(7);
  LoglinearCovariates method = method_of(table);
  method.search = CovariateSearch::stepwise;
  for (Repeated repeated : {Repeated::selection, Repeated::model}) {
    method.repeated = repeated;
    const Estimate first = estimate_of(method, table, {IntervalKind::bootstrap, 50});
    const Estimate again = estimate_of(method, table, {IntervalKind::bootstrap, 50});
    REQUIRE(first.interval);
    CHECK(first.interval->lower == again.interval->lower);
    CHECK(first.interval->lower < first.population_size);
    CHECK(first.interval->upper > first.population_size);
    REQUIRE(first.covariates->level_intervals.size() == 5);
    for (const LevelInterval& one : first.covariates->level_intervals) {
      const double size = sum_of_patterns(*first.covariates, {{one.covariate, one.level}}).size();
      CHECK(one.of_size.lower < size);
      CHECK(one.of_size.upper > size);
    }
  }
}

TEST_CASE("a bootstrap has its interval at every level asked for: that of the level alone") {
  const Crossed table = crossed(9);
  LoglinearCovariates method = method_of(table);
  method.terms = FixedTerms::pairwise;
  EstimatorSpec spec = spec_of(method, {IntervalKind::bootstrap, 60});
  spec.further_levels = {0.5, 0.8};
  const Estimate estimate = estimate_of(spec, table);
  REQUIRE(estimate.further.size() == 2);
  for (std::size_t l = 0; l < estimate.further.size(); ++l) {
    EstimatorSpec alone = spec;
    alone.level = spec.further_levels[l];
    alone.further_levels.clear();
    const Interval interval = estimate_of(alone, table).interval.value();
    REQUIRE(estimate.further[l]);
    CHECK(estimate.further[l]->lower == interval.lower);
    CHECK(estimate.further[l]->upper == interval.upper);
    CHECK(interval.lower > estimate.interval->lower);
    CHECK(interval.upper < estimate.interval->upper);
  }
}

TEST_CASE("a column whose powers are no exact whole numbers is refused") {
  std::vector<ContingencyTable> strata(129, ContingencyTable(2, {0, 5, 4, 3}));
  Covariate year{"year", std::vector<std::string>(strata.size()), {}};
  for (std::size_t s = 0; s < strata.size(); ++s) year.level_of_stratum.push_back(s);
  const PatternTable table = pattern_table(strata, std::vector<Covariate>{year});
  const VariableSet by_year = covariate_bit(0, 2);
  const std::vector<PatternColumn> columns = columns_of(table, {7}, by_year);
  REQUIRE(columns.size() == 7);
  CHECK(columns.back().values.front() == -0x1p49);  // (-128)^7
  CHECK(columns.back().values.back() == 0x1p49);
  CHECK_THROWS_AS(columns_of(table, {8}, by_year), ContractViolation);
}

TEST_CASE("the levels of a covariate add up to everyone") {
  const Crossed table = crossed(8);
  LoglinearCovariates method = method_of(table);
  method.search = CovariateSearch::three_pass;
  const Estimate estimate = estimate_of(method, table);
  for (std::size_t covariate : {0, 1}) {
    double sum = 0.0;
    double fitted = 0.0;
    for (std::size_t level = 0; level < table.covariates[covariate].levels.size(); ++level) {
      const PatternSum one = sum_of_patterns(*estimate.covariates, {{covariate, level}});
      sum += one.size();
      fitted += one.fitted;
    }
    CHECK(sum == Approx(estimate.population_size).epsilon(near));
    CHECK(fitted == Approx(estimate.population_size).epsilon(near));
  }
}

}  // namespace darknumber::loglinear_covariates_test
