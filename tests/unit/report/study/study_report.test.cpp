// SPDX-License-Identifier: MIT
#include "engine/report/study/study_report.h"

#include <catch2/catch.hpp>
#include <limits>
#include <nlohmann/json.hpp>

#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/report/find_measure.h"
#include "engine/report/folder/results_json.h"
#include "engine/report/numbers.h"
#include "engine/report/study/factor_text.h"
#include "engine/report/study/forecast_report.h"
#include "engine/report/study/study_finding.h"
#include "engine/report/study/study_tables.h"
#include "engine/report/study/tipping_finding.h"
#include "engine/report/study/tipping_json.h"
#include "engine/report/study/tipping_tables.h"
#include "engine/report/terminal.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/small_study.h"

namespace darknumber::study_report_test {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// A study and what came of it.
struct Studied {
  StudyPlan plan;
  StudyRun run;

  explicit Studied(const std::string& text, const std::string& file = "world.json")
      : plan(plan_of(text, file)), run(run_of(plan)) {
    run.result.verdict = paragraph_of(study_finding(run, plan));
  }
  nlohmann::json json() const { return nlohmann::json::parse(results_json(run, plan)); }
  std::string tables() const { return terminal_text(outcome_tables(run, plan), 120); }
};

const std::string replicated = R"("evaluate": "monte_carlo")";

/// The line that begins with a text, its blanks made single.
std::string line_of(const std::string& text, const std::string& start) {
  const std::size_t at = text.find("\n  " + start);
  REQUIRE(at != std::string::npos);
  const std::string line = text.substr(at + 3, text.find('\n', at + 1) - at - 3);
  std::string single;
  for (char c : line)
    if (c != ' ' || single.empty() || single.back() != ' ') single += c;
  return single;
}

/// Whether an array or object has a number anywhere that JSON cannot say.
void check_no_words_for_numbers(const std::string& text) {
  for (const char* word : {"NaN", "nan,", "nan\n", "Infinity", ": inf", ": -inf"}) {
    INFO(word);
    CHECK(text.find(word) == std::string::npos);
  }
}

/// Held to a table that the second point's world cannot give.
Studied held_study(const testing::ScratchFolder& folder, const std::string& evaluate) {
  testing::write_file(folder.path() / "table.csv",
                      "Police,Shelter,Hospital,count\n1,0,0,300\n0,1,0,200\n0,0,1,250\n1,1,0,60\n"
                      "1,0,1,80\n0,1,1,50\n1,1,1,20\n");
  return Studied(
      small_study("sweep", R"("evaluate": ")" + evaluate + R"(", "hold": "table",
          "table": "table.csv", "factors": [
          {"path": "agencies[*].missed_link_probability", "values": [0, 0.9]}])",
                  R"({"text": "so", "estimator": "chao", "measure": "inflation", "at_least": 0.1,
          "where": {"agencies[*].missed_link_probability": [0, 0.9]}})"),
      (folder.path() / "world.json").string());
}

}  // namespace

TEST_CASE("factors are shown as they were written, where that is short") {
  CHECK(factor_text(make_value(0.3)) == "0.3");
  CHECK(factor_text(make_value(0.05)) == "0.05");
  CHECK(factor_text(make_value(4.0)) == "4");
  CHECK(factor_text(make_value(5000)) == "5,000");
  CHECK(factor_text(make_value(0.123456789)) == "0.1235");
  CHECK(factor_text(make_value("unlimited")) == "unlimited");
  CHECK(factor_text(make_value(true)) == "true");
  CHECK(factor_text(null_value()) == "as given");
}

