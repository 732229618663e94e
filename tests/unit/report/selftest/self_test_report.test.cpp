// SPDX-License-Identifier: MIT
#include "engine/report/selftest/self_test_report.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <nlohmann/json.hpp>

namespace darknumber::self_test_report_test {
namespace {

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

SelfTestResult two_checks(bool second_holds) {
  SelfTestResult result;
  result.seed = 7;
  result.level = 5e-7;
  JudgedCheck drawn;
  drawn.group = SelfCheckGroup::simulators;
  drawn.name = "a world";
  drawn.finding.result.p_value = 0.25;
  drawn.finding.result.statistic = 1.15;
  drawn.finding.result.worst = "history 110";
  drawn.finding.result.most_sensitive = "history 100";
  drawn.finding.expectation = "as the law says";
  drawn.defect = 0.0123;
  JudgedCheck compared;
  compared.group = SelfCheckGroup::estimators;
  compared.name = "a formula";
  compared.holds = second_holds;
  compared.finding.tolerance = 1e-9;
  compared.finding.result.p_value = second_holds ? 1.0 : 0.0;
  compared.finding.result.statistic = second_holds ? 2e-15 : 0.5;
  compared.finding.result.worst = "table 1 2 3";
  compared.defect = 1e-9;
  result.checks = {drawn, compared};
  return result;
}

std::string text_of_report(const SelfTestResult& result) {
  return kind_of(Format::text).render(report_of(result), 100);
}

}  // namespace

TEST_CASE("the report of a selftest shows each check with what it sees") {
  const std::string text = text_of_report(two_checks(true));
  INFO(text);
  CHECK(has(text, "Selftest, seed 7"));
  CHECK(has(text, "p 0.25"));
  CHECK(has(text, "1.2 %"));
  CHECK(has(text, "1e-09"));
  CHECK(has(text, "a world: as the law says."));
  CHECK(has(text, "All 2 checks hold."));
  CHECK_FALSE(has(text, "NO"));
}

TEST_CASE("the report of a selftest that fails says where") {
  const std::string text = text_of_report(two_checks(false));
  INFO(text);
  CHECK(has(text, "NO"));
  CHECK(has(text, "worst in table 1 2 3"));
  CHECK(has(text, "1 of 2 checks does not hold."));
}

TEST_CASE("a selftest as JSON and CSV has a row a check") {
  const SelfTestResult result = two_checks(false);
  const auto root = nlohmann::json::parse(report_of(result).json());
  CHECK(root.at("seed") == 7);
  CHECK(root.at("holds") == false);
  REQUIRE(root.at("checks").size() == 2);
  CHECK(root.at("checks")[0].at("p") == 0.25);
  CHECK(root.at("checks")[0].at("smallest_defect") == 0.0123);
  CHECK(root.at("checks")[1].at("p").is_null());
  CHECK(root.at("checks")[1].at("holds") == false);
  CHECK(report_of(result).csv() ==
        "group,check,holds,p,statistic,worst,smallest_defect,seen_best_in\n"
        "simulators,a world,true,0.25,1.15,history 110,0.0123,history 100\n"
        "estimators,a formula,false,,0.5,table 1 2 3,1e-09,\n");
}

}  // namespace darknumber::self_test_report_test
