// SPDX-License-Identifier: MIT
#include "engine/report/study/study_finding.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <regex>
#include <utility>

#include "engine/input/json.h"
#include "engine/report/numbers.h"
#include "engine/report/page/study_figures.h"
#include "engine/report/study/study_report.h"
#include "engine/report/study/study_tables.h"
#include "engine/report/terminal.h"
#include "engine/scenario/format/write_scenario.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/small_study.h"

namespace darknumber::study_finding_test {
namespace {

/// The small world's study, its first estimator one that has no answer on an expected table.
std::string first_fails(const std::string& type, const std::string& fields) {
  return replaced(small_study(type, fields), R"({"method": "loglinear", "terms": "independence"})",
                  R"({"method": "latent_class"})");
}

std::string told(const std::string& text, const std::string& file = "world.json") {
  const StudyPlan plan = plan_of(text, file);
  return paragraph_of(study_finding(run_of(plan), plan));
}

const std::string ranges = R"("factors": [
  {"path": "agencies[*].false_positive_share", "range": [0, 0.3], "label": "false share"},
  {"path": "agencies[Police].capture_probability", "range": [0.2, 0.4]}])";

}  // namespace

TEST_CASE("a study speaks of every estimator, the first of them without an answer") {
  const std::string list = "the share of false records on every list";
  CHECK_THAT(told(first_fails("sweep", R"("factors": [
                {"path": "agencies[*].false_positive_share", "values": [0, 0.3]}])")),
             Catch::StartsWith("For 2,000 victims, the estimate by chao would go from 0.9") &&
                 Catch::Contains("with " + list +
                                 " at 30 %. The estimate by "
                                 "latent_class does not exist at any of the 2 points."));
  CHECK_THAT(
      told(first_fails("one_at_a_time", R"("factors": [
                {"path": "agencies[*].false_positive_share", "low": 0, "high": 0.3},
                {"path": "population.victims", "low": 2000, "high": 2100}])")),
      Catch::StartsWith("Of the two assumptions, each moved by itself, what moves the ratio of "
                        "the estimate by chao to the truth most is " +
                        list +
                        ". What moves the ratio of the estimate by latent_class to the truth is "
                        "not known: no factor has an estimate at both of its ends. In numbers: the "
                        "estimate by chao would go from ") &&
          Catch::Contains(" with " + list + " at 0 % to ") && Catch::Contains(" at 30 %."));
  CHECK_THAT(told(first_fails("ledger", "")),
             Catch::StartsWith(
                 "Of the three violations of the scenario, what moves the estimate by chao most is "
                 "false positives. The estimate by latent_class cannot be taken apart: the world "
                 "without violations has no estimate. For 2,000 victims, the estimate by chao "
                 "would be ") &&
                 Catch::Contains(", moved most by false positives (raised by "));
  CHECK_THAT(told(first_fails("sample", R"("size": 64, )" + ranges)),
             Catch::StartsWith("Of 64 worlds considered, the estimate by latent_class would be "
                               "too high in 0 % and too low in 0 %, and not exist in 100 %; and "
                               "the estimate by chao would be too high in "));
  CHECK_THAT(told(first_fails("morris", R"("trajectories": 4, )" + ranges)),
             Catch::StartsWith(
                 "Of the two assumptions varied, what moves the estimate by chao most is false "
                 "share. What moves the estimate by latent_class is not known: no effect could be "
                 "estimated. By how much, on average, as one goes over its whole range (with 95 % "
                 "intervals): chao: "
                 "false share (multiplied by "));
  CHECK_THAT(told(first_fails("sobol", R"("size": 64, )" + ranges)),
             Catch::StartsWith(
                 "Of the two assumptions varied, what moves the estimate by chao most is false "
                 "share. What moves the estimate by latent_class is not known: it does not vary, "
                 "or there is no estimate. How much of its spread (the variance of its logarithm) "
                 "would vanish, "
                 "on average, if one of them were known (with 95 % intervals): chao: "));
}

TEST_CASE("a drawing of exact answers has no error of chance") {
  const StudyPlan plan = plan_of(small_study("one_at_a_time", R"("factors": [
      {"path": "agencies[*].false_positive_share", "low": 0, "high": 0.3}])"));
  const std::vector<Figure> figures = study_figures(run_of(plan), plan);
  REQUIRE_FALSE(figures.empty());
  for (const Figure& figure : figures) CHECK_THAT(figure.svg + figure.words, !Catch::Contains("±"));
}

