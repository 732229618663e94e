// SPDX-License-Identifier: MIT
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/estimators/fit.h"
#include "engine/estimators/methods/loglinear_fixed.h"
#include "tests/golden/comparisons.h"
#include "tests/support/published_check.h"
#include "tests/support/reference.h"

namespace darknumber::loglinear_test {
namespace {

constexpr double tolerance = 1e-8;  // of glm.fit at epsilon 1e-14

/// Of what rests on the reference's standard errors. glm.fit takes them from the weights of its
/// last step but one, and stops when a step changes the deviance by less than 1e-14 (deviance +
/// 0.1): that is the Newton decrement of the step left out, so a linear predictor may be off by its
/// root times a standard error, and so may, relatively, a weight. For independence on NewOrl_5 its
/// 0.290120667687 for the intercept is 3e-8 off the 0.290120676900 of arithmetic to 40 digits. The
/// unit tests hold our errors to 1e-9 of a twin's on the same tables.
double error_tolerance(const nlohmann::json& reference) {
  double largest = 1.0;
  if (reference.contains("se"))
    for (const nlohmann::json& se : reference.at("se"))
      if (se.is_number()) largest = std::max(largest, se.get<double>());
  return tolerance + largest * std::sqrt(1e-14 * (reference.at("deviance").get<double>() + 0.1));
}

constexpr const char* refused_by_both =
    "a model without a finite maximum: `no_mle` here, while `glm` stops on its way to infinity";
constexpr const char* not_told_apart =
    "a model whose parameters cannot be told apart: `not_identifiable` here";
constexpr const char* all_seen_here =
    "a model that the packages' check refuses, and whose likelihood is highest where all are seen: "
    "here N = n, `boundary`";
constexpr const char* finite_here =
    "a model that the packages' check refuses, and whose likelihood has a finite N on its face: "
    "here that N, `boundary`";

/// What the models that fail the published check come to here. The packages refuse them all.
struct Refused {
  int finite = 0;    // estimates on the face
  int all_seen = 0;  // N-hat = n there
  int no_mle = 0;
  int not_identifiable = 0;

