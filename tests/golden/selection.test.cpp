// SPDX-License-Identifier: MIT
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>

#include "engine/estimators/fit.h"
#include "engine/estimators/fitting/loglinear_model.h"
#include "tests/golden/comparisons.h"
#include "tests/support/hierarchical_models.h"
#include "tests/support/published_check.h"
#include "tests/support/reference.h"

namespace darknumber::selection_test {
namespace {

constexpr double tolerance = 1e-6;  // the peers stop at glm's own epsilon of 1e-8

/// Of what rests on SparseMSE's variances. glm takes them from the weights of its last step but
/// one, and stops when a step changes the deviance by less than 1e-8 (deviance + 0.1): that is the
/// Newton decrement of the step left out, so a linear predictor may be off by its root times a
/// standard error, and so may, relatively, a weight. loglinear.test.cpp holds our errors to fits at
/// an epsilon of 1e-14.
double error_tolerance(const FittedModel& model) {
  double largest = std::max(1.0, model.intercept_se);
  for (double se : model.standard_errors)
    if (se > largest) largest = se;
  return tolerance + largest * std::sqrt(1e-8 * (*model.deviance + 0.1));
}

/// Compares numbers with a reference.
struct Comparison {
  testing::AccuracyRow& row;

  void same(const char* what, double value, const nlohmann::json& reference, double scale = 0.0) {
    INFO(what << " " << value << " " << reference);
    REQUIRE(reference.is_number());
    CHECK(row.values.add(value, reference, scale) <= tolerance);
  }
  void same_error(const char* what, double value, const nlohmann::json& reference,
                  const FittedModel& model) {
    INFO(what << " " << value << " " << reference);
    REQUIRE(reference.is_number());
    CHECK(row.errors.add(value, reference) <= error_tolerance(model));
  }
};

FitOutcome estimate_over_all(const ReferenceTable& table, Method method, double level = 0.95) {
  EstimatorSpec spec = over_all_lists(table, std::move(method));
  spec.level = level;
  return estimate(spec, every_agency(table.lists), table.counts);
}

LoglinearFixed model_named(const std::string& name) {
  LoglinearFixed method{FixedTerms::listed, interactions_in(name)};
  if (method.listed.empty()) method.terms = FixedTerms::independence;
  return method;
}

/// The terms of the models named, closed under taking parts, in the order of terms.
std::vector<CaptureHistory> terms_of(const ReferenceTable& table, const std::string& model) {
  const LoglinearModel named = model_of(margins_of(table.counts), interactions_in(model));
  std::vector<CaptureHistory> terms(named.finite.begin() + 1, named.finite.end());
  terms.insert(terms.end(), named.infinite.begin(), named.infinite.end());
  std::sort(terms.begin(), terms.end(), comes_before);
  return terms;
}

double coefficient_of(const FittedModel& model, CaptureHistory term) {
  if (term == 0) return model.intercept;
  const auto found = std::find(model.terms.begin(), model.terms.end(), term);
  REQUIRE(found != model.terms.end());
  return model.coefficients[static_cast<std::size_t>(found - model.terms.begin())];
}

/// Of a selection or a given model in SparseMSE's words.
void compare_with_list_names(const ReferenceTable& table, const Method& method,
                             const nlohmann::json& reference, Comparison comparison) {
  const FitOutcome outcome = estimate_over_all(table, method);
  REQUIRE(status_of(outcome) == Status::ok);
  const Estimate& e = std::get<Estimate>(outcome);
  const FittedModel& m = *e.model;
  comparison.same("N", e.population_size, reference.at("estimate").at("point est."));
  comparison.same_error("lower", e.interval.value().lower, reference.at("estimate").at("2.5%"), m);
  comparison.same_error("upper", e.interval.value().upper, reference.at("estimate").at("97.5%"), m);
  const FitOutcome narrower = estimate_over_all(table, method, 0.8);
  const Interval inner = std::get<Estimate>(narrower).interval.value();
  comparison.same_error("10 %", inner.lower, reference.at("estimate").at("10%"), m);
  comparison.same_error("90 %", inner.upper, reference.at("estimate").at("90%"), m);
  comparison.same_error("variance", m.intercept_se * m.intercept_se, reference.at("cov00"), m);
  comparison.same("deviance", *m.deviance, reference.at("deviance"),
                  1e-3 * table.counts.observed());
  comparison.same("aic", m.aic, reference.at("aic_adjusted"));
  for (const auto& [name, value] : reference.at("coefficients").items()) {
    const CaptureHistory term = name == "(Intercept)" ? 0 : term_of(name, table);
    comparison.same(name.c_str(), coefficient_of(m, term), value, 1.0);
  }
  for (const nlohmann::json& pair : reference.at("empty_overlaps"))
    CHECK(coefficient_of(m, term_of(pair, table)) == -INFINITY);
  CHECK(m.terms.size() + 1 ==
        reference.at("coefficients").size() + reference.at("empty_overlaps").size());
  CHECK(e.boundary == !reference.at("empty_overlaps").empty());
}

constexpr const char* by_p_value = "stepwise, p_value";

LoglinearStepwise stepwise_below(double threshold) {
  return {Criterion::p_value, threshold};
}

}  // namespace

void compare_mse_stepwise(testing::AccuracyPage& page) {
  const std::vector<std::string> datasets = indexed_datasets("mse_stepwise");  // the peer's name
  for (const std::string& dataset : datasets) {
    const ReferenceTable table = read_reference_table(dataset);
    const nlohmann::json values = page.open(dataset, "mse_stepwise").at("values");
    Comparison comparison{page.row("loglinear", by_p_value)};
    REQUIRE(values.size() == 3);
    for (const auto& [threshold, reference] : values.items()) {
      INFO(dataset << " below " << threshold);
      const FitOutcome outcome = estimate_over_all(table, stepwise_below(std::stod(threshold)));
      REQUIRE(status_of(outcome) == Status::ok);
      const Estimate& e = std::get<Estimate>(outcome);
      const FittedModel& m = *e.model;
      comparison.same("N", e.population_size, reference.at("popest"));
      CHECK(m.terms == terms_of(table, reference.at("hiermod")));
      for (const auto& [code, value] : reference.at("coefficients_by_capture_code").items()) {
        const auto term = static_cast<CaptureHistory>(std::stoul(code) - 1);
        if (value.is_number())
          comparison.same(code.c_str(), coefficient_of(m, term), value, 1.0);
        else
          CHECK(coefficient_of(m, term) == -INFINITY);
      }
      CHECK(m.terms.size() + 1 == reference.at("coefficients_by_capture_code").size());
      CHECK(e.boundary == !reference.at("neginf_codes").empty());
      comparison.same("deviance", *m.deviance, reference.at("deviance"),
                      1e-3 * table.counts.observed());
      comparison.same("aic", m.aic, reference.at("aic"));
      comparison.same("bic", m.bic, reference.at("bic"));
    }
  }
  CHECK(count_of_files("mse_stepwise") == datasets.size());
}

void compare_sparsemse(testing::AccuracyPage& page) {
  const std::vector<std::string> datasets = indexed_datasets("sparsemse_stepwise");
  int failures = 0;
  for (const std::string& dataset : datasets) {
    const ReferenceTable table = read_reference_table(dataset);
    const nlohmann::json values = page.open(dataset, "sparsemse_stepwise").at("values");
    REQUIRE(values.size() == 5);
    for (const auto& [name, reference] : values.items()) {
      INFO(dataset << " " << name);
      Method method = LoglinearFixed{FixedTerms::independence, {}};
      std::string options = "terms independence";
      if (name == "all_pairs") {
        method = LoglinearFixed{FixedTerms::pairwise, {}};
        options = "terms pairwise";
      } else if (name != "main") {
        method = stepwise_below(std::stod(name));
        options = by_p_value;
      }
      if (!reference.contains("error")) {
        compare_with_list_names(table, method, reference, {page.row("loglinear", options)});
        continue;
      }
      page.disagrees("loglinear",
                     "all pairs without a finite estimate: it stops at an error of its own, here "
                     "`no_mle` or `not_identifiable`");
      ++failures;  // the peer found that there is no finite estimate, and stopped at its own
                   // message; nor is there one on the face
      const nlohmann::json fit = read_reference(dataset, "loglin_all_pairs").at("values");
      CHECK(status_of(estimate_over_all(table, method)) ==
            (fit.at("existence_code") == 2 ? Status::not_identifiable : Status::no_mle));
    }
  }
  CHECK(failures == 2);  // all pairs on Artificial_3 and Korea
  CHECK(count_of_files("sparsemse_stepwise") == datasets.size());
}

void compare_mse_bic(testing::AccuracyPage& page) {
  const std::vector<std::string> datasets = indexed_datasets("mse_bic");  // the peer's name
  std::map<std::string, int> estimates_on_face;  // of models that the peer does not rank
  for (const std::string& dataset : datasets) {
    INFO(dataset);
    const ReferenceTable table = read_reference_table(dataset);
    const nlohmann::json reference = page.open(dataset, "mse_bic").at("values");
    Comparison comparison{page.row("loglinear", "all, bic")};
    const FitOutcome outcome = estimate_over_all(table, LoglinearAll{Criterion::bic});
    REQUIRE(status_of(outcome) == Status::ok);
    const Estimate& best = std::get<Estimate>(outcome);
    comparison.same("N", best.population_size, reference.at("popest"));
    comparison.same("BIC", best.model->bic, reference.at("BIC"));
    CHECK(best.model->terms == terms_of(table, reference.at("model")));

    // The whole comparison, model by model. Those that fail the published check are not among the
    // peer's; some of them have an estimate on their face, and none of these is the best.
    std::vector<Estimate> estimates;
    int on_face = 0;
    const int lists = table.counts.lists();
    for (const std::vector<CaptureHistory>& model :
         hierarchical_models(lists, lists == 3 ? 2 : 3)) {
      const FitOutcome fitted = estimate_over_all(table, LoglinearFixed{FixedTerms::listed, model});
      const Estimate* e = std::get_if<Estimate>(&fitted);
      if (published_check(table.counts, model) == 0) {
        REQUIRE(e != nullptr);
        estimates.push_back(*e);
      } else if (e != nullptr) {
        CHECK(e->boundary);
        CHECK(e->model->bic >= best.model->bic);
        ++on_face;
      }
    }
    CHECK(comparison.row.values.add_equal(estimates.size() ==
                                          reference.at("n_models_ranked").get<std::size_t>()));
    if (on_face > 0) {
      estimates_on_face[dataset] = on_face;
      page.disagrees("loglinear",
                     "models that it does not rank and that have an estimate on their face here; "
                     "none of them has the lowest BIC",
                     on_face);
    }
    std::sort(estimates.begin(), estimates.end(),
              [](const Estimate& a, const Estimate& b) { return a.model->bic < b.model->bic; });
    for (std::size_t rank = 0; rank < reference.at("top15").size(); ++rank) {
      const nlohmann::json& model = reference.at("top15")[rank];
      INFO(model.dump());
      comparison.same("ranked BIC", estimates[rank].model->bic, model.at("BIC"));
      const FitOutcome named = estimate_over_all(table, model_named(model.at("model")));
      REQUIRE(status_of(named) == Status::ok);
      comparison.same("ranked N", std::get<Estimate>(named).population_size, model.at("abundance"));
      comparison.same("its BIC", std::get<Estimate>(named).model->bic, model.at("BIC"));
    }
  }
  CHECK(estimates_on_face ==
        std::map<std::string, int>{
            {"Australia", 16}, {"NewOrl_5", 192}, {"UKdat_4", 2}, {"UKdat_5", 128}});
  CHECK(count_of_files("mse_bic") == datasets.size());
}

void compare_rcapture_selection(testing::AccuracyPage& page) {
  const std::vector<std::string> datasets = indexed_datasets("rcapture_closedpMS");
  for (const std::string& dataset : datasets) {
    const ReferenceTable table = read_reference_table(dataset);
    const nlohmann::json file = page.open(dataset, "rcapture_closedpMS");
    const bool three = file.at("call").get<std::string>().find("maxorder=3") != std::string::npos;
    for (const auto& [criterion, name, top] : {std::tuple{Criterion::aic, "AIC", "top10_AIC"},
                                               std::tuple{Criterion::bic, "BIC", "top10_BIC"}}) {
      const FitOutcome best = estimate_over_all(table, LoglinearAll{criterion, three ? 3 : 2});
      REQUIRE(status_of(best) == Status::ok);
      const FittedModel& chosen = *std::get<Estimate>(best).model;
      Comparison comparison{page.row(
          "loglinear", "all, " + std::string(criterion == Criterion::aic ? "aic" : "bic"))};
      double lowest = INFINITY;
      for (const nlohmann::json& model : file.at("values").at(top)) {
        INFO(dataset << " " << name << " " << model.dump());
        const FitOutcome outcome = estimate_over_all(table, model_named(model.at("model")));
        if (status_of(outcome) != Status::ok) {
          page.disagrees(
              "loglinear",
              "a model of its ten best without an estimate: it fits on where there is no "
              "maximum, to abundances of 1e13");
          continue;
        }
        const FittedModel& m = *std::get<Estimate>(outcome).model;
        comparison.same("N", std::get<Estimate>(outcome).population_size, model.at("abundance"));
        comparison.same("AIC", m.aic, model.at("AIC"));
        comparison.same("BIC", m.bic, model.at("BIC"));
        lowest = std::min(lowest, model.at(name).get<double>());
      }
      INFO(dataset << " " << name);
      if (lowest < INFINITY)
        comparison.same("best", criterion == Criterion::aic ? chosen.aic : chosen.bic, lowest);
    }
  }
  CHECK(count_of_files("rcapture_closedpMS") == datasets.size());
}

TEST_CASE("stepwise by p-value equals MultipleSystemsEstimation") {
  testing::AccuracyPage page;
  compare_mse_stepwise(page);
}

TEST_CASE("stepwise by p-value, main effects and all pairs equal SparseMSE") {
  testing::AccuracyPage page;
  compare_sparsemse(page);
}

TEST_CASE("the best hierarchical model by BIC equals MultipleSystemsEstimation") {
  testing::AccuracyPage page;
  compare_mse_bic(page);
}

TEST_CASE(
    "the best hierarchical model by AIC and BIC equals Rcapture, where that has an estimate") {
  testing::AccuracyPage page;
  compare_rcapture_selection(page);
}

}  // namespace darknumber::selection_test
