// SPDX-License-Identifier: MIT
#include "engine/report/study/study_words.h"

#include <catch2/catch.hpp>

#include "engine/report/study/study_finding.h"
#include "tests/support/small_study.h"

namespace darknumber::study_words_test {
namespace {

std::string told(const std::string& text) {
  const StudyPlan plan = plan_of(text);
  return paragraph_of(study_finding(run_of(plan), plan));
}

/// Two strata, told apart by the second estimator: "pairs", "apart[one]", "apart[two]", "apart".
std::string with_strata(const std::string& study) {
  return R"({"schema": 1,
    "population": {"victims": 2000, "strata": [{"name": "one", "share": 0.25},
                                               {"name": "two", "share": 0.75}]},
    "agencies": [{"name": "A", "capture_probability": 0.3},
                 {"name": "B", "capture_probability": 0.4, "false_positive_share": 0.2}],
    "estimation": {"estimators": [{"method": "lincoln_petersen", "label": "pairs"},
        {"method": "lincoln_petersen", "stratify": true, "label": "apart"}]},
    "study": )" +
         study + "}";
}

const std::string sweep_of_false = R"({"type": "sweep", "factors": [
    {"path": "agencies[A].false_positive_share", "values": [0, 0.5]}])";

}  // namespace

TEST_CASE("the persons of a level are those of the stratum that the estimate is of") {
  const std::string of_one = told(with_strata(sweep_of_false + R"(, "estimator": "apart[one]"})"));
  INFO(of_one);
  CHECK_THAT(of_one, Catch::StartsWith("For 500 victims, the estimate by apart[one] would go from "
                                       "1.25 times the truth (625) with "));
  const std::string of_all = told(with_strata(sweep_of_false + "}"));
  INFO(of_all);
  CHECK_THAT(of_all, Catch::StartsWith("The estimates would go from 1.25 times the truth ("));
}

TEST_CASE("a stratum whose size differs from row to row has no persons of the first row") {
  const std::string text = told(with_strata(R"({"type": "sweep", "estimator": "apart[one]",
      "points": [{"population.strata[one].share": 0.25, "population.strata[two].share": 0.75},
                 {"population.strata[one].share": 0.5, "population.strata[two].share": 0.5}]})"));
  INFO(text);
  CHECK_THAT(text, Catch::StartsWith("The estimate by apart[one] would be 1.25 times the truth at "
                                     "every point."));
}

TEST_CASE("what goes with the truth is called a ratio to it, and not the estimate") {
  const std::string factors = R"("factors": [
      {"path": "population.victims", "range": [1000, 4000], "kind": "integer", "label": "victims"},
      {"path": "agencies[A].false_positive_share", "range": [0, 0.2], "label": "false share"}])";
  for (const std::string type : {"morris", "sobol"}) {
    INFO(type);
    const std::string size = type == "morris" ? R"("trajectories": 6, )" : R"("size": 64, )";
    const std::string text = told(small_study(type, size + replaced(factors, "[A]", "[*]")));
    INFO(text);
    CHECK_THAT(text, Catch::StartsWith("Of the two assumptions varied, what moves the ratios of "
                                       "the estimates of both estimators to the truth most is ") &&
                         !Catch::Contains("victims, the estimate"));
  }
  const std::string bars = told(small_study("one_at_a_time", R"("estimator": "chao", "factors": [
      {"path": "population.victims", "low": 1000, "high": 4000}])"));
  INFO(bars);
  CHECK_THAT(bars, Catch::StartsWith("Nothing moves the ratio of the estimate by chao to the "
                                     "truth: it stays at 1.09 times the truth."));
}

TEST_CASE("a tipping point in the number of victims is of no number of them") {
  const std::string text = told(small_study("tipping_point", R"("estimator": "chao", "target": 1.3,
      "factors": [{"path": "population.victims", "range": [100, 9000], "kind": "integer"}])"));
  INFO(text);
  CHECK_THAT(text, Catch::StartsWith("The estimate by chao would be 1.3 times the truth with the "
                                     "number of victims at no value from 100 to 9,000: it stays at "
                                     "1.09 times the truth."));
}

TEST_CASE("a search over the population that leaves the number of victims alone has persons") {
  const std::string text = told(R"({"schema": 1,
    "population": {"victims": 2000,
                   "traits": [{"name": "v", "distribution": "normal", "sd": 0.5}]},
    "agencies": [{"name": "A", "capture_probability": 0.3, "loadings": {"v": 1}},
                 {"name": "B", "capture_probability": 0.4, "loadings": {"v": 1}}],
    "estimation": {"estimators": [{"method": "lincoln_petersen", "label": "pairs"}]},
    "study": {"type": "tipping_point", "estimator": "pairs", "target": 0.9,
              "factors": [{"path": "population.traits[v].sd", "range": [0, 2], "label": "sd"}]}})");
  INFO(text);
  CHECK_THAT(text, Catch::StartsWith("For 2,000 victims, the estimate by pairs would be "
                                     "0.9 times the truth (1,800) with sd at "));
}

TEST_CASE("shares of a decomposition are of the variance of what is decomposed") {
  const std::string factors = R"("size": 64, "estimator": "chao", "factors": [
      {"path": "agencies[*].false_positive_share", "range": [0, 0.2]},
      {"path": "dependence[Police,Shelter].odds_ratio", "range": [1, 2]}])";
  CHECK_THAT(
      told(small_study("sobol", factors)),
      Catch::Contains(
          " How much of its spread (the variance of its logarithm) would vanish, on average, "
          "if one of them were known (with 95 % intervals): "));
  CHECK_THAT(told(small_study("sobol", R"("measure": "inflation", )" + factors)),
             Catch::Contains(
                 " How much of its spread (its variance) would vanish, on average, if one of them "
                 "were known (with 95 % intervals): "));
}

TEST_CASE("of one assumption it is not said that of all it moves most") {
  CHECK_THAT(told(small_study("one_at_a_time", R"("factors": [
                {"path": "agencies[*].false_positive_share", "low": 0, "high": 0.3}])")),
             Catch::StartsWith("For 2,000 victims, the estimate by independence would go from ") &&
                 Catch::Contains(" with the share of false records on every list at 0 % to "));
}

TEST_CASE("what moves another measure than the estimate is said of that measure") {
  const std::string text = told(small_study("one_at_a_time", R"("measure": "overlap", "factors": [
      {"path": "agencies[*].capture_probability", "low": 0.1, "high": 0.4, "label": "chance"},
      {"path": "agencies[*].false_positive_share", "low": 0, "high": 0.3}])"));
  INFO(text);
  CHECK_THAT(text, Catch::StartsWith("Of the two assumptions, each moved by itself, what moves the "
                                     "number of those whom each of the two estimators sees on two "
                                     "lists or more most is chance. "));
}

}  // namespace darknumber::study_words_test
