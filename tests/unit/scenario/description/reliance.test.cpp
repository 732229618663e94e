// SPDX-License-Identifier: MIT
#include "engine/scenario/description/reliance.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/unit/scenario/scenario_text.h"

namespace darknumber::reliance_test {
namespace {

/// Three lists, A and B dependent, people who differ, false reports and missed links, turnover.
Scenario everything_violated(const std::string& estimator) {
  return scenario_of(R"({"schema": 1,
    "population": {"victims": 5000, "traits": [{"name": "t", "distribution": "normal"}]},
    "agencies": [
      {"name": "A", "capture_probability": 0.1, "loadings": {"t": 1}, "false_positive_share": 0.1},
      {"name": "B", "capture_probability": 0.1, "loadings": {"t": 1},
       "missed_link_probability": 0.1},
      {"name": "C", "capture_probability": 0.1}],
    "dependence": [{"between": ["A", "B"], "odds_ratio": 3}],
    "estimation": {"estimators": [)" +
                     estimator + "]}}");
}

/// What `validate` says of the estimator, as a sentence's end; nothing where it says nothing.
std::string said_of(const std::string& estimator, Assumption assumption) {
  const std::vector<Reliance> reliances = reliance_on(assumption, everything_violated(estimator));
  return reliances.empty() ? "" : reliances.back().one;
}

const std::string relies = "relies on this assumption.";
const std::string interactions =
    "has, or looks for, the interactions of these pairs, and relies instead on there being none "
    "that it leaves out.";
const std::string takes_up = "can take up a part of it as interactions between lists.";
const std::string told = "relies instead on what it is told of it.";

const std::string mh_chao = R"({"method": "mh", "heterogeneity": "chao"})";
const std::string mth_chao = R"({"method": "mth", "heterogeneity": "chao"})";
const std::string mth_darroch = R"({"method": "mth", "heterogeneity": "darroch"})";
const std::string latent_class = R"({"method": "latent_class"})";
const std::string high = R"({"method": "sample_coverage", "variant": "high"})";
const std::string independent = R"({"method": "sample_coverage", "variant": "independent"})";
const std::string one_pair = R"({"method": "loglinear", "terms": ["A:B"]})";
const std::string independence = R"({"method": "loglinear", "terms": "independence"})";
const std::string known_odds =
    R"({"method": "fixed_odds_ratio", "lists": ["A", "B"], "odds_ratio": 3})";

}  // namespace

TEST_CASE("what people who differ mean to each method is what its own help says") {
  const auto said = [](const std::string& estimator) {
    return said_of(estimator, Assumption::people_alike);
  };
  CHECK(said(R"({"method": "chapman", "lists": ["A", "B"]})") == relies);
  CHECK(said(independence) == relies);
  CHECK(said(independent) == relies);
  CHECK(said(one_pair) == takes_up);
  CHECK(said(high) == takes_up);
  CHECK(said(R"({"method": "decomposable"})") == takes_up);
  CHECK(said(R"({"method": "bayesian_threshold"})") == takes_up);
  CHECK(said(known_odds) == told);
  for (const std::string& bound : {std::string(R"({"method": "chao"})"), mh_chao})
    CHECK_THAT(said(bound), Catch::Contains("aims at a lower bound") &&
                                Catch::Contains("lists are of about equal size"));
  CHECK_THAT(said(mth_chao), Catch::Contains("one visibility to all lists") &&
                                 Catch::EndsWith("aims at a lower bound."));
  CHECK_THAT(said(mth_darroch), Catch::Contains("one visibility to all lists") &&
                                    Catch::EndsWith("how it takes that to vary."));
  CHECK_THAT(said(latent_class), Catch::Contains("different classes"));
}

TEST_CASE("what dependent lists mean to each method is what its own help says") {
  const auto said = [](const std::string& estimator) {
    return said_of(estimator, Assumption::independent_lists);
  };
  for (const std::string& estimator :
       {std::string(R"({"method": "chao"})"), mh_chao, mth_chao, mth_darroch, latent_class,
        independence, independent, std::string(R"({"method": "loglinear", "terms": ["A:C"]})"),
        std::string(R"({"method": "lincoln_petersen", "lists": ["A", "B"]})")})
    CHECK(said(estimator) == relies);
  for (const std::string& estimator :
       {one_pair, std::string(R"({"method": "loglinear", "select": "all", "criterion": "bic"})"),
        std::string(R"({"method": "decomposable"})"),
        std::string(R"({"method": "bayesian_threshold"})")})
    CHECK(said(estimator) == interactions);
  CHECK_THAT(said(high), Catch::StartsWith("corrects for how far pairs of lists depend"));
  CHECK(said(known_odds) == told);
  CHECK(said(R"({"method": "lincoln_petersen", "lists": ["A", "C"]})").empty());
}

// Of three agencies that depend on each other two are on lists in use: summed over the third, they
// share more people than chance would have.
TEST_CASE("a dependence of three reaches an estimator of two of their lists") {
  const auto said = [](const std::string& lists) {
    const Scenario scenario = scenario_of(R"({"schema": 1, "population": {"victims": 5000},
      "agencies": [{"name": "A", "capture_probability": 0.3},
                   {"name": "B", "capture_probability": 0.3},
                   {"name": "C", "capture_probability": 0.3},
                   {"name": "D", "capture_probability": 0.3}],
      "dependence": [{"between": ["A", "B", "C"], "odds_ratio": 20}],
      "estimation": {"estimators": [{"method": "lincoln_petersen", "lists": )" +
                                          lists + "}]}}");
    const std::vector<Reliance> reliances = reliance_on(Assumption::independent_lists, scenario);
    return reliances.empty() ? "" : std::string(reliances.back().one);
  };
  CHECK(said(R"(["A", "B"])") == relies);
  CHECK(said(R"(["A", "D"])").empty());
}

TEST_CASE("a repair that takes nothing away relies on the assumption as others do") {
  const auto trimmed = [](const std::string& share) {
    return said_of(R"({"method": "trimmed", "lists": ["A", "B"], "share": )" + share + "}",
                   Assumption::only_victims);
  };
  CHECK(trimmed("0.2") == told);
  CHECK(trimmed("0") == relies);
  const auto corrected = [](const std::string& missed) {
    return said_of(
        R"({"method": "linkage_corrected", "lists": ["A", "B"], "missed": )" + missed + "}",
        Assumption::records_linked);
  };
  CHECK(corrected("0.1") == told);
  CHECK(corrected("0") == relies);
  CHECK(said_of(latent_class, Assumption::only_victims) == relies);
  CHECK(said_of(mth_darroch, Assumption::records_linked) == relies);
}

TEST_CASE("a mean errs as its members do, and only where they do") {
  const std::string members = R"({"method": "chapman", "lists": ["A", "C"], "label": "x"},
                                 {"method": "chapman", "lists": ["B", "C"], "label": "y"},
                                 {"method": "mean", "of": ["x", "y"]})";
  CHECK(said_of(members, Assumption::independent_lists).empty());
  CHECK(said_of(members, Assumption::only_victims) ==
        "errs as the estimators that it averages do.");
}

TEST_CASE("chao and mh rely on lists of equal size, mth does not") {
  CHECK(relying_on_equal_lists(everything_violated(R"({"method": "chao"})")).size() == 1);
  CHECK(relying_on_equal_lists(everything_violated(mh_chao)).size() == 1);
  CHECK(relying_on_equal_lists(everything_violated(mth_chao)).empty());
  CHECK(relying_on_equal_lists(everything_violated(independence)).empty());
}

}  // namespace darknumber::reliance_test