TEST_CASE("a sweep's table has a row for each point, the columns that it sets, every estimator") {
  const Studied studied(
      small_study("sweep", R"("factors": [{"path": "bystanders.count", "values": [3000, 6000]}])",
                  R"({"text": "so", "estimator": "chao", "measure": "inflation", "at_least": 0.1,
          "where": {"population.victims": 500}})"));
  const std::string tables = studied.tables();
  INFO(tables);
  CHECK(line_of("\n" + tables, "point") == "point bystanders.count independence chao");
  CHECK(line_of(tables, "1 ").starts_with("1 6,000 1.0"));
  CHECK(tables.find("population.victims") == std::string::npos);
  CHECK(tables.find("±") == std::string::npos);
  CHECK_THAT(studied.run.result.verdict,
             Catch::StartsWith("For 2,000 victims, the estimates would go from "));
}

TEST_CASE("a sweep about one estimator has the columns of that one") {
  const Studied studied(small_study("sweep", R"("estimator": "chao", "factors": [
      {"path": "bystanders.count", "values": [3000, 6000]}])"));
  CHECK(line_of("\n" + studied.tables(), "point") == "point bystanders.count chao");
}

TEST_CASE("a table says what its measure is") {
  CHECK(help_of_measure("inflation") == "Mean of estimate / truth; 1 is right.");
  CHECK(help_of_measure("risk_over_3") ==
        "Share of replicates with an estimate above 3 times the truth.");
  CHECK(help_of_measure("risk_under_0.5") ==
        "Share of replicates with an estimate below 0.5 times the truth.");
  CHECK(help_of_measure("failure_rate_no_mle") ==
        "Share of replicates that failed with this status.");
}

TEST_CASE("a ledger's table and JSON say the same") {
  const Studied studied(small_study("ledger", R"("estimator": "chao", )" + replicated));
  const nlohmann::json answer = studied.json().at("study").at("answers")[0];
  CHECK(answer.at("estimator") == "chao");
  REQUIRE(answer.at("violations").size() == 3);
  const nlohmann::json& line = answer.at("violations")[1];
  CHECK(line.at("violation") == "false positives");
  double sum = 0.0;
  for (const auto& one : answer.at("violations"))
    sum += one.at("shapley").at("value").get<double>();
  CHECK(sum == Approx(answer.at("all").at("value").get<double>() -
                      answer.at("none").at("value").get<double>()));
  const std::string tables = studied.tables();
  INFO(tables);
  CHECK(line_of(tables, "false positives")
            .starts_with("false positives " +
                         std::to_string(line.at("alone").at("value").get<double>()).substr(0, 4)));
  CHECK(line_of(tables, "dependence").find(" ±") != std::string::npos);
}

TEST_CASE("numbers that do not exist are null in JSON and a dash in tables") {
  const testing::ScratchFolder folder;
  for (const char* evaluate : {"expected", "monte_carlo"}) {
    INFO(evaluate);
    const Studied studied = held_study(folder, evaluate);
    check_no_words_for_numbers(results_json(studied.run, studied.plan));
    const nlohmann::json json = studied.json();
    CHECK(json.at("points")[1].at("truth").is_null());
    CHECK(json.at("points")[1].at("truths").at("chao").is_null());
    CHECK(json.at("points")[1].at("no_world").is_string());
    CHECK(json.at("points")[0].at("truth").is_number());
    const nlohmann::json& claim = json.at("claims")[0].at("points")[1];
    CHECK(claim.at("value").is_null());
    CHECK(claim.at("replicates_to_decide").is_null());
    CHECK(claim.at("verdict") == "undecided");
    const std::string tables = studied.tables();
    INFO(tables);
    CHECK(line_of(tables, "1 ") == "1 0.9 no such world – –");
    CHECK_THAT(terminal_text(claims_blocks(studied.run, studied.plan), 120),
               Catch::Contains("There is no such world"));
    CHECK_THAT(studied.run.result.verdict, Catch::Contains("1 of 2 points has no such world"));
  }
}

