// SPDX-License-Identifier: MIT
#include "engine/scenario/believed_factor.h"

#include <catch2/catch.hpp>

#include "engine/input/json.h"
#include "engine/report/study/plan_description.h"
#include "engine/scenario/format/write_scenario.h"
#include "engine/study/types/sample_study.h"
#include "tests/support/small_study.h"
#include "tests/unit/scenario/mistake.h"

namespace darknumber::believed_factor_test {
namespace {

constexpr const char* share = R"({"path": "agencies[*].false_positive_share", "label": "false",
    "belief": {"quantiles": {"0.5": 0.1, "0.95": 0.3}, "family": "beta"}})";
constexpr const char* anonymous =
    R"({"path": "agencies[*].anonymous_share", "belief": {"uniform": [0, 0.3]}})";

std::string study_with(const std::string& type, const std::string& more = "") {
  return small_study(type, more + "\"factors\": [" + share + ", " + anonymous + "]");
}

const std::string correlated =
    study_with("sample", R"("size": 64, "rank_correlations": [{"between": ["false",
    "agencies[*].anonymous_share"], "value": 0.7}], )");

double number_of_factor(const StudyPlan& plan, std::size_t row, std::size_t factor) {
  return plan.points.factor_values(plan.rows[row])[factor].number();
}

}  // namespace

TEST_CASE("a belief is read, written and read again") {
  const Scenario scenario = scenario_of(correlated);
  const Factor& factor = scenario.study->factors[0];
  REQUIRE(factor.belief);
  CHECK(factor.belief->family == BeliefFamily::beta);
  CHECK(quantile(*factor.belief, 0.95) == Approx(0.3));
  CHECK(factor.belief->allowed.most_excluded);
  CHECK_FALSE(factor.range);
  const std::string once = write_json(to_value(scenario));
  CHECK(write_json(to_value(scenario_of(once))) == once);
  for (const char* belief : {R"({"uniform": [0, 0.2]})", R"({"log_uniform": [0.01, 0.2]})",
                             R"({"beta": [2, 8], "range": [0, 0.5]})", R"({"normal": [0.1, 0.05]})",
                             R"({"lognormal": [0.1, 0.5]})", R"({"triangular": [0, 0.1, 0.3]})",
                             R"({"discrete": {"values": [0.2, 0], "shares": [0.25, 0.75]}})"}) {
    INFO(belief);
    const std::string text = replaced(correlated, R"({"uniform": [0, 0.3]})", belief);
    const std::string written = write_json(to_value(scenario_of(text)));
    CHECK(write_json(to_value(scenario_of(written))) == written);
    CHECK(scenario_hash(scenario_of(text)) != scenario_hash(scenario));
  }
}

