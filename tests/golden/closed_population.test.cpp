// SPDX-License-Identifier: MIT
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>

#include "engine/estimators/fit.h"
#include "engine/estimators/options/closed_population_options.h"
#include "tests/golden/comparisons.h"
#include "tests/support/reference.h"

namespace darknumber::closed_population_test {
namespace {

constexpr double tolerance = 1e-6;  // Rcapture stops at glm's own epsilon of 1e-8

/// Of standard errors. glm takes variances from the weights of its last step but one, and stops
/// when a step changes the deviance by less than 1e-8 (deviance + 0.1): a linear predictor may be
/// off by the root of that times a standard error, and so may, relatively, a weight.
double error_tolerance(const FittedModel& model) {
  double largest = std::max(1.0, model.intercept_se);
  for (double se : model.standard_errors) largest = std::max(largest, se);
  for (const NamedCoefficient& c : model.heterogeneity)
    largest = std::max(largest, c.standard_error);
  return tolerance + largest * std::sqrt(1e-8 * (*model.deviance + 0.1));
}

constexpr const char* no_such_model =
    "M0, Mb and Mbh: M0 has lists of equal strength, the others need an order of the lists in time";
constexpr const char* stops_above_n =
    "the likelihood is highest where all are seen: N = n = 96 here, while `glm` stops on the way, "
    "at "
    "96.0000 to 96.22";
constexpr const char* half_the_variance =
    "its standard error of the normal model rests on half the variance that the information gives: "
    "compared with ours so halved";

/// What a model's numbers are compared in.
struct Comparison {
  testing::AccuracyRow& row;