TEST_CASE("a tornado is sorted by what the finding goes by, from end to end") {
  const StudyPlan plan = plan_of(small_study("one_at_a_time", R"("estimator": "chao", "factors": [
      {"path": "agencies[*].false_positive_share", "low": 0, "high": 0.3, "label": "one way"},
      {"path": "bystanders.count", "low": 3000, "high": 6000, "label": "both ways"}])"));
  StudyRun run = run_of(plan);
  OneAtATimeOutcome::OfAnswer& one = std::get<OneAtATimeOutcome>(run.outcome).answers.front();
  one.base.value = 1.0;
  one.factors[0].low.value = 1.0;
  one.factors[0].high.value = 1.3;
  one.factors[1].low.value = 0.8;
  one.factors[1].high.value = 1.2;
  const std::string svg = study_figures(run, plan).front().svg;
  CHECK(svg.find(">both ways<") < svg.find(">one way<"));
  CHECK_THAT(paragraph_of(study_finding(run, plan)), Catch::Contains(" most is both ways. "));
}

TEST_CASE("what moves all estimators most is said of them together") {
  CHECK_THAT(told(small_study("one_at_a_time", R"("factors": [
                {"path": "agencies[*].false_positive_share", "low": 0, "high": 0.3, "label": "F"},
                {"path": "dependence[Police,Shelter].odds_ratio", "low": 1, "high": 1.1}])")),
             Catch::StartsWith("Of the two assumptions, each moved by itself, what moves the "
                               "estimates of both estimators most is F. For 2,000 victims, the "
                               "estimate by independence would go from "));
}

TEST_CASE("a finding says under what it is true") {
  const std::string sweep = told(small_study("sweep", R"("factors": [
      {"path": "agencies[*].false_positive_share", "values": [0, 0.1, 0.3]}])"));
  INFO(sweep);
  CHECK_THAT(sweep,
             Catch::Contains("This holds if the share of false records on every list could be 0 "
                             "%, 10 % or 30 %; "));
  CHECK_THAT(sweep,
             Catch::Contains("; and victims detected by Police had 1.5 times the odds of "
                             "being detected by Shelter. Exact for the register that is to be "
                             "expected; chance would move the estimate of a single one."));
  CHECK_THAT(sweep, Catch::Contains("were not linked"));       // of no factor
  CHECK_THAT(sweep, !Catch::Contains("10 % of the reports"));  // what the factor sets
  const std::string sample = told(small_study("sample", R"("size": 64, )" + ranges));
  INFO(sample);
  CHECK_THAT(sample, Catch::Contains("This holds if false share could be 0 to 30 %; the chance "
                                     "that Police detects a victim could be 20 to 40 %; "));
  const std::string drawn = told(small_study("sweep", R"("evaluate": "monte_carlo", "factors": [
      {"path": "agencies[*].false_positive_share", "values": [0, 0.3]}])"));
  CHECK_THAT(drawn, Catch::EndsWith("By 40 simulated registers at each point; ± is the Monte Carlo "
                                    "standard error."));
}

// What is said is computed anew from the numbers of the outcome.
TEST_CASE("the numbers of a finding are those of its study") {
  const auto outcome_and_text = [](const StudyPlan& plan) {
    StudyRun run = run_of(plan);
    std::string text = paragraph_of(study_finding(run, plan));
    return std::pair{std::move(run), std::move(text)};
  };
  const auto percent = [](double share) {
    return share < 0.0 || share > 1.0 ? significant_text(100.0 * share, 2) + " %"
                                      : share_text(share);
  };
  {
    const StudyPlan plan =
        plan_of(small_study("morris", R"("trajectories": 6, "estimator": "chao", )" + ranges));
    const auto [run, text] = outcome_and_text(plan);
    INFO(text);
    const MorrisEffect& effect =
        std::get<MorrisOutcome>(run.outcome).answers.front().effects.front();
    CHECK_THAT(
        text,
        Catch::StartsWith("Of the two assumptions varied, what moves the estimate by chao most is "
                          "false share. ") &&
            Catch::Contains(fmt::format(
                " By how much, on average, as one goes over its whole range (with 95 % intervals): "
                "false share (multiplied by {:.2f}, {:.2f} to {:.2f}) and ",
                std::exp(*effect.mu_star), std::exp(*effect.lower), std::exp(*effect.upper))));
  }
  {
    const StudyPlan plan =
        plan_of(small_study("sobol", R"("size": 64, "estimator": "chao", )" + ranges));
    const auto [run, text] = outcome_and_text(plan);
    INFO(text);
    const SobolIndices& indices = std::get<SobolOutcome>(run.outcome).answers.front().indices;
    const SensitivityIndex& first = indices.first_order.front();
    CHECK_THAT(
        text, Catch::Contains(fmt::format(
                  "if one of them were known (with 95 % intervals): {} ({} to {}) with false share",
                  percent(*first.value), percent(first.interval->lower),
                  percent(first.interval->upper))));
  }
  {
    const StudyPlan plan =
        plan_of(small_study("sample", R"("size": 256, "estimator": "chao", )" + ranges));
    const auto [run, text] = outcome_and_text(plan);
    INFO(text);
    const SampleOutcome::OfAnswer& one = std::get<SampleOutcome>(run.outcome).answers.front();
    CHECK_THAT(text, Catch::StartsWith(
                         "Of 256 worlds considered, the estimate by chao would be too high in " +
                         percent(static_cast<double>(one.over) / 256.0) + " and too low in " +
                         percent(static_cast<double>(one.under) / 256.0)));
  }
  {
    const StudyPlan plan =
        plan_of(small_study("tipping_point", R"("estimator": "chao", "target": 1.3, "factors": [
        {"path": "agencies[*].false_positive_share", "range": [0, 0.3], "label": "F",
         "plausible": [0, 0.2]}])"));
    const auto [run, text] = outcome_and_text(plan);
    INFO(text);
    const double at = std::get<TippingOutcome>(run.outcome).solved.one->crossings.front().at;
    CHECK_THAT(text, Catch::StartsWith(
                         fmt::format("For 2,000 victims, the estimate by chao would be 1.3 times "
                                     "the truth (2,600) with F at "
                                     "{:.1f} %, {} the range considered plausible (0 to 20 %).",
                                     100.0 * at, at <= 0.2 ? "inside" : "outside")));
  }
}

