// SPDX-License-Identifier: MIT
#include "engine/report/expect/expected_answers.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/unit/scenario/scenario_text.h"

namespace darknumber::expected_answers_test {
namespace {

std::vector<ExpectedAnswer> answers_of_estimators(const std::string& estimators,
                                                  const std::string& capture = "0.2") {
  const std::string agency = R"(", "capture_probability": )" + capture + "}";
  return expected_answers(prepare_point(
      scenario_of(R"({"schema": 1, "population": {"victims": 1000}, "agencies": [{"name": "A)" +
                  agency + R"(, {"name": "B)" + agency + R"(, {"name": "C)" + agency +
                  R"(], "estimation": {"estimators": [)" + estimators + "]}}")));
}

ExpectedMeaning meaning_of_one(const std::string& estimator) {
  return answers_of_estimators(estimator).front().meaning;
}

}  // namespace

TEST_CASE("the answer on the expected table is a limit only of methods that choose nothing") {
  for (const char* limit :
       {R"({"method": "chao"})", R"({"method": "loglinear", "terms": "independence"})",
        R"({"method": "mth", "heterogeneity": "chao"})",
        R"({"method": "sample_coverage", "variant": "high"})",
        R"({"method": "lincoln_petersen", "lists": ["A", "B"]})"}) {
    INFO(limit);
    CHECK(meaning_of_one(limit) == ExpectedMeaning::limit);
  }
  for (const char* choice : {R"({"method": "loglinear", "select": "stepwise", "criterion": "aic"})",
                             R"({"method": "loglinear", "select": "all", "criterion": "bic"})"}) {
    INFO(choice);
    CHECK(meaning_of_one(choice) == ExpectedMeaning::choice);
  }
  for (const char* of_size :
       {R"({"method": "chapman", "lists": ["A", "B"]})", R"({"method": "decomposable"})"}) {
    INFO(of_size);
    CHECK(meaning_of_one(of_size) == ExpectedMeaning::of_its_size);
  }
}

TEST_CASE("a mean is what the least certain of its members is") {
  const auto answers = answers_of_estimators(
      R"({"method": "chao"}, {"method": "loglinear", "select": "stepwise", "criterion": "bic"},
         {"method": "mean", "of": ["chao", "stepwise_bic"], "label": "both"},
         {"method": "mean", "of": ["chao"], "label": "one"})");
  CHECK(answers[2].meaning == ExpectedMeaning::choice);
  CHECK(answers[3].meaning == ExpectedMeaning::limit);
  CHECK(note_on_meanings(answers) ==
        "stepwise_bic and both chose their models on the expected table; other registers, small or "
        "large, may lead to others.");
}

TEST_CASE("an answer that needs counts is a dash with its reason, and never infinite") {
  const auto answers =
      answers_of_estimators(R"({"method": "latent_class"}, {"method": "bayesian_threshold"},
                               {"method": "chao"})");
  CHECK(expected_text(answers[0], INFINITY) == "–");
  CHECK(expected_text(answers[1], INFINITY) == "–");
  CHECK(text_of(expected_cell(answers[2], 1.017, 4)) == "1.017");
  CHECK(reasons_without_number(answers) ==
        std::vector<std::string>{
            "latent_class has no estimate on the expected table (needs_counts): the method needs "
            "whole counts, and this table holds fractions or suppressed counts.",
            "bayesian_threshold has no estimate on the expected table (needs_counts): the method "
            "needs whole counts, and this table holds fractions or suppressed counts."});
  CHECK(note_on_meanings(answers).empty());
}

TEST_CASE("infinite is an answer that grows without bound") {
  for (Status status : {Status::no_mle, Status::no_overlap})
    CHECK(expected_text({"a", ExpectedMeaning::limit, status, false}, NAN) == "infinite");
  for (Status status : {Status::no_data, Status::not_identifiable, Status::not_converged,
                        Status::chains_disagree, Status::needs_counts})
    CHECK(expected_text({"a", ExpectedMeaning::limit, status, false}, NAN) == "–");
}

}  // namespace darknumber::expected_answers_test
