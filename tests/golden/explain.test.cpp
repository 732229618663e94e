// SPDX-License-Identifier: MIT
// Posteriors of the worlds behind published tables, against quadrature and sums that share no code
// with the sampler.
#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "tests/support/checkout.h"
#include "tests/support/explained_tables.h"
#include "tests/support/ran_study.h"

namespace darknumber::testing::explain_test {
namespace {

constexpr const char* many = R"("particles": 4000, "runs": 4)";

std::string with(const std::string& fields, const std::string& size = many) {
  return fields + (fields.empty() ? "" : ", ") + size;
}

/// Spina bifida in upstate New York, all groups together (examples/data/spina_bifida.csv).
constexpr const char* spina_bifida = R"({"010": 48, "100": 244, "110": 142, "001": 60, "011": 4,
    "101": 111, "111": 12})";

const std::string false_shares =
    R"("factors": [{"path": "agencies[*].false_positive_share", "belief": {"uniform": [0, 0.5]}}])";

/// Within 4 Monte Carlo standard errors, and half of the last digit that is printed besides.
void check_quantiles(const QuantityPosterior& found, const Quantiles& expected, double last_digit) {
  REQUIRE(found.mcse);
  for (std::size_t q = 0; q < expected.size(); ++q) {
    INFO(shown_quantile_names[q] << ": " << found.quantiles[q] << " ±" << (*found.mcse)[q]);
    CHECK(std::abs(found.quantiles[q] - expected[q]) <= 4.0 * (*found.mcse)[q] + 0.5 * last_digit);
  }
}

/// The quantiles of a number, and a last digit that has the error of their source in it.
struct Walked {
  Quantiles quantiles;
  double last_digit = 0.0;
};

/// Of a scenario of explanations, victims and then factors in their order, against the numbers of
/// explanation_walk.py, which shares neither law nor sampler with the engine.
void check_walked(const std::string& scenario, const std::vector<Walked>& expected) {
  const RanStudy study =
      run_study_file(checkout() + "/scenarios/explanations/" + scenario + ".json");
  const Explanation& found = std::get<ExplainOutcome>(study.run.outcome).explanation;
  CHECK(found.verdict == ExplainVerdict::fits);
  check_quantiles(found.victims, expected.front().quantiles, expected.front().last_digit);
  REQUIRE(found.factors.size() + 1 == expected.size());
  for (std::size_t f = 0; f < found.factors.size(); ++f)
    check_quantiles(found.factors[f].number, expected[f + 1].quantiles, expected[f + 1].last_digit);
}

void check_closed(const ExplainedTable& table, const Quantiles& quantiles, double mean) {
  const Explanation found = explained(table);
  CHECK(found.closed_form);
  for (std::size_t q = 0; q < quantiles.size(); ++q)
    CHECK(found.victims.quantiles[q] == quantiles[q]);
  CHECK(found.victims.mean == Approx(mean).margin(0.005));
}

}  // namespace

TEST_CASE("without factors the answer is the closed form", "[explain]") {
  ExplainedTable two;
  two.study = R"("capture": "uniform")";
  check_closed(two, {302, 347, 386, 433, 521}, 395.17);
  two.study = "";
  check_closed(two, {315, 365, 409, 463, 564}, 420.02);
  const ExplainedTable spina{3, spina_bifida, "", "", ""};
  check_closed(spina, {727, 744, 758, 772, 794}, 758.76);
  CHECK(explained(spina).log_evidence == Approx(-57.7241).margin(0.00005));
  const ExplainedTable kosovo{4, counts_of_example("kosovo.csv"), "", "",
                              R"("capture": "uniform")"};
  check_closed(kosovo, {7181, 7301, 7387, 7476, 7607}, 7389.80);
  CHECK(explained(kosovo).log_evidence == Approx(-194.3120).margin(0.00005));
}

