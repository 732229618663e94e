// SPDX-License-Identifier: MIT
#include "engine/scenario/format/read_dependence.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/input/field_check.h"
#include "engine/input/wording.h"
#include "engine/scenario/format/field_tables.h"
#include "engine/scenario/format/read_agencies.h"
#include "engine/scenario/format/read_names.h"

namespace darknumber {
namespace {

std::string entry_path(const Value& item, std::size_t index) {
  const Value* between = item.is_object() ? item.find("between") : nullptr;
  if (between != nullptr && between->is_array() && between->array().size() >= 2 &&
      std::all_of(between->array().begin(), between->array().end(),
                  [](const Value& name) { return name.is_text(); })) {
    std::vector<std::string> names;
    for (const Value& name : between->array()) names.push_back(name.text());
    return fmt::format("dependence[{}]", fmt::join(names, ","));
  }
  return fmt::format("dependence[#{}]", index + 1);
}

/// The agency that an item of "between" names, or -1 where it is refused.
int read_agency(ObjectReader& reader, const Value& item, const std::vector<std::string>& names) {
  const std::string name = item.is_text() ? item.text() : "";
  const int agency = name.empty() ? -1 : index_of_name(name, names);
  if (agency < 0)
    reader.problems().push_back(
        {file_at(item.position, reader.file()), item.position, reader.path_of("between"),
         item.is_text() ? fmt::format("there is no agency called \"{}\"", name)
                        : fmt::format("the name of an agency is a text in double quotes, but "
                                      "here is {}",
                                      describe_value(item)),
         known_names_advice("agencies", names), nearest_name(name, names)});
  return agency;
}

/// The agencies of "between"; false where they are refused.
bool read_between(ObjectReader& reader, const std::vector<std::string>& names,
                  Dependence& dependence) {
  const Value* between = reader.value("between");
  if (between == nullptr) return false;
  const Value::Array& items = between->array();
  if (items.size() < 2) {
    reader.report("between",
                  fmt::format("a dependence is between two agencies or more, but here {} given",
                              items.size() == 1 ? "is 1" : "are 0"),
                  "For example \"between\": [\"Police\", \"Shelter\"].");
    return false;
  }
  std::vector<int> agencies;
  bool known = true;
  for (const Value& item : items) {
    agencies.push_back(read_agency(reader, item, names));
    known = known && agencies.back() >= 0;
  }
  if (!known) return false;
  for (std::size_t i = 0; i < agencies.size(); ++i)
    if (std::count(agencies.begin(), agencies.begin() + static_cast<std::ptrdiff_t>(i),
                   agencies[i]) > 0) {
      reader.report(
          "between", fmt::format("\"{}\" cannot depend on itself", items[i].text()),
          items.size() == 2 ? "Name two different agencies." : "Name different agencies.");
      return false;
    }
  dependence.first = agencies[0];
  dependence.second = agencies[1];
  dependence.further.assign(agencies.begin() + 2, agencies.end());
  return true;
}

/// The names of a set of agencies, as in "Police" and "Shelter".
std::string quoted_names(const Dependence& dependence, const std::vector<std::string>& names) {
  std::vector<std::string> quoted;
  for (std::size_t j = 0; j < names.size(); ++j)
    if (contains(dependence.agencies(), static_cast<int>(j))) quoted.push_back(names[j]);
  return list_names(quoted);
}

void check_repeated(ObjectReader& reader, const Dependence& dependence,
                    const std::vector<Dependence>& earlier, const std::vector<std::string>& names) {
  for (const Dependence& other : earlier) {
    if (dependence.agencies() != other.agencies() ||
        !overlap(dependence.applies_to, other.applies_to))
      continue;
    reader.report(
        "between",
        fmt::format("the dependence of {} is given twice for {}", quoted_names(other, names),
                    name_of(other.applies_to == Group::everyone ? dependence.applies_to
                                                                : other.applies_to)),
        fmt::format("{} occurs once for each group; an entry for \"everyone\" is one for either.",
                    dependence.further.empty() ? "A pair" : "A set of agencies"));
    return;
  }
}

/// Agencies that visit groups find their members independently of everyone else.
void check_visits(ObjectReader& reader, const Dependence& dependence,
                  const std::vector<AgencySpec>& agencies) {
  for (std::size_t j = 0; j < agencies.size(); ++j) {
    if (!contains(dependence.agencies(), static_cast<int>(j)) || !agencies[j].found_in_visit)
      continue;
    reader.report("between",
                  fmt::format("\"{}\" finds people by visits, which depend on no other agency",
                              agencies[j].name),
                  "Leave out its \"found_in_visit\", or the dependence.");
  }
}

using Rate = double AgencyRates::*;

/// Refuses "never all" where all are too likely, by the rates of one group: each person is missed
/// by some of m agencies, so that their probabilities sum to m - 1 at most.
bool never_all_is_possible(ObjectReader& reader, const Dependence& dependence,
                           const Scenario& scenario, Rate rate) {
  const PopulationSpec& population = scenario.population;
  for (std::size_t s = 0; s < population.strata.size(); ++s) {
    std::vector<std::string> quoted;
    std::vector<std::string> probabilities;
    double sum = 0.0;
    bool possible = false;
    for (std::size_t j = 0; j < scenario.agencies.size(); ++j) {
      if (!contains(dependence.agencies(), static_cast<int>(j))) continue;
      const double p = scenario.agencies[j].in_stratum[s].*rate;
      possible = possible || p == 0.0;
      sum += p;
      quoted.push_back(scenario.agencies[j].name);
      probabilities.push_back(fmt::format("{}", p));
    }
    const int most = lists_on(dependence.agencies()) - 1;
    if (possible || sum <= most) continue;
    const std::string where = population.strata[s].name.empty()
                                  ? ""
                                  : fmt::format(" in stratum \"{}\"", population.strata[s].name);
    reader.report(
        "odds_ratio",
        fmt::format("an odds ratio of 0 means never {}, but {} detect with probabilities "
                    "{}{}",
                    most == 1 ? "both" : "all", list_names(quoted), join_with_and(probabilities),
                    where),
        fmt::format("Their sum must not exceed {}, or the odds ratio lie above 0.", most));
    return false;
  }
  return true;
}

void check_never_all(ObjectReader& reader, const Dependence& dependence, const Scenario& scenario) {
  if (reader.number("odds_ratio") != 0.0) return;
  if (overlap(dependence.applies_to, Group::victims) && !is_anchored(scenario) &&
      !never_all_is_possible(reader, dependence, scenario, &AgencyRates::capture_probability))
    return;
  if (overlap(dependence.applies_to, Group::bystanders) &&
      scenario.bystanders.form == FalsePositiveForm::alarm_probability)
    never_all_is_possible(reader, dependence, scenario, &AgencyRates::false_alarm_probability);
}

}  // namespace

std::string_view name_of(Group group) {
  switch (group) {
    case Group::everyone:
      return "everyone";
    case Group::victims:
      return "victims";
    case Group::bystanders:
      return "bystanders";
  }
  return "";
}

Group read_group(const ObjectReader& reader) {
  const std::string name = reader.text("applies_to").value_or("everyone");
  if (name == "victims") return Group::victims;
  return name == "bystanders" ? Group::bystanders : Group::everyone;
}

bool overlap(Group a, Group b) {
  return a == b || a == Group::everyone || b == Group::everyone;
}

std::vector<Dependence> read_dependence(const Value& value, const Scenario& scenario,
                                        const std::string& file, Problems& problems) {
  const std::vector<std::string> names = names_of(scenario.agencies);
  std::vector<Dependence> all;
  std::size_t index = 0;
  for (const Value& item : value.array()) {
    ObjectReader reader(item, entry_path(item, index++), section_fields("dependence[]"), file,
                        problems);
    Dependence dependence;
    dependence.odds_ratio = reader.number("odds_ratio").value_or(1.0);
    dependence.applies_to = read_group(reader);
    if (!read_between(reader, names, dependence)) continue;
    check_repeated(reader, dependence, all, names);
    check_visits(reader, dependence, scenario.agencies);
    check_never_all(reader, dependence, scenario);
    all.push_back(dependence);
  }
  return all;
}

}  // namespace darknumber
