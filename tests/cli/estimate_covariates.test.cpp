// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "tests/cli/population.h"
#include "tests/cli/program.h"
#include "tests/support/checkout.h"

namespace darknumber::testing::estimate_covariates_test {
namespace {

const std::string group = "tests/golden/reference/covariates/syn3_group.csv";
const std::string drugs = "tests/golden/reference/covariates/ScotPWID_strata.csv";

nlohmann::json first_estimate(std::vector<std::string> words) {
  words.insert(words.begin(), "estimate");
  words.insert(words.end(), {"--format", "json"});
  const ProgramRun run = darknumber(words);
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
  return document(run.out)["estimates"][0];
}

std::string refusal(std::vector<std::string> words) {
  words.insert(words.begin(), "estimate");
  const ProgramRun run = darknumber(words);
  CHECK(run.exit_code != 0);
  return run.err;
}

}  // namespace

TEST_CASE("estimate searches over covariates of a table, and says N by level") {
  const auto answer = first_estimate(
      {group, "--covariate", "group", "--estimator", "covariates_three_pass_bic[group]"});
  CHECK(answer["estimate"].get<double>() == Approx(1026.27551020408).epsilon(1e-9));
  CHECK(answer["estimator"] == "covariates_three_pass_bic[group]");
  const auto& model = answer["covariates"];
  CHECK(model["path"].size() == 4);
  CHECK(model["chosen"] == 2);
  CHECK(model["path"][1]["step"] == "+ A:group");
  REQUIRE(model["by_level"].size() == 2);
  CHECK(model["by_level"][0]["level"] == "a");
  CHECK(model["by_level"][0]["observed"] == 186);
  double sum = 0.0;
  for (const auto& level : model["by_level"]) sum += level["estimate"].get<double>();
  CHECK(sum == Approx(1026.27551020408).epsilon(1e-9));
}

TEST_CASE("a table with covariates gets the search beside the usual estimators") {
  const ProgramRun run = darknumber({"estimate", group, "--covariate", "group"});
  REQUIRE(run.exit_code == 0);
  CHECK_THAT(run.out, Catch::Contains("covariates_three_pass_bic[group]"));
  CHECK_THAT(run.out, Catch::Contains("chao"));
  CHECK_THAT(run.out, Catch::Contains("group a"));
  CHECK_THAT(run.out, Catch::Contains("chose A:group and A:B"));
}

TEST_CASE("given terms, trends and sums of fitted means") {
  const auto answer = first_estimate(
      {"tests/golden/reference/covariates/syn4_year_sex.csv", "--covariate", "year", "--covariate",
       "sex", "--estimator",
       R"({"method": "loglinear", "covariates": ["year", "sex"], "trend": {"year": 1},
           "terms": "pairwise", "by_level": "fitted"})"});
  CHECK(answer["estimate"].get<double>() == Approx(1880.25475127045).epsilon(1e-9));
  CHECK(answer["covariates"]["parameters"] == 22);
  CHECK(answer["covariates"]["by_pair"].size() == 10);
}

TEST_CASE("a boundary in some patterns of levels alone is told as one") {
  const auto answer =
      first_estimate({"examples/data/spina_bifida.csv", "--covariate", "Ethnicity", "--estimator",
                      R"({"method": "loglinear", "covariates": ["Ethnicity"],
           "terms": ["Birth certificates:Ethnicity", "Death certificates:Ethnicity",
                     "Rehabilitation:Ethnicity"]})"});
  CHECK(answer["boundary"] == true);
  CHECK(answer["reason"] == "nobody is estimated to be unseen in 1 of 3 patterns of levels");
}

TEST_CASE("terms without an N are passed over by name, or taken where unchecked") {
  std::vector<std::string> words{"tests/golden/reference/covariates/simdat.csv"};
  for (const char* name : {"X1", "X2", "X3", "X4", "Y"})
    words.insert(words.end(), {"--covariate", name});
  words.push_back("--estimator");
  const auto asked = [&](const std::string& more) {
    std::vector<std::string> all = words;
    all.push_back(R"({"method": "loglinear", "covariates": ["X1", "X2", "X3", "X4", "Y"],
                      "trend": {"Y": 2}, "select": "three_pass", )" +
                  more + "}");
    return all;
  };
  const auto checked = first_estimate(asked(R"("criterion": "aic")"));
  CHECK(checked["status"] == "ok");
  REQUIRE(checked["covariates"]["refused"].size() >= 1);
  CHECK(checked["covariates"]["refused"][0]["step"] == "+ R3:X4");
  CHECK(checked["covariates"]["refused"][0]["status"] == "no_mle");
  const auto published = first_estimate(asked(R"("criterion": "bic", "unchecked": true)"));
  CHECK(published["covariates"]["path"].size() == 33);
  CHECK(published["covariates"]["path"][31]["status"] == "no_mle");
  CHECK(published["estimate"].get<double>() == Approx(11406.4217306282).epsilon(1e-9));
  CHECK(first_estimate(asked(R"("criterion": "aic", "unchecked": true)"))["status"] == "no_mle");
}

TEST_CASE("a column of memberships that --lists does not name is asked about") {
  const std::string err =
      refusal({drugs, "--covariate", "Rest", "--lists", "S1,S2,S3,S4", "--estimator", "chao"});
  CHECK_THAT(err, Catch::Contains("the column \"Female\" holds memberships"));
  CHECK_THAT(err, Catch::Contains("--covariate 'Female'"));
  const auto answer = first_estimate({drugs, "--covariate", "Rest", "--covariate", "Female",
                                      "--covariate", "Old", "--estimator", "independence"});
  CHECK(answer["estimate"].get<double>() == Approx(22096.6904274842).epsilon(1e-6));
}

TEST_CASE("covariates that the table has not, and what does not go with them") {
  CHECK_THAT(refusal({group, "--estimator", "covariates_pairwise[group]"}),
             Catch::Contains("a column is nothing") || Catch::Contains("group"));
  CHECK_THAT(refusal({group, "--covariate", "group", "--estimator", "covariates_pairwise[grup]"}),
             Catch::Contains("there is no covariate \"grup\""));
  CHECK_THAT(refusal({group, "--covariate", "group", "--stratum", "group"}),
             Catch::Contains("two options name the column"));
  CHECK_THAT(refusal({group, "--covariate", "group", "--estimator",
                      R"({"method": "loglinear", "covariates": ["group"], "terms": "pairwise",
                          "interval": "bca"})"}),
             Catch::Contains("has no \"bca\" interval"));
}

}  // namespace darknumber::testing::estimate_covariates_test