TEST_CASE("one replicate has no error: null in JSON") {
  const Studied studied(replaced(small_study("one_at_a_time", replicated + R"(, "factors": [
      {"path": "bystanders.count", "low": 3000, "high": 6000}])"),
                                 ": 40,", ": 1,"));
  const nlohmann::json answer = studied.json().at("study").at("answers")[0];
  CHECK(answer.at("base").at("value").is_number());
  CHECK(answer.at("base").at("mcse").is_null());
  check_no_words_for_numbers(results_json(studied.run, studied.plan));
}

TEST_CASE("claims are told with their value, bound and verdict") {
  const Studied studied(small_study(
      "sweep", R"("factors": [{"path": "bystanders.count", "values": [3000]}])",
      R"({"text": "Chao is near", "estimator": "chao", "measure": "inflation", "at_most": 1.5},
         {"text": "Chao is more", "estimator": "chao", "measure": "inflation", "at_least": 2,
          "than": {"estimator": "independence"}})"));
  const std::string text = terminal_text(claims_blocks(studied.run, studied.plan), 200);
  INFO(text);
  CHECK_THAT(text, Catch::StartsWith("  Claim \"Chao is near\": supported.\n"));
  CHECK_THAT(text, Catch::Contains("The estimate "
                                   "by chao is 1.09 times the truth, at most 1.5 asked for.\n"));
  CHECK_THAT(text, Catch::Contains("  Claim \"Chao is more\": not supported.\n"));
  CHECK_THAT(text, Catch::Contains(" asked for, 2 times what it is compared with.\n"));
  const nlohmann::json claims = studied.json().at("claims");
  CHECK(claims[0].at("points")[0].at("at_most") == 1.5);
  CHECK(claims[1].at("points")[0].at("at_least").get<double>() > 2.0);
  CHECK(claims[0].at("points")[0].at("mcse") == 0.0);
  CHECK(terminal_text(claims_blocks(studied.run, studied.plan), 120).find("would decide") ==
        std::string::npos);
}

TEST_CASE("a claim about the scenario as given does not say so") {
  const StudyPlan plan = plan_of(small_world(R"("claims": [
      {"text": "Chao is near", "estimator": "chao", "measure": "failure_rate", "at_most": 0.5}])"));
  CHECK_THAT(terminal_text(claims_blocks(run_of(plan), plan), 200),
             Catch::Contains("\n    The share of registers in which chao has no estimate is "));
}

TEST_CASE("tipping points are shown with what replicates make of them") {
  const std::string fields = R"("estimator": "chao", "target": 1.3, "factors": [
    {"path": "agencies[*].false_positive_share", "range": [0, 0.3], "plausible": [0.05, 0.1]}])";
  const Studied exact(small_study("tipping_point", fields));
  CHECK(exact.tables().find("by replicates") == std::string::npos);
  CHECK_THAT(exact.tables(), Catch::Contains(" rises\n"));
  CHECK_THAT(exact.run.result.verdict,
             Catch::Contains("outside the range considered plausible (5 to 10 %)."));
  const Studied drawn(small_study("tipping_point", replicated + ", " + fields));
  INFO(drawn.tables());
  CHECK_THAT(drawn.tables(), Catch::Contains("by replicates: where a line through"));
  const nlohmann::json answer = drawn.json().at("study").at("answers")[0];
  const double at = answer.at("crossings")[0].at("at");
  CHECK(answer.at("crossings")[0].at("confirmed").at("at").get<double>() == Approx(at).margin(0.1));
  CHECK(exact.json().at("study").at("answers")[0].at("crossings")[0].at("confirmed").is_null());
  CHECK(answer.at("jumps").empty());
}