TEST_CASE("a tipping point of an estimator without an answer says so") {
  CHECK_THAT(
      told(first_fails("tipping_point", R"("estimator": "latent_class", "target": 2, "factors": [
          {"path": "agencies[*].false_positive_share", "range": [0, 0.3], "label": "false share"}])")),
      Catch::StartsWith(
          "For 2,000 victims, the estimate by latent_class has no value wherever false share is, "
          "from 0 to 30 %."));
}

TEST_CASE("a target that is nowhere met is said to be met at no value") {
  CHECK_THAT(
      told(small_study("tipping_point", R"("estimator": "chao", "target": 20, "factors": [
                {"path": "agencies[*].false_positive_share", "range": [0, 0.3], "label": "F"}])")),
      Catch::StartsWith("For 2,000 victims, the estimate by chao would be 20 times the truth "
                        "(40,000) with F at no value from 0 to 30 %: it goes from "));
}

TEST_CASE("what a tipping point is compared with never reads as the same number") {
  const StudyPlan plan =
      plan_of(small_study("tipping_point", R"("estimator": "chao", "target": 1.3, "factors": [
          {"path": "agencies[*].false_positive_share", "range": [0, 0.3], "label": "F",
           "plausible": [0, 0.2]}])"));
  StudyRun run = run_of(plan);
  TippingPoints& points = *std::get<TippingOutcome>(run.outcome).solved.one;
  points.crossings.front().at = 0.200049;
  CHECK_THAT(paragraph_of(study_finding(run, plan)),
             Catch::Contains(" with F at 20.005 %, outside the range considered plausible (0 to "
                             "20 %)."));
  points.crossings.clear();
  points.most->value = 1.29961;
  CHECK_THAT(paragraph_of(study_finding(run, plan)),
             Catch::Contains(" with F at no value from 0 to 30 %: it goes from ") &&
                 Catch::Contains(" to 1.2996 times the truth."));
}

TEST_CASE("what is never right is not said to come to right") {
  CHECK_THAT(told(small_study("tipping_point", R"("estimator": "chao", "target": 1, "factors": [
                {"path": "agencies[*].false_positive_share", "range": [0.1, 0.3], "label": "F"}])")),
             Catch::Contains(" would be right (1 times the truth) with F at no value from "));
  CHECK_THAT(told(small_study("tipping_point", R"("estimator": "chao", "target": 1, "factors": [
                {"path": "agencies[*].false_positive_share", "range": [0.1, 0.3]},
                {"path": "agencies[Police].reporting_probability", "range": [0.9, 1]}])")),
             Catch::StartsWith("No combination in these ranges brings the estimate by chao to 1 "
                               "times the truth (2,000): "));
}

TEST_CASE("at the one point of a study an estimator without an answer does not exist") {
  CHECK_THAT(told(first_fails("sweep", R"("factors": [
                {"path": "agencies[*].false_positive_share", "values": [0.3]}])")),
             Catch::Contains(" The estimate by latent_class does not exist. "));
}

