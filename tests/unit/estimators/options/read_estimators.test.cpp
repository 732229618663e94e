// SPDX-License-Identifier: MIT
#include "engine/estimators/options/read_estimators.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "engine/estimators/options/method_kinds.h"
#include "engine/input/json.h"
#include "tests/support/every_estimator.h"
#include "tests/unit/estimators/options/estimator_reading.h"

namespace darknumber::read_estimators_test {
namespace {

const std::vector<std::string> agencies{"Police", "Shelter", "Coordinator", "Border police"};

EstimatorReading read(const std::string& json, const ListsInUse& in_use = every_agency(agencies)) {
  return read_entry(json, agencies, in_use);
}

EstimatorReading read_label(const std::string& label) {
  EstimatorReading reading;
  reading.spec = read_estimator_label(label, "--estimator " + label, every_agency(agencies),
                                      agencies, 0.95, reading.problems);
  return reading;
}

struct ListReading {
  ListsInUse lists;
  Problems problems;
};

ListReading read_list_array(const std::string& json, const ListsInUse& in_use = {}) {
  ListReading reading;
  const Value value = parse_json(json, "test.json", reading.problems);
  reading.lists =
      read_lists(value, "estimation.lists", "test.json", in_use, agencies, reading.problems);
  return reading;
}

}  // namespace

TEST_CASE("every form of estimator is read, and its label names it") {
  const std::vector<std::pair<std::string, std::string>> entries{
      {R"({"method": "lincoln_petersen", "lists": ["Police", "Shelter"]})",
       "lincoln_petersen[Police,Shelter]"},
      {R"({"method": "chapman", "lists": ["Shelter", "Police"]})", "chapman[Shelter,Police]"},
      {R"({"method": "chao"})", "chao"},
      {R"({"method": "loglinear", "terms": "independence"})", "independence"},
      {R"({"method": "loglinear", "terms": "pairwise"})", "pairwise"},
      {R"({"method": "loglinear", "terms": ["Police:Shelter", "Shelter:Coordinator"]})",
       "loglinear[Police:Shelter,Shelter:Coordinator]"},
      {R"({"method": "loglinear", "select": "stepwise", "criterion": "aic"})", "stepwise_aic"},
      {R"({"method": "loglinear", "select": "stepwise", "criterion": "bic"})", "stepwise_bic"},
      {R"({"method": "loglinear", "select": "stepwise", "criterion": "aicc"})", "stepwise_aicc"},
      {R"({"method": "loglinear", "select": "stepwise", "criterion": "p_value"})", "stepwise_p"},
      {R"({"method": "loglinear", "select": "all", "criterion": "aic"})", "all_aic"},
      {R"({"method": "loglinear", "select": "all", "criterion": "aicc"})", "all_aicc"},
      {R"({"method": "loglinear", "select": "all", "criterion": "bic"})", "all_bic"},
  };
  for (const auto& [json, label] : entries) {
    INFO(json);
    const EstimatorReading entry = read(json);
    CHECK(entry.problems.empty());
    REQUIRE(entry.spec);
    CHECK(entry.spec->level == 0.9);
    CHECK(label_of(*entry.spec) == label);
    const EstimatorReading by_label = read_label(label);
    REQUIRE(by_label.spec);
    CHECK(label_of(*by_label.spec) == label);
    CHECK(by_label.spec->method.index() == entry.spec->method.index());
    CHECK(by_label.spec->lists.size() == entry.spec->lists.size());
  }
}

TEST_CASE("every alternative of the method variant is read by some entry of the list") {
  std::vector<bool> seen(std::variant_size_v<Method>, false);
  for (const testing::CheckedEstimator& estimator : testing::every_estimator(4))
    seen[estimator.spec().method.index()] = true;
  CHECK(std::find(seen.begin(), seen.end(), false) == seen.end());
  for (const MethodKind* kind : method_kinds()) {
    CHECK(find_method_kind(kind->name) == kind);
    CHECK_FALSE(kind->summary.empty());
    CHECK_FALSE(kind->help.empty());
    CHECK(std::count(kind->help.begin(), kind->help.end(), '\n') < 40);
  }
}

TEST_CASE("the options of a selection are read, and have defaults") {
  const auto stepwise = [](const std::string& options) {
    const EstimatorReading reading = read(
        R"({"method": "loglinear", "select": "stepwise", "criterion": "p_value")" + options + "}");
    return std::get<LoglinearStepwise>(reading.spec.value().method);
  };
  CHECK(stepwise("").criterion == Criterion::p_value);
  CHECK(stepwise("").threshold == 0.02);
  CHECK(stepwise(R"(, "threshold": 0.001)").threshold == 0.001);
  CHECK_FALSE(stepwise("").order);
  CHECK(stepwise(R"(, "order": 3)").order == 3);
  const EstimatorReading wald = read(
      R"({"method": "loglinear", "select": "stepwise", "criterion": "aic_wald", "threshold": 0.001})");
  CHECK(std::get<LoglinearStepwise>(wald.spec.value().method).wald_threshold == 0.001);
  CHECK(label_of(*wald.spec) == "stepwise_aic_wald");
  const auto all = [](const std::string& options) {
    const EstimatorReading reading =
        read(R"({"method": "loglinear", "select": "all", "criterion": "aicc")" + options + "}");
    return std::get<LoglinearAll>(reading.spec.value().method);
  };
  CHECK(all("").criterion == Criterion::aicc);
  CHECK(all("").order == 0);
  CHECK(all(R"(, "order": 4)").order == 4);
}

TEST_CASE("a mean is read with its members, and its label is its method's") {
  const EstimatorReading reading = read(R"({"method": "mean", "of": ["chao", "independence"]})");
  REQUIRE(reading.spec);
  CHECK(std::get<MeanOf>(reading.spec->method).labels ==
        std::vector<std::string>{"chao", "independence"});
  CHECK(label_of(*reading.spec) == "mean");
}

TEST_CASE("an estimator may work stratum by stratum") {
  CHECK(read(R"({"method": "chao", "stratify": true})").spec.value().stratify);
  CHECK_FALSE(read(R"({"method": "chao"})").spec.value().stratify);
}

TEST_CASE("beyond six lists the order of all models must be given") {
  const std::vector<std::string> seven{"A", "B", "C", "D", "E", "F", "G"};
  const auto read_seven = [&](const std::string& options) {
    Problems problems;
    const Value value =
        parse_json(R"({"method": "loglinear", "select": "all", "criterion": "bic")" + options + "}",
                   "f", problems);
    const auto spec = read_estimator(value, "e", "f", every_agency(seven), seven, 0.95, problems);
    CHECK(spec.has_value() == problems.empty());
    return problems;
  };
  REQUIRE(read_seven("").size() == 1);
  CHECK(read_seven("").front().message.find("needs an \"order\"") != std::string::npos);
  CHECK(read_seven(R"(, "order": 2)").empty());
}

TEST_CASE("an estimator's own lists may merge, and replace those in use") {
  const EstimatorReading reading = read(
      R"({"method": "chapman", "lists": ["Police", {"name": "NGO", "merge": ["Shelter", "Coordinator"]}]})");
  REQUIRE(reading.spec);
  CHECK(reading.spec->own_lists);
  CHECK(reading.spec->lists[0].agencies == 0b0001);
  CHECK(reading.spec->lists[1].name == "NGO");
  CHECK(reading.spec->lists[1].agencies == 0b0110);
}

TEST_CASE("names are looked up among the lists in use, then the agencies") {
  const ListsInUse in_use{{"Police", 0b1001}, {"NGO", 0b0110}};
  const ListReading reading = read_list_array(R"(["Police", "Shelter"])", in_use);
  CHECK(reading.problems.empty());
  REQUIRE(reading.lists.size() == 2);
  CHECK(reading.lists[0].agencies == 0b1001);
  CHECK(reading.lists[1].agencies == 0b0010);
}

TEST_CASE("lists that cannot be used are refused, each with its reason") {
  const std::vector<std::pair<std::string, std::string>> wrong{
      {R"(["Police", "Sheltr"])", "no list \"Sheltr\""},
      {R"(["Police", "Police"])", "twice"},
      {R"(["Police", {"name": "NGO", "merge": ["Shelter", "Police"]}])", "in common"},
      {R"(["Police", {"name": "NGO", "merge": ["Shelter", "Shelter"]}])", "twice"},
      {R"(["Police", {"name": "Shelter", "merge": ["Coordinator"]}])", "not merged here"},
      {R"(["Police", {"name": "A:B", "merge": ["Coordinator"]}])", "holds"},
      {R"(["Police", {"name": "NGO", "merge": []}])", "empty"},
      {R"(["Police", {"name": "NGO"}])", "merge"},
      {R"(["Police", 3])", "must be a name"},
      {R"(["Police"])", "fewer than two"},
      {R"({})", "must be an array"},
  };
  for (const auto& [json, reason] : wrong) {
    INFO(json);
    const ListReading reading = read_list_array(json);
    REQUIRE_FALSE(reading.problems.empty());
    INFO(reading.problems.front().message);
    CHECK(reading.problems.front().message.find(reason) != std::string::npos);
    CHECK(reading.problems.front().position.line == 1);
  }
  CHECK(read_list_array(R"(["Police", "Sheltr"])").problems.front().suggestion == "Shelter");
}

TEST_CASE("estimators that cannot be used are refused once, with their reason") {
  const std::vector<std::pair<std::string, std::string>> wrong{
      {R"({"method": "chaoo"})", "no method \"chaoo\""},
      {R"({"method": "sample_coverage", "variant": "high", "lists": ["Police", "Shelter"]})",
       "takes three lists or more"},
      {R"({"method": 3})", "must be a text"},
      {R"({"lists": ["Police", "Shelter"]})", "no \"method\""},
      {R"("chao")", "must be an object"},
      {R"({"method": "chao", "terms": "pairwise"})", "terms"},
      {R"({"method": "chao", "interval": "profile"})", "no likelihood to profile"},
      {R"({"method": "chao", "interval": "bcaa"})", "interval"},
      {R"({"method": "chao", "resamples": 100})", "bootstrap or bca"},
      {R"({"method": "chao", "stratify": 1})", "stratify"},
      {R"({"method": "chao", "label": ""})", "label"},
      {R"({"method": "chapman"})", "takes two lists"},
      {R"({"method": "loglinear"})", "either"},
      {R"({"method": "loglinear", "terms": "pairwise", "select": "stepwise"})", "either"},
      {R"({"method": "loglinear", "terms": "pairwise", "criterion": "aic"})", "goes with"},
      {R"({"method": "loglinear", "terms": "pairwize"})", "cannot be"},
      {R"({"method": "loglinear", "terms": []})", "empty"},
      {R"({"method": "loglinear", "terms": ["Police"]})", "one list only"},
      {R"({"method": "loglinear", "terms": ["Police:Police"]})", "twice"},
      {R"({"method": "loglinear", "terms": ["Police:Shelter", "Shelter:Police"]})", "twice"},
      {R"({"method": "loglinear", "terms": ["Police:Sheltr"]})", "not a list of this estimator"},
      {R"({"method": "loglinear", "select": "stepwise"})", "criterion"},
      {R"({"method": "loglinear", "select": "stepwise", "criterion": "dic"})", "criterion"},
      {R"({"method": "loglinear", "select": "some", "criterion": "bic"})", "select"},
      {R"({"method": "loglinear", "select": "all"})", "criterion"},
      {R"({"method": "loglinear", "select": "all", "criterion": "p_value"})", "not a p-value"},
      {R"({"method": "loglinear", "select": "all", "criterion": "bic", "threshold": 0.1})",
       "\"threshold\" goes with"},
      {R"({"method": "loglinear", "select": "stepwise", "criterion": "aic", "threshold": 0.1})",
       "\"threshold\" goes with"},
      {R"({"method": "loglinear", "select": "stepwise", "criterion": "aic", "order": 5})",
       "cannot have 5 lists"},
      {R"({"method": "loglinear", "select": "all", "criterion": "aic_wald"})", "not a p-value"},
      {R"({"method": "bayesian_threshold", "order": 4})", "3 at most"},
      {R"({"method": "bayesian_threshold", "prior": "improper", "prior_variance": 1})",
       "has no variance"},
      {R"({"method": "bayesian_threshold", "prior": "flat"})", "prior"},
      {R"({"method": "decomposable", "prior_shape": 2})", "goes with \"prior_scale\""},
      {R"({"method": "decomposable", "point": "best"})", "point"},
      {R"({"method": "mh", "heterogeneity": "darroch", "terms": ["Police:Shelter"]})", "terms"},
      {R"({"method": "mth", "heterogeneity": "chao", "terms": ["Police:Shelter"]})",
       "beside heterogeneity \"chao\""},
      {R"({"method": "mth", "heterogeneity": "darroch", "terms": ["Police"]})", "one list only"},
      {R"({"method": "mth", "heterogeneity": "darroch", "select": "all"})", "criterion"},
      {R"({"method": "mth", "heterogeneity": "darroch", "criterion": "bic"})", "goes with"},
      {R"({"method": "mth", "heterogeneity": "darroch", "select": "all", "criterion": "bic", )"
       R"("terms": ["Police:Shelter"]})",
       "either given or chosen"},
      {R"({"method": "mth", "heterogeneity": "darroch", "terms": ["Police:Shelter"], )"
       R"("bias_corrected": true})",
       "no bias-corrected form"},
      {R"({"method": "mth", "heterogeneity": "darroch", "select": "all", "criterion": "bic", )"
       R"("order": 9})",
       "9"},
      {R"({"method": "loglinear", "terms": "pairwise", "threshold": 0.1})", "goes with"},
      {R"({"method": "loglinear", "terms": "pairwise", "order": 2})", "goes with"},
      {R"({"method": "loglinear", "select": "stepwise", "criterion": "p_value", "threshold": 2})",
       "threshold"},
      {R"({"method": "loglinear", "select": "all", "criterion": "bic", "order": 5})",
       "cannot have 5 lists"},
      {R"({"method": "loglinear", "select": "all", "criterion": "bic", "order": 0})", "order"},
      {R"({"method": "mean"})", "of"},
      {R"({"method": "mean", "of": []})", "needs an estimator"},
      {R"({"method": "mean", "of": [3]})", "must be a text"},
      {R"({"method": "mean", "of": ["chao", "chao"]})", "twice"},
      {R"({"method": "mean", "of": ["chao"], "stratify": true})", "stratify"},
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
  CHECK(read(R"({"method": "chaoo"})").problems.front().suggestion == "chao");
}

TEST_CASE("why an interaction has too many lists is said by what there are") {
  const auto advice = [](const std::string& entry) {
    const EstimatorReading reading = read(entry);
    REQUIRE(reading.problems.size() == 1);
    return reading.problems.front().advice;
  };
  for (const char* lists : {R"(["Police", "Shelter"])", R"(["Police", "Shelter", "Coordinator"])"})
    CHECK_THAT(advice(std::string(R"({"method": "bayesian_threshold", "order": 3, "lists": )") +
                      lists + "}"),
               Catch::Contains("The interaction of all lists"));
}

TEST_CASE("profile intervals go with the methods that have a likelihood") {
  const std::string advice =
      read(R"({"method": "chao", "interval": "profile"})").problems.front().advice;
  CHECK(advice.find("\"lincoln_petersen\", \"loglinear\", \"mh\"") != std::string::npos);
  const EstimatorReading profile =
      read(R"({"method": "loglinear", "terms": "pairwise", "interval": "profile"})");
  REQUIRE(profile.spec);
  CHECK(profile.spec->interval.kind == IntervalKind::profile);
  for (const auto& [model, accepted] :
       {std::pair{R"("darroch")", true}, std::pair{R"("gamma")", true},
        std::pair{R"("poisson")", true}, std::pair{R"("chao")", false},
        std::pair{R"("normal")", false}, std::pair{R"("darroch", "bias_corrected": true)", false}})
    CHECK(read(std::string(R"({"method": "mth", "interval": "profile", "heterogeneity": )") +
               model + "}")
              .spec.has_value() == accepted);
  const EstimatorReading bca = read(R"({"method": "chao", "interval": "bca", "resamples": 200})");
  REQUIRE(bca.spec);
  CHECK(bca.spec->interval.kind == IntervalKind::bca);
  CHECK(bca.spec->interval.resamples == 200);
}

TEST_CASE("a label of the command line that is none is refused with its source") {
  for (const char* label : {"choa", "loglinear[A:B]", "chapman[Police]", "chapman", "", "]",
                            "chao[", "stepwise_x", "stepwise_", "all_", "all_p", "mean"}) {
    INFO(label);
    const EstimatorReading reading = read_label(label);
    CHECK_FALSE(reading.spec);
    REQUIRE_FALSE(reading.problems.empty());
    CHECK(reading.problems.front().position.source == "--estimator " + std::string(label));
  }
}

TEST_CASE("a bias correction that there is not is refused, with what there is") {
  for (const char* label : {"mth_gamma_corrected", "mth_normal_corrected", "mh_normal_corrected"}) {
    const EstimatorReading reading = read_label(label);
    CHECK_FALSE(reading.spec);
    REQUIRE(reading.problems.size() == 1);
  }
  for (const char* label : {"mh_chao_corrected", "mh_gamma_corrected", "mth_darroch_corrected"})
    CHECK(read_label(label).spec);
  CHECK(read_label("mth_gamma").spec);
  const EstimatorReading two = read(
      R"({"method": "mh", "heterogeneity": "chao", "bias_corrected": true,
          "lists": ["Police", "Shelter"]})");
  CHECK_FALSE(two.spec);
  CHECK(two.problems.size() == 1);
}

TEST_CASE("a repeated label gets a number") {
  std::vector<EstimatorSpec> estimators(4);
  for (EstimatorSpec& estimator : estimators) estimator.method = Chao{};
  estimators[1].label = "chao#3";
  assign_labels(estimators);
  CHECK(estimators[0].label == "chao");
  CHECK(estimators[1].label == "chao#3");
  CHECK(estimators[2].label == "chao#2");
  CHECK(estimators[3].label == "chao#4");
}

TEST_CASE("the usual set") {
  const std::vector<EstimatorSpec> estimators = default_estimators(every_agency(agencies), 0.95);
  std::vector<std::string> labels;
  for (const EstimatorSpec& estimator : estimators) labels.push_back(estimator.label);
  CHECK(labels == std::vector<std::string>{"chao", "independence", "pairwise", "stepwise_p"});
}

}  // namespace darknumber::read_estimators_test