TEST_CASE("a contour says where it is a jump, and a search without an end says so") {
  TippingOutcome outcome;
  outcome.solved.two = Contour{};
  outcome.solved.two->lines = {{{{0.1, 0.2, false}, {0.3, 0.4, true}}, false}};
  StudySpec study;
  study.type = TippingPointStudy{2.0};
  study.factors.resize(2);
  study.factors[0].paths = {"x"};
  study.factors[1].paths = {"y"};
  const std::string text = terminal_text(tipping_tables(outcome, study, "one", {}), 80);
  INFO(text);
  CHECK_THAT(text, Catch::Contains("0.3000  0.4000  jumps past it\n"));
  const auto json = nlohmann::json::parse(write_json(tipping_value(outcome, study, "one")));
  CHECK(json.at("jumps") == nlohmann::json::parse("[[0.3, 0.4]]"));
  outcome.solved.two->lines[0].points[1].jump = false;
  CHECK(terminal_text(tipping_tables(outcome, study, "one", {}), 80).find("jumps") ==
        std::string::npos);
  TippingOutcome lost;
  lost.solved.one = TippingPoints{};
  lost.solved.one->complete = false;
  lost.solved.one->least = {0.1, 1.0};
  lost.solved.one->most = {0.2, 3.0};
  const Studied studied(small_study("tipping_point", R"("estimator": "chao", "target": 2,
      "factors": [{"path": "agencies[*].missed_link_probability", "range": [0, 0.5], "label": "x"}])"));
  CHECK_THAT(tipping_sentences(lost, StudyWords(studied.run, studied.plan)),
             Catch::Contains("comes to 2 times the truth (4,000), or has no value, at too many "
                             "values of x from 0 to 50 %"));
}

TEST_CASE("jumps, stretches and gaps of a tipping point are told") {
  TippingOutcome outcome;
  outcome.solved.one = TippingPoints{};
  outcome.solved.one->jumps = {{0.1, 0.2, 1.5, 2.5}};
  outcome.solved.one->plateaus = {{0.3, 0.4}};
  outcome.solved.one->gaps = {{0.5, 0.6, false}};
  StudySpec study;
  study.type = TippingPointStudy{2.0};
  study.factors.resize(1);
  study.factors[0].paths = {"x"};
  const std::string text = terminal_text(tipping_tables(outcome, study, "one", {}), 80);
  INFO(text);
  CHECK_THAT(text, Catch::StartsWith("  one: where inflation is 2 on the expected table\n"));
  CHECK_THAT(text, Catch::Contains("jumps from 1.50 to 2.50\n"));
  CHECK_THAT(text, Catch::Contains("  the target itself from 0.300000 to 0.400000\n"));
  CHECK_THAT(text, Catch::Contains("  no estimate from 0.500 to 0.600\n"));
  const Value value = tipping_value(outcome, study, "one");
  CHECK(value.find("jumps")->array().size() == 1);
  CHECK(value.find("plateaus")->array().size() == 1);
  CHECK(value.find("least")->is_null());
}

TEST_CASE("a contour's table has both ends of each line") {
  const Studied studied(small_study("tipping_point", R"("estimator": "chao", "target": 1.3,
    "factors": [{"path": "agencies[*].false_positive_share", "range": [0, 0.3]},
    {"path": "dependence[Police,Shelter].odds_ratio", "range": [0.5, 4], "scale": "log"}])"));
  const auto& contour = *std::get<TippingOutcome>(studied.run.outcome).solved.two;
  REQUIRE(contour.lines.size() == 1);
  const std::string tables = studied.tables();
  INFO(tables);
  for (const Contour::Point& end :
       {contour.lines[0].points.front(), contour.lines[0].points.back()})
    CHECK_THAT(tables, Catch::Contains("\n  " + significant_text(end.first, 4)));
  CHECK(studied.json().at("study").at("answers")[0].at("contour")[0].size() ==
        contour.lines[0].points.size());
}

TEST_CASE("indices that could not be estimated are null, and why is said in place of a table") {
  const Studied studied(small_study("sample", R"("size": 8, "factors": [
    {"path": "agencies[*].false_positive_share", "range": [0, 0.3]}])"));
  const nlohmann::json factor = studied.json().at("study").at("answers")[0].at("factors")[0];
  for (const char* field : {"delta", "pawn_median", "ks_over_under", "best_cut"})
    CHECK(factor.at(field).is_null());
  CHECK_THAT(studied.tables(),
             Catch::Contains("There is no table of what the factors do: it takes 30 points"));
}

TEST_CASE("indices of a sample are in JSON what the outcome has") {
  const Studied studied(small_study("sample", R"("size": 400, "factors": [
    {"path": "agencies[*].false_positive_share", "range": [0, 0.3]},
    {"path": "agencies[Shelter].missed_link_probability", "range": [0, 0.3]}])"));
  const auto& outcome = std::get<SampleOutcome>(studied.run.outcome);
  const nlohmann::json answers = studied.json().at("study").at("answers");
  REQUIRE(answers.size() == outcome.answers.size());
  for (std::size_t a = 0; a < answers.size(); ++a) {
    REQUIRE(outcome.answers[a].pawn.factors.size() == 2);
    for (std::size_t f = 0; f < 2; ++f) {
      const nlohmann::json& factor = answers[a].at("factors")[f];
      CHECK(factor.at("pawn_median") == outcome.answers[a].pawn.factors[f].median);
      CHECK(factor.at("pawn_max") == outcome.answers[a].pawn.factors[f].max);
      CHECK(factor.at("pawn_max").get<double>() > 0.0);
    }
  }
}

TEST_CASE("a tipping point whose slope is not told from zero has no limits in JSON") {
  TippingOutcome outcome;
  outcome.solved.one = TippingPoints{};
  outcome.solved.one->crossings.resize(1);
  TippingConfirmation unbounded;
  unbounded.estimate = 0.25;
  unbounded.interval = TippingConfirmation::Interval::none;
  outcome.solved.confirm.resize(1);
  outcome.confirmed = {unbounded};
  StudySpec study;
  study.type = TippingPointStudy{2.0};
  study.factors.resize(1);
  study.factors[0].paths = {"x"};
  const auto json = nlohmann::json::parse(write_json(tipping_value(outcome, study, "one")));
  const nlohmann::json& confirmed = json.at("crossings")[0].at("confirmed");
  CHECK(confirmed.at("at") == 0.25);
  CHECK(confirmed.at("lower").is_null());
  CHECK(confirmed.at("upper").is_null());
}

TEST_CASE("a forecast says its time in the unit that suits it") {
  Forecast expected;
  expected.pilot = 5;
  const auto time_of = [&](double seconds) {
    expected.seconds = seconds;
    return line_of(terminal_text(forecast_blocks(expected, 1), 80), "time");
  };
  CHECK(time_of(0.5) == "time less than a second on 1 thread, from a pilot of 5 points");
  CHECK(time_of(119.0) == "time about 119 seconds on 1 thread, from a pilot of 5 points");
  CHECK(time_of(600.0) == "time about 10 minutes on 1 thread, from a pilot of 5 points");
  CHECK(time_of(9000.0) == "time about 2.5 hours on 1 thread, from a pilot of 5 points");
}

TEST_CASE("a forecast's missing error is null") {
  Forecast expected;
  expected.points = 2;
  expected.replicates = 100;
  expected.measure = "inflation";
  expected.errors = {{"chao", 0.01}, {"other", nothing}};
  const nlohmann::json json = nlohmann::json::parse(forecast_json(expected, 2));
  CHECK(json.at("expected_mcse").at("chao") == 0.01);
  CHECK(json.at("expected_mcse").at("other").is_null());
  CHECK_THAT(terminal_text(forecast_blocks(expected, 1), 80), Catch::Contains("on 1 thread,"));
  CHECK_THAT(terminal_text(forecast_blocks(expected, 2), 80), Catch::Contains("on 2 threads,"));
  CHECK(line_of(terminal_text(forecast_blocks(expected, 1), 80), "other") == "other –");
}

}  // namespace darknumber::study_report_test