  void add(const FitOutcome& outcome, double observed, testing::AccuracyPage& page) {
    const Status status = status_of(outcome);
    REQUIRE(
        (status == Status::ok || status == Status::no_mle || status == Status::not_identifiable));
    no_mle += status == Status::no_mle ? 1 : 0;
    not_identifiable += status == Status::not_identifiable ? 1 : 0;
    if (status == Status::no_mle) page.disagrees("loglinear", refused_by_both);
    if (status == Status::not_identifiable) page.disagrees("loglinear", not_told_apart);
    if (status != Status::ok) return;
    const Estimate& estimate = std::get<Estimate>(outcome);
    CHECK(estimate.boundary);
    ++(estimate.population_size == observed ? all_seen : finite);
    page.disagrees("loglinear", estimate.population_size == observed ? all_seen_here : finite_here);
  }
};

FitOutcome estimate_all(const ReferenceTable& table, LoglinearFixed method) {
  return estimate(over_all_lists(table, std::move(method)), every_agency(table.lists),
                  table.counts);
}

/// Relative, for numbers on the scale of 1 or more; a saturated model's deviance is 0 but for
/// rounding of terms of the table's size.
void compare(const LoglinearFixed& method, const nlohmann::json& reference,
             const ReferenceTable& table, testing::AccuracyPage& page, testing::AccuracyRow& row,
             Refused& refused) {
  INFO(reference.at("model"));
  const FitOutcome outcome = estimate_all(table, method);
  const int code = reference.at("existence_code");
  CHECK(published_check(table.counts, interactions_of(method, table.counts.lists())) == code);
  if (code != 0) return refused.add(outcome, table.counts.observed(), page);
  REQUIRE(status_of(outcome) == Status::ok);
  const Estimate& e = std::get<Estimate>(outcome);
  const FittedModel& m = e.model.value();
  const double n = table.counts.observed();
  const auto same = [&](const char* what, double value, const nlohmann::json& number,
                        double scale = 0.0) {
    INFO(what << " " << value << " " << number);
    REQUIRE(number.is_number());
    CHECK(row.values.add(value, number, scale) <= tolerance);
  };
  const auto same_error = [&](const char* what, double value, const nlohmann::json& number) {
    INFO(what << " " << value << " " << number);
    REQUIRE(number.is_number());
    CHECK(row.errors.add(value, number) <= error_tolerance(reference));
  };
  same("dark figure", e.population_size - n, reference.at("dark_figure"));
  same("N", e.population_size, reference.at("N_hat"));
  same_error("se", e.se.value(), reference.at("SE_dark_delta"));
  same_error("lower", e.interval.value().lower, reference.at("CI95_lognormal")[0]);
  same_error("upper", e.interval.value().upper, reference.at("CI95_lognormal")[1]);
  same("deviance", *m.deviance, reference.at("deviance"), 1e-3 * n);
  same("logLik", m.log_likelihood, reference.at("logLik"));
  same("AIC", m.aic, reference.at("AIC"));
  same("BIC, log persons", m.bic, reference.at("BIC_nobs"));
  same("BIC, log cells", m.bic_cells, reference.at("BIC_ncells"));
  same_error("se, delta", m.se_dark_figure(), reference.at("SE_dark_delta"));
  same_error("se, Poisson and delta", m.se_population(), reference.at("SE_N_poisson_plus_delta"));
  CHECK(m.parameters == reference.at("n_params").get<int>());
  same("intercept", m.intercept, reference.at("coefficients").at("(Intercept)"), 1.0);
  const bool has_errors = reference.contains("se");  // the larger files leave them out
  if (has_errors) same_error("intercept se", m.intercept_se, reference.at("se").at("(Intercept)"));

  std::size_t compared = 0;
  for (const auto& [name, value] : reference.at("coefficients").items()) {
    if (name == "(Intercept)" || !value.is_number()) continue;
    const auto found = std::find(m.terms.begin(), m.terms.end(), term_of(name, table));
    REQUIRE(found != m.terms.end());
    const auto index = static_cast<std::size_t>(found - m.terms.begin());
    same(name.c_str(), m.coefficients[index], value, 1.0);
    if (has_errors) same_error(name.c_str(), m.standard_errors[index], reference.at("se").at(name));
    ++compared;
  }
  for (const nlohmann::json& pair : reference.at("pairs_neginf")) {
    const auto found =
        std::find(m.terms.begin(), m.terms.end(), term_of(pair.get<std::string>(), table));
    REQUIRE(found != m.terms.end());
    CHECK(m.coefficients[static_cast<std::size_t>(found - m.terms.begin())] == -INFINITY);
    ++compared;
  }
  CHECK(compared == m.terms.size());
  CHECK(e.boundary == !reference.at("pairs_neginf").empty());
}

/// Compares every data set; `method_of` names the model of one entry of a file.
template <class MethodOf>
Refused compare_files(const std::string& estimator, testing::AccuracyPage& page,
                      const std::string& options, MethodOf method_of) {
  const std::vector<std::string> datasets = indexed_datasets(estimator);
  Refused refused;
  for (const std::string& dataset : datasets) {
    INFO(dataset);
    const ReferenceTable table = read_reference_table(dataset);
    nlohmann::json values = page.open(dataset, estimator).at("values");
    if (!values.is_array()) values = nlohmann::json::array({values});
    for (const nlohmann::json& entry : values)
      compare(method_of(entry, table), entry, table, page, page.row("loglinear", options), refused);
  }
  CHECK(count_of_files(estimator) == datasets.size());
  return refused;
}

}  // namespace

void compare_independence(testing::AccuracyPage& page) {
  compare_files("loglin_main", page, "terms independence",
                [](const nlohmann::json&, const ReferenceTable&) {
                  return LoglinearFixed{FixedTerms::independence, {}};
                });
}

void compare_single_pairs(testing::AccuracyPage& page) {
  const Refused refused =
      compare_files("loglin_single_pairs", page, "terms of one pair",
                    [](const nlohmann::json& entry, const ReferenceTable& table) {
                      return LoglinearFixed{FixedTerms::listed, {term_of(entry.at("pair"), table)}};
                    });
  CHECK(refused.no_mle == 1);  // Artificial_3
  CHECK(refused.finite + refused.all_seen + refused.not_identifiable == 0);
}

void compare_all_pairs(testing::AccuracyPage& page) {
  const Refused refused = compare_files("loglin_all_pairs", page, "terms pairwise",
                                        [](const nlohmann::json&, const ReferenceTable&) {
                                          return LoglinearFixed{FixedTerms::pairwise, {}};
                                        });
  CHECK(refused.no_mle == 1);            // Korea
  CHECK(refused.not_identifiable == 1);  // Artificial_3
  CHECK(refused.finite + refused.all_seen == 0);
}

void compare_existence(testing::AccuracyPage& page) {
  const std::vector<std::string> datasets = indexed_datasets("existence");
  int failing = 0;
  Refused refused;
  const auto check = [&](const ReferenceTable& table, const std::string& model, int code) {
    INFO(model << " " << code);
    const FitOutcome outcome = estimate_all(table, {FixedTerms::listed, interactions_in(model)});
    CHECK(published_check(table.counts, interactions_in(model)) == code);
    testing::AccuracyRow& row = page.row("loglinear", "whether a given model has an estimate");
    if (code == 0) CHECK(row.values.add_equal(status_of(outcome) == Status::ok));
    if (code == 0) return;
    ++failing;
    refused.add(outcome, table.counts.observed(), page);
  };
  for (const std::string& dataset : datasets) {
    INFO(dataset);
    const nlohmann::json values = page.open(dataset, "existence").at("values");
    if (dataset == "synthetic_sparse") {
      for (const nlohmann::json& sparse : values.at("tables")) {
        INFO(sparse.at("counts_by_code").dump());
        ReferenceTable table{{}, ContingencyTable(sparse.at("lists").get<int>())};
        for (int list = 0; list < table.counts.lists(); ++list)
          table.lists.push_back(std::to_string(list + 1));
        CaptureHistory history = 0;
        for (double count : sparse.at("counts_by_code")) table.counts.add(++history, count);
        for (std::size_t m = 0; m < sparse.at("models").size(); ++m)
          check(table, sparse.at("models")[m], sparse.at("MSE")[m]);
      }
      continue;
    }
    const ReferenceTable table = read_reference_table(dataset);
    for (const nlohmann::json& entry : values.at("models"))
      check(table, entry.at("model"), entry.at("MSE_check_extended_MLE"));
  }
  // The packages refuse all of these; here the face decides.
  CHECK(failing == 541);
  CHECK(refused.finite == 120);
  CHECK(refused.all_seen == 166);
  CHECK(refused.no_mle == 174);
  CHECK(refused.not_identifiable == 81);
  CHECK(count_of_files("existence") == datasets.size());
}

TEST_CASE("independence equals the reference") {
  testing::AccuracyPage page;
  compare_independence(page);
}

TEST_CASE("one pair at a time equals the reference") {
  testing::AccuracyPage page;
  compare_single_pairs(page);
}

TEST_CASE("all pairs equal the reference") {
  testing::AccuracyPage page;
  compare_all_pairs(page);
}

TEST_CASE("existence and identifiability are decided as in the reference") {
  testing::AccuracyPage page;
  compare_existence(page);
}

}  // namespace darknumber::loglinear_test