  void same(const char* what, double value, const nlohmann::json& reference, double scale = 0.0) {
    INFO(what << " " << value << " " << reference);
    REQUIRE(reference.is_number());
    CHECK(row.values.add(value, reference, scale) <= tolerance);
  }
  void same_error(double value, const nlohmann::json& reference, const FittedModel& model) {
    INFO("stderr " << value << " " << reference);
    REQUIRE(reference.is_number());
    CHECK(row.errors.add(value, reference) <= error_tolerance(model));
  }
};

std::string method_name(const ClosedPopulation& model) {
  return model.lists_differ ? "mth" : "mh";
}

Comparison comparison_of(const ClosedPopulation& model, testing::AccuracyPage& page) {
  return {
      page.row(method_name(model),
               "heterogeneity " +
                   std::string(heterogeneity_names[static_cast<std::size_t>(model.heterogeneity)]) +
                   (model.bias_corrected ? ", bias_corrected" : ""))};
}

FitOutcome estimate_over_all(const ReferenceTable& table, Method method) {
  return estimate(over_all_lists(table, std::move(method)), every_agency(table.lists),
                  table.counts);
}

/// Rcapture's names of the models of the contract. Its M0, Mb and Mbh are in no contract of ours:
/// M0 is Mt with lists of equal strength, the others need an order of the lists in time.
const std::map<std::string, ClosedPopulation> models{
    {"Mh Chao (LB)", {false, Heterogeneity::chao}},
    {"Mh Poisson2", {false, Heterogeneity::poisson}},
    {"Mh Darroch", {false, Heterogeneity::darroch}},
    {"Mh Gamma3.5", {false, Heterogeneity::gamma}},
    {"Mth Chao (LB)", {true, Heterogeneity::chao}},
    {"Mth Poisson2", {true, Heterogeneity::poisson}},
    {"Mth Darroch", {true, Heterogeneity::darroch}},
    {"Mth Gamma3.5", {true, Heterogeneity::gamma}}};

/// Artificial_3 has persons on one and two lists alone. Its etas are at -infinity, and the lower
/// bound leaves them out; tau is at -infinity, and the dark figure at 0: ours is n = 96, and
/// Rcapture stops at N = 96.0000 to 96.22, most but not all of these marked by its infoFit.
bool has_finite_maximum(const std::string& dataset, const ClosedPopulation& model) {
  return dataset != "Artificial_3" || model.heterogeneity == Heterogeneity::chao;
}

/// On NewOrl nobody is on four lists or more, and eta_8 has next to nothing to take away: the mean
/// of all eight lists is 2e-7. The likelihood is highest with eta_8 at -infinity, but glm stops
/// with it above 0; Rcapture keeps it, and counts it.
int more_etas_of(const std::string& dataset, const ClosedPopulation& model,
                 testing::AccuracyPage& page) {
  if (dataset != "NewOrl" || model.heterogeneity != Heterogeneity::chao) return 0;
  page.disagrees(method_name(model),
                 "a coefficient at minus infinity is no parameter here, while `glm` stops above 0 "
                 "and Rcapture counts it: AIC and BIC are compared with it counted",
                 2);
  return 1;
}

/// `more_etas` is how many parameters more the peer counts.
void compare_with_row(const ReferenceTable& table, const Estimate& e, const nlohmann::json& row,
                      Comparison comparison, int more_etas = 0) {
  const FittedModel& m = *e.model;
  comparison.same("abundance", e.population_size, row.at("abundance"));
  comparison.same_error(*e.se, row.at("stderr"), m);
  comparison.same("deviance", *m.deviance, row.at("deviance"), 1e-3 * table.counts.observed());
  const int more =
      static_cast<int>(table.counts.counts().size()) - 1 - row.at("df").get<int>() - m.parameters;
  CHECK(more == more_etas);
  comparison.same("AIC", m.aic + 2.0 * more, row.at("AIC"));
  comparison.same("BIC", m.bic + std::log(table.counts.observed()) * more, row.at("BIC"));
}

/// Independence, with Rcapture's standard error.
Estimate independence(const ReferenceTable& table) {
  Estimate e =
      std::get<Estimate>(estimate_over_all(table, LoglinearFixed{FixedTerms::independence, {}}));
  e.se = std::hypot(*e.se, std::sqrt(std::exp(e.model->intercept)));
  return e;
}

}  // namespace

void compare_closed_population(testing::AccuracyPage& page) {
  const std::vector<std::string> datasets = indexed_datasets("rcapture_closedp_t");
  int all_seen = 0;  // N-hat = n, where the peer stops short of it
  for (const std::string& dataset : datasets) {
    const ReferenceTable table = read_reference_table(dataset);
    const nlohmann::json values = page.open(dataset, "rcapture_closedp_t").at("values");
    std::size_t met = 0;
    for (const nlohmann::json& row : values.at("results")) {
      const std::string name = row.at("model");
      INFO(dataset << " " << name);
      if (name == "Mt")
        compare_with_row(table, independence(table), row,
                         {page.row("loglinear", "terms independence")});
      const auto model = models.find(name);
      if (model == models.end() && name != "Mt") page.disagrees("mh and mth", no_such_model);
      if (model == models.end()) continue;
      ++met;
      const FitOutcome outcome = estimate_over_all(table, model->second);
      REQUIRE(status_of(outcome) == Status::ok);
      if (!has_finite_maximum(dataset, model->second)) {
        ++all_seen;
        page.disagrees(method_name(model->second), stops_above_n);
        CHECK(std::get<Estimate>(outcome).population_size == 96.0);
        CHECK(std::get<Estimate>(outcome).boundary);
        CHECK(row.at("abundance").get<double>() >= 96.0);
        CHECK(row.at("abundance").get<double>() < 96.22);
        continue;
      }
      compare_with_row(table, std::get<Estimate>(outcome), row, comparison_of(model->second, page),
                       more_etas_of(dataset, model->second, page));
    }
    CHECK(met == models.size());
  }
  CHECK(all_seen == 6);
  CHECK(count_of_files("rcapture_closedp_t") == datasets.size());
}

void compare_lower_bounds(testing::AccuracyPage& page) {
  const std::vector<std::string> datasets = indexed_datasets("chao_lower_bound");
  for (const std::string& dataset : datasets) {
    const ReferenceTable table = read_reference_table(dataset);
    const nlohmann::json values = page.open(dataset, "chao_lower_bound").at("values");
    const ClosedPopulation equal{false, Heterogeneity::chao};
    const ClosedPopulation differing{true, Heterogeneity::chao};
    const auto bound = [&](const ClosedPopulation& model) {
      return std::get<Estimate>(estimate_over_all(table, model));
    };
    INFO(dataset);
    // From numbers of lists the likelihood is another, but for a constant that has no parameter:
    // its deviance and criteria differ, its maximum does not.
    const Estimate alike = bound(equal);
    const nlohmann::json& from_numbers = values.at("LB_Mh_0").at("results");
    Comparison of_equal = comparison_of(equal, page);
    of_equal.same("LB_Mh_0", alike.population_size, from_numbers.at("abundance"));
    of_equal.same_error(*alike.se, from_numbers.at("stderr"), *alike.model);
    compare_with_row(table, bound(differing), values.at("LB_Mth_t").at("results"),
                     comparison_of(differing, page), more_etas_of(dataset, differing, page));
    for (const nlohmann::json& row : values.at("closedp_0")) {
      const auto model = models.find(row.at("model"));
      if (model == models.end()) continue;
      if (!has_finite_maximum(dataset, model->second)) {
        page.disagrees(method_name(model->second), stops_above_n);
        continue;
      }
      INFO(row.dump());
      const Estimate e = std::get<Estimate>(estimate_over_all(table, model->second));
      Comparison comparison = comparison_of(model->second, page);
      comparison.same("closedp.0", e.population_size, row.at("abundance"));
      comparison.same_error(*e.se, row.at("stderr"), *e.model);
    }
  }
  CHECK(count_of_files("chao_lower_bound") == datasets.size());
}

void compare_bias_corrected(testing::AccuracyPage& page) {
  const std::vector<std::string> datasets = indexed_datasets("rcapture_bias_corrected");
  int compared = 0;
  for (const std::string& dataset : datasets) {
    const ReferenceTable table = read_reference_table(dataset);
    const nlohmann::json values = page.open(dataset, "rcapture_bias_corrected").at("values");
    for (const nlohmann::json& row : values) {
      const std::string name = row.at("model");
      if (name != "Mh" && name != "Mth") continue;
      INFO(dataset << " " << name);
      const ClosedPopulation model{name == "Mth", Heterogeneity::chao};
      const ClosedPopulation corrected{name == "Mth", Heterogeneity::chao, true};
      const FitOutcome uncorrected = estimate_over_all(table, model);
      const Estimate e = std::get<Estimate>(estimate_over_all(table, corrected));
      Comparison comparison = comparison_of(corrected, page);
      comparison.same("abundance", e.population_size, row.at("abundance"));
      comparison.same_error(*e.se, row.at("stderr"), *std::get<Estimate>(uncorrected).model);
      ++compared;
    }
  }
  CHECK(compared == 2 * static_cast<int>(datasets.size()));
  CHECK(count_of_files("rcapture_bias_corrected") == datasets.size());
}

void compare_normal(testing::AccuracyPage& page) {
  const std::vector<std::string> datasets = indexed_datasets("rcapture_profile_ci");
  const ClosedPopulation normal{true, Heterogeneity::normal};
  for (const std::string& dataset : datasets) {
    const ReferenceTable table = read_reference_table(dataset);
    const nlohmann::json row =
        page.open(dataset, "rcapture_profile_ci").at("values").at("Mth_Normal").at("results");
    Comparison comparison = comparison_of(normal, page);
    const FitOutcome outcome = estimate_over_all(table, normal);
    INFO(dataset << " " << row.dump());
    REQUIRE(status_of(outcome) == Status::ok);
    const Estimate& e = std::get<Estimate>(outcome);
    const FittedModel& m = *e.model;
    // optim stops short of the maximum: nowhere is its deviance lower, and what it lacks says how
    // far the intercept can be from the maximum, by the curvature there.
    const double lacks = row.at("deviance").get<double>() - *m.deviance;
    CHECK(lacks >= -1e-12 * table.counts.observed());
    CHECK(comparison.row.values.add(*m.deviance, row.at("deviance"), 1.0) <= tolerance);
    const double dark_figure = row.at("abundance").get<double>() - table.counts.observed();
    const double far = m.intercept_se * std::sqrt(std::max(lacks, 0.0));
    CHECK(std::abs(std::log(dark_figure) - m.intercept) <= 1.1 * far + 1e-8);
    comparison.row.values.add(e.population_size, row.at("abundance"));
    page.disagrees(
        "mth",
        "the normal model is maximised by `optim`, which stops short of the maximum: its "
        "N is compared all the same");
    comparison.same("AIC", m.aic, row.at("AIC"));
    comparison.same("BIC", m.bic, row.at("BIC"));
    CHECK(static_cast<int>(table.counts.counts().size()) - 1 - m.parameters == row.at("df"));
    // Rcapture inverts the second derivatives of the deviance, which is twice the negative
    // log-likelihood: its variance of the intercept is half of what the information gives, and its
    // standard errors are too small by up to the root of 2. Its derivatives are differences,
    // taken where optim stopped; a variance moves about twice as far as the intercept does.
    const double half = m.intercept_se * m.intercept_se / 2.0;
    const double d = std::exp(m.intercept);
    page.disagrees("mth", half_the_variance);
    const double of_peer = comparison.row.errors.add(std::sqrt(d + d * d * half), row.at("stderr"));
    CHECK(of_peer <= 1e-3 + 2.0 * far);
  }
  CHECK(count_of_files("rcapture_profile_ci") == datasets.size());
}

TEST_CASE("closed-population models equal Rcapture's closedp.t") {
  testing::AccuracyPage page;
  compare_closed_population(page);
}

TEST_CASE("lower bounds equal Rcapture's, from histories and from numbers of lists") {
  testing::AccuracyPage page;
  compare_lower_bounds(page);
}

TEST_CASE("bias-corrected lower bounds equal Rcapture's closedp.bc") {
  testing::AccuracyPage page;
  compare_bias_corrected(page);
}

TEST_CASE("the normal model's maximum is Rcapture's, as near as optim came to it") {
  testing::AccuracyPage page;
  compare_normal(page);
}

}  // namespace darknumber::closed_population_test
