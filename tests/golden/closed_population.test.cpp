// SPDX-License-Identifier: MIT
#include <fmt/core.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>

#include "engine/estimators/fit.h"
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

struct Comparison {
  WorstDifference difference;
  WorstDifference of_errors;
  int models = 0;
  int all_seen = 0;  // N-hat = n, where the peer stops short of it

  void same(const char* what, double value, const nlohmann::json& reference, double scale = 0.0) {
    INFO(what << " " << value << " " << reference);
    REQUIRE(reference.is_number());
    CHECK(difference.add(value, reference, scale) <= tolerance);
  }
  void same_error(double value, const nlohmann::json& reference, const FittedModel& model) {
    INFO("stderr " << value << " " << reference);
    REQUIRE(reference.is_number());
    CHECK(of_errors.add(value, reference) <= error_tolerance(model));
  }
  void print(const char* what, std::size_t files) const {
    fmt::print(
        "{}: {} files, {} models, {} more of n, worst relative difference {:.1e}, of "
        "errors {:.1e}\n",
        what, files, models, all_seen, difference.worst(), of_errors.worst());
  }
};

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
int more_etas_of(const std::string& dataset, const ClosedPopulation& model) {
  return dataset == "NewOrl" && model.heterogeneity == Heterogeneity::chao ? 1 : 0;
}

