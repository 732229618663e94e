// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>

#include "tests/cli/program.h"
#include "tests/support/checkout.h"

namespace darknumber::testing::estimate_test {
namespace {

const std::string dutch = "examples/data/netherlands.csv";

/// The same table as a spreadsheet in the Netherlands writes it.
std::string as_dutch_spreadsheet(std::string text) {
  std::string out = "\xEF\xBB\xBF";
  for (char c : text) {
    if (c == ',') c = ';';
    out += c == '\n' ? std::string("\r\n") : std::string(1, c);
  }
  return out;
}

/// The persons on both of two lists, columns of the table, and on each: by adding its lines.
struct Overlap {
  double first = 0.0;
  double second = 0.0;
  double both = 0.0;
};

Overlap overlap_of(const std::string& csv, std::vector<std::size_t> first,
                   std::vector<std::size_t> second) {
  Overlap overlap;
  const std::vector<std::string> lines = lines_of(csv);
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const auto on = [&](const std::vector<std::size_t>& columns) {
      for (std::size_t column : columns)
        if (lines[i][2 * column] == '1') return true;
      return false;
    };
    const double count = std::stod(lines[i].substr(lines[i].rfind(',') + 1));
    overlap.first += on(first) ? count : 0.0;
    overlap.second += on(second) ? count : 0.0;
    overlap.both += on(first) && on(second) ? count : 0.0;
  }
  return overlap;
}

nlohmann::json estimates_of(std::vector<std::string> words) {
  words.insert(words.begin(), "estimate");
  words.insert(words.end(), {"--format", "json"});
  const ProgramRun run = darknumber(words);
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
  return document(run.out);
}

}  // namespace

TEST_CASE("the Dutch table as a Dutch spreadsheet writes it gives the same bytes") {
  const ScratchFolder scratch;
  const std::filesystem::path file = scratch.path() / "table.csv";
  const std::string text = file_text(std::filesystem::path(checkout()) / dutch);
  write_file(file, as_dutch_spreadsheet(text));
  for (const char* format : {"text", "json"}) {
    const ProgramRun plain = darknumber({"estimate", dutch, "--format", format});
    const ProgramRun spreadsheet = darknumber({"estimate", file, "--format", format});
    INFO(spreadsheet.err);
    CHECK(plain.exit_code == 0);
    CHECK(spreadsheet.exit_code == 0);
    CHECK(plain.out == spreadsheet.out);
    CHECK(has(plain.out, format == std::string("text") ? "52,823" : "\"estimate\": 52823."));
  }
}

TEST_CASE("a decimal comma is refused with advice, at its place") {
  const ScratchFolder scratch;
  write_file(scratch.path() / "t.csv", "A;B;count\r\n1;0;10\r\n0;1;12,5\r\n1;1;3\r\n");
  const ProgramRun run = darknumber({"estimate", "t.csv"}, {scratch.path(), 0, {}});
  INFO(run.err);
  CHECK(run.exit_code == 3);
  CHECK(run.out.empty());
  CHECK(has(run.err, "t.csv:3:5: error: "));
  CHECK(has(run.err, "12.5"));
}

TEST_CASE("every problem of a table has its line") {
  const ScratchFolder scratch;
  write_file(scratch.path() / "t.csv", "A,B,count\n1,0,10\n2,1,3\n1,1,-3\n1,0,4\n");
  const ProgramRun run = darknumber({"estimate", "t.csv"}, {scratch.path(), 0, {}});
  INFO(run.err);
  CHECK(run.exit_code == 3);
  CHECK(has(run.err, "t.csv:3:1: error: "));
  CHECK(has(run.err, "t.csv:4:5: error: "));
}

TEST_CASE("estimators are named by a label or by JSON") {
  const auto result =
      estimates_of({dutch, "--estimator", "chao", "--estimator", "chapman[Police,Shelters]",
                    "--estimator", "loglinear[Police:Shelters]", "--estimator",
                    R"({"method": "loglinear", "terms": ["Police:Shelters"]})"});
  const auto& estimates = result["estimates"];
  REQUIRE(estimates.size() == 4);
  CHECK(estimates[0]["estimator"] == "chao");
  CHECK(estimates[1]["estimator"] == "chapman[Police,Shelters]");
  CHECK(estimates[2]["estimator"] == "loglinear[Police:Shelters]");
  CHECK(estimates[3]["estimator"] == "loglinear[Police:Shelters]#2");
  CHECK(estimates[2]["estimate"] == estimates[3]["estimate"]);
  for (const char* member : {"terms", "deviance", "aic", "bic"})
    CHECK(estimates[2]["model"].contains(member));

  const Overlap overlap =
      overlap_of(file_text(std::filesystem::path(checkout()) / dutch), {0}, {4});
  CHECK(estimates[1]["estimate"].get<double>() ==
        Approx((overlap.first + 1) * (overlap.second + 1) / (overlap.both + 1) - 1).epsilon(1e-12));
}