TEST_CASE("a search over a log-uniform belief goes by logarithms, over another one by numbers") {
  const auto factor_with = [](const std::string& belief) {
    return scenario_of(small_study("tipping_point", R"("estimator": "chao", "target": 1.3,
        "factors": [{"path": "agencies[*].false_positive_share", "belief": )" +
                                                        belief + "}]"))
        .study->factors[0];
  };
  const Factor logarithmic = factor_with(R"({"log_uniform": [0.01, 0.3]})");
  CHECK(logarithmic.scale == FactorScale::log);
  CHECK(logarithmic.range->low == Approx(0.01));
  CHECK(logarithmic.range->high == Approx(0.3));
  CHECK(factor_with(R"({"uniform": [0.01, 0.3]})").scale == FactorScale::linear);
}

TEST_CASE("a sample goes through beliefs by their quantiles, tied by rank correlations") {
  const StudyPlan plan = plan_of(correlated);
  const StudySpec& study = *plan.scenario().study;
  const auto cube = sample_cube(std::get<SampleStudy>(study.type), study, 3);
  int together = 0;
  for (std::size_t row = 0; row < 64; ++row) {
    CHECK(number_of_factor(plan, row, 1) == Approx(0.3 * cube[row][1]));
    CHECK(cumulative(*study.factors[0].belief, number_of_factor(plan, row, 0)) ==
          Approx(cube[row][0]));
    together += (cube[row][0] > 0.5) == (cube[row][1] > 0.5);
  }
  // With normal scores correlated by r = 2 sin(0.7 pi / 6), 1/2 + asin(r)/pi = 0.747 of all points
  // are on the same side of both medians; independent, half are.
  CHECK(together > 40);
}

TEST_CASE("Morris goes through beliefs by quantile, inside ends that they do not reach") {
  const StudyPlan plan = plan_of(study_with("morris", "\"levels\": 4, \"trajectories\": 4, "));
  const Belief& belief = *plan.scenario().study->factors[0].belief;
  for (std::size_t row = 0; row < plan.rows.size(); ++row) {
    const double level = (cumulative(belief, number_of_factor(plan, row, 0)) - 0.01) / 0.98;
    CHECK(3.0 * level == Approx(std::round(3.0 * level)).margin(1e-6));
    const double uniform = number_of_factor(plan, row, 1) / 0.3;
    CHECK(3.0 * uniform == Approx(std::round(3.0 * uniform)).margin(1e-9));
  }
}

TEST_CASE("every type of study with factors takes what it needs from a belief") {
  const StudySpec sweep = *scenario_of(study_with("sweep")).study;
  REQUIRE(sweep.factors[1].values.size() == 5);
  CHECK(sweep.factors[1].values[4].number() == Approx(0.285));
  const StudySpec tornado = *scenario_of(study_with("one_at_a_time")).study;
  CHECK(tornado.factors[1].low->number() == Approx(0.015));
  CHECK(tornado.factors[0].high->number() == Approx(0.3));
  const StudySpec tipping =
      *scenario_of(study_with("tipping_point", R"("target": 2, "estimator": "independence", )"))
           .study;
  CHECK(tipping.factors[1].range->high == 0.3);
  CHECK_NOTHROW(plan_of(study_with("sobol", "\"size\": 16, ")));
}

TEST_CASE("a count that is believed is whole") {
  const StudyPlan plan = plan_of(small_study("sample", R"("size": 16, "factors": [
    {"path": "bystanders.count", "kind": "integer", "belief": {"lognormal": [5000, 0.2]}}])"));
  for (std::size_t row = 0; row < 16; ++row)
    CHECK(plan.points.factor_values(plan.rows[row])[0].is_integer());
}

TEST_CASE("a description tells beliefs and their correlations") {
  std::string text;
  for (const std::string& paragraph : describe_plan(plan_of(correlated))) text += paragraph + "\n";
  CHECK_THAT(text, Catch::Contains("believed to be between 0 and 0.3, all as likely"));
  CHECK_THAT(text, Catch::Contains("as likely above 0.1 as below it (beta)"));
  CHECK_THAT(text, Catch::Contains("Rank correlations of the beliefs: of false and "
                                   "agencies[*].anonymous_share 0.7"));
}

TEST_CASE("mistakes in beliefs are found where they are") {
  const std::string factor = "study.factors[#2]";
  check_mistake(correlated, {"{\"uniform\": [0, 0.3]}", "{\"uniform\": [0.3, 0]}", "[0.3, 0]",
                             factor + ".belief.uniform", "must be two numbers", "", ""});
  check_mistake(correlated, {"{\"uniform\": [0, 0.3]}", "{\"uniform\": [2, 3]}", "[2, 3]",
                             factor + ".belief.uniform", "nothing of this belief", "", ""});
  check_mistake(correlated, {"{\"uniform\": [0, 0.3]}", "{\"unifrom\": [0, 0.3]}", "\"unifrom\"",
                             factor + ".belief.unifrom", "", "", "uniform"});
  check_mistake(correlated, {"{\"uniform\": [0, 0.3]}", "{\"uniform\": [0, 0.3], \"beta\": [1, 1]}",
                             "{\"uniform\": [0, 0.3], \"beta\": [1, 1]}", factor + ".belief",
                             "names several", "For example", ""});
  check_mistake(correlated, {"{\"uniform\": [0, 0.3]}", "{}", "{}}", factor + ".belief",
                             "names no distribution", "", ""});
  check_mistake(correlated, {", \"family\": \"beta\"", "", "{\"0.5\": 0.1",
                             "study.factors[#1].belief.quantiles", "need a \"family\"", "", ""});
  check_mistake(correlated,
                {"{\"0.5\": 0.1", "{\"5 %\": 0.1", "{\"5 %\"", "study.factors[#1].belief.quantiles",
                 "probabilities between 0 and 1", "", ""});
  check_mistake(correlated, {"\"0.95\": 0.3", "\"0.95\": 1.3", "{\"0.5\"",
                             "study.factors[#1].belief.quantiles", "no beta distribution", "", ""});
  check_mistake(correlated, {"\"belief\": {\"uniform\": [0, 0.3]}",
                             "\"range\": [0, 1], \"belief\": {\"uniform\": [0, 0.3]}", "[0, 1]",
                             factor + ".range", "either a \"belief\"", "", ""});
  check_mistake(correlated,
                {"[\"false\",", "[\"flase\",", "\"flase\"", "study.rank_correlations[#1].between",
                 "is not a factor", "false", "false"});
  check_mistake(correlated, {"\"value\": 0.7", "\"value\": 2.5", "2.5",
                             "study.rank_correlations[#1].value", "", "", ""});
  check_mistake(correlated, {"\"size\": 64", "\"size\": 64, \"second_order\": true", "true",
                             "study.second_order", "sobol", "", ""});
}

TEST_CASE("Sobol' indices refuse dependent beliefs and name Shapley effects") {
  const std::string text = replaced(correlated, "\"sample\"", "\"sobol\"");
  const Problems problems = problems_of(text);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].path == "study.rank_correlations");
  CHECK_THAT(problems[0].advice, Catch::Contains("Shapley effects"));
}

TEST_CASE("a field of whole numbers asks for a whole belief") {
  const std::string text = small_study("sample", R"("size": 16, "factors": [
    {"path": "bystanders.count", "belief": {"lognormal": [5000, 0.2]}}])");
  const Problems problems = problems_of(text);
  REQUIRE(problems.size() == 1);
  CHECK_THAT(problems[0].message, Catch::Contains("takes whole numbers only"));
  CHECK(problems[0].path == "study.factors[#1].belief");
}

}  // namespace darknumber::believed_factor_test
