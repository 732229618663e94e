// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/estimators/fit.h"
#include "engine/estimators/options/labels.h"
#include "tests/unit/estimators/options/estimator_reading.h"

namespace darknumber::read_repairs_test {
namespace {

const std::vector<std::string> agencies{"Police", "Shelter", "Coordinator"};

EstimatorReading read(const std::string& json) {
  return read_entry(json, agencies, every_agency(agencies));
}

const std::string two_lists = R"(, "lists": ["Police", "Shelter"])";

}  // namespace

TEST_CASE("the repairs are read with their rates, and labelled by their lists") {
  const EstimatorReading odds =
      read(R"({"method": "fixed_odds_ratio", "odds_ratio": 2.5)" + two_lists + "}");
  REQUIRE(odds.spec);
  CHECK(std::get<FixedOddsRatio>(odds.spec->method).odds_ratio == 2.5);
  CHECK(label_of(*odds.spec) == "fixed_odds_ratio[Police,Shelter]");
  const EstimatorReading linkage =
      read(R"({"method": "linkage_corrected", "missed": 0.2, "false": 0.01)" + two_lists + "}");
  REQUIRE(linkage.spec);
  CHECK(std::get<LinkageCorrected>(linkage.spec->method).missed == 0.2);
  CHECK(std::get<LinkageCorrected>(linkage.spec->method).false_links == 0.01);
  CHECK(label_of(*linkage.spec) == "linkage_corrected[Police,Shelter]");
  const EstimatorReading trimmed = read(R"({"method": "trimmed", "share": 0.1)" + two_lists + "}");
  REQUIRE(trimmed.spec);
  CHECK(std::get<Trimmed>(trimmed.spec->method).share == 0.1);
  const EstimatorReading coverage = read(R"({"method": "sample_coverage", "variant": "low"})");
  REQUIRE(coverage.spec);
  CHECK(std::get<SampleCoverage>(coverage.spec->method).variant == CoverageVariant::low);
  CHECK(label_of(*coverage.spec) == "sample_coverage_low");
}

TEST_CASE("shares assumed to be false go by list") {
  const EstimatorReading reading =
      read(R"({"method": "chao", "assumed_false_positive_share": {"Coordinator": 0.2}})");
  REQUIRE(reading.spec);
  CHECK(reading.spec->assumed_false_positive_shares == std::vector<double>{0.0, 0.0, 0.2});
  CHECK(read(R"({"method": "chao"})").spec.value().assumed_false_positive_shares.empty());
}

TEST_CASE("repairs that cannot be used are refused once, with their reason") {
  const std::vector<std::pair<std::string, std::string>> wrong{
      {R"({"method": "fixed_odds_ratio")" + two_lists + "}", "odds_ratio"},
      {R"({"method": "fixed_odds_ratio", "odds_ratio": -1)" + two_lists + "}", "odds_ratio"},
      {R"({"method": "fixed_odds_ratio", "odds_ratio": 2})", "takes two lists"},
      {R"({"method": "linkage_corrected", "missed": 0.6, "false": 0.4)" + two_lists + "}",
       "add up to 1"},
      {R"({"method": "trimmed")" + two_lists + "}", "share"},
      {R"({"method": "trimmed", "share": 1.2)" + two_lists + "}", "share"},
      {R"({"method": "sample_coverage"})", "variant"},
      {R"({"method": "sample_coverage", "variant": "middle"})", "variant"},
      {R"({"method": "sample_coverage", "variant": "low")" + two_lists + "}", "three lists"},
      {R"({"method": "chao", "assumed_false_positive_share": {"Shelters": 0.2}})", "not a list"},
      {R"({"method": "chao", "assumed_false_positive_share": {"Shelter": 1}})", "below 1"},
      {R"({"method": "chao", "assumed_false_positive_share": 0.2})", "assumed"},
  };
  for (const auto& [json, reason] : wrong) {
    INFO(json);
    const EstimatorReading reading = read(json);
    CHECK_FALSE(reading.spec);
    REQUIRE(reading.problems.size() == 1);
    INFO(reading.problems.front().message);
    CHECK(reading.problems.front().message.find(reason) != std::string::npos);
    CHECK(reading.problems.front().position.line == 1);
  }
}

TEST_CASE("a list that is given two assumed shares is refused") {
  const EstimatorReading reading = read(
      R"({"method": "chao", "assumed_false_positive_share": {"Shelter": 0.1, "Shelter": 0.4}})");
  REQUIRE(reading.problems.size() == 1);
  CHECK(reading.problems[0].message == "\"Shelter\" is given twice in the same object");
  CHECK_THAT(reading.problems[0].path, Catch::Contains("assumed_false_positive_share.Shelter"));
}

TEST_CASE("an odds ratio taken as known is one that numbers can hold") {
  const auto with_ratio = [](const std::string& ratio) {
    return read(R"({"method": "fixed_odds_ratio", "lists": ["Police", "Shelter"], "odds_ratio": )" +
                ratio + "}");
  };
  for (const char* ratio : {"1e160", "1000001", "0", "1e-7", "-2"}) {
    INFO(ratio);
    const EstimatorReading reading = with_ratio(ratio);
    REQUIRE(reading.problems.size() == 1);
    CHECK_THAT(reading.problems[0].message, Catch::Contains("between 1e-06 and 1000000"));
  }
  // The largest variance that counts and ratios in range can make.
  const EstimatorSpec spec = with_ratio("1e6").spec.value();
  const ContingencyTable table(2, {0, 1e12, 1e12, 1e-9});
  const FitOutcome outcome = fit(spec, table, table);
  REQUIRE(status_of(outcome) == Status::ok);
  CHECK(std::isfinite(*std::get<Estimate>(outcome).se));
}

}  // namespace darknumber::read_repairs_test