TEST_CASE("a suppressed count is weighed by the probability of its interval", "[explain]") {
  // The second route: of every completion the closed form, and of these a mixture.
  ExplainedTable table;
  table.lists = 3;
  const std::string others = R"("100": 40, "010": 31, "001": 25, "110": 9, "011": 6, "111": )";
  double most = -INFINITY;
  std::vector<Explanation> completions;
  for (int count = 1; count <= 3; ++count)
    for (int other = 2; other <= 4; ++other) {
      table.counts =
          "{" + others + std::to_string(count) + R"(, "101": )" + std::to_string(other) + "}";
      completions.push_back(explained(table));
      most = std::max(most, completions.back().log_evidence);
    }
  double weights = 0.0;
  double mean = 0.0;
  double square = 0.0;
  for (const Explanation& one : completions) {
    const double weight = std::exp(one.log_evidence - most);
    weights += weight;
    mean += weight * one.victims.mean;
    square += weight * (one.victims.sd * one.victims.sd + one.victims.mean * one.victims.mean);
  }
  mean /= weights;
  const double sd = std::sqrt(square / weights - mean * mean);
  table.counts = "{" + others + R"("<4", "101": "2..4"})";
  table.study = R"("particles": 1500, "runs": 16)";
  const Explanation found = explained(table);
  CHECK_FALSE(found.closed_form);
  // Of 16 runs the error is Student's with 15 degrees: beyond 4 of them once in 900 seeds.
  CHECK(found.log_evidence ==
        Approx(most + std::log(weights)).margin(4.0 * *found.log_evidence_mcse));
  // Were the 24,000 particles as good as 1,500 that are independent.
  CHECK(found.victims.mean == Approx(mean).margin(4.0 * sd / std::sqrt(1500.0)));
  CHECK(found.victims.sd == Approx(sd).epsilon(0.1));
}

TEST_CASE("the best world may make a suppressed count anything that it can be", "[explain]") {
  // Two lists have a parameter for each cell: the best world makes the known counts exactly, and
  // the suppressed one what makes its interval likeliest.
  ExplainedTable table;
  table.counts = R"({"10": 80, "01": 60, "11": "<5"})";
  table.study = R"("particles": 400, "runs": 2)";
  const Explanation found = explained(table);
  REQUIRE(found.witness);
  const double both = std::pow(24.0, 0.25);
  CHECK(found.witness->best.victims == Approx((80.0 + both) * (60.0 + both) / both).epsilon(1e-3));
}

TEST_CASE("worlds in which an agency detects next to everybody are written all the same",
          "[explain]") {
  // Of the 293 persons all but 3 are on the first list: with turnover the best world has a capture
  // probability as near to 1 as it may be.
  ExplainedTable table;
  table.lists = 3;
  table.counts = R"({"100": 100, "110": 80, "101": 60, "111": 50, "010": 2, "001": 1})";
  table.agency = R"("loadings": {"v": 1})";
  table.world = R"("population": {"turnover": {"periods": 6, "rate": 0.1},
      "traits": [{"name": "v", "distribution": "normal", "sd": 0.5}]})";
  table.study = R"("factors": [
      {"path": "agencies[*].false_positive_share", "belief": {"uniform": [0, 0.5]}},
      {"path": "agencies[*].anonymous_share", "belief": {"uniform": [0, 0.2]}},
      {"path": "population.traits[v].sd", "belief": {"uniform": [0, 1.5]}}],
      "capture": "uniform", "victims_belief": {"log_uniform": [200, 20000]},
      "particles": 100, "runs": 2)";
  const Explanation found = explained(table);
  REQUIRE(found.witness);
  for (const WitnessWorld* world :
       {&found.witness->least, &found.witness->best, &found.witness->greatest}) {
    CHECK(world->capture[0] > 0.999);
    CHECK(world->capture[0] < 1.0 - 1e-14);
  }
}

TEST_CASE("witness worlds of the Dutch table without factors", "[explain]") {
  const ExplainedTable dutch{6, counts_of_example("netherlands.csv"), "", "", ""};
  const Explanation found = explained(dutch);
  CHECK(found.victims.mean == Approx(52940.54).margin(0.005));
  CHECK(found.log_evidence == Approx(-302.5519).margin(0.00005));
  CHECK(found.victims.quantiles == Quantiles{49242, 51336, 52867, 54465, 56889});
  REQUIRE(found.witness);
  CHECK(std::abs(found.witness->least.victims - 48445.0) <= 5.0);
  CHECK(std::abs(found.witness->best.victims - 52823.0) <= 5.0);
  CHECK(std::abs(found.witness->greatest.victims - 57786.0) <= 5.0);
  CHECK(found.witness->best.log_likelihood - found.witness->least.log_likelihood ==
        Approx(2.0).margin(1e-4));
  CHECK(found.verdict == ExplainVerdict::none_fits);
}

