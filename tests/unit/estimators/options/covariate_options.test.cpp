// SPDX-License-Identifier: MIT
#include "engine/estimators/options/covariate_options.h"

#include <catch2/catch.hpp>

#include "engine/estimators/options/labels.h"
#include "engine/estimators/options/method_entry.h"
#include "engine/estimators/options/read_estimators.h"
#include "engine/input/json.h"
#include "tests/support/every_estimator.h"

namespace darknumber::covariate_options_test {
namespace {

const std::vector<std::string> agencies{"A", "B", "C", "D"};

std::optional<EstimatorSpec> read_entry(const std::string& entry, Problems& problems) {
  const Value value = parse_json(entry, "entry", problems);
  return read_estimator(value, "", "entry", testing::first_lists(4), agencies, 0.95, problems);
}

LoglinearCovariates model_of(const std::string& entry) {
  Problems problems;
  const auto spec = read_entry(entry, problems);
  REQUIRE(problems.empty());
  return std::get<LoglinearCovariates>(spec->method);
}

/// The only problem of an entry.
Problem problem_of(const std::string& entry) {
  Problems problems;
  CHECK_FALSE(read_entry(entry, problems));
  INFO(entry);
  REQUIRE(problems.size() == 1);
  return problems.front();
}

}  // namespace

TEST_CASE("a model with covariates is read and written") {
  const LoglinearCovariates model = model_of(
      R"({"method": "loglinear", "covariates": ["year", "sex"], "trend": {"year": 2},
          "terms": ["A:B", "year:C", "sex:year", "A:B:sex"], "repeat": "model",
          "by_level": "fitted"})");
  CHECK(model.trends == std::vector<int>{2, 0});
  CHECK(model.listed ==
        std::vector<CovariateTerm>{{0b0011, 0}, {0b0100, 0b01}, {0, 0b11}, {0b0011, 0b10}});
  CHECK(model.repeated == Repeated::model);
  CHECK(model.by_level == LevelSums::fitted);
  Value entry = empty_object();
  write_method(Method(model), testing::first_lists(4), entry);
  CHECK(write_json(entry) ==
        R"({"method":"loglinear","covariates":["year","sex"],"trend":{"year":2},)"
        R"("terms":["A:B","C:year","year:sex","A:B:sex"],"repeat":"model","by_level":"fitted"})");
}

TEST_CASE("labels of models with covariates are read back") {
  for (const char* label :
       {"covariates_independence[year,sex]", "covariates_pairwise[sex]",
        "covariates_stepwise_aic[year]", "covariates_three_pass_bic[year,sex]"}) {
    Problems problems;
    const auto spec =
        read_estimator_label(label, "", testing::first_lists(4), agencies, 0.95, problems);
    INFO(label);
    REQUIRE(problems.empty());
    CHECK(label_of(*spec) == label);
  }
}

