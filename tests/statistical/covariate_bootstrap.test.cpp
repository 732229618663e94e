// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/estimators/estimate_all.h"
#include "tests/support/covariate_reference.h"

namespace darknumber::covariate_bootstrap_test {
namespace {

using nlohmann::json;
using testing::interactions_in;
using testing::table_by_pattern;
using testing::TableByPattern;

/// "year=1" and "X1=1,Y=2": the sums that the bootstrap has limits of; pairs have none here.
const LevelInterval* limits_named(const std::string& name, const CovariateModel& model) {
  const std::size_t equals = name.find('=');
  if (equals == std::string::npos || name.find(',') != std::string::npos) return nullptr;
  for (const LevelInterval& one : model.level_intervals) {
    const Covariate& covariate = model.covariates[one.covariate];
    if (covariate.name + "=" + covariate.levels[one.level] == name) return &one;
  }
  FAIL("no limits of " << name);
  return nullptr;
}

/// The limits of our 2,000 resamples against those of 10,000, of which the standard deviation of
/// 500 is known: it falls with the root of their number.
void compare_limits(const json& reference, const Interval& limits) {
  const double of_both = std::sqrt(500.0 / 2000.0 + 500.0 / 10000.0);
  for (const auto& [value, name] : {std::pair(limits.lower, std::string("lower")),
                                    std::pair(limits.upper, std::string("upper"))}) {
    const double deviation = of_both * reference.at("mc_sd_" + name + "_500").get<double>();
    INFO(name << " " << value << " " << reference);
    CHECK(std::abs(value - reference.at(name + "_10000").get<double>()) <= 5.0 * deviation);
  }
}

void compare_bootstrap(const json& entry) {
  INFO(entry.at("table") << " bootstrap");
  TableByPattern table = table_by_pattern(entry);
  table.method.terms = FixedTerms::listed;
  table.method.listed = interactions_in(entry.at("terms"), table);
  table.method.repeated = Repeated::model;
  EstimatorSpec spec;
  spec.method = table.method;
  spec.lists = table.lists();
  spec.interval = {IntervalKind::bootstrap, 2000};
  const auto outcomes = estimate_all({spec}, spec.lists, table.named.table, table.named.by_stratum);
  const Estimate& estimate = std::get<Estimate>(outcomes.front());
  CHECK(estimate.population_size == Approx(entry.at("N").get<double>()).epsilon(1e-9));
  CHECK(estimate.resamples_failed == 0);
  compare_limits(entry.at("results").at("all"), estimate.interval.value());
  for (const auto& [name, numbers] : entry.at("results").items())
    if (const LevelInterval* limits = limits_named(name, *estimate.covariates)) {
      const PatternSum sum =
          sum_of_patterns(*estimate.covariates, {{limits->covariate, limits->level}});
      CHECK(sum.fitted == Approx(numbers.at("N").get<double>()).epsilon(1e-9));
      compare_limits(numbers, limits->of_fitted);
    }
}

}  // namespace

TEST_CASE("bootstraps with covariates have the published limits", "[.long]") {
  int bootstraps = 0;
  for (const json& entry : testing::all_covariate_entries()) {
    if (entry.at("kind") != "bootstrap") continue;
    compare_bootstrap(entry);
    ++bootstraps;
  }
  CHECK(bootstraps == 3);
}

}  // namespace darknumber::covariate_bootstrap_test
