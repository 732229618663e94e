// SPDX-License-Identifier: MIT
#include "tests/properties/scenario_mistakes.h"

#include <iterator>
#include <optional>
#include <vector>

#include "engine/core/contracts.h"
#include "engine/scenario/format/field_tables.h"
#include "engine/scenario/format/read_names.h"
#include "engine/scenario/read_scenario.h"

namespace darknumber::testing {
namespace {

/// A mistake that a setting makes. Words in capitals stand for names of the scenario: AGENCY and
/// OTHER for two of its agencies, STRATUM, TRAIT, RATE (one of an agency's probabilities).
struct Kind {
  std::string setting;  // PATH=VALUE
  std::string path;     // of the problem; empty: the setting's own
  std::string message;
  bool apart = false;  // a mistake only where victims and bystanders are apart
};

const std::vector<Kind> kinds{
    {"agencies[AGENCY].RATE=1.5", "", "but is 1.5"},
    {"agencies[AGENCY].RATE=-0.1", "", "but is -0.1"},
    {"agencies[AGENCY].RATE=\"0.2\"", "", "must be a number"},
    {"agencies[AGENCY].RATE=null", "", "must be a number"},
    {"agencies[AGENCY].RATE=[0.1]", "", "must be a number"},
    {"agencies[AGENCY].by_stratum[STRATUM].RATE=35", "", "but is 35"},
    {"agencies[AGENCY].name=\"\"", "agencies[#1].name", "is empty"},
    {"agencies[AGENCY].name=a:b", "agencies[a:b].name", "holds \":\""},
    {"agencies[AGENCY].name=OTHER", "agencies[OTHER].name", "a second agency is called"},
    {"agencies[AGENCY].name=7", "agencies[#1].name", "must be a text"},
    {"agencies[AGENCY].loadings={\"luck\": 1}", "agencies[AGENCY].loadings[luck]",
     "there is no trait called \"luck\"", true},
    {"agencies[AGENCY].loadings[TRAIT]=high", "", "must be a number", true},
    {"agencies[AGENCY].reporting_loadings={\"luck\": 1}",
     "agencies[AGENCY].reporting_loadings[luck]", "there is no trait called \"luck\"", true},
    {"agencies[AGENCY].anonymous_loadings[TRAIT]=high", "", "must be a number", true},
    {"agencies[AGENCY].by_stratum={\"nobody\": {}}", "agencies[AGENCY].by_stratum[nobody]",
     "there is no stratum called \"nobody\""},
    {"agencies[AGENCY].active={\"from\": 1, \"to\": 900}", "agencies[AGENCY].active.to",
     "lies after the last one"},
    {"agencies[AGENCY].active={\"from\": 0}", "agencies[AGENCY].active.from", "but is 0"},
    {"agencies[AGENCY].active={\"from\": 2, \"to\": 1}", "agencies[AGENCY].active.from",
     "begins in period 2 and ends in period 1"},
    {"agencies[AGENCY].threshold={\"at\": 1, \"capture_probability\": 0.1}",
     "agencies[AGENCY].threshold", "needs a continuum", true},
    {"agencies=[]", "agencies", "2 to 10 agencies"},
    {"agencies=[{\"name\": \"A\", \"capture_probability\": 0.1}]", "agencies",
     "2 to 10 agencies, but here is 1"},
    {"agencies={}", "agencies", "must be an array"},
    {"schema=2", "", "newer than the program"},
    {"schema=0", "", "at least 1"},
    {"title=7", "", "must be a text"},
    {"population=[]", "population", "must be an object"},
    {"population.victims=0", "", "between 1 and 2000000000"},
    {"population.victims=12.5", "", "must be a whole number"},
    {"population.victims=3e9", "", "between 1 and 2000000000"},
    {"population.at_risk={\"count\": 9, \"victims_above\": 1}", "population.victims",
     "the victims are those above", true},
    {"population.turnover={\"periods\": 0}", "population.turnover.periods", "but is 0"},
    {"population.turnover={\"rate\": 3}", "population.turnover.rate", "but is 3"},
    {"population.stratum_unknown_share=2", "", "but is 2"},
    {"population.strata=[]", "population.strata", "is empty"},
    {"population.strata=[{\"name\": \"one\", \"share\": 0.5}]", "population.strata",
     "sum to 0.5, not to 1"},
    {"population.strata=[{\"name\": \"one\", \"share\": 0.5}, {\"name\": \"two\", \"share\": 0.5, "
     "\"bystander_share\": 1}]",
     "population.strata", "1 of 2 strata give a bystander_share", true},
    {"population.strata=[{\"name\": \"one\", \"share\": 0.5}, {\"name\": \"one\", \"share\": 0.5}]",
     "population.strata[one].name", "a second stratum is called \"one\""},
    {"population.groups=[{\"size\": 1, \"share\": 0.5}]", "population.groups[1].size", "but is 1",
     true},
    {"population.groups=[{\"size\": 3, \"share\": 0.5}, {\"size\": 4, \"share\": 0.6}]",
     "population.groups", "sum to 1.1", true},
    {"agencies[AGENCY].found_in_visit=2", "", "but is 2", true},
    {"population.traits=[{\"name\": \"t\", \"distribution\": \"cauchy\"}]",
     "population.traits[t].distribution", "cannot be \"cauchy\""},
    {"population.traits=[{\"name\": \"t\", \"distribution\": \"normal\", \"sd\": -1}]",
     "population.traits[t].sd", "at least 0, but is -1"},
    {"population.traits=[{\"name\": \"t\", \"distribution\": \"classes\", \"values\": [0, 1], "
     "\"shares\": [1]}]",
     "population.traits[t].shares", "there are 1 shares for 2 values"},
    {"population.traits=[{\"name\": \"t\", \"distribution\": \"classes\", \"values\": [0, 1], "
     "\"shares\": [0.5, 0.4]}]",
     "population.traits[t].shares", "sum to 0.9, not to 1"},
    {"bystanders.count=-1", "", "between 0 and 2000000000"},
    {"bystanders=none", "bystanders", "must be an object"},
    {"dependence=[{\"between\": [\"AGENCY\", \"Nobody\"], \"odds_ratio\": 2}]",
     "dependence[AGENCY,Nobody].between", "there is no agency called \"Nobody\""},
    {"dependence=[{\"between\": [\"AGENCY\", \"AGENCY\"], \"odds_ratio\": 2}]",
     "dependence[AGENCY,AGENCY].between", "cannot depend on itself"},
    {"dependence[AGENCY,OTHER,victims].odds_ratio=-2", "dependence[AGENCY,OTHER].odds_ratio",
     "at least 0, but is -2"},
    {"dependence=[{\"between\": [\"AGENCY\", \"OTHER\"], \"odds_ratio\": 2}, {\"between\": "
     "[\"OTHER\", \"AGENCY\"], \"odds_ratio\": 2, \"applies_to\": \"victims\"}]",
     "dependence[OTHER,AGENCY].between", "is given twice for victims"},
    {"dependence=[{\"between\": [\"AGENCY\", \"OTHER\", \"Nobody\"], \"odds_ratio\": 2}]",
     "dependence[AGENCY,OTHER,Nobody].between", "there is no agency called \"Nobody\""},
    {"dependence=[{\"between\": [\"AGENCY\", \"OTHER\", \"AGENCY\"], \"odds_ratio\": 2}]",
     "dependence[AGENCY,OTHER,AGENCY].between", "cannot depend on itself"},
    {"avoidance=[{\"after\": \"Nobody\", \"of\": \"AGENCY\", \"probability\": 0.1}]",
     "avoidance[Nobody,AGENCY].after", "there is no agency called \"Nobody\""},
    {"avoidance=[{\"after\": \"AGENCY\", \"of\": \"OTHER\"}]",
     "avoidance[AGENCY,OTHER].probability", "is missing"},
    {"referrals=[{\"from\": \"AGENCY\", \"to\": \"AGENCY\", \"probability\": 0.1}]",
     "referrals[AGENCY,AGENCY].to", "on both sides of the referral"},
    {"referrals=[{\"from\": \"AGENCY\", \"to\": \"OTHER\", \"probability\": 0.1}, {\"from\": "
     "\"AGENCY\", \"to\": \"OTHER\", \"probability\": 0.1}]",
     "referrals[AGENCY,OTHER].from", "is given twice for everyone"},
    {"referrals=[{\"from\": \"AGENCY\", \"to\": \"OTHER\", \"probability\": 0.1, \"applies_to\": "
     "\"all\"}]",
     "referrals[AGENCY,OTHER].applies_to", "cannot be \"all\""},
    {"verification.keeps_victims=1.2", "", "but is 1.2"},
    {"verification.of=records", "", "cannot be \"records\""},
    {"verification={\"keeps\": 1}", "verification.keeps", "is not a field here"},
    {"agencies[AGENCY].verification.of=person", "", "cannot be \"person\""},
    {"agencies[AGENCY].verification.keeps_others=-1", "", "but is -1"},
    {"estimation.level=1", "", "below 1"},
    {"estimation.target=past", "", "cannot be \"past\""},
    {"estimation.unknown=keep", "", "cannot be \"keep\""},
    {"estimation.lists=[\"AGENCY\"]", "estimation.lists", "fewer than two lists"},
    {"estimation.lists=[\"AGENCY\", \"Nobody\"]", "estimation.lists[#2]",
     "there is no list \"Nobody\""},
    {"estimation.remove=[{\"history\": [\"Nobody\"], \"share\": 1}]",
     "estimation.remove[#1].history", "there is no list called \"Nobody\""},
    {"estimation.estimators=[]", "estimation.estimators", "is empty"},
    {"estimation.estimators=[{\"method\": \"magic\"}]", "estimation.estimators[#1].method",
     "there is no method \"magic\""},
    {"estimation.estimators=[{\"method\": \"loglinear\"}]", "estimation.estimators[#1].method",
     "needs either \"terms\" or \"select\""},
    {"estimation.estimators=[{\"method\": \"loglinear\", \"terms\": [\"AGENCY:Nobody\"]}]",
     "estimation.estimators[#1].terms", "is not a list of this estimator"},
    {"estimation.estimators=[{\"method\": \"chapman\", \"lists\": [\"AGENCY\", \"AGENCY\"]}]",
     "estimation.estimators[#1].lists[#2]", "is named twice"},
    {"estimation.estimators=[{\"method\": \"mean\", \"of\": [\"chao\"]}]", "estimation.estimators",
     "which is not the label of another estimator"},
    {"monte_carlo.replicates=0", "", "between 1 and 2000000000"},
    {"monte_carlo.seed=-1", "", "between 0 and"},
    {"monte_carlo.simulator=magic", "", "cannot be \"magic\""},
};

int whole(RandomStream& stream, std::size_t below) {
  return static_cast<int>(stream.uniform() * static_cast<double>(below));
}

const std::string& any_of(const std::vector<std::string>& names, RandomStream& stream) {
  return names[static_cast<std::size_t>(whole(stream, names.size()))];
}

bool replace_all(std::string& text, const std::string& word, const std::string& name) {
  bool found = false;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word)) {
    text.replace(at, word.size(), name);
    found = true;
  }
  return found;
}