TEST_CASE("mistakes in models with covariates") {
  const std::string start = R"({"method": "loglinear", "covariates": ["year", "sex"], )";
  struct Case {
    std::string entry;
    std::string path;
    std::string message;
  };
  const Case one = GENERATE_COPY(
      Case{R"({"method": "loglinear", "covariates": [], "terms": "pairwise"})", "covariates",
           "is empty"},
      Case{R"({"method": "loglinear", "covariates": ["A"], "terms": "pairwise"})", "covariates",
           "\"A\" is a list"},
      Case{R"({"method": "loglinear", "covariates": ["x", "x"], "terms": "pairwise"})",
           "covariates", "named twice"},
      Case{start + R"("terms": ["A:seks"]})", "terms", "neither a list nor a covariate"},
      Case{start + R"("terms": ["sex"]})", "terms", "one variable only"},
      Case{start + R"("terms": ["A:A"]})", "terms", "\"A\" twice"},
      Case{start + R"("terms": ["A:sex", "sex:A"]})", "terms", "given twice"},
      Case{start + R"("trend": {"yeer": 2}, "terms": "pairwise"})", "trend", "not a covariate"},
      Case{start + R"("trend": {"year": 0}, "terms": "pairwise"})", "trend",
           "a whole number from 1 to 9"},
      Case{start + R"("trend": {"year": 1, "year": 2}, "terms": "pairwise"})", "trend.year",
           "given twice"},
      Case{start + R"("select": "three_pass"})", "select", "needs a \"criterion\""},
      Case{start + R"("select": "all", "criterion": "bic"})", "select", "does not go with"},
      Case{start + R"("select": "stepwise", "criterion": "p_value"})", "criterion", "p-value"},
      Case{start + R"("select": "stepwise", "criterion": "aic_wald"})", "criterion", "p-value"},
      Case{start + R"("select": "three_pass", "criterion": "aic_wald"})", "criterion", "p-value"},
      Case{start + R"("terms": "pairwise", "select": "stepwise", "criterion": "bic"})",
           "covariates", "either \"terms\" or \"select\""},
      Case{start + R"("average": "aic", "terms": "pairwise"})", "average", "does not go with"},
      Case{start + R"("terms": "pairwise", "stratify": true})", "stratify", "does not go by them"},
      Case{start + R"("terms": "pairwise", "interval": "bca"})", "interval", "no \"bca\""},
      Case{R"({"method": "loglinear", "terms": "pairwise", "unchecked": true})", "unchecked",
           "goes with \"covariates\" only"},
      Case{R"({"method": "loglinear", "select": "three_pass", "criterion": "bic"})", "select",
           "goes with \"covariates\" only"});
  const Problem problem = problem_of(one.entry);
  CHECK_THAT(problem.path, Catch::EndsWith(one.path));
  CHECK_THAT(problem.message, Catch::Contains(one.message));
}

TEST_CASE("covariates get the levels of the strata") {
  Problems problems;
  std::vector<EstimatorSpec> specs{*read_entry(
      R"({"method": "loglinear", "covariates": ["sex"], "terms": "pairwise", "label": "one"})",
      problems)};
  resolve_covariates(specs, {{"year", {"1", "2"}, {0, 1}}, {"sex", {"f", "m"}, {1, 0}}},
                     {{1, 1, ""}, "estimators", "file"}, problems);
  CHECK(problems.empty());
  CHECK(std::get<LoglinearCovariates>(specs[0].method).covariates[0].level_of_stratum ==
        std::vector<std::size_t>{1, 0});
  resolve_covariates(specs, {{"year", {"1", "2"}, {0, 1}}}, {{1, 1, ""}, "estimators", "file"},
                     problems);
  REQUIRE(problems.size() == 1);
  CHECK_THAT(problems[0].message, Catch::Contains("one: there is no covariate \"sex\""));
}

TEST_CASE("powers of levels go as far as whole numbers are exact") {
  const auto problems_with = [](const std::string& trend, std::size_t levels) {
    Problems problems;
    std::vector<EstimatorSpec> specs{
        *read_entry(R"({"method": "loglinear", "covariates": ["year", "age"], "trend": )" + trend +
                        R"(, "terms": "pairwise", "label": "one"})",
                    problems)};
    Covariate year{"year", {}, {}};
    for (std::size_t level = 0; level < levels; ++level)
      year.levels.push_back(std::to_string(level));
    const Covariate age{"age", year.levels, {}};
    resolve_covariates(specs, {year, age}, {{1, 1, ""}, "estimators", "file"}, problems);
    return problems;
  };
  // Numbers are at most the levels less one: 128 to the seventh is 2^49.
  CHECK(problems_with(R"({"year": 7})", 129).empty());
  CHECK(problems_with(R"({"year": 4, "age": 3})", 129).empty());
  for (const char* trend : {R"({"year": 8})", R"({"year": 4, "age": 4})"}) {
    const Problems problems = problems_with(trend, 129);
    REQUIRE(problems.size() == 1);
    CHECK_THAT(problems[0].message, Catch::Contains("one: such powers"));
    CHECK_THAT(problems[0].advice, Catch::Contains("a lower degree"));
  }
}

}  // namespace darknumber::covariate_options_test
