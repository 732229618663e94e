// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>
#include <set>
#include <string>

#include "engine/estimators/options/method_kinds.h"
#include "engine/scenario/read_scenario.h"
#include "engine/study/run_study.h"
#include "tests/support/checkout.h"

namespace darknumber::every_estimator_test {
namespace {

/// The Dutch world, its six lists asked of every method; five of them where a method takes no more.
/// Samplers draw little.
const std::string every_method = R"(estimation.estimators=[
  {"method": "lincoln_petersen", "lists": ["Police", "Shelters"]},
  {"method": "chapman", "lists": ["Police", "Shelters"]},
  {"method": "chao", "interval": "bca", "resamples": 20},
  {"method": "loglinear", "terms": "independence", "interval": "profile"},
  {"method": "loglinear", "select": "stepwise", "criterion": "p_value", "interval": "bca",
   "resamples": 20},
  {"method": "loglinear", "select": "stepwise", "criterion": "bic", "interval": "bootstrap",
   "resamples": 20},
  {"method": "mh", "heterogeneity": "chao"},
  {"method": "mth", "heterogeneity": "poisson"},
  {"method": "mth", "heterogeneity": "darroch"},
  {"method": "mth", "heterogeneity": "gamma"},
  {"method": "mth", "heterogeneity": "normal"},
  {"method": "mth", "heterogeneity": "chao", "bias_corrected": true},
  {"method": "sample_coverage", "variant": "high"},
  {"method": "sample_coverage", "variant": "low"},
  {"method": "sample_coverage", "variant": "independent"},
  {"method": "decomposable",
   "lists": ["Police", "Border police", "Other care", "Regional coordinators", "Shelters"]},
  {"method": "latent_class", "classes": 4, "draws": 100, "burn_in": 50, "chains": 2},
  {"method": "bayesian_threshold", "draws": 100, "burn_in": 50},
  {"method": "fixed_odds_ratio", "lists": ["Police", "Shelters"], "odds_ratio": 2},
  {"method": "linkage_corrected", "lists": ["Police", "Shelters"], "missed": 0.05},
  {"method": "trimmed", "lists": ["Police", "Shelters"], "share": 0.1},
  {"method": "chao", "assumed_false_positive_share": {"Police": 0.1}, "label": "chao, told"},
  {"method": "mean", "of": ["chao", "independence"]}])";

}  // namespace

TEST_CASE("every estimator runs inside a Monte Carlo study of six lists") {
  const std::string file = testing::checkout() + "/scenarios/netherlands.json";
  const std::vector<std::string> settings{every_method, "monte_carlo.replicates=2"};
  const Value root = load_value(file, settings);
  Scenario scenario = load_scenario(file, settings);
  std::set<std::string> methods;
  for (const Value& estimator : root.find("estimation")->find("estimators")->array())
    methods.insert(estimator.find("method")->text());
  CHECK(methods.size() == method_kinds().size());

  const StudyPlan plan = plan_study(root, file, ScenarioReading{std::move(scenario), {}});
  const StudyRun one = run_study(plan, 1, {}, {});
  const StudyRun two = run_study(plan, 2, {}, {});
  CHECK(one.result.digest == two.result.digest);
  const PointResult& point = one.result.points.front();
  REQUIRE(point.rows.size() == plan.base.answers.size());
  for (std::size_t e = 0; e < point.rows.size(); ++e)
    for (const ReplicateRow& row : point.rows[e]) {
      INFO(one.result.labels[e] << ": " << name_of(row.status));
      // The chains of so few draws may disagree, and say so; nothing else has a reason to fail.
      const bool sampled = one.result.labels[e] == "latent_class";
      CHECK((row.status == Status::ok || (sampled && row.status == Status::chains_disagree)));
      CHECK(std::isfinite(row.estimate) == (row.status == Status::ok));
    }
}

}  // namespace darknumber::every_estimator_test
