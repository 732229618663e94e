// SPDX-License-Identifier: MIT
#include "engine/report/verdict.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/support/scenario_builder.h"

namespace darknumber {
namespace {

/// What a verdict looks at of one estimator.
struct Asked {
  std::string label;
  double median = 1.0;  // of N-hat / N
  double mcse = 0.001;
  double exact = 1.0;
};

RunResult result_of(const std::vector<Asked>& asked, std::size_t replicates = 2000) {
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
    measure.exact = asked[e].exact;
    point.measures.push_back(measure);
  }
  result.points.push_back(point);
  return result;
}

/// Of a world in which nothing is violated, without the condition that stands before.
std::string answer(const std::vector<Asked>& asked, std::size_t replicates = 2000) {
  const std::string whole =
      verdict_sentence(testing::textbook(5000, {0.1, 0.2}), result_of(asked, replicates));
  const std::string condition =
      "If every assumption held (independent lists, people alike, a closed population, perfect "
      "records, no false positives), then behind such a register there would be 5,000 victims, "
      "and ";
  REQUIRE(whole.starts_with(condition));
  return whole.substr(condition.size());
}

const std::string source =
    " (medians of 2,000 simulated registers; exact: the large-sample answer).";

std::string direction(double median, double mcse) {
  const std::string text = answer({{"a", median, mcse, median}});
  for (const char* words :
       {"too high", "too low", "about right", "too few registers", "no estimate"})
    if (text.find(words) != std::string::npos) return words;
  return text;
}

}  // namespace

TEST_CASE("the direction needs a distance beyond both the bound and the Monte Carlo error") {
  CHECK(direction(1.06, 0.001) == "too high");
  CHECK(direction(1.04, 0.001) == "about right");
  CHECK(direction(0.94, 0.001) == "too low");
  CHECK(direction(0.96, 0.001) == "about right");
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
        "the one estimator asked would typically come out too high, at 1.50 times the truth (chao, "
        "exact 1.49)" +
            source);
  CHECK(
      answer({{"chao", 0.5, 0.01, 0.49}, {"b", 0.7, 0.01, 0.71}}) ==
      "both estimators would typically come out too low, at 0.50 (chao, exact 0.490) to 0.70 times "
      "the truth (b, exact 0.710)" +
          source);
  CHECK(answer({{"a", 1.0}, {"b", 1.02}, {"c", 0.99}}) ==
        "all three estimators would typically come out about right, at 0.990 (c, exact 1.00) to "
        "1.02 times the truth (b, exact 1.00)" +
            source);
}

TEST_CASE("the verdict on estimators that disagree") {
  CHECK(
      answer({{"a", 1.5, 0.01, 1.5},
              {"b", 2.5, 0.1, 2.4},
              {"c", 0.7, 0.01, 0.7},
              {"d", 1.0, 0.01, 1.0},
              {"e", 1.1, 0.1, 1.0},
              {"f", INFINITY, NAN, NAN}}) ==
      "of the six estimators, two would typically come out too high, at 1.50 (a, exact 1.50) to "
      "2.5 times the truth (b, exact 2.40); one would typically come out too low, at 0.70 times "
      "the truth (c, exact 0.700); one would typically come out about right, at 1.00 times the "
      "truth (d, exact 1.00); for one too few registers were simulated to tell the direction (e); "
      "and one would have no estimate in half of the cases or more (f)" +
          source);
}

TEST_CASE("the verdict where there is no estimate at all, or hardly a replicate") {
  CHECK(answer({{"a", INFINITY, NAN, NAN}, {"b", INFINITY, NAN, NAN}}) ==
        "both estimators would have no estimate in half of the cases or more (a and b)"
        " (medians of 2,000 simulated registers).");
  CHECK(answer({{"a", 1.2, NAN, 1.1}}, 1) ==
        "for the one estimator asked too few registers were simulated to tell the direction (a) "
        "(median of 1 simulated register).");
  CHECK(answer({{"a", 1.2, 0.01, NAN}}) ==
        "the one estimator asked would typically come out too high, at 1.20 times the truth (a, "
        "exact none)" +
            source);
}

TEST_CASE("the condition names every violation, and where some have commas semicolons part them") {
  Scenario scenario = testing::textbook(5000, {0.1, 0.2, 0.1, 0.1});
  testing::set_rate(scenario, &AgencyRates::anonymous_share, 0.1);
  const RunResult result = result_of({{"a", 1.2}});
  CHECK(verdict_sentence(scenario, result)
            .starts_with("If 10 % of the reports of every agency were anonymous, then behind"));
  testing::set_rate(scenario, &AgencyRates::missed_link_probability, 0.02);
  CHECK(verdict_sentence(scenario, result)
            .starts_with("If 10 % of the reports of every agency were anonymous and 2 % of the "
                         "reports of every agency were not linked to their person, then behind"));
  testing::set_false_positive_shares(scenario, {0.1, 0.2, 0.3, 0.4});
  CHECK(verdict_sentence(scenario, result)
            .starts_with("If 10 to 40 % of the reports, depending on the agency, were false; 10 % "
                         "of the reports of every agency were anonymous; and 2 % of the reports of "
                         "every agency were not linked to their person, then behind"));
}

TEST_CASE("one stratum's violation alone makes a sentence") {
  Scenario scenario = testing::textbook(5000, {0.1, 0.2});
  testing::set_strata(scenario, {{"Dutch", 0.6, 0.6}, {"foreign", 0.4, 0.4}});
  scenario.agencies[0].in_stratum[1].anonymous_share = 0.3;
  CHECK(verdict_sentence(scenario, result_of({{"a", 1.2}}))
            .starts_with("If 0 to 30 % of the reports by A were anonymous, then behind"));
}

}  // namespace darknumber