/// `more_etas` is how many parameters more the peer counts.
void compare_with_row(const ReferenceTable& table, const Estimate& e, const nlohmann::json& row,
                      Comparison& comparison, int more_etas = 0) {
  ++comparison.models;
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

TEST_CASE("closed-population models equal Rcapture's closedp.t") {
  const std::vector<std::string> datasets = indexed_datasets("rcapture_closedp_t");
  Comparison comparison;
  for (const std::string& dataset : datasets) {
    const ReferenceTable table = read_reference_table(dataset);
    const nlohmann::json values = read_reference(dataset, "rcapture_closedp_t").at("values");
    std::size_t met = 0;
    for (const nlohmann::json& row : values.at("results")) {
      const std::string name = row.at("model");
      INFO(dataset << " " << name);
      if (name == "Mt") compare_with_row(table, independence(table), row, comparison);
      const auto model = models.find(name);
      if (model == models.end()) continue;
      ++met;
      const FitOutcome outcome = estimate_over_all(table, model->second);
      REQUIRE(status_of(outcome) == Status::ok);
      if (!has_finite_maximum(dataset, model->second)) {
        ++comparison.all_seen;
        CHECK(std::get<Estimate>(outcome).population_size == 96.0);
        CHECK(std::get<Estimate>(outcome).boundary);
        CHECK(row.at("abundance").get<double>() >= 96.0);
        CHECK(row.at("abundance").get<double>() < 96.22);
        continue;
      }
      compare_with_row(table, std::get<Estimate>(outcome), row, comparison,
                       more_etas_of(dataset, model->second));
    }
    CHECK(met == models.size());
  }
  CHECK(comparison.all_seen == 6);
  CHECK(count_of_files("rcapture_closedp_t") == datasets.size());
  comparison.print("Rcapture closedp.t", datasets.size());
}

TEST_CASE("lower bounds equal Rcapture's, from histories and from numbers of lists") {
  const std::vector<std::string> datasets = indexed_datasets("chao_lower_bound");
  Comparison comparison;
  for (const std::string& dataset : datasets) {
    const ReferenceTable table = read_reference_table(dataset);
    const nlohmann::json values = read_reference(dataset, "chao_lower_bound").at("values");
    const auto bound = [&](bool lists_differ) {
      return std::get<Estimate>(
          estimate_over_all(table, ClosedPopulation{lists_differ, Heterogeneity::chao}));
    };
    INFO(dataset);
    // From numbers of lists the likelihood is another, but for a constant that has no parameter:
    // its deviance and criteria differ, its maximum does not.
    const Estimate alike = bound(false);
    const nlohmann::json& from_numbers = values.at("LB_Mh_0").at("results");
    comparison.same("LB_Mh_0", alike.population_size, from_numbers.at("abundance"));
    comparison.same_error(*alike.se, from_numbers.at("stderr"), *alike.model);
    ++comparison.models;
    compare_with_row(table, bound(true), values.at("LB_Mth_t").at("results"), comparison,
                     more_etas_of(dataset, {true, Heterogeneity::chao}));
    for (const nlohmann::json& row : values.at("closedp_0")) {
      const auto model = models.find(row.at("model"));
      if (model == models.end() || !has_finite_maximum(dataset, model->second)) continue;
      INFO(row.dump());
      const Estimate e = std::get<Estimate>(estimate_over_all(table, model->second));
      comparison.same("closedp.0", e.population_size, row.at("abundance"));
      comparison.same_error(*e.se, row.at("stderr"), *e.model);
      ++comparison.models;
    }
  }
  CHECK(count_of_files("chao_lower_bound") == datasets.size());
  comparison.print("Rcapture closedp.0 and closedpCI", datasets.size());
}

TEST_CASE("bias-corrected lower bounds equal Rcapture's closedp.bc") {
  const std::vector<std::string> datasets = indexed_datasets("rcapture_bias_corrected");
  Comparison comparison;
  for (const std::string& dataset : datasets) {
    const ReferenceTable table = read_reference_table(dataset);
    const nlohmann::json values = read_reference(dataset, "rcapture_bias_corrected").at("values");
    for (const nlohmann::json& row : values) {
      const std::string name = row.at("model");
      if (name != "Mh" && name != "Mth") continue;
      INFO(dataset << " " << name);
      const ClosedPopulation model{name == "Mth", Heterogeneity::chao};
      const FitOutcome uncorrected = estimate_over_all(table, model);
      const Estimate e = std::get<Estimate>(
          estimate_over_all(table, ClosedPopulation{name == "Mth", Heterogeneity::chao, true}));
      comparison.same("abundance", e.population_size, row.at("abundance"));
      comparison.same_error(*e.se, row.at("stderr"), *std::get<Estimate>(uncorrected).model);
      ++comparison.models;
    }
  }
  CHECK(comparison.models == 2 * static_cast<int>(datasets.size()));
  CHECK(count_of_files("rcapture_bias_corrected") == datasets.size());
  comparison.print("Rcapture closedp.bc", datasets.size());
}

TEST_CASE("the normal model's maximum is Rcapture's, as near as optim came to it") {
  const std::vector<std::string> datasets = indexed_datasets("rcapture_profile_ci");
  Comparison comparison;
  WorstDifference of_deviances;
  for (const std::string& dataset : datasets) {
    const ReferenceTable table = read_reference_table(dataset);
    const nlohmann::json row =
        read_reference(dataset, "rcapture_profile_ci").at("values").at("Mth_Normal").at("results");
    const FitOutcome outcome =
        estimate_over_all(table, ClosedPopulation{true, Heterogeneity::normal});
    INFO(dataset << " " << row.dump());
    REQUIRE(status_of(outcome) == Status::ok);
    const Estimate& e = std::get<Estimate>(outcome);
    const FittedModel& m = *e.model;
    ++comparison.models;
    // optim stops short of the maximum: nowhere is its deviance lower, and what it lacks says how
    // far the intercept can be from the maximum, by the curvature there.
    const double lacks = row.at("deviance").get<double>() - *m.deviance;
    CHECK(lacks >= -1e-12 * table.counts.observed());
    CHECK(of_deviances.add(*m.deviance, row.at("deviance"), 1.0) <= tolerance);
    const double dark_figure = row.at("abundance").get<double>() - table.counts.observed();
    const double far = m.intercept_se * std::sqrt(std::max(lacks, 0.0));
    CHECK(std::abs(std::log(dark_figure) - m.intercept) <= 1.1 * far + 1e-8);
    comparison.difference.add(e.population_size, row.at("abundance"));
    comparison.same("AIC", m.aic, row.at("AIC"));
    comparison.same("BIC", m.bic, row.at("BIC"));
    CHECK(static_cast<int>(table.counts.counts().size()) - 1 - m.parameters == row.at("df"));
    // Rcapture inverts the second derivatives of the deviance, which is twice the negative
    // log-likelihood: its variance of the intercept is half of what the information gives, and its
    // standard errors are too small by up to the root of 2. Its derivatives are differences,
    // taken where optim stopped; a variance moves about twice as far as the intercept does.
    const double half = m.intercept_se * m.intercept_se / 2.0;
    const double d = std::exp(m.intercept);
    const double of_peer = comparison.of_errors.add(std::sqrt(d + d * d * half), row.at("stderr"));
    CHECK(of_peer <= 1e-3 + 2.0 * far);
  }
  CHECK(count_of_files("rcapture_profile_ci") == datasets.size());
  comparison.print("Rcapture normal", datasets.size());
}

}  // namespace darknumber::closed_population_test
