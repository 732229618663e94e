// SPDX-License-Identifier: MIT
#include "engine/scenario/format/read_estimation.h"

#include <catch2/catch.hpp>

#include "engine/estimators/estimate_all.h"
#include "tests/unit/scenario/mistake.h"

namespace darknumber::read_estimation_test {
namespace {

/// What a scenario of three agencies, with or without strata, says against an "estimation".
Problems problems_with(const std::string& estimation, bool strata) {
  const std::string population = strata
                                     ? R"({"victims": 500, "strata": [{"name": "men", "share": 0.5},
                                              {"name": "women", "share": 0.5}]})"
                                     : R"({"victims": 500})";
  const std::string text = R"({"schema": 1, "population": )" + population + R"(, "agencies": [
    {"name": "A", "capture_probability": 0.3}, {"name": "B", "capture_probability": 0.3},
    {"name": "C", "capture_probability": 0.3}], "estimation": )" +
                           estimation + "}";
  return problems_of(text);
}

std::string first_message(const std::string& estimation, bool strata = false) {
  const Problems problems = problems_with(estimation, strata);
  return problems.empty() ? "" : problems.front().message;
}

}  // namespace

TEST_CASE("a mean is of other estimators that there are") {
  CHECK(first_message(R"({"estimators": [{"method": "chao"}, {"method": "mean", "of": ["chao"]}]})")
            .empty());
  const std::string unknown =
      R"({"estimators": [{"method": "chao"}, {"method": "mean", "of": ["choa"]}]})";
  CHECK(first_message(unknown).find("\"choa\"") != std::string::npos);
  CHECK(problems_with(unknown, false).front().suggestion == "chao");
  const std::string of_a_mean = R"({"estimators": [{"method": "chao"},
      {"method": "mean", "of": ["chao"]}, {"method": "mean", "of": ["mean"]}]})";
  CHECK(first_message(of_a_mean).find("not the label of another estimator") != std::string::npos);
}

TEST_CASE("working stratum by stratum needs strata") {
  const std::string all = R"({"stratify": true})";
  const std::string one = R"({"estimators": [{"method": "chao", "stratify": true}]})";
  const std::string none = R"({"stratify": true, "estimators": [
      {"method": "chao", "stratify": false}]})";
  for (const std::string& text : {all, one}) {
    CHECK(first_message(text, true).empty());
    CHECK(first_message(text, false).find("no strata") != std::string::npos);
  }
  CHECK(first_message(none, false).empty());
}

TEST_CASE("what is done to small counts is read") {
  const EstimationSpec estimation =
      scenario_of(replaced(good_scenario, "\"level\": 0.9",
                           R"("level": 0.9, "suppress": {"below": 10, "as": "middle"})"))
          .estimation;
  REQUIRE(estimation.suppress);
  CHECK(estimation.suppress->below == 10);
  CHECK(estimation.suppress->as == SuppressAs::middle);
  CHECK_FALSE(scenario_of(good_scenario).estimation.suppress);
  CHECK(first_message(R"({"suppress": {"below": 5}})").empty());
  CHECK(first_message(R"({"suppress": {"below": 1}})").find("but is 1") != std::string::npos);
  CHECK(first_message(R"({"suppress": {"as": "zero"}})").empty());  // below 5
  CHECK(problems_with(R"({"suppress": {"below": 5, "as": "midle"}})", false).front().suggestion ==
        "middle");
}

