// SPDX-License-Identifier: MIT
#include "engine/estimators/options/read_lists.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "engine/input/field_check.h"
#include "engine/input/name_check.h"
#include "engine/input/nearest_name.h"
#include "engine/input/object_reader.h"

namespace darknumber {
namespace {

constexpr std::array<Field, 2> merged_list_fields{{
    {.name = "name",
     .type = FieldType::text,
     .help = "The merged list's name.",
     .example = "\"NGO\"",
     .required = true},
    {.name = "merge",
     .type = FieldType::array,
     .help = "The lists it unites: a person on any of them is on it.",
     .example = "[\"Shelter\", \"Coordinator\"]",
     .required = true},
}};

/// What names mean, and where problems go.
struct ListReading {
  const ListsInUse& in_use;
  const std::vector<std::string>& agencies;
  const std::string& file;
  Problems& problems;

  void refuse(const Value& at, const std::string& path, std::string message,
              std::string advice = "", std::string suggestion = "") const {
    problems.push_back({file_at(at.position, file), at.position, path, std::move(message),
                        std::move(advice), std::move(suggestion)});
  }

  std::vector<std::string> known() const {
    std::vector<std::string> names = names_of(in_use);
    for (const std::string& agency : agencies)
      if (std::find(names.begin(), names.end(), agency) == names.end()) names.push_back(agency);
    return names;
  }

  /// The agencies of a list of that name; 0 for an unknown one.
  CaptureHistory look_up(std::string_view name) const {
    if (const int list = index_of_list(name, in_use); list >= 0)
      return in_use[static_cast<std::size_t>(list)].agencies;
    for (std::size_t agency = 0; agency < agencies.size(); ++agency)
      if (agencies[agency] == name) return only(static_cast<int>(agency));
    return 0;
  }
};

/// The agencies of a name; 0, with a problem added, where it is none.
CaptureHistory read_name(const Value& value, const std::string& path, const ListReading& reading) {
  if (!value.is_text()) {
    reading.refuse(value, path,
                   fmt::format("a list must be a name, but is {}", describe_value(value)));
    return 0;
  }
  const CaptureHistory agencies = reading.look_up(value.text());
  if (agencies == 0)
    reading.refuse(value, path, fmt::format("there is no list \"{}\"", value.text()),
                   fmt::format("The lists are {}.", list_names(reading.known())),
                   nearest_name(value.text(), reading.known()));
  return agencies;
}

ListInUse read_merged(const Value& value, const std::string& path, const ListReading& reading) {
  ObjectReader reader(value, path, merged_list_fields, reading.file, reading.problems);
  ListInUse list{reader.text("name").value_or(""), 0};
  const Value* merge = reader.value("merge");
  if (merge == nullptr || !reader.has("name")) return list;
  if (merge->array().empty())
    reader.report("merge", "\"merge\" is empty", "Name the lists to unite.");
  for (const Value& item : merge->array()) {
    const CaptureHistory agencies = read_name(item, reader.path_of("merge"), reading);
    if ((agencies & list.agencies) != 0)
      reading.refuse(item, reader.path_of("merge"),
                     fmt::format("\"{}\" is merged into \"{}\" twice", item.text(), list.name),
                     "Leave one out.");
    list.agencies |= agencies;
  }
  if (const auto fault = fault_of_name(list.name, NameOf::list))
    reader.report("name", fault->message, fault->advice);
  const CaptureHistory same_name = reading.look_up(list.name);
  if (list.agencies != 0 && same_name != 0 && !is_subset(same_name, list.agencies))
    reader.report("name",
                  fmt::format("\"{}\" is the name of a list that is not merged here", list.name),
                  "Give the merged list a name of its own.");
  return list;
}

void check_against_earlier(const Value& item, const std::string& path, const ListInUse& list,
                           const ListsInUse& earlier, const ListReading& reading) {
  for (const ListInUse& other : earlier) {
    if (other.name == list.name) {
      reading.refuse(item, path, fmt::format("the list \"{}\" is named twice", list.name),
                     "Leave one out.");
    } else if ((other.agencies & list.agencies) != 0) {
      reading.refuse(
          item, path,
          fmt::format("\"{}\" and \"{}\" have an agency in common", other.name, list.name),
          "An agency can be part of one list only: else each of its persons would seem "
          "to be on two.");
    }
  }
}

}  // namespace

ListsInUse read_lists(const Value& value, const std::string& path, const std::string& file,
                      const ListsInUse& in_use, const std::vector<std::string>& agencies,
                      Problems& problems) {
  const ListReading reading{in_use, agencies, file, problems};
  ListsInUse lists;
  if (!value.is_array()) {
    reading.refuse(value, path,
                   fmt::format("lists must be an array, but are {}", describe_value(value)));
    return lists;
  }
  std::size_t index = 0;
  for (const Value& item : value.array()) {
    const std::string item_path = fmt::format("{}[#{}]", path, ++index);
    const ListInUse list = item.is_object() ? read_merged(item, item_path, reading)
                                            : ListInUse{item.is_text() ? item.text() : "",
                                                        read_name(item, item_path, reading)};
    if (list.agencies == 0) continue;
    check_against_earlier(item, item_path, list, lists, reading);
    lists.push_back(list);
  }
  if (value.array().size() < 2)
    reading.refuse(value, path, "there are fewer than two lists",
                   "An estimate rests on the overlap of lists: name two or more.");
  return lists;
}

int index_of_list(std::string_view name, const ListsInUse& lists) {
  for (std::size_t list = 0; list < lists.size(); ++list)
    if (lists[list].name == name) return static_cast<int>(list);
  return -1;
}

std::vector<std::string> names_of(const ListsInUse& lists) {
  std::vector<std::string> names;
  for (const ListInUse& list : lists) names.push_back(list.name);
  return names;
}

}  // namespace darknumber
