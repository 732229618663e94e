// SPDX-License-Identifier: MIT
#include "engine/scenario/format/read_dependence.h"

#include <fmt/core.h>

#include "engine/input/field_check.h"
#include "engine/scenario/format/field_tables.h"
#include "engine/scenario/format/read_agencies.h"
#include "engine/scenario/format/read_names.h"

namespace darknumber {
namespace {

std::string pair_path(const Value& item, std::size_t index) {
  const Value* between = item.is_object() ? item.find("between") : nullptr;
  if (between != nullptr && between->is_array() && between->array().size() == 2 &&
      between->array()[0].is_text() && between->array()[1].is_text())
    return fmt::format("dependence[{},{}]", between->array()[0].text(), between->array()[1].text());
  return fmt::format("dependence[#{}]", index + 1);
}

/// The two agencies of "between"; false where they are refused.
bool read_pair(ObjectReader& reader, const std::vector<std::string>& names,
               Dependence& dependence) {
  const Value* between = reader.value("between");
  if (between == nullptr) return false;
  const Value::Array& items = between->array();
  if (items.size() != 2) {
    reader.report("between",
                  fmt::format("a dependence is between two agencies, but here {} given",
                              items.size() == 1 ? "is 1" : fmt::format("are {}", items.size())),
                  "For example \"between\": [\"Police\", \"Shelter\"].");
    return false;
  }
  int* const agencies[] = {&dependence.first, &dependence.second};
  bool known = true;
  for (std::size_t i = 0; i < 2; ++i) {
    const std::string name = items[i].is_text() ? items[i].text() : "";
    *agencies[i] = name.empty() ? -1 : index_of_name(name, names);
    if (*agencies[i] >= 0) continue;
    known = false;
    reader.problems().push_back(
        {file_at(items[i].position, reader.file()), items[i].position, reader.path_of("between"),
         items[i].is_text() ? fmt::format("there is no agency called \"{}\"", name)
                            : fmt::format("the name of an agency is a text in double quotes, but "
                                          "here is {}",
                                          describe_value(items[i])),
         known_names_advice("agencies", names), nearest_name(name, names)});
  }
  if (known && dependence.first == dependence.second) {
    reader.report("between", fmt::format("\"{}\" cannot depend on itself", items[0].text()),
                  "Name two different agencies.");
    return false;
  }
  return known;
}

bool same_pair(const Dependence& a, const Dependence& b) {
  return (a.first == b.first && a.second == b.second) ||
         (a.first == b.second && a.second == b.first);
}

void check_repeated(ObjectReader& reader, const Dependence& dependence,
                    const std::vector<Dependence>& earlier, const std::vector<std::string>& names) {
  for (const Dependence& other : earlier) {
    if (!same_pair(dependence, other) || !overlap(dependence.applies_to, other.applies_to))
      continue;
    reader.report(
        "between",
        fmt::format("the dependence of \"{}\" and \"{}\" is given twice for {}",
                    names[static_cast<std::size_t>(dependence.first)],
                    names[static_cast<std::size_t>(dependence.second)],
                    name_of(other.applies_to == Group::everyone ? dependence.applies_to
                                                                : other.applies_to)),
        "A pair occurs once for each group; an entry for \"everyone\" is one for either.");
    return;
  }
}

using Rate = double AgencyRates::*;

/// Refuses "never both" where both are too likely, by the rates of one group.
bool never_both_is_possible(ObjectReader& reader, const Dependence& dependence,
                            const Scenario& scenario, Rate rate) {
  const PopulationSpec& population = scenario.population;
  const AgencySpec& first = scenario.agencies[static_cast<std::size_t>(dependence.first)];
  const AgencySpec& second = scenario.agencies[static_cast<std::size_t>(dependence.second)];
  for (std::size_t s = 0; s < population.strata.size(); ++s) {
    const double p = first.in_stratum[s].*rate;
    const double q = second.in_stratum[s].*rate;
    if (p == 0.0 || q == 0.0 || p + q <= 1.0) continue;
    const std::string where = population.strata[s].name.empty()
                                  ? ""
                                  : fmt::format(" in stratum \"{}\"", population.strata[s].name);
    reader.report("odds_ratio",
                  fmt::format("an odds ratio of 0 means never both, but \"{}\" and \"{}\" detect "
                              "with probabilities {} and {}{}",
                              first.name, second.name, p, q, where),
                  "Their sum must not exceed 1, or the odds ratio lie above 0.");
    return false;
  }
  return true;
}

void check_never_both(ObjectReader& reader, const Dependence& dependence,
                      const Scenario& scenario) {
  if (reader.number("odds_ratio") != 0.0) return;
  if (overlap(dependence.applies_to, Group::victims) && !is_anchored(scenario) &&
      !never_both_is_possible(reader, dependence, scenario, &AgencyRates::capture_probability))
    return;
  if (overlap(dependence.applies_to, Group::bystanders) &&
      scenario.bystanders.form == FalsePositiveForm::alarm_probability)
    never_both_is_possible(reader, dependence, scenario, &AgencyRates::false_alarm_probability);
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
    ObjectReader reader(item, pair_path(item, index++), section_fields("dependence[]"), file,
                        problems);
    Dependence dependence;
    dependence.odds_ratio = reader.number("odds_ratio").value_or(1.0);
    dependence.applies_to = read_group(reader);
    if (!read_pair(reader, names, dependence)) continue;
    check_repeated(reader, dependence, all, names);
    check_never_both(reader, dependence, scenario);
    all.push_back(dependence);
  }
  return all;
}

}  // namespace darknumber
