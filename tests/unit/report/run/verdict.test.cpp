// SPDX-License-Identifier: MIT
#include "engine/report/run/verdict.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/support/scenario_builder.h"

namespace darknumber::verdict_test {
namespace {

/// What a verdict looks at of one estimator.
struct Asked {
  std::string label;
  double median = 1.0;  // of N-hat / N
  double mcse = 0.001;
  double exact = 1.0;
  Status on_expected = Status::ok;
  std::size_t failed = 0;
  bool of_stratum = false;
};

constexpr std::size_t usual_replicates = 2000;

RunResult result_of(const std::vector<Asked>& asked, std::size_t replicates) {
  RunResult result;
  PointResult point;
  point.truth = 5000.0;
  for (std::size_t e = 0; e < asked.size(); ++e) {
    result.labels.push_back(asked[e].label);
    point.rows.emplace_back(replicates);
    EstimatorMeasure measure;
    measure.estimator = e;
    measure.measured.name = "median_inflation";
    measure.measured.value = asked[e].median;
    measure.measured.mcse = asked[e].mcse;
    measure.measured.n_failed = asked[e].failed;
    measure.exact = asked[e].exact;
    point.measures.push_back(measure);
  }
  result.points.push_back(point);
  return result;
}

Finding finding_of(const Scenario& scenario, const std::vector<Asked>& asked,
                   std::size_t replicates = usual_replicates,
                   const std::optional<ListSizes>& sizes = std::nullopt) {
  std::vector<ExpectedAnswer> answers;
  for (const Asked& one : asked)
    answers.push_back({one.label, ExpectedMeaning::limit, one.on_expected, one.of_stratum});
  return verdict_of(scenario, result_of(asked, replicates), answers, sizes);
}

Scenario plain() {
  return testing::textbook(5000, {0.1, 0.2});
}

/// What is said of the estimators, of a world of 5,000 victims in which nothing is violated.
std::string answer(const std::vector<Asked>& asked, std::size_t replicates = usual_replicates) {
  const std::string lead = finding_of(plain(), asked, replicates).lead;
  const std::string start = "Behind such a register there would be 5,000 victims. ";
  REQUIRE(lead.starts_with(start));
  return lead.substr(start.size());
}

std::string basis(const std::vector<Asked>& asked, std::size_t replicates = usual_replicates) {
  return finding_of(plain(), asked, replicates).rest;
}

std::string direction(double median, double mcse) {
  const std::string text = answer({{"a", median, mcse, median}});
  for (const char* words :
       {"too high", "too low", "within 5 %", "too few registers", "no estimate"})
    if (text.find(words) != std::string::npos) return words;
  return text;
}

}  // namespace

TEST_CASE("the direction needs a distance beyond both the bound and the Monte Carlo error") {
  CHECK(direction(1.06, 0.001) == "too high");
  CHECK(direction(1.04, 0.001) == "within 5 %");
  CHECK(direction(0.94, 0.001) == "too low");
  CHECK(direction(0.96, 0.001) == "within 5 %");
  // 2.576 standard errors reach the truth from 1.06 at 0.0233.
  CHECK(direction(1.06, 0.0232) == "too high");
  CHECK(direction(1.06, 0.0234) == "too few registers");
  CHECK(direction(0.94, 0.0232) == "too low");
  CHECK(direction(0.94, 0.0234) == "too few registers");
  CHECK(direction(1.0, 0.05) == "too few registers");
  CHECK(direction(1.5, NAN) == "too few registers");
  CHECK(direction(INFINITY, NAN) == "no estimate");
  CHECK(direction(NAN, NAN) == "no estimate");
}

TEST_CASE("the verdict on one, two and several estimators that agree") {
  CHECK(answer({{"chao", 1.5, 0.01, 1.49}}) ==
        "The estimator asked, chao, would typically put them too high, at 1.50 times the truth "
        "(7,500).");
  CHECK(basis({{"chao", 1.5, 0.01, 1.49}}) ==
        "Medians of 2,000 simulated registers. On the expected table: 1.49.");
  CHECK(answer({{"chao", 0.5, 0.01, 0.49}, {"b", 0.7, 0.01, 0.71}}) ==
        "Both estimators would typically put them too low: from 0.50 times the truth (chao, 2,500) "
        "to 0.70 times (b, 3,500).");
  CHECK(basis({{"chao", 0.5, 0.01, 0.49}, {"b", 0.7, 0.01, 0.71}}) ==
        "Medians of 2,000 simulated registers. On the expected table: chao 0.490 and b 0.710.");
  CHECK(answer({{"a", 1.0}, {"b", 1.02}, {"c", 0.99}}) ==
        "All three estimators would typically be within 5 % of the truth: from 0.990 times the "
        "truth (c, 4,950) to 1.02 times (b, 5,100).");
}

TEST_CASE("the verdict on estimators that disagree, the first of them without an estimate") {
  CHECK(answer({{"f", INFINITY, NAN, NAN, Status::no_mle, 2000},
                {"a", 1.5, 0.01, 1.5},
                {"b", 2.5, 0.1, 2.4},
                {"c", 0.7, 0.01, 0.7},
                {"d", 1.0, 0.01, 1.0},
                {"e", 1.1, 0.1, 1.0}}) ==
        "Of the six estimators, two would typically put them too high: from 1.50 times the truth "
        "(a, 7,500) to 2.5 times (b, 12,500); one would typically put them too low, at 0.70 times "
        "the truth (c, 3,500); one would typically be within 5 % of the truth, at 1.00 times the "
        "truth (d, 5,000); for one (e) too few registers were simulated to tell the direction; and "
        "one (f) would have no estimate in half of the registers or more.");
}

TEST_CASE("the verdict where there is no estimate at all, or hardly a replicate") {
  const std::vector<Asked> none{{"a", INFINITY, NAN, NAN, Status::no_mle, 2000},
                                {"b", INFINITY, NAN, NAN, Status::no_mle, 2000}};
  CHECK(answer(none) ==
        "Both estimators (a and b) would have no estimate in half of the registers or more.");
  CHECK(basis(none) == "Medians of 2,000 simulated registers.");
  CHECK(answer({{"a", 1.2, NAN, 1.1}}, 1) ==
        "For the estimator asked, a, too few registers were simulated to tell the direction.");
  CHECK(basis({{"a", 1.2, NAN, 1.1}}, 1) == "Median of 1 simulated register.");
}

TEST_CASE("on the expected table an answer can be infinite, and can be none for another reason") {
  CHECK(basis({{"a", 1.2, 0.01, NAN, Status::needs_counts}}) ==
        "Medians of 2,000 simulated registers. On the expected table: none (needs_counts).");
  CHECK(basis({{"a", 1.2, 0.01, INFINITY, Status::no_mle}}) ==
        "Medians of 2,000 simulated registers. On the expected table: infinite.");
}

TEST_CASE("registers without an estimate are told, and where they are half of all there is none") {
  CHECK(basis({{"a", 1.2, 0.01, 1.2, Status::ok, 152}, {"b", 1.3, 0.01, 1.3}}) ==
        "Medians of 2,000 simulated registers. On the expected table: a 1.20 and b 1.30. Without "
        "an estimate: a in 152.");
  CHECK(answer({{"a", 1.2, 0.01, 1.2, Status::ok, 1000}}) ==
        "The estimator asked, a, would have no estimate in half of the registers or more.");
}

TEST_CASE("estimates of single strata are left to the tables") {
  CHECK(answer({{"a", 1.2}, {"a[x]", 9.0, 0.001, 9.0, Status::ok, 0, true}}) ==
        "The estimator asked, a, would typically put them too high, at 1.20 times the truth "
        "(6,000).");
}

TEST_CASE("every violation is a condition, and those of linkage are one") {
  Scenario scenario = testing::textbook(5000, {0.1, 0.2, 0.1, 0.1});
  CHECK(finding_of(scenario, {{"a", 1.2}}).conditions.intro == "This holds if");
  CHECK(
      finding_of(scenario, {{"a", 1.2}}).conditions.items ==
      std::vector<std::string>{
          "every assumption is met (lists independent of each other, all victims as easy to find, "
          "none coming or going, perfect records, no false positives)"});
  testing::set_rate(scenario, &AgencyRates::anonymous_share, 0.1);
  testing::set_rate(scenario, &AgencyRates::missed_link_probability, 0.02);
  testing::set_false_positive_shares(scenario, {0.1, 0.2, 0.3, 0.4});
  CHECK(finding_of(scenario, {{"a", 1.2}}).conditions.items ==
        std::vector<std::string>{
            "10 % (A) to 40 % (D) of the reports were false",
            "10 % of the reports of every agency were anonymous, and 2 % of the reports of every "
            "agency were not linked to their person"});
}

TEST_CASE("one stratum's violation alone is a condition") {
  Scenario scenario = plain();
  testing::set_strata(scenario, {{"Dutch", 0.6, 0.6}, {"foreign", 0.4, 0.4}});
  scenario.agencies[0].in_stratum[1].anonymous_share = 0.3;
  CHECK(finding_of(scenario, {{"a", 1.2}}).conditions.items.front() ==
        "0 to 30 % of the reports by A were anonymous");
}

TEST_CASE("a world that speaks of a table says whether its lists are those of the table") {
  const auto sizes = [](double expected) {
    return finding_of(plain(), {{"a", 1.2}}, usual_replicates,
                      ListSizes{"netherlands.csv", "Police", expected, 4812.0})
        .rest;
  };
  CHECK_THAT(sizes(4812.3), Catch::EndsWith(" The list sizes are those of netherlands.csv."));
  CHECK_THAT(sizes(5499.2),
             Catch::EndsWith(" The list sizes are no longer those of netherlands.csv: Police has "
                             "5,499 in place of 4,812."));
}

}  // namespace darknumber::verdict_test
