// SPDX-License-Identifier: MIT
// The selection by which the British government's figure of 2014 was found: Bales, Hesketh &
// Silverman (2015), Significance 12(3). Numbers of the steps are from fits of R 4.2.2's glm
// (epsilon 1e-12), each step written out; those of the profile from the same glm on complete
// tables, with optimize and uniroot to 1e-8.
#include <catch2/catch.hpp>
#include <cmath>
#include <string>

#include "engine/estimators/fit.h"
#include "tests/golden/comparisons.h"
#include "tests/support/reference.h"

namespace darknumber::home_office_test {
namespace {

constexpr double of_glm = 1e-7;  // AIC to the digits kept

Estimate selected(const ReferenceTable& table, double threshold,
                  IntervalKind interval = IntervalKind::own) {
  LoglinearStepwise method{Criterion::aic_wald};
  method.wald_threshold = threshold;
  EstimatorSpec spec = over_all_lists(table, method);
  spec.interval.kind = interval;
  spec.level = 0.8;
  spec.further_levels = {0.95};
  return std::get<Estimate>(estimate(spec, every_agency(table.lists), table.counts));
}

struct Published {
  const char* dataset;
  double threshold;
  double population_size;
  double aic;
  const char* stopped_by;  // the term whose p-value ends it; "": AIC does
  double p_value;          // from glm, which stops on the way of a term without overlap
};

constexpr Published published[] = {
    {"UKdat", 0.001, 14217.8103, 225.9156827, "NG:GP", 0.00691956},
    {"UKdat", 0.05, 11417.99109, 162.659055, "LA:GP", 1.0},
    {"UKdat_5", 0.001, 14217.8103, 189.8874127, "NG:GP", 0.00691956},
    {"UKdat_5", 0.05, 11312.99029, 127.5986306, "LA:GP", 1.0},
    {"UKdat_4", 0.001, 11987.08762, 101.8597011, "NG:GO", 0.0121251},
    {"UKdat_4", 0.05, 11015.24445, 96.82985277, "", 0.0},
    {"Ned", 0.05, 60339.58913, 313.2995483, "K:R", 1.0},
    {"Ned_5", 0.001, 146031.7011, 167.2992114, "K:R", 1.0},
    {"Ned_5", 0.05, 146031.7011, 167.2992114, "K:R", 1.0},
    {"NewOrl", 0.001, 949.4706919, 117.6777666, "D:E", 0.00222176},
    {"NewOrl", 0.05, 1618.115272, 105.6476389, "A:D", 0.0675112},
    {"Kosovo", 0.05, 14341.6638, 161.3176483, "", 0.0},
    {"ScotPWID", 0.001, 29174.96774, 112.1154859, "S2:S3", 0.00157071},
    {"ScotPWID", 0.05, 34828.35452, 104.0431127, "", 0.0}};

}  // namespace

void compare_wald_stop(testing::AccuracyPage& page) {
  for (const Published& row : published) {
    INFO(row.dataset << " at " << row.threshold);
    const ReferenceTable table = read_reference_table(row.dataset);
    const Estimate e = selected(table, row.threshold);
    page.from(row.dataset, "R 4.2.2");
    testing::Distances& values = page.row("loglinear", "stepwise, aic_wald").values;
    CHECK(values.add(e.population_size, row.population_size) <= of_glm);
    CHECK(values.add(e.model->aic, row.aic) <= of_glm);
    REQUIRE(e.stopped_by.has_value() == !std::string(row.stopped_by).empty());
    if (!e.stopped_by) continue;
    CHECK(e.stopped_by->term == term_of(row.stopped_by, table));
    CHECK(e.stopped_by->p_value == Approx(row.p_value).epsilon(1e-5));
    CHECK(e.stopped_by->p_value > row.threshold);
  }
}

TEST_CASE("AIC steps with a Wald stop give what glm gives step by step") {
  testing::AccuracyPage page;
  compare_wald_stop(page);
}

TEST_CASE("the Dutch five lists give 146,032") {
  CHECK(std::lround(selected(read_reference_table("Ned_5"), 0.05).population_size) == 146032);
}

TEST_CASE("the British figure of 10,000 to 13,000 is the 95 % interval of this selection") {
  const ReferenceTable table = read_reference_table("UKdat");
  const Estimate wald = selected(table, 0.05);
  // The same model by SparseMSE's selection, with its log-normal limits.
  const nlohmann::json peer =
      read_reference("UKdat", "sparsemse_stepwise").at("values").at("0.02").at("estimate");
  CHECK(wald.interval->lower == Approx(peer.at("10%").get<double>()).epsilon(1e-5));
  CHECK(wald.interval->upper == Approx(peer.at("90%").get<double>()).epsilon(1e-5));
  REQUIRE(wald.further.size() == 1);
  CHECK(wald.further[0]->lower == Approx(peer.at("2.5%").get<double>()).epsilon(1e-5));
  CHECK(wald.further[0]->upper == Approx(peer.at("97.5%").get<double>()).epsilon(1e-5));

  const Estimate profile = selected(table, 0.05, IntervalKind::profile);
  CHECK(profile.interval->lower == Approx(10442.311787).epsilon(1e-7));
  CHECK(profile.interval->upper == Approx(12522.933019).epsilon(1e-7));
  REQUIRE(profile.further.size() == 1);
  CHECK(profile.further[0]->lower == Approx(9982.256569).epsilon(1e-7));
  CHECK(profile.further[0]->upper == Approx(13181.687620).epsilon(1e-7));
  CHECK(std::lround(profile.further[0]->lower / 1000.0) == 10);
  CHECK(std::lround(profile.further[0]->upper / 1000.0) == 13);
}

}  // namespace darknumber::home_office_test
