// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/sample_coverage.h"

#include <fmt/core.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <map>

#include "engine/estimators/fit.h"
#include "engine/estimators/fitting/interval_formulas.h"
#include "engine/estimators/options/sample_coverage_options.h"
#include "tests/golden/comparisons.h"
#include "tests/support/reference.h"

namespace darknumber::sample_coverage_test {
namespace {

using nlohmann::json;

constexpr double tolerance = 1e-6;       // relative; what is asked for
constexpr double third_decimal = 5e-4;   // CARE1 rounds D and the coverage to three decimals
constexpr double standard_errors = 5.0;  // of one standard error from 200 resamples

constexpr double level = 0.95;

const std::map<std::string, CoverageVariant> variants{{"Indep", CoverageVariant::independent},
                                                      {"HSC", CoverageVariant::high},
                                                      {"LSC", CoverageVariant::low}};

FitOutcome outcome_of(const ReferenceTable& table, CoverageVariant variant,
                      const StreamKey& streams = {}) {
  return estimate(over_all_lists(table, SampleCoverage{variant, 200}), every_agency(table.lists),
                  table.counts, streams);
}

Estimate estimate_of(const ReferenceTable& table, CoverageVariant variant,
                     const StreamKey& streams = {}) {
  const FitOutcome outcome = outcome_of(table, variant, streams);
  REQUIRE(status_of(outcome) == Status::ok);
  return std::get<Estimate>(outcome);
}

/// How log standard errors from 200 resamples scatter, from 100 of them: the tails of `high` are
/// heavy, and so no formula of moments says how far one of them may be off.
struct Scatter {
  double mean = 0.0;
  double deviation = 0.0;
};

Scatter scatter_of_log_error(const ReferenceTable& table, CoverageVariant variant) {
  constexpr std::uint32_t repeats = 100;
  std::vector<double> logs;
  Scatter scatter;
  for (std::uint32_t replicate = 0; replicate < repeats; ++replicate) {
    logs.push_back(std::log(estimate_of(table, variant, {1, replicate, 0}).se.value()));
    scatter.mean += logs.back() / repeats;
  }
  double squares = 0.0;
  for (double value : logs) squares += (value - scatter.mean) * (value - scatter.mean);
  scatter.deviation = std::sqrt(squares / (repeats - 1));
  return scatter;
}

std::string options_of(const std::string& method) {
  return "variant " +
         std::string(coverage_variant_names[static_cast<std::size_t>(variants.at(method))]);
}

}  // namespace

void compare_coverage(testing::AccuracyPage& page) {
  const std::vector<std::string> datasets = indexed_datasets("care1_coverage");
  int without_bound = 0;
  for (const std::string& dataset : datasets) {
    INFO(dataset);
    const ReferenceTable table = read_reference_table(dataset);
    const json values = page.open(dataset, "care1_coverage").at("values");
    const CoverageStatistics statistics = coverage_statistics(table.counts);
    const json& rounded = values.at("stat_M_D_Chat");
    CHECK(statistics.observed == rounded.at("M").get<double>());
    CHECK(std::abs(statistics.distinct - rounded.at("D").get<double>()) <= third_decimal * 1.001);
    CHECK(std::abs(statistics.coverage - rounded.at("Chat").get<double>()) <=
          third_decimal * 1.001);
    REQUIRE(values.at("estimates").size() == variants.size());
    for (const json& reference : values.at("estimates")) {
      const std::string method = reference.at("method");
      INFO(method);
      if (reference.at("est") == rounded.at("M")) {
        // CARE1 gives the number observed where "high" has a negative denominator: there the
        // correction grows faster than N, and here there is no estimate.
        CHECK(method == "HSC");
        CHECK(statistics.lists * statistics.coverage < statistics.weighted_pairs);
        CHECK(status_of(outcome_of(table, variants.at(method))) == Status::no_overlap);
        ++without_bound;
        page.disagrees("sample_coverage",
                       "the number observed, where the denominator of `high` is negative; here "
                       "`no_overlap`");
        continue;
      }
      const Estimate e = estimate_of(table, variants.at(method));
      CHECK(page.row("sample_coverage", options_of(method))
                .values.add(e.population_size, reference.at("est")) <= tolerance);
      CHECK_FALSE(e.boundary);
    }
  }
  CHECK(count_of_files("care1_coverage") == datasets.size());
  CHECK(without_bound > 0);
}

void compare_coverage_limits(testing::AccuracyPage& page) {
  for (const std::string& dataset : indexed_datasets("care1_coverage")) {
    const double observed = read_reference_table(dataset).counts.observed();
    const json reference = page.open(dataset, "care1_coverage");
    for (const json& entry : reference.at("values").at("estimates")) {
      testing::AccuracyRow& row = page.row("sample_coverage", options_of(entry.at("method")));
      INFO(dataset << " " << entry.at("method"));
      const json& boot = entry.at("boot200");
      const Interval interval = lognormal_interval(
          observed, boot.at("est").get<double>() - observed, boot.at("se"), level);
      CHECK(row.errors.add(interval.lower, boot.at("cil")) <= 1e-9);
      if (boot.at("ciu").is_number())
        CHECK(row.errors.add(interval.upper, boot.at("ciu")) <= 1e-9);
      else
        CHECK(interval.upper == observed);  // where CARE1 divides 0 by 0
    }
  }
}

void compare_coverage_errors(testing::AccuracyPage& page) {
  double least_scatter = 1e300;
  double most_scatter = 0.0;
  for (const std::string& dataset : indexed_datasets("care1_coverage")) {
    const ReferenceTable table = read_reference_table(dataset);
    const json reference = page.open(dataset, "care1_coverage");
    for (const json& entry : reference.at("values").at("estimates")) {
      const CoverageVariant variant = variants.at(entry.at("method").get<std::string>());
      if (status_of(outcome_of(table, variant)) != Status::ok) continue;  // without bound
      const Scatter scatter = scatter_of_log_error(table, variant);
      const double log_error = std::log(entry.at("boot200").at("se").get<double>());
      const double z = (log_error - scatter.mean) / scatter.deviation;
      INFO(dataset << " " << entry.at("method") << ": z " << z << ", scatter "
                   << scatter.deviation);
      CHECK(std::abs(z) <= standard_errors);
      page.row("sample_coverage", options_of(entry.at("method"))).chance.add_in_errors(z);
      least_scatter = std::min(least_scatter, scatter.deviation);
      most_scatter = std::max(most_scatter, scatter.deviation);
    }
  }
  fmt::print(
      "care1_coverage: standard errors of 200 resamples scatter by {:.3f} to {:.3f} in the log\n",
      least_scatter, most_scatter);
}

TEST_CASE("estimates from the sample coverage, D and C equal CARE1's") {
  testing::AccuracyPage page;
  compare_coverage(page);
}

TEST_CASE("CARE1's interval follows from its standard error") {
  testing::AccuracyPage page;
  compare_coverage_limits(page);
}

TEST_CASE("CARE1's standard errors are such as 200 resamples give") {
  testing::AccuracyPage page;
  compare_coverage_errors(page);
}

TEST_CASE("hepatitis A and diabetes give the textbook's coverage and D/C") {
  const ReferenceTable hepatitis = read_reference_table("HAV");
  CHECK(coverage_statistics(hepatitis.counts).coverage == Approx(0.513).margin(third_decimal));
  CHECK(estimate_of(hepatitis, CoverageVariant::independent).population_size ==
        Approx(407.0).margin(0.05));
  CHECK(estimate_of(hepatitis, CoverageVariant::low).population_size == Approx(508.0).margin(0.5));
  const ReferenceTable diabetes = read_reference_table("Diabetes");
  CHECK(coverage_statistics(diabetes.counts).coverage == Approx(0.803).margin(third_decimal));
  CHECK(estimate_of(diabetes, CoverageVariant::independent).population_size ==
        Approx(2271.7).margin(0.05));
}

}  // namespace darknumber::sample_coverage_test
