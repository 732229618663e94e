// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/study/run_study.h"
#include "tests/unit/scenario/scenario_text.h"

namespace darknumber {

/// A world of three lists with three violations and two estimators, and what follows it: "study",
/// "claims" or nothing.
inline std::string small_world(const std::string& what_follows = "") {
  return R"({
  "schema": 1,
  "title": "Three lists",
  "population": {"victims": 2000},
  "bystanders": {"count": 5000},
  "agencies": [
    {"name": "Police", "capture_probability": 0.3, "false_positive_share": 0.1},
    {"name": "Shelter", "capture_probability": 0.2, "missed_link_probability": 0.05},
    {"name": "Hospital", "capture_probability": 0.25}
  ],
  "dependence": [{"between": ["Police", "Shelter"], "odds_ratio": 1.5, "applies_to": "victims"}],
  "estimation": {"estimators": [{"method": "loglinear", "terms": "independence"},
                                {"method": "chao"}]},
  "monte_carlo": {"replicates": 40, "seed": 3})" +
         (what_follows.empty() ? "" : ",\n  " + what_follows) + "\n}\n";
}

/// The same with a study of this type and these fields.
inline std::string small_study(const std::string& type, const std::string& fields = "",
                               const std::string& claims = "") {
  return small_world(R"("study": {"type": ")" + type + "\"" +
                     (fields.empty() ? "" : ", " + fields) + "}" +
                     (claims.empty() ? "" : ",\n  \"claims\": [" + claims + "]"));
}

inline StudyPlan plan_of(const std::string& text, const std::string& file = "world.json") {
  return plan_study(tree_of(text), file, ScenarioReading{scenario_of(text), {}});
}

inline StudyRun run_of(const StudyPlan& plan, int threads = 2) {
  return run_study(plan, threads, {}, {});
}

}  // namespace darknumber
