// SPDX-License-Identifier: MIT
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>

#include "engine/estimators/fitting/log_factorial.h"
#include "engine/estimators/methods/loglinear_covariates.h"
#include "tests/golden/comparisons.h"
#include "tests/support/covariate_reference.h"
#include "tests/support/reference.h"

namespace darknumber::covariates_test {
namespace {

constexpr double tolerance = 1e-9;

using nlohmann::json;
using testing::all_covariate_entries;
using testing::interactions_in;
using testing::level_named;
using testing::table_by_pattern;
using testing::TableByPattern;

/// Compares numbers with the reference.
struct Comparing {
  testing::AccuracyRow& row;

  void same(const char* what, double value, const json& reference, double scale = 0.0) {
    INFO(what << " " << value << " " << reference);
    if (reference.is_string())
      CHECK(row.values.add_equal(reference == "Inf" ? value == INFINITY : std::isnan(value)));
    else
      CHECK(row.values.add(value, reference, scale) <= tolerance);
  }
  void exact(const char* what, std::int64_t value, const json& reference) {
    INFO(what << " " << value << " " << reference);
    CHECK(row.values.add_equal(value == reference));
  }
};

const char* status_word(Limit limit) {
  switch (limit) {
    case Limit::finite:
      return "finite";
    case Limit::minus_infinity:
      return "zero";
    case Limit::plus_infinity:
      return "infinite";
    case Limit::undetermined:
      break;
  }
  return "undetermined";
}

/// "finite+zero": the words that occur, in the order of the alphabet.
std::string status_words(const PatternEstimate& estimate) {
  std::vector<std::string> words;
  for (Limit limit : estimate.limits) words.emplace_back(status_word(limit));
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : "+") + word;
  return text;
}

double size_of(const PatternEstimate& estimate, const PatternTable& table) {
  return table.observed + estimate.unseen_in_all;
}

/// The sum of fitted means of the patterns with these levels, and of persons observed.
struct FittedSum {
  double fitted = 0.0;
  double observed = 0.0;
};

FittedSum fitted_sum(const PatternEstimate& estimate, const TableByPattern& table,
                     const std::vector<LevelOf>& levels) {
  FittedSum sum;
  const PatternTable& patterns = table.patterns;
  for (std::size_t p = 0; p < patterns.patterns; ++p) {
    const bool has_all = std::all_of(levels.begin(), levels.end(), [&](const LevelOf& one) {
      return patterns.covariates[one.covariate].kept[patterns.level_of(p, one.covariate)] ==
             one.level;
    });
    if (!has_all) continue;
    sum.observed += patterns.margins[p];
    sum.fitted += estimate.unseen[p];
    for (CaptureHistory h = 1; h < history_count(patterns.lists); ++h)
      sum.fitted += estimate.mean[patterns.cell(h, p)];
  }
  return sum;
}

std::size_t covariate_named(const TableByPattern& table, const std::string& name) {
  for (std::size_t c = 0; c < table.method.covariates.size(); ++c)
    if (table.method.covariates[c].name == name) return c;
  FAIL("no covariate " << name);
  return 0;
}

void compare_levels(const json& by_level, const PatternEstimate& estimate,
                    const TableByPattern& table, Comparing comparing) {
  for (const auto& [name, levels] : by_level.items()) {
    const std::size_t c = covariate_named(table, name);
    for (const auto& [level, numbers] : levels.items()) {
      const FittedSum sum =
          fitted_sum(estimate, table, {{c, level_named(table.method.covariates[c], level)}});
      comparing.same("N of a level", sum.fitted, numbers.at("N"));
      comparing.same("n of a level", sum.observed, numbers.at("n"));
    }
  }
}

void compare_pairs(const json& by_pair, const PatternEstimate& estimate,
                   const TableByPattern& table, Comparing comparing) {
  for (const auto& [names, pairs] : by_pair.items()) {
    const std::size_t a = covariate_named(table, names.substr(0, names.find(" x ")));
    const std::size_t b = covariate_named(table, names.substr(names.find(" x ") + 3));
    for (const auto& [levels, numbers] : pairs.items()) {
      const std::size_t colon = levels.find(':');
      const LevelOf first{a, level_named(table.method.covariates[a], levels.substr(0, colon))};
      const LevelOf second{b, level_named(table.method.covariates[b], levels.substr(colon + 1))};
      const FittedSum sum = fitted_sum(estimate, table, {first, second});
      comparing.same("N of a pair", sum.fitted, numbers.at("N"));
      comparing.same("n of a pair", sum.observed, numbers.at("n"));
    }
  }
}

void compare_patterns(const json& patterns, const PatternEstimate& estimate,
                      const TableByPattern& table, Comparing comparing) {
  REQUIRE(patterns.size() == table.patterns.patterns);
  for (const json& pattern : patterns) {
    std::size_t number = 0;
    for (std::size_t c = table.method.covariates.size(); c-- > 0;)
      number = number * table.patterns.covariates[c].kept.size() +
               level_named(table.method.covariates[c], pattern[0][c]);
    comparing.same("n of a pattern", table.patterns.margins[number], pattern[1]);
    comparing.same("unseen", estimate.unseen[number], pattern[2]);
    INFO(pattern);
    CHECK(status_word(estimate.limits[number]) == pattern[3]);
  }
}

void compare_fit(const json& entry, const PatternEstimate& estimate, const TableByPattern& table,
                 Comparing comparing) {
  const PatternTable& patterns = table.patterns;
  const double n = patterns.observed;
  const double p = estimate.parameters;
  const double log_likelihood = estimate.kernel - log_likelihood_constant(patterns.counts);
  comparing.exact("parameters", estimate.parameters, entry.at("parameters"));
  comparing.exact("df", static_cast<std::int64_t>(patterns.cells()) - estimate.parameters,
                  entry.at("df"));
  CHECK(estimate.boundary() != entry.at("mle_exists"));
  comparing.same("deviance", estimate.deviance, entry.at("deviance"), 1.0);
  comparing.same("AIC", -2.0 * log_likelihood + 2.0 * p, entry.at("AIC"));
  comparing.same("AICc", -2.0 * log_likelihood + 2.0 * p + 2.0 * p * (p + 1.0) / (n - p - 1.0),
                 entry.at("AICc"));
  comparing.same("BIC", -2.0 * log_likelihood + std::log(n) * p, entry.at("BIC"));
  comparing.same("N", size_of(estimate, patterns), entry.at("N"));
}

void compare_strata(const json& strata, const PatternEstimate& estimate,
                    const TableByPattern& table, Comparing comparing) {
  double sum = 0.0;
  double deviance = 0.0;
  for (const json& stratum : strata) {
    if (!stratum[0].is_number()) return;
    sum += stratum[0].get<double>();
    deviance += stratum[1].get<double>();
  }
  comparing.same("the sum over strata", size_of(estimate, table.patterns), sum);
  comparing.same("its deviance", estimate.deviance, deviance, 1.0);
}

void compare_fixed(const json& entry, Comparing comparing) {
  INFO(entry.at("table") << " " << entry.at("label"));
  TableByPattern table = table_by_pattern(entry);
  table.method.terms = FixedTerms::listed;
  table.method.listed = interactions_in(entry.at("terms"), table);
  const SearchPath path = path_of(table.method, table.patterns, nullptr);
  const PatternEstimate& estimate = path.models.front().estimate;
  compare_fit(entry, estimate, table, comparing);
  comparing.exact("n", std::llround(table.patterns.observed), entry.at("n"));
  comparing.exact("cells", static_cast<std::int64_t>(table.patterns.cells()),
                  entry.at("observable_cells"));
  comparing.exact("cells off the face", static_cast<std::int64_t>(estimate.cells_off_face),
                  entry.at("cells_off_face"));
  comparing.same("log-likelihood", estimate.kernel - log_likelihood_constant(table.patterns.counts),
                 entry.at("logLik"));
  comparing.same("unseen", estimate.unseen_in_all, entry.at("unseen_total"));
  if (entry.contains("se_unseen_delta_own"))
    CHECK(comparing.row.errors.add(std::sqrt(estimate.variance), entry.at("se_unseen_delta_own")) <=
          tolerance);
  compare_levels(entry.at("by_level"), estimate, table, comparing);
  if (entry.contains("by_pair")) compare_pairs(entry.at("by_pair"), estimate, table, comparing);
  if (entry.contains("unseen_by_pattern"))
    compare_patterns(entry.at("unseen_by_pattern"), estimate, table, comparing);
  if (entry.contains("strata")) compare_strata(entry.at("strata"), estimate, table, comparing);
}

void compare_best(const json& best, Criterion criterion, const SearchPath& path,
                  TableByPattern& table, Comparing comparing) {
  table.method.criterion = criterion;
  const std::size_t chosen = chosen_on(path, table.method, table.patterns);
  comparing.exact("the best", static_cast<std::int64_t>(chosen) + 1, best.at("row"));
  const PatternEstimate& estimate = path.models[chosen].estimate;
  comparing.same("N of the best", size_of(estimate, table.patterns), best.at("N"));
  std::vector<std::string> terms;
  for (VariableSet term : estimate.terms) terms.push_back(table.name_of(term));
  std::vector<std::string> published = best.at("terms");
  std::sort(terms.begin(), terms.end());
  std::sort(published.begin(), published.end());
  CHECK(terms == published);
  if (best.contains("by_level")) compare_levels(best.at("by_level"), estimate, table, comparing);
  if (best.contains("unseen_by_pattern") && !best.at("unseen_by_pattern").empty())
    compare_patterns(best.at("unseen_by_pattern"), estimate, table, comparing);
}

void compare_search(const json& entry, Comparing comparing) {
  INFO(entry.at("table") << " " << entry.at("label"));
  TableByPattern table = table_by_pattern(entry);
  table.method.search = CovariateSearch::three_pass;
  table.method.unchecked = true;
  const SearchPath path = path_of(table.method, table.patterns, nullptr);
  const json& rows = entry.at("rows");
  const std::map<std::string, int> passes{{"start", 0}, {"BIC", 1}, {"AIC", 2}, {"k=1", 3}};
  REQUIRE(path.models.size() == rows.size());
  for (std::size_t r = 0; r < rows.size(); ++r) {
    INFO("row " << r + 1 << " " << rows[r].at("step"));
    const PathModel& model = path.models[r];
    const std::string step =
        model.term == 0 ? "" : (model.removed ? "- " : "+ ") + table.name_of(model.term);
    CHECK(step == rows[r].at("step").get<std::string>());
    CHECK(model.pass == passes.at(rows[r].at("phase").get<std::string>()));
    CHECK(status_words(model.estimate) == rows[r].at("unseen_status").get<std::string>());
    compare_fit(rows[r], model.estimate, table, comparing);
  }
  compare_best(entry.at("best_BIC"), Criterion::bic, path, table, comparing);
  compare_best(entry.at("best_AIC"), Criterion::aic, path, table, comparing);
}

constexpr const char* package = "mse 1.0 and R 4.2.2";

}  // namespace