TEST_CASE("the effect of a violation on a logarithm is a factor") {
  const StudyPlan plan =
      plan_of(small_study("ledger", R"("estimator": "chao", "measure": "log_bias")"));
  const StudyRun run = run_of(plan);
  const LedgerOutcome::OfAnswer& one = std::get<LedgerOutcome>(run.outcome).answers.front();
  REQUIRE(one.lines.size() == 3);
  const double effect = *one.lines[1].shapley.value;  // of false positives
  REQUIRE(effect > 0.0);
  CHECK_THAT(paragraph_of(study_finding(run, plan)),
             Catch::Contains(fmt::format("moved most by false positives (multiplied by {} on "
                                         "average)",
                                         significant_text(std::exp(effect)))));
}

TEST_CASE("points that differ by rounding alone are said to have one value") {
  const StudyPlan plan = plan_of(small_study("sweep", R"("estimator": "chao", "factors": [
      {"path": "monte_carlo.seed", "values": [1, 2]}])"));
  StudyRun run = run_of(plan);
  for (EstimatorMeasure& one : run.result.points.back().measures) one.measured.value *= 1.0 + 1e-12;
  CHECK_THAT(paragraph_of(study_finding(run, plan)), Catch::Contains(" at every point."));
}

TEST_CASE("a claim of an estimator without an answer says that there is none") {
  const StudyPlan plan = plan_of(replaced(
      small_study("sweep", R"("factors": [{"path": "bystanders.count", "values": [3000]}])",
                  R"({"text": "so", "estimator": "latent_class", "measure": "inflation",
                      "at_least": 1})"),
      R"({"method": "loglinear", "terms": "independence"})", R"({"method": "latent_class"})"));
  CHECK_THAT(
      terminal_text(claims_blocks(run_of(plan), plan), 200),
      Catch::Contains("The estimate by latent_class does not exist: there is no estimate.\n"));
}

TEST_CASE("a measure that is the same at every point is said once") {
  CHECK_THAT(told(small_study("sweep", R"("estimator": "chao", "factors": [
                {"path": "monte_carlo.seed", "values": [1, 2]}])")),
             Catch::StartsWith("For 2,000 victims, the estimate by chao would be ") &&
                 Catch::Contains(" at every point."));
}

TEST_CASE("a sample held to a table says first what the truth would be") {
  const testing::ScratchFolder folder;
  testing::write_file(folder.path() / "table.csv",
                      "Police,Shelter,Hospital,count\n1,0,0,300\n0,1,0,200\n0,0,1,250\n1,1,0,60\n"
                      "1,0,1,80\n0,1,1,50\n1,1,1,20\n");
  const std::string text =
      told(small_study("sample", R"("size": 16, "hold": "table", "table": "table.csv", "factors": [
        {"path": "agencies[*].missed_link_probability", "range": [0, 0.2]}])"),
           (folder.path() / "world.json").string());
  INFO(text);
  CHECK_THAT(text, Catch::StartsWith("Behind the table table.csv there would be ") &&
                       Catch::Contains(" victims in the middle one of these worlds, and from ") &&
                       Catch::Contains(" in nine of ten. Of 16 worlds considered, the estimate by "
                                       "independence would be too "));
}

