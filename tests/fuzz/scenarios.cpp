// SPDX-License-Identifier: MIT
#include "tests/fuzz/scenarios.h"

namespace darknumber::fuzz {

InputFiles files_of_texts() {
  return {{{{"two.csv", "A,B,count\n1,0,40\n0,1,30\n1,1,10\n"},
            {"three.csv",
             "A,B,C,count\n1,0,0,40\n0,1,0,30\n0,0,1,25\n1,1,0,9\n1,0,1,7\n0,1,1,5\n1,1,1,3\n"}}}};
}

const std::vector<std::string>& base_scenarios() {
  static const std::vector<std::string> bases = {
      R"({"schema": 1, "population": {"victims": 200, "strata": [{"name": "Dutch", "share": 0.4},
          {"name": "others", "share": 0.6}], "traits": [{"name": "place", "distribution": "classes",
          "values": [-1, 1], "shares": [0.5, 0.5]}, {"name": "visibility", "distribution": "normal"}],
          "turnover": {"periods": 3, "rate": 0.2}, "groups": [{"size": 2, "share": 0.5}]},
          "bystanders": {"count": 100}, "agencies": [{"name": "Police", "capture_probability": 0.3,
          "loadings": {"place": 1, "visibility": 0.5}, "by_stratum": {"Dutch": {"capture_probability": 0.4}}},
          {"name": "Shelter", "capture_probability": 0.2, "false_alarm_probability": 0.01, "found_in_visit": 0.5},
          {"name": "NGO", "capture_probability": 0.1, "anonymous_share": 0.1}],
          "dependence": [{"between": ["Police", "NGO"], "odds_ratio": 2}],
          "avoidance": [{"after": "Police", "of": "Shelter", "probability": 0.2}],
          "referrals": [{"from": "Police", "to": "NGO", "probability": 0.1}],
          "estimation": {"remove": [{"history": ["NGO"], "share": 0.5}], "estimators": [{"method": "chao"},
          {"method": "loglinear", "terms": ["Police:NGO"], "label": "one term"}]}})",
      R"({"schema": 1, "population": {"at_risk": {"count": 300, "victims_above": 1}},
          "agencies": [{"name": "A", "threshold": {"at": 1, "softness": 0.5, "capture_probability": 0.3}},
          {"name": "B", "threshold": {"at": 0.5, "capture_probability": 0.2}}]})",
      R"({"schema": 1, "population": {"victims": 300, "covariates": {"sex": {"male": 0.5, "female": 0.5},
          "year": {"2014": 0.3, "2015": 0.7}}}, "agencies": [{"name": "A", "capture_probability": 0.3},
          {"name": "B", "capture_probability": 0.2, "by_covariate": {"sex": {"male": {"capture_probability": 0.1}}}}],
          "study": {"type": "sweep", "factors": [{"path": "agencies[A].capture_probability",
          "values": [0.1, 0.2]}]}})",
      R"({"schema": 1, "population": {}, "table": {"file": "three.csv"}, "agencies": [{"name": "A",
          "false_positive_share": 0.1}, {"name": "B"}, {"name": "C"}], "study": {"type": "explain",
          "particles": 16, "runs": 1, "factors": [{"path": "agencies[A].false_positive_share",
          "belief": {"beta": [1, 9]}}]}})"};
  return bases;
}

}  // namespace darknumber::fuzz
