// SPDX-License-Identifier: MIT
#include "engine/scenario/format/read_agency_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/input/nearest_name.h"
#include "engine/input/read_table.h"
#include "engine/scenario/format/read_agencies.h"
#include "engine/scenario/format/read_names.h"
#include "engine/scenario/format/suppressed_table.h"

namespace darknumber {
namespace {

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Those of `names` that `others` lack.
std::vector<std::string> without(const std::vector<std::string>& names,
                                 const std::vector<std::string>& others) {
  std::vector<std::string> left;
  for (const std::string& name : names)
    if (!has(others, name)) left.push_back(name);
  return left;
}

Problems mismatches(const NamedTable& named, const std::vector<std::string>& agencies,
                    const std::string& path) {
  Problems problems;
  const std::vector<std::string> missing = without(agencies, named.lists);
  for (std::size_t list = 0; list < named.lists.size(); ++list)
    if (const std::string& name = named.lists[list]; !has(agencies, name))
      problems.push_back({path, named.places[list], "",
                          fmt::format("the scenario has no agency called \"{}\"", name),
                          known_names_advice("agencies", agencies), nearest_name(name, missing)});
  for (const std::string& name : missing)
    problems.push_back({path,
                        {named.places.front().line, 1, ""},
                        "",
                        fmt::format("there is no column for the agency \"{}\"", name),
                        "The table needs a column for every agency of the scenario, by name.",
                        ""});
  return problems;
}

}  // namespace

SuppressedTable read_agency_table(InputText input, const Scenario& scenario,
                                  const TableReading& reading, std::vector<std::string>& notes) {
  const std::string path = input.name;
  const NamedTable named = table_of(std::move(input), reading);
  notes.insert(notes.end(), named.notes.begin(), named.notes.end());
  if (!named.suppressed.empty())
    notes.emplace_back(
        "a suppressed count stands as the middle of what it can be, but where the worlds behind "
        "the table are explained: there it is anything that it can be");
  const std::vector<std::string> agencies = names_of(scenario.agencies);
  if (Problems problems = mismatches(named, agencies, path); !problems.empty())
    throw InputError(std::move(problems));
  const auto over_agencies = [&](CaptureHistory of_file) {
    CaptureHistory history = 0;
    for (std::size_t list = 0; list < agencies.size(); ++list)
      if (contains(of_file, static_cast<int>(list)))
        history |= only(index_of_name(named.lists[list], agencies));
    return history;
  };
  SuppressedTable read{ContingencyTable(static_cast<int>(agencies.size())), {}};
  for (CaptureHistory h = 1; h < named.table.counts().size(); ++h)
    read.table.add(over_agencies(h), named.table[h]);
  for (const SuppressedCount& count : suppressed_of(named, {}).cells) {
    const CaptureHistory history = over_agencies(count.history);
    suppressed_at(history, read.cells) = {history, count.least, count.most};
  }
  return read;
}

}  // namespace darknumber