TEST_CASE("lists are chosen and merged") {
  const std::string text = file_text(std::filesystem::path(checkout()) / dutch);
  const auto two = estimates_of(
      {dutch, "--lists", "Police,Shelters", "--estimator", "lincoln_petersen[Police,Shelters]"});
  const Overlap plain = overlap_of(text, {0}, {4});
  CHECK(two["lists"] == nlohmann::json({"Police", "Shelters"}));
  CHECK(two["observed"].get<double>() == plain.first + plain.second - plain.both);
  CHECK(two["estimates"][0]["estimate"].get<double>() ==
        Approx(plain.first * plain.second / plain.both).epsilon(1e-12));

  const auto merged = estimates_of(
      {dutch, "--lists", R"(["Police", {"name": "Care", "merge": ["Other care", "Shelters"]}])",
       "--estimator", "lincoln_petersen[Police,Care]"});
  const Overlap either = overlap_of(text, {0}, {2, 4});
  CHECK(merged["lists"] == nlohmann::json({"Police", "Care"}));
  CHECK(merged["overlap"].get<double>() == either.both);
  CHECK(merged["estimates"][0]["estimate"].get<double>() ==
        Approx(either.first * either.second / either.both).epsilon(1e-12));
}

TEST_CASE("a wrong estimator or list is refused with the nearest one") {
  const std::vector<std::pair<std::vector<std::string>, std::string>> slips{
      {{"--estimator", "choa"}, "did you mean \"chao\"?"},
      {{"--estimator", "chapman[Polise,Shelters]"}, "Police"},
      {{"--estimator", R"({"method": "choa"})"}, "did you mean \"chao\"?"},
      {{"--estimator", R"({"method": "chao")"}, "error: "},
      {{"--lists", "Polise,Shelters"}, "did you mean \"Police\"?"}};
  for (const auto& [options, says] : slips) {
    std::vector<std::string> words{"estimate", dutch};
    words.insert(words.end(), options.begin(), options.end());
    const ProgramRun run = darknumber(words);
    INFO(run.err);
    CHECK(run.exit_code == 3);
    CHECK(run.out.empty());
    CHECK(has(run.err, says));
  }
}

TEST_CASE("a table without any overlap gives reasons, and never a huge number") {
  const ScratchFolder scratch;
  const std::filesystem::path file = scratch.path() / "t.csv";
  write_file(file, "A,B,C,count\n1,0,0,50\n0,1,0,40\n0,0,1,30\n");
  const auto result =
      estimates_of({file, "--estimator", "chao", "--estimator", "independence", "--estimator",
                    "pairwise", "--estimator", "stepwise_aic", "--estimator", "stepwise_bic",
                    "--estimator", "lincoln_petersen[A,B]", "--estimator", "chapman[A,B]"});
  REQUIRE(result["estimates"].size() == 7);
  auto estimates = result["estimates"];
  const auto usual = estimates_of({file});
  for (const auto& estimate : usual["estimates"]) estimates.push_back(estimate);
  for (const auto& estimate : estimates) {
    INFO(estimate.dump());
    CHECK(estimate["status"] != "ok");
    for (const char* number : {"estimate", "se", "lower", "upper"})
      CHECK(estimate[number].is_null());
  }
  CHECK(result["estimates"][0]["status"] == "no_overlap");
  CHECK(result["estimates"][1]["status"] == "no_mle");
  const ProgramRun text = darknumber({"estimate", file});
  CHECK(text.exit_code == 0);
  CHECK(has(text.out, "no estimate (no_overlap)"));
}

TEST_CASE("a number that does not exist is null beside those that do") {
  const auto result = estimates_of(
      {"examples/data/korea.csv", "--estimator", "independence", "--estimator", "pairwise"});
  CHECK(result["estimates"][0]["status"] == "ok");
  CHECK(result["estimates"][0]["estimate"].is_number());
  CHECK(result["estimates"][1]["status"] == "no_mle");
  CHECK(result["estimates"][1]["estimate"].is_null());
}