TEST_CASE("a common share of false records leaves its belief as it is under the prior of sizes",
          "[explain]") {
  ExplainedTable table;
  table.study = with(false_shares, R"("particles": 1000)");
  const Explanation found = explained(table);
  CHECK(found.verdict == ExplainVerdict::fits);
  check_quantiles(found.victims, {105.9, 160.2, 231.0, 315.4, 431.1}, 1.0);
  check_quantiles(found.factors[0].number, {0.025, 0.125, 0.25, 0.375, 0.475}, 0.003);
  CHECK(found.factors[0].silent);
  // So its quantiles lie where those of the belief do.
  for (std::size_t q = 0; q < shown_quantiles.size(); ++q)
    CHECK(std::abs(found.factors[0].in_belief[q] - shown_quantiles[q]) < 0.02);
}

TEST_CASE("the worked explanation is what its page says", "[explain]") {
  const RanStudy study = run_study_file(checkout() + "/scenarios/studies/explain.json");
  const Explanation& found = std::get<ExplainOutcome>(study.run.outcome).explanation;
  CHECK(found.verdict == ExplainVerdict::fits);
  // As the page has them, to three digits.
  check_quantiles(found.victims, {25000, 34000, 44500, 60000, 94000}, 1000.0);
  CHECK(found.factors[1].presses);            // false share of the border police
  CHECK(found.factors[2].silent);             // of the other four
  CHECK(found.factors[3].silent);             // anonymous share
  CHECK(found.factors[4].first_share > 0.5);  // sd of visibility
}

TEST_CASE("the worlds of Gaza's lists without errors are those of a long random walk",
          "[explain]") {
  // Written apart from the engine, with its own law of three lists, avoidance and two odds ratios,
  // and the intercepts' Jacobian: adaptive Metropolis in six dimensions, means of two chains of
  // 600,000.
  const RanStudy study =
      run_study_file(checkout() + "/scenarios/explanations/gaza_without_errors.json");
  const Explanation& found = std::get<ExplainOutcome>(study.run.outcome).explanation;
  CHECK(found.verdict == ExplainVerdict::fits);
  check_quantiles(found.victims, {59641, 62700, 64962, 67338, 70971}, 60.0);
  check_quantiles(found.factors[0].number, {0.1607, 0.2230, 0.2640, 0.3029, 0.3560}, 0.001);
  check_quantiles(found.factors[1].number, {1.257, 1.373, 1.461, 1.554, 1.696}, 0.003);
  check_quantiles(found.factors[2].number, {1.463, 1.583, 1.670, 1.761, 1.895}, 0.003);
}

TEST_CASE("the worlds of New Orleans' lists are those of a walk of many", "[.long][explain]") {
  check_walked("new_orleans", {{{202, 391, 655, 1144, 2547}, 20.0},
                               {{0.0262, 0.1288, 0.2511, 0.3716, 0.4724}, 0.006},
                               {{0.0163, 0.0800, 0.1556, 0.2294, 0.2859}, 0.005},
                               {{0.1068, 0.4970, 0.8751, 1.1910, 1.4379}, 0.02}});
}

TEST_CASE("the worlds of the United Kingdom's lists are those of a walk of many",
          "[.long][explain]") {
  check_walked("united_kingdom", {{{5180, 7456, 9541, 13523, 24754}, 300.0},
                                  {{0.0068, 0.0374, 0.0852, 0.1562, 0.2825}, 0.01},
                                  {{0.2958, 0.6132, 0.7379, 0.8111, 0.8725}, 0.02},
                                  {{0.0618, 0.3032, 0.5751, 0.8572, 1.2315}, 0.03},
                                  {{1.414, 2.008, 2.555, 3.254, 4.593}, 0.05}});
}