TEST_CASE("of two factors it is said between which combinations the answer has its target") {
  const std::string text = told(small_study("tipping_point", R"("estimator": "chao", "target": 1.3,
      "factors": [{"path": "agencies[*].false_positive_share", "range": [0, 0.3], "label": "false"},
      {"path": "dependence[Police,Shelter].odds_ratio", "range": [0.5, 4], "label": "odds"}])"));
  INFO(text);
  const std::regex line(
      "For 2,000 victims, the estimate by chao would be 1\\.3 times the truth \\(2,600\\) along a "
      "line of "
      "combinations, from false at ([0-9.]+) % and odds at ([0-9.]+) to false at ([0-9.]+) % and "
      "odds at ([0-9.]+)\\. In these ranges it goes from ([0-9.]+) times the truth to ([0-9.]+) "
      "times the truth\\. .*");
  std::smatch found;
  REQUIRE(std::regex_match(text, found, line));
  // More false records are undone by more dependence, and the target lies between the extremes.
  const auto number = [&](std::size_t at) { return std::stod(found[at]); };
  CHECK((number(3) - number(1)) * (number(4) - number(2)) > 0.0);
  CHECK(number(5) < 1.3);
  CHECK(number(6) > 1.3);
}

TEST_CASE("a sweep of the truth behind a table shows it once") {
  const testing::ScratchFolder folder;
  testing::write_file(folder.path() / "table.csv",
                      "Police,Shelter,Hospital,count\n1,0,0,300\n0,1,0,200\n0,0,1,250\n1,1,0,60\n"
                      "1,0,1,80\n0,1,1,50\n1,1,1,20\n");
  const auto header = [&](const std::string& measure) {
    const StudyPlan plan =
        plan_of(small_study("sweep", R"("measure": ")" + measure + R"(", "hold": "table",
            "table": "table.csv", "factors": [
            {"path": "agencies[*].missed_link_probability", "values": [0, 0.1]}])"),
                (folder.path() / "world.json").string());
    return terminal_text(outcome_tables(run_of(plan), plan), 200);
  };
  CHECK_THAT(header("truth"), Catch::Contains("  truth") && !Catch::Contains("victims  "));
  CHECK_THAT(header("inflation"), Catch::Contains("victims  "));
}

TEST_CASE("a factor's label stands for its path in texts") {
  const StudyPlan plan = plan_of(small_study("sample", R"("size": 512, )" + ranges));
  const StudyRun run = run_of(plan);
  const std::string tables = terminal_text(outcome_tables(run, plan), 80);
  CHECK_THAT(tables, Catch::Contains("\n  false share "));
  CHECK_THAT(tables, !Catch::Contains("false_positive_share"));
  CHECK(run.result.factors.front() == "agencies[*].false_positive_share");
}

TEST_CASE("what replicates say has its error, in the finding as in the table") {
  const auto table_and_finding = [](const std::string& type, const std::string& fields) {
    const StudyPlan plan =
        plan_of(small_study(type, R"("evaluate": "monte_carlo", "estimator": "chao")" +
                                      (fields.empty() ? "" : ", " + fields)));
    const StudyRun run = run_of(plan);
    return std::pair{terminal_text(outcome_tables(run, plan), 200),
                     paragraph_of(study_finding(run, plan))};
  };
  // Every number with an error in the finding stands so in the table.
  const std::regex measured("-?[0-9.,]+ ±[0-9.,]*[0-9]");
  const auto all_in = [&](const std::string& finding, const std::string& table) {
    std::size_t count = 0;
    for (std::sregex_iterator at(finding.begin(), finding.end(), measured), end; at != end;
         ++at, ++count) {
      INFO(at->str());
      CHECK_THAT(table, Catch::Contains(at->str()));
    }
    return count;
  };
  const auto sweep = table_and_finding("sweep", R"("factors": [
      {"path": "agencies[*].false_positive_share", "values": [0, 0.3]}])");
  CHECK(all_in(sweep.second, sweep.first) == 2);
  const auto bars = table_and_finding("one_at_a_time", R"("factors": [
      {"path": "agencies[*].false_positive_share", "low": 0, "high": 0.3}])");
  CHECK(all_in(bars.second, bars.first) == 2);
  const auto ledger = table_and_finding("ledger", "");
  CHECK(all_in(ledger.second, ledger.first) == 3);
}

TEST_CASE("where nothing can be said of factors there is no table of them, and no legend of none") {
  const auto tables = [](const std::string& text) {
    const StudyPlan plan = plan_of(text);
    return terminal_text(outcome_tables(run_of(plan), plan), 200);
  };
  const std::string few = tables(small_study("sample", R"("size": 16, )" + ranges));
  CHECK_THAT(few, Catch::Contains("chao: above the truth in "));
  CHECK_THAT(few, Catch::Contains("There is no table of what the factors do"));
  CHECK_THAT(few, !Catch::Contains("(no effect)"));
  CHECK_THAT(few, !Catch::Contains("false share"));
  const std::string good = R"({"schema": 1, "population": {"victims": 2000}, "agencies": [
      {"name": "A", "capture_probability": 0.3}, {"name": "B", "capture_probability": 0.2}],
      "estimation": {"estimators": [{"method": "chapman"}]}, "study": {"type": "ledger"}})";
  CHECK(tables(good).empty());
}

TEST_CASE("a label decides no number: scenarios that differ in it have the same hash") {
  const std::string with = small_study("sample", R"("size": 64, )" + ranges);
  const std::string other = replaced(with, "\"false share\"", "\"another\"");
  CHECK(plan_of(with).scenario().study->factors[0].label == "false share");
  CHECK(scenario_hash(scenario_of(with)) == scenario_hash(scenario_of(other)));
  CHECK(write_json(to_value(scenario_of(with))) != write_json(to_value(scenario_of(other))));
}

}  // namespace darknumber::study_finding_test