TEST_CASE("intervals that resample go by the seed, and say what they are") {
  const std::string korea = "examples/data/korea.csv";
  const std::string bca =
      R"({"method": "loglinear", "select": "stepwise", "criterion": "p_value", "interval": "bca",)"
      R"( "resamples": 200})";
  const auto with = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {korea, "--estimator", bca});
    return estimates_of(more).at("estimates").at(0);
  };
  const nlohmann::json first = with({});
  CHECK(first.at("interval") == "bca");
  CHECK(first.at("resamples") == 200);
  CHECK(first.at("resamples_failed") == 0);
  CHECK(with({"--seed", "1"}) == first);
  const nlohmann::json second = with({"--seed", "2"});
  CHECK(second.at("estimate") == first.at("estimate"));
  CHECK(second.at("upper") != first.at("upper"));
  CHECK_FALSE(
      estimates_of({korea, "--estimator", "chao"}).at("estimates").at(0).contains("interval"));

  const ProgramRun text =
      darknumber({"estimate", korea, "--estimator", bca, "--estimator", "chao"});
  CHECK(has(text.out, "made by"));
  CHECK(has(text.out, "bca\n"));
  CHECK(has(text.out, "own\n"));
  CHECK_FALSE(has(darknumber({"estimate", korea}).out, "made by"));
  for (const char* seed : {"-1", "1.5", "9007199254740992", "x"})
    CHECK(darknumber({"estimate", korea, "--seed", seed}).exit_code == 2);
}