TEST_CASE("what the table cannot see leaves the closed form as it is", "[explain]") {
  const std::string small = R"("particles": 1000, "runs": 2)";
  ExplainedTable table;
  SECTION("reports that are not forwarded") {
    table.study = with(R"("factors": [{"path": "agencies[*].reporting_probability",
                           "belief": {"uniform": [0.5, 1]}}])",
                       small);
  }
  SECTION("a trait that moves no detection") {
    table.world = R"("population": {"traits": [{"name": "v", "distribution": "normal", "sd": 1}]})";
    table.study = with(R"("factors": [{"path": "population.traits[v].sd",
                           "belief": {"beta": [2, 2]}}])",
                       small);
  }
  SECTION("a misfit of next to nothing") {
    table.study = with(R"("misfit": {"relative_sd": {"half_normal": 0.001}})", small);
  }
  const Explanation found = explained(table);
  CHECK_FALSE(found.closed_form);
  check_quantiles(found.victims, {315, 365, 409, 463, 564}, 1.0);
  for (const FactorPosterior& factor : found.factors) CHECK(factor.silent);
  // The evidence is that of the closed form, too, which has nothing of the factor.
  CHECK(std::abs(found.log_evidence - *found.log_evidence_without_factors) < 0.35);
}

TEST_CASE("an explanation depends neither on the order of lists nor on how a belief is written",
          "[.long][explain]") {
  ExplainedTable table;
  SECTION("the lists in the other order") {
    table.counts = R"({"01": 80, "10": 60, "11": 20})";
    table.study = with(false_shares);
  }
  SECTION("a uniform belief as fifty single values") {
    std::string values;
    std::string shares;
    for (int i = 0; i < 50; ++i) {
      values += (i == 0 ? "" : ", ") + std::to_string(0.005 + 0.01 * i);
      shares += i == 0 ? "0.02" : ", 0.02";
    }
    table.study = with(R"("factors": [{"path": "agencies[*].false_positive_share",
        "belief": {"discrete": {"values": [)" +
                       values + R"(], "shares": [)" + shares + "]}}}]");
  }
  check_quantiles(explained(table).victims, {105.9, 160.2, 231.0, 315.4, 431.1}, 1.0);
}

TEST_CASE("two lists under further beliefs", "[.long][explain]") {
  ExplainedTable table;
  SECTION("false shares, sizes") {
    table.study = with(false_shares);
    const Explanation found = explained(table);
    check_quantiles(found.victims, {105.9, 160.2, 231.0, 315.4, 431.1}, 0.1);
    check_quantiles(found.factors[0].number, {0.025, 0.125, 0.25, 0.375, 0.475}, 0.001);
  }
  SECTION("false shares, uniform") {
    table.study = with(false_shares + R"(, "capture": "uniform")");
    const Explanation found = explained(table);
    check_quantiles(found.victims, {90.9, 126.5, 174.3, 251.3, 370.4}, 0.1);
    check_quantiles(found.factors[0].number, {0.0476, 0.2, 0.3333, 0.4286, 0.4872}, 0.0001);
  }
  SECTION("anonymous shares") {
    table.study =
        with(R"("factors": [{"path": "agencies[*].anonymous_share", "belief": {"beta": [2, 8]}}])");
    const Explanation found = explained(table);
    check_quantiles(found.victims, {142.3, 215.2, 274.2, 335.1, 433.6}, 0.1);
    check_quantiles(found.factors[0].number, {0.0405, 0.1056, 0.1763, 0.2649, 0.4005}, 0.0001);
  }
  SECTION("referral, with a belief in the number of victims") {
    table.study = with(R"("factors": [{"path": "referrals[A,B].probability",
        "belief": {"uniform": [0, 0.3]}}], "victims_belief": {"log_uniform": [1, 10000]})");
    const Explanation found = explained(table);
    check_quantiles(found.factors[0].number, {0.0391, 0.1217, 0.1650, 0.2007, 0.2484}, 0.0001);
    check_quantiles(found.victims, {439.9, 826.8, 1850, 4270, 8429}, 1.0);
  }
}

TEST_CASE("a normal trait behind the table of Kosovo", "[.long][explain]") {
  ExplainedTable table{
      4, counts_of_example("kosovo.csv"),
      R"("population": {"traits": [{"name": "v", "distribution": "normal", "sd": 1}]})",
      R"("loadings": {"v": 1})", ""};
  table.study =
      with(R"("factors": [{"path": "population.traits[v].sd", "belief": {"uniform": [0, 1.5]}}])");
  const Explanation found = explained(table);
  check_quantiles(found.victims, {12692, 13880, 14861, 15955, 17740}, 1.0);
  check_quantiles(found.factors[0].number, {1.0886, 1.1781, 1.2425, 1.3086, 1.4047}, 0.0001);
}

}  // namespace darknumber::testing::explain_test