/// The probabilities of an agency that every scenario of victims and bystanders apart may have.
const std::vector<std::string> rates{"capture_probability", "reporting_probability",
                                     "anonymous_share", "missed_link_probability",
                                     "duplicate_probability"};

/// Puts names of the scenario in place of the words; false where it has none of a kind. AGENCY is
/// the first agency, which the paths of problems number where its name is refused.
bool name_words(Kind& kind, const Value& root, RandomStream& stream) {
  const std::vector<std::string> agencies = item_names(root.find("agencies"));
  const std::vector<std::string> strata = item_names(root.find("population")->find("strata"));
  const std::vector<std::string> traits = item_names(root.find("population")->find("traits"));
  const std::vector<std::string> others(agencies.begin() + 1, agencies.end());
  const std::string other = any_of(others, stream);
  const std::string rate = any_of(rates, stream);
  for (std::string* text : {&kind.setting, &kind.path}) {
    replace_all(*text, "AGENCY", agencies.front());
    replace_all(*text, "OTHER", other);
    replace_all(*text, "RATE", rate);
    if (!strata.empty()) replace_all(*text, "STRATUM", strata.back());
    if (!traits.empty()) replace_all(*text, "TRAIT", traits.back());
  }
  return kind.setting.find("STRATUM") == std::string::npos &&
         kind.setting.find("TRAIT") == std::string::npos;
}