TEST_CASE("an estimate on the boundary says why, as text and as JSON") {
  const ScratchFolder scratch;
  write_file(scratch.path() / "within.csv",
             "A,B,C,count\n1,1,0,20\n0,1,0,50\n0,0,1,40\n1,1,1,8\n0,1,1,12\n");
  const auto run = [&](const std::vector<std::string>& more) {
    std::vector<std::string> arguments{"estimate", "within.csv", "--estimator", "loglinear[A:B]"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return darknumber(arguments, {scratch.path(), 0, {}});
  };
  CHECK(has(run({}).out, "On the boundary: everyone on A is on B too"));
  const nlohmann::json answer =
      nlohmann::json::parse(run({"--format", "json"}).out).at("estimates").at(0);
  CHECK(answer.at("boundary") == true);
  CHECK(answer.at("reason").get<std::string>().starts_with("everyone on A is on B too"));
  const nlohmann::json& terms = answer.at("model").at("terms");
  CHECK(terms.at(0).at("at_minus_infinity") == true);
  CHECK(terms.at(0).at("coefficient").is_null());
  CHECK(terms.at(3).at("at_plus_infinity") == true);
}

TEST_CASE("an interval that cannot be had, and resamples without an estimate, are told") {
  const ScratchFolder scratch;
  write_file(scratch.path() / "few.csv", "A,B,count\n1,0,9\n0,1,8\n1,1,1\n");
  const ProgramRun run = darknumber({"estimate", "few.csv", "--estimator",
                                     R"({"method": "lincoln_petersen", "interval": "bootstrap"})"},
                                    {scratch.path(), 0, {}});
  INFO(run.out << run.err);
  CHECK(run.exit_code == 0);
  CHECK(has(run.out, "of 1,000 resamples have no estimate"));
  CHECK(has(run.out, "too many resamples have no estimate"));
}

TEST_CASE("a tie is told in the text and in the JSON") {
  const ScratchFolder scratch;
  const std::string table = (scratch.path() / "tie.csv").string();
  write_file(table, "A,B,C,count\n1,0,0,1\n0,1,0,9\n0,0,1,1\n1,0,1,3\n0,1,1,3\n");
  const std::string estimator = R"({"method": "loglinear", "select": "all", "criterion": "bic"})";
  const ProgramRun text = darknumber({"estimate", table, "--estimator", estimator});
  CHECK(has(one_line(text.out),
            "A tie by BIC: A:B and B:C (estimate 17.3) did as well, and was set "
            "aside for more terms or the order of the lists alone."));
  const nlohmann::json answer = estimates_of({table, "--estimator", estimator})["estimates"][0];
  REQUIRE(answer["tied"].size() == 1);
  CHECK(answer["tied"][0]["terms"] == nlohmann::json({"A:B", "B:C"}));
  CHECK(answer["tied"][0]["estimate"].get<double>() == Approx(52.0 / 3.0));
}

TEST_CASE("the reason why there is no estimate is the estimator's own") {
  const ScratchFolder scratch;
  const std::string table = (scratch.path() / "pair.csv").string();
  write_file(table, "A,B,C,count\n1,0,0,30\n0,1,0,20\n0,0,1,25\n1,1,0,4\n");
  const auto reason = [&](const std::string& estimator) {
    return one_line(darknumber({"estimate", table, "--estimator", estimator}).out);
  };
  CHECK(has(reason(R"({"method": "sample_coverage", "variant": "high"})"),
            "(no_overlap): nobody is on two of its lists, or so few are that its correction for "
            "dependence grows without bound."));
  CHECK(has(reason(R"({"method": "lincoln_petersen", "lists": ["A", "C"]})"),
            "(no_overlap): nobody is on both of its lists"));
  CHECK(has(reason(R"({"method": "linkage_corrected", "lists": ["A", "B"], "false": 0.2})"),
            "no more links than the false ones"));
}

TEST_CASE("estimate gives intervals at several levels, the first one's as lower and upper") {
  const std::vector<std::string> both{dutch, "--estimator", "independence", "--level",
                                      "0.8", "--level",     "0.95"};
  const nlohmann::json answer = estimates_of(both).at("estimates").at(0);
  const nlohmann::json wide =
      estimates_of({dutch, "--estimator", "independence"}).at("estimates").at(0);
  const nlohmann::json& intervals = answer.at("intervals");
  REQUIRE(intervals.size() == 2);
  CHECK(intervals[0].at("level") == 0.8);
  CHECK(intervals[0].at("lower") == answer.at("lower"));
  CHECK(intervals[0].at("upper") == answer.at("upper"));
  CHECK(intervals[1].at("level") == 0.95);
  CHECK(intervals[1].at("lower") == wide.at("lower"));
  CHECK(intervals[1].at("upper") == wide.at("upper"));
  CHECK(answer.at("lower").get<double>() > wide.at("lower").get<double>());
  REQUIRE(wide.at("intervals").size() == 1);

  std::vector<std::string> words{"estimate"};
  words.insert(words.end(), both.begin(), both.end());
  const ProgramRun text = darknumber(words);
  CHECK(one_line(text.out).find("80 % interval 95 % interval") != std::string::npos);
  words.insert(words.end(), {"--format", "csv"});
  CHECK(lines_of(darknumber(words).out).front() ==
        "estimator,estimate,se,lower,upper,lower_95,upper_95,status,boundary,infinite");
}

TEST_CASE("a level is a number above 0 and below 1, and per cent are understood") {
  for (const char* level : {"0", "1", "-0.5", "x", "nan"})
    CHECK(darknumber({"estimate", dutch, "--level", level}).exit_code == 2);
  const ProgramRun run = darknumber({"estimate", dutch, "--level", "95"});
  CHECK(run.exit_code == 2);
  CHECK(run.err.find("For 95 % give 0.95") != std::string::npos);
}

TEST_CASE("a folder of estimates keeps the levels that were asked for") {
  const ScratchFolder scratch;
  const std::filesystem::path folder = scratch.path() / "levels";
  const ProgramRun first = darknumber({"estimate", dutch, "--estimator", "independence", "--level",
                                       "0.9", "--level", "0.99", "--output", folder});
  REQUIRE(first.exit_code == 0);
  CHECK(darknumber({"show", folder}).out == first.out);
  CHECK(one_line(first.out).find("99 % interval") != std::string::npos);
}

TEST_CASE("a selection says what stopped it and what it passed over") {
  const nlohmann::json answer =
      estimates_of({"tests/golden/reference/data/UKdat.csv", "--estimator", "stepwise_aic_wald"})
          .at("estimates")
          .at(0);
  CHECK(answer.at("stopped_by").at("term") == "LA:GP");
  CHECK(answer.at("stopped_by").at("p_value") == 1.0);
  const ProgramRun text = darknumber(
      {"estimate", "tests/golden/reference/data/UKdat.csv", "--estimator", "stepwise_aic_wald"});
  CHECK(one_line(text.out).find("Stopped at LA:GP, which lowers AIC most: its p-value is 1, above "
                                "0.05.") != std::string::npos);
  const nlohmann::json all =
      estimates_of({"tests/golden/reference/data/Korea.csv", "--estimator", "all_bic"})
          .at("estimates")
          .at(0);
  CHECK(all.at("compared").at("models") == 8);
  CHECK(all.at("compared").at("without_estimate").size() >= 1);
}

}  // namespace darknumber::testing::estimate_test
