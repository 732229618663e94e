// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/decomposable.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/estimators/fit.h"
#include "tests/golden/comparisons.h"
#include "tests/support/reference.h"

namespace darknumber::decomposable_test {
namespace {

constexpr double tolerance = 1e-8;

/// Posterior probabilities of graphs are compared to this part of them or, where they are below,
/// of `smallest`: what is left out of a sum is small beside the whole.
constexpr double smallest_probability = 1e-4;

Estimate posterior_of(const ReferenceTable& table, const nlohmann::json& run, double level) {
  Decomposable method;
  method.saturated = true;  // dga averages over all graphs
  method.delta = run.at("delta").get<double>();
  method.up_to = run.at("Nmissing")[1].get<std::int64_t>();
  EstimatorSpec spec = over_all_lists(table, method);
  spec.level = level;
  return std::get<Estimate>(estimate(spec, every_agency(table.lists), table.counts));
}

/// "[12,3]" as sets of lists, in ascending order.
std::vector<CaptureHistory> cliques_in(const std::string& text) {
  std::vector<CaptureHistory> cliques(1, 0);
  for (char c : text) {
    if (c == ',') cliques.push_back(0);
    if (c >= '1' && c <= '9') cliques.back() |= only(c - '1');
  }
  std::sort(cliques.begin(), cliques.end());
  return cliques;
}

void compare_models(const Estimate& e, const nlohmann::json& run, testing::AccuracyRow& row) {
  const std::vector<ModelProbability>& models = e.posterior.value().models;
  REQUIRE(models.size() == run.at("top_graphs").size());
  for (std::size_t rank = 0; rank < models.size(); ++rank) {
    const nlohmann::json& reference = run.at("top_graphs")[rank];
    INFO(reference.dump());
    std::vector<CaptureHistory> cliques = models[rank].sets;
    std::sort(cliques.begin(), cliques.end());
    CHECK(cliques == cliques_in(reference.at("cliques")));
    CHECK(row.values.add(models[rank].probability, reference.at("posterior"),
                         smallest_probability) <= tolerance);
  }
}

}  // namespace

void compare_decomposable(testing::AccuracyPage& page) {
  const std::vector<std::string> datasets = indexed_datasets("dga_bma");
  int runs = 0;
  for (const std::string& dataset : datasets) {
    const ReferenceTable table = read_reference_table(dataset);
    const nlohmann::json values = page.open(dataset, "dga_bma").at("values");
    testing::AccuracyRow& row = page.row("decomposable", "saturated, point mean");
    testing::AccuracyRow& of_quantiles = page.row("decomposable", "saturated, its quantiles");
    for (const nlohmann::json& run : values.at("runs")) {
      INFO(dataset << " delta " << run.at("delta"));
      ++runs;
      page.disagrees("decomposable",
                     "it averages over the saturated graph too, which is not the default here: "
                     "compared with `saturated` at true");
      const nlohmann::json& quantiles = run.at("quantiles");
      const Estimate e = posterior_of(table, run, 0.95);
      CHECK(row.values.add(e.population_size, run.at("posterior_mean")) <= tolerance);
      CHECK(row.errors.add(e.se.value(), run.at("posterior_sd")) <= tolerance);
      CHECK(of_quantiles.errors.add_equal(e.interval->lower == quantiles.at("0.025")));
      CHECK(of_quantiles.errors.add_equal(e.interval->upper == quantiles.at("0.975")));
      CHECK(of_quantiles.errors.add_equal(e.posterior->median == quantiles.at("0.5")));
      const Estimate narrower = posterior_of(table, run, 0.9);
      CHECK(of_quantiles.errors.add_equal(narrower.interval->lower == quantiles.at("0.05")));
      CHECK(of_quantiles.errors.add_equal(narrower.interval->upper == quantiles.at("0.95")));
      const Estimate half = posterior_of(table, run, 0.5);
      CHECK(of_quantiles.errors.add_equal(half.interval->lower == quantiles.at("0.25")));
      CHECK(of_quantiles.errors.add_equal(half.interval->upper == quantiles.at("0.75")));
      CHECK(row.values.add(e.posterior->mass_at_end.value(), run.at("mass_in_last_1pct_of_grid")) <=
            tolerance);
      compare_models(e, run, row);
    }
  }
  CHECK(runs == 30);
  CHECK(count_of_files("dga_bma") == datasets.size());
}

TEST_CASE("averages over decomposable graphs equal dga") {
  testing::AccuracyPage page;
  compare_decomposable(page);
}

// The two examples of dga's help, on the tables of Madigan & York (1997). The numbers are sums over
// all graphs and sizes written out in Python, each clique's and separator's Dirichlet integral by
// log gamma functions; the probabilities of graphs are those that dgaFast prints to eight digits.
TEST_CASE("five lists of diabetics, as in dga's help") {
  const ContingencyTable table(5, {0,  27, 37, 19, 4, 4, 1, 1, 97, 22, 37, 25, 2, 1, 3, 5,
                                   83, 36, 34, 18, 3, 5, 0, 2, 30, 5,  23, 8,  0, 3, 0, 2});
  Decomposable method;
  method.delta = 0.5;
  method.up_to = 300;
  method.saturated = true;
  const auto at = [&](PosteriorPoint point) {
    method.point = point;
    EstimatorSpec spec;
    spec.method = method;
    spec.lists = every_agency(std::vector<std::string>{"A", "B", "C", "D", "E"});
    return std::get<Estimate>(fit(spec, table, table));
  };
  const Estimate e = at(PosteriorPoint::mean);
  CHECK(e.population_size == Approx(617.8158907614662).epsilon(tolerance));
  CHECK(e.se.value() == Approx(17.262501744430985).epsilon(tolerance));
  CHECK(e.interval->lower == 588.0);
  CHECK(e.interval->upper == 655.0);
  CHECK(at(PosteriorPoint::median).population_size == 616.0);
  CHECK(at(PosteriorPoint::mode).population_size == 614.0);
  CHECK(at(PosteriorPoint::relative_loss).population_size ==
        Approx(616.8703367859961).epsilon(tolerance));
  const std::vector<ModelProbability>& models = e.posterior->models;
  CHECK(models[0].probability == Approx(0.21707345).margin(5e-9));
  CHECK(models[1].probability == Approx(0.16029369).margin(5e-9));
  CHECK(models[2].probability == Approx(0.08226562).margin(5e-9));
}

TEST_CASE("three lists of spina bifida with a negative binomial prior, as in dga's help") {
  const ContingencyTable table(3, {0, 60, 49, 4, 247, 112, 142, 12});
  Decomposable method;
  method.delta = 1.0;
  method.up_to = 300;
  method.saturated = true;
  method.prior_shape = 13.14;
  method.prior_scale = 55.17;
  const auto at = [&](PosteriorPoint point) {
    method.point = point;
    EstimatorSpec spec;
    spec.method = method;
    spec.lists = every_agency(std::vector<std::string>{"A", "B", "C"});
    return std::get<Estimate>(fit(spec, table, table));
  };
  const Estimate e = at(PosteriorPoint::mean);
  CHECK(e.population_size == Approx(733.4523691118485).epsilon(tolerance));
  CHECK(e.se.value() == Approx(29.594635425735266).epsilon(tolerance));
  CHECK(e.interval->lower == 682.0);
  CHECK(e.interval->upper == 797.0);
  CHECK(at(PosteriorPoint::median).population_size == 731.0);
  CHECK(at(PosteriorPoint::mode).population_size == 728.0);
  CHECK(at(PosteriorPoint::relative_loss).population_size ==
        Approx(731.0966289304461).epsilon(tolerance));
  CHECK(e.posterior->models[0].probability == Approx(0.3737673976401219).epsilon(tolerance));
}

}  // namespace darknumber::decomposable_test