TEST_CASE("small counts are those of the lists in use, of which an estimator's are made") {
  const std::string merged = R"({"suppress": {"below": 5},
      "lists": ["A", {"name": "B or C", "merge": ["B", "C"]}],
      "estimators": [{"method": "chapman", "lists": ["A", )";
  CHECK(first_message(merged + R"("B or C"]}]})").empty());
  CHECK(first_message(merged + R"("C"]}]})").find("chapman[A,C] uses \"C\"") != std::string::npos);
}

TEST_CASE("intervals of unknown stratum cannot be shared out") {
  const auto message = [](const std::string& as, const std::string& unknown, bool stratify) {
    const Problems problems = problems_of(
        R"({"schema": 1, "population": {"victims": 500, "stratum_unknown_share": 0.1,
        "strata": [{"name": "men", "share": 0.5}, {"name": "women", "share": 0.5}]}, "agencies": [
        {"name": "A", "capture_probability": 0.3}, {"name": "B", "capture_probability": 0.3}],
        "estimation": {"suppress": {"below": 5, "as": ")" +
        as + R"("}, "unknown": ")" + unknown + R"(", "stratify": )" +
        (stratify ? "true" : "false") + "}}");
    return problems.empty() ? "" : problems.front().message;
  };
  CHECK(message("interval", "prorate", true).find("cannot be shared out") != std::string::npos);
  CHECK(message("interval", "drop", true).empty());
  CHECK(message("interval", "prorate", false).empty());
  CHECK(message("random_round", "prorate", true).empty());
}

TEST_CASE("a target within reach is an object with a chance, and paths make one") {
  CHECK(first_message(R"({"target": {"reachable": 0.01}})").empty());
  CHECK(first_message(R"({"target": {"reachable": 1}})").find("below 1") != std::string::npos);
  CHECK(first_message(R"({"target": {}})").find("\"reachable\" is missing") != std::string::npos);
  CHECK(first_message(R"({"target": 3})").find("must be a text") != std::string::npos);
  Problems problems;
  Value root = parse_json(good_scenario, "", problems);
  apply_setting(root, "estimation.target=ever_present", problems);
  apply_setting(root, "estimation.target.reachable=0.05", problems);
  REQUIRE(problems.empty());
  const EstimationSpec estimation = read_scenario(root, "").estimation;
  CHECK(estimation.target == Target::reachable);
  CHECK(estimation.reachable_above == 0.05);
}

TEST_CASE("the target, removals and strata are read") {
  const EstimationSpec estimation = scenario_of(moving_scenario).estimation;
  CHECK(estimation.target == Target::ever_present);
  CHECK(estimation.unknown == UnknownStratum::prorate);
  REQUIRE(estimation.remove.size() == 2);
  CHECK(estimation.remove[0].history == CaptureHistory{2});
  CHECK(estimation.remove[0].share == 0.25);
  CHECK_FALSE(estimation.remove[1].history);
  CHECK(estimation.remove[1].share == 0.75);
  REQUIRE(estimation.estimators.size() == 4);
  CHECK(estimation.estimators[0].stratify);
  CHECK_FALSE(estimation.estimators[2].stratify);
  CHECK(std::get<LoglinearStepwise>(estimation.estimators[2].method).threshold == 0.01);
  CHECK(std::get<MeanOf>(estimation.estimators[3].method).labels ==
        std::vector<std::string>{"chao", "all_bic"});
  const EstimationSpec usual = scenario_of(good_scenario).estimation;
  CHECK(usual.target == Target::present);
  CHECK(usual.unknown == UnknownStratum::drop);
  CHECK(usual.remove.empty());
  CHECK_FALSE(usual.estimators[0].stratify);
}

TEST_CASE("mistakes in the target, removals and strata") {
  const std::string remove0 = "estimation.remove[#1]";
  check_mistake(
      moving_scenario,
      GENERATE_COPY(
          Mistake{"\"ever_present\"", "\"ever_presnt\"", "\"ever_presnt\"", "estimation.target",
                  "cannot be \"ever_presnt\"", "\"present\"", "ever_present"},
          Mistake{"\"prorate\"", "\"prorated\"", "\"prorated\"", "estimation.unknown",
                  "cannot be \"prorated\"", "\"drop\"", "prorate"},
          Mistake{"\"stratify\": true", "\"stratify\": \"yes\"", "\"yes\"", "estimation.stratify",
                  "true or false", "", ""},
          Mistake{"[\"Border police\"], \"sh", "[\"Border polce\"], \"sh", "[\"Border polce\"]",
                  remove0 + ".history", "there is no list called \"Border polce\"",
                  "The lists are \"Police\", \"Border police\" and \"Shelter\".", "Border police"},
          Mistake{"[\"Border police\"], \"sh", "[\"Police\", \"Police\"], \"sh", "[\"Police\", \"P",
                  remove0 + ".history", "\"Police\" is named twice", "", ""},
          Mistake{"[\"Border police\"], \"sh", "[], \"sh", "[], \"share", remove0 + ".history",
                  "a person on no list is never seen", "\"single\"", ""},
          Mistake{"[\"Border police\"], \"sh", "\"singles\", \"sh", "\"singles\"",
                  remove0 + ".history", "neither a list of names nor \"single\"", "For example",
                  "single"},
          Mistake{"\"history\": [\"Border police\"], \"sh", "\"sh", "{\"share\": 0.25}",
                  remove0 + ".history", "\"history\" is missing", "", ""},
          Mistake{"\"share\": 0.25", "\"share\": 25", "25}", remove0 + ".share",
                  "between 0 and 1, but is 25", "If you meant 25 %, write 0.25.", ""},
          Mistake{"\"threshold\": 0.01", "\"threshold\": 2", "2, \"str",
                  "estimation.estimators[#3].threshold", "between 0 and 1, but is 2", "", ""},
          Mistake{"\"select\": \"all\"", "\"select\": \"al\"", "\"al\"",
                  "estimation.estimators[#2].select", "cannot be \"al\"", "", "all"},
          Mistake{"\"criterion\": \"bic\"", "\"criterium\": \"bic\"", "\"criterium\"",
                  "estimation.estimators[#2].criterium", "not a field here", "", "criterion"}));
}

}  // namespace darknumber::read_estimation_test
