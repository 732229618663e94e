// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/core/contracts.h"
#include "engine/input/json.h"
#include "engine/input/problem.h"
#include "engine/scenario/read_scenario.h"

namespace darknumber {

/// A scenario that uses the fields of a closed population, well-formed; tests spoil it in one
/// place.
inline const std::string good_scenario = R"({
  "schema": 1,
  "title": "A world", // the smallest that has everything
  "population": {
    "victims": 5000,
    "strata": [{"name": "Dutch", "share": 0.6, "bystander_share": 0.5},
               {"name": "foreign", "share": 0.4, "bystander_share": 0.5}],
    "traits": [{"name": "visibility", "distribution": "normal", "sd": 1.0},
               {"name": "place", "distribution": "classes", "values": [0, 3], "shares": [0.5, 0.5]}]
  },
  "bystanders": {"count": 40000},
  "agencies": [
    {"name": "Police", "capture_probability": 0.12, "false_positive_share": 0.25,
     "loadings": {"visibility": 0.8}, "by_stratum": {"Dutch": {"capture_probability": 0.2}},
     "reporting_probability": 0.9, "anonymous_share": 0.05},
    {"name": "Border police", "capture_probability": 0.05, "missed_link_probability": 0.02},
    {"name": "Shelter", "by_stratum": {"Dutch": {"capture_probability": 0.1},
                                       "foreign": {"capture_probability": 0.3}},
     "duplicate_probability": 0.01}
  ],
  "dependence": [{"between": ["Police", "Shelter"], "odds_ratio": 2.0, "applies_to": "victims"}],
  "estimation": {
    "lists": ["Police", {"name": "NGO", "merge": ["Border police", "Shelter"]}],
    "level": 0.9,
    "estimators": [{"method": "chao"}, {"method": "loglinear", "terms": "independence"},
                   {"method": "chapman", "lists": ["Police", "NGO"]}]
  },
  "monte_carlo": {"replicates": 200, "seed": 7, "simulator": "table"}
}
)";

/// The same of a population in motion: turnover, windows, avoidance, referral, false links, and all
/// that happens between the table and the estimates.
inline const std::string moving_scenario = R"({
  "schema": 1,
  "population": {
    "victims": 5000,
    "strata": [{"name": "Dutch", "share": 0.6}, {"name": "foreign", "share": 0.4}],
    "stratum_unknown_share": 0.1,
    "turnover": {"periods": 12, "rate": 0.03}
  },
  "agencies": [
    {"name": "Police", "capture_probability": 0.12, "active": {"from": 2, "to": 6}},
    {"name": "Border police", "capture_probability": 0.05, "false_link_probability": 0.01},
    {"name": "Shelter", "capture_probability": 0.1}
  ],
  "avoidance": [{"after": "Border police", "of": "Shelter", "probability": 0.5,
                 "applies_to": "victims"}],
  "referrals": [{"from": "Police", "to": "Shelter", "probability": 0.4}],
  "estimation": {
    "target": "ever_present",
    "remove": [{"history": ["Border police"], "share": 0.25}, {"history": "single", "share": 0.75}],
    "stratify": true,
    "unknown": "prorate",
    "estimators": [{"method": "chao"}, {"method": "loglinear", "select": "all", "criterion": "bic"},
                   {"method": "loglinear", "select": "stepwise", "criterion": "p_value",
                    "threshold": 0.01, "stratify": false},
                   {"method": "mean", "of": ["chao", "all_bic"]}]
  }
}
)";

/// The same of a continuum of severity.
inline const std::string severity_scenario = R"({
  "schema": 1,
  "population": {
    "at_risk": {"count": 60000, "victims_above": 1.5},
    "strata": [{"name": "Dutch", "share": 0.6}, {"name": "foreign", "share": 0.4}],
    "traits": [{"name": "visibility", "distribution": "normal"}]
  },
  "agencies": [
    {"name": "Police", "threshold": {"at": 1.0, "softness": 0.3, "capture_probability": 0.1},
     "by_stratum": {"Dutch": {"threshold": {"at": 1.25}, "anonymous_share": 0.05}}},
    {"name": "Shelter", "threshold": {"at": 2.0, "capture_probability": 0.2}}
  ],
  "referrals": [{"from": "Police", "to": "Shelter", "probability": 0.4}]
}
)";

/// The text with its only occurrence of `from` replaced.
inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  DN_EXPECT(at != std::string::npos, "the text to replace is there");
  DN_EXPECT(text.find(from, at + 1) == std::string::npos, "the text to replace is there once");
  return text.replace(at, from.size(), to);
}

/// Line and column of the only occurrence of a text.
inline Position position_of(const std::string& text, const std::string& part) {
  const std::size_t at = text.find(part);
  DN_EXPECT(at != std::string::npos, "the text to point at is there");
  DN_EXPECT(text.find(part, at + 1) == std::string::npos, "the text to point at is there once");
  Position position{1, 1, ""};
  for (std::size_t i = 0; i < at; ++i) {
    ++position.column;
    if (text[i] == '\n') position = {position.line + 1, 1, ""};
  }
  return position;
}

inline Value tree_of(const std::string& text) {
  Problems problems;
  Value root = parse_json(text, "world.json", problems);
  if (!problems.empty()) throw InputError(problems);
  return root;
}

inline Scenario scenario_of(const std::string& text) {
  return read_scenario(tree_of(text), "world.json");
}

/// A scenario with settings "PATH=VALUE" applied. Throws InputError where one is refused.
inline Scenario with(const std::vector<std::string>& settings,
                     const std::string& text = good_scenario) {
  Value root = tree_of(text);
  Problems problems;
  for (const std::string& setting : settings) apply_setting(root, setting, problems);
  if (!problems.empty()) throw InputError(problems);
  return read_scenario(root, "world.json");
}

/// All problems of a text, in order; none where it is a good scenario.
inline Problems problems_of(const std::string& text) {
  try {
    scenario_of(text);
  } catch (const InputError& error) {
    return error.problems();
  }
  return {};
}

}  // namespace darknumber