void compare_given_covariates(testing::AccuracyPage& page) {
  int fixed = 0;
  for (const json& entry : all_covariate_entries()) {
    if (entry.at("kind") != "fixed") continue;
    page.from(entry.at("table"), package, "covariates/golden.json");
    compare_fixed(entry, {page.row("loglinear", "covariates, terms given, by_level fitted")});
    ++fixed;
  }
  CHECK(fixed == 62);
}

void compare_covariate_searches(testing::AccuracyPage& page) {
  int searches = 0;
  for (const json& entry : all_covariate_entries()) {
    if (entry.at("kind") != "search") continue;
    page.from(entry.at("table"), package, "covariates/golden.json");
    compare_search(entry, {page.row("loglinear", "covariates, three_pass")});
    page.disagrees("loglinear",
                   "the package scores models without an N, infinite or undetermined, on its way: "
                   "compared with a search that does so too, while the default passes them over",
                   static_cast<int>(entry.at("rows").size()));
    ++searches;
  }
  CHECK(searches == 10);
}

TEST_CASE("log-linear models with covariates agree with the reference") {
  testing::AccuracyPage page;
  compare_given_covariates(page);
}

TEST_CASE("searches with covariates take the published paths, step by step") {
  testing::AccuracyPage page;
  compare_covariate_searches(page);
}

TEST_CASE("a checked search passes over what the published path goes through without an N") {
  for (const json& entry : all_covariate_entries()) {
    if (entry.at("kind") != "search" || entry.at("table") != "simdat") continue;
    TableByPattern table = table_by_pattern(entry);
    table.method.search = CovariateSearch::three_pass;
    const SearchPath path = path_of(table.method, table.patterns, nullptr);
    for (const PathModel& model : path.models) CHECK(model.estimate.status == FitStatus::ok);
    CHECK_FALSE(path.passed_over.empty());
  }
}

TEST_CASE("the reference with covariates has 75 entries") {
  CHECK(all_covariate_entries().size() == 75);
}

}  // namespace darknumber::covariates_test
