// SPDX-License-Identifier: MIT
#include "engine/study/selftest/own_worlds.h"

#include <string_view>

#include "engine/input/json.h"
#include "engine/scenario/read_scenario.h"

namespace darknumber {
namespace {

constexpr std::string_view textbook_text = R"({
  "schema": 1,
  "population": {"victims": 5000},
  "agencies": [{"name": "A", "capture_probability": 0.12}, {"name": "B", "capture_probability": 0.08},
               {"name": "C", "capture_probability": 0.06}, {"name": "D", "capture_probability": 0.1}],
  "estimation": {"estimators": [
    {"method": "lincoln_petersen", "lists": ["A", "D"]}, {"method": "chapman", "lists": ["A", "D"]},
    {"method": "loglinear", "terms": "independence"},
    {"method": "loglinear", "terms": "pairwise"}]}
})";

constexpr std::string_view rich_text = R"({
  "schema": 1,
  "population": {
    "victims": 2000,
    "turnover": {"periods": 6, "rate": 0.05},
    "strata": [{"name": "one", "share": 0.6, "bystander_share": 0.5},
               {"name": "two", "share": 0.4, "bystander_share": 0.5}],
    "traits": [{"name": "seen", "distribution": "normal", "sd": 0.8},
               {"name": "side", "distribution": "classes", "values": [0, 1], "shares": [0.7, 0.3]}]
  },
  "bystanders": {"count": 4000},
  "agencies": [
    {"name": "A", "capture_probability": 0.2, "false_positive_share": 0.2, "loadings": {"seen": 1},
     "anonymous_share": 0.05, "missed_link_probability": 0.03},
    {"name": "B", "capture_probability": 0.15, "false_positive_share": 0.1,
     "loadings": {"seen": 0.5, "side": 1}, "reporting_probability": 0.8,
     "duplicate_probability": 0.05},
    {"name": "C", "by_stratum": {"one": {"capture_probability": 0.3},
                                 "two": {"capture_probability": 0.1}},
     "active": {"from": 3, "to": 6}, "missed_link_probability": 0.05}
  ],
  "dependence": [{"between": ["A", "B"], "odds_ratio": 2}],
  "avoidance": [{"after": "A", "of": "C", "probability": 0.3}],
  "referrals": [{"from": "B", "to": "C", "probability": 0.2}]
})";

constexpr std::string_view severity_text = R"({
  "schema": 1,
  "population": {"at_risk": {"count": 4000, "victims_above": 0.7}},
  "agencies": [
    {"name": "A", "threshold": {"at": 0.4, "softness": 0.2, "capture_probability": 0.3}},
    {"name": "B", "threshold": {"at": 0.7, "softness": 0, "capture_probability": 0.2}},
    {"name": "C", "threshold": {"at": 0, "softness": 0.3, "capture_probability": 0.15}}
  ]
})";

constexpr std::string_view tiny_text = R"({
  "schema": 1,
  "population": {"victims": 7},
  "agencies": [{"name": "A", "capture_probability": 0.6}, {"name": "B", "capture_probability": 0.5},
               {"name": "C", "capture_probability": 0.4}],
  "estimation": {"estimators": [
    {"method": "lincoln_petersen", "lists": ["A", "B"]}, {"method": "chapman", "lists": ["A", "B"]},
    {"method": "fixed_odds_ratio", "lists": ["A", "B"], "odds_ratio": 2},
    {"method": "linkage_corrected", "lists": ["A", "B"], "missed": 0.1, "false": 0.02},
    {"method": "trimmed", "lists": ["A", "B"], "share": 0.2},
    {"method": "chao"},
    {"method": "loglinear", "terms": "independence"}, {"method": "loglinear", "terms": "pairwise"},
    {"method": "loglinear", "terms": ["A:B"]},
    {"method": "loglinear", "select": "stepwise", "criterion": "aic"},
    {"method": "loglinear", "select": "stepwise", "criterion": "bic"},
    {"method": "loglinear", "select": "stepwise", "criterion": "p_value"},
    {"method": "loglinear", "select": "all", "criterion": "bic"},
    {"method": "loglinear", "average": "aic"},
    {"method": "mh", "heterogeneity": "chao"}, {"method": "mh", "heterogeneity": "poisson"},
    {"method": "mth", "heterogeneity": "chao"}, {"method": "mth", "heterogeneity": "darroch"},
    {"method": "sample_coverage", "variant": "independent", "resamples": 10},
    {"method": "sample_coverage", "variant": "low", "resamples": 10},
    {"method": "sample_coverage", "variant": "high", "resamples": 10},
    {"method": "decomposable"},
    {"method": "mean", "of": ["chao", "independence"]}]}
})";

constexpr std::string_view two_list_text = R"({
  "schema": 1,
  "population": {"victims": 60},
  "agencies": [{"name": "A", "capture_probability": 0.5}, {"name": "B", "capture_probability": 0.4}],
  "estimation": {"estimators": [
    {"method": "lincoln_petersen", "lists": ["A", "B"]}, {"method": "chapman", "lists": ["A", "B"]},
    {"method": "loglinear", "terms": "independence"},
    {"method": "loglinear", "terms": "independence", "interval": "profile", "label": "profile of independence"}]}
})";

Scenario scenario_of_text(std::string_view text) {
  Problems problems;
  const Value root = parse_json(text, "", problems);
  if (!problems.empty()) throw InputError(problems);
  return read_scenario(root, "");
}

}  // namespace

Scenario textbook_world() {
  return scenario_of_text(textbook_text);
}

Scenario rich_world() {
  return scenario_of_text(rich_text);
}

Scenario severity_world() {
  return scenario_of_text(severity_text);
}

Scenario tiny_world() {
  return scenario_of_text(tiny_text);
}

Scenario two_list_world() {
  return scenario_of_text(two_list_text);
}

}  // namespace darknumber