constexpr std::string_view plain_sections[] = {"", "population", "estimation", "monte_carlo"};

/// A field's name with a letter too many, given twice, or with a value of another kind.
Mistake plant_name(Value& root, RandomStream& stream) {
  const std::string section(plain_sections[whole(stream, std::size(plain_sections))]);
  const std::string prefix = section.empty() ? "" : section + ".";
  Value& object = section.empty() ? root : *root.find(section);
  const auto at = static_cast<std::size_t>(whole(stream, object.object().size()));
  const std::string name = object.object()[at].name;
  switch (whole(stream, 3)) {
    case 0:
      object.object()[at].name = name + "x";
      return {"misspelt", prefix + name + "x", "\"" + name + "x\" is not a field here"};
    case 1: {
      const Member again = object.object()[at];
      object.object().push_back(again);
      return {"twice", prefix + name, "is given twice in the same object"};
    }
    default:
      root.object().push_back({"claims", {}, Value{Value::Object{}, {}}});
      return {"of another kind", "claims", "must be an array"};
  }
}

/// A required field left out.
Mistake plant_gap(Value& root, RandomStream& stream) {
  const auto remove = [](Value& object, const std::string& name) {
    Value::Object& members = object.object();
    for (std::size_t i = 0; i < members.size(); ++i)
      if (members[i].name == name) members.erase(members.begin() + static_cast<long>(i--));
  };
  switch (whole(stream, 4)) {
    case 0:
      remove(root, "schema");
      return {"no schema", "schema", "is missing"};
    case 1:
      remove(*root.find("population"), "victims");
      remove(*root.find("population"), "at_risk");
      return {"no victims", "population.victims", "is missing"};
    case 2:
      remove(root.find("agencies")->array().front(), "name");
      return {"no name", "agencies[#1].name", "is missing"};
    default:
      remove(root, "agencies");
      return {"no agencies", "agencies", "is missing"};
  }
}

}  // namespace

Mistake plant_mistake(Value& root, RandomStream& stream) {
  // Names and gaps in one of ten, since they are of seven kinds among some seventy.
  const double which = stream.uniform();
  if (which < 0.05) return plant_name(root, stream);
  if (which < 0.1) return plant_gap(root, stream);
  const bool continuum = root.find("population")->find("at_risk") != nullptr;
  while (true) {
    const Kind& plain = kinds[static_cast<std::size_t>(whole(stream, kinds.size()))];
    Kind kind = plain;
    if ((kind.apart && continuum) || !name_words(kind, root, stream)) continue;
    Problems problems;
    apply_setting(root, kind.setting, problems);
    DN_EXPECT(problems.empty(), "the setting of a mistake can be made");
    if (kind.path.empty()) kind.path = kind.setting.substr(0, kind.setting.find('='));
    return {plain.setting, kind.path, kind.message};
  }
}

}  // namespace darknumber::testing
