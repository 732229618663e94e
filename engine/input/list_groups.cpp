// SPDX-License-Identifier: MIT
#include "engine/input/list_groups.h"

#include <fmt/format.h>

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
struct GroupReading {
  const std::vector<ListGroup>& known;
  const std::string& file;
  Problems& problems;

  void refuse(const Value& at, const std::string& path, std::string message,
              std::string advice = "", std::string suggestion = "") const {
    problems.push_back({file_at(at.position, file), at.position, path, std::move(message),
                        std::move(advice), std::move(suggestion)});
  }

  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const ListGroup& list : known)
      if (std::find(names.begin(), names.end(), list.name) == names.end())
        names.push_back(list.name);
    return names;
  }

  /// The members of a list of that name; 0 for an unknown one.
  WideHistory look_up(std::string_view name) const {
    for (const ListGroup& list : known)
      if (list.name == name) return list.members;
    return 0;
  }
};

/// The members of a name; 0, with a problem added, where it is none.
WideHistory read_member(const Value& value, const std::string& path, const GroupReading& reading) {
  if (!value.is_text()) {
    reading.refuse(value, path,
                   fmt::format("a list must be a name, but is {}", describe_value(value)));
    return 0;
  }
  const WideHistory members = reading.look_up(value.text());
  if (members == 0)
    reading.refuse(value, path, fmt::format("there is no list \"{}\"", value.text()),
                   fmt::format("The lists are {}.", list_names(reading.names())),
                   nearest_name(value.text(), reading.names()));
  return members;
}

ListGroup read_merged(const Value& value, const std::string& path, const GroupReading& reading) {
  ObjectReader reader(value, path, merged_list_fields, reading.file, reading.problems);
  ListGroup list{reader.text("name").value_or(""), 0};
  const Value* merge = reader.value("merge");
  if (merge == nullptr || !reader.has("name")) return list;
  if (merge->array().empty())
    reader.report("merge", "\"merge\" is empty", "Name the lists to unite.");
  for (const Value& item : merge->array()) {
    const WideHistory members = read_member(item, reader.path_of("merge"), reading);
    if ((members & list.members) != 0)
      reading.refuse(item, reader.path_of("merge"),
                     fmt::format("\"{}\" is merged into \"{}\" twice", item.text(), list.name),
                     "Leave one out.");
    list.members |= members;
  }
  if (const auto fault = fault_of_name(list.name, NameOf::list))
    reader.report("name", fault->message, fault->advice);
  const WideHistory same_name = reading.look_up(list.name);
  if (list.members != 0 && same_name != 0 && (same_name & ~list.members) != 0)
    reader.report("name",
                  fmt::format("\"{}\" is the name of a list that is not merged here", list.name),
                  "Give the merged list a name of its own.");
  return list;
}

void check_against_earlier(const Value& item, const std::string& path, const ListGroup& list,
                           const std::vector<ListGroup>& earlier, const GroupReading& reading) {
  for (const ListGroup& other : earlier) {
    if (other.name == list.name) {
      reading.refuse(item, path, fmt::format("the list \"{}\" is named twice", list.name),
                     "Leave one out.");
    } else if ((other.members & list.members) != 0) {
      reading.refuse(
          item, path,
          fmt::format("\"{}\" and \"{}\" have an agency in common", other.name, list.name),
          "An agency can be part of one list only: else each of its persons would seem "
          "to be on two.");
    }
  }
}

}  // namespace

std::vector<ListGroup> read_list_groups(const Value& value, const std::string& path,
                                        const std::string& file,
                                        const std::vector<ListGroup>& known, Problems& problems) {
  const GroupReading reading{known, file, problems};
  std::vector<ListGroup> groups;
  if (!value.is_array()) {
    reading.refuse(value, path,
                   fmt::format("lists must be an array, but are {}", describe_value(value)));
    return groups;
  }
  std::size_t index = 0;
  for (const Value& item : value.array()) {
    const std::string item_path = fmt::format("{}[#{}]", path, ++index);
    const ListGroup list = item.is_object() ? read_merged(item, item_path, reading)
                                            : ListGroup{item.is_text() ? item.text() : "",
                                                        read_member(item, item_path, reading)};
    if (list.members == 0) continue;
    check_against_earlier(item, item_path, list, groups, reading);
    groups.push_back(list);
  }
  if (value.array().size() < 2)
    reading.refuse(value, path, "there are fewer than two lists",
                   "An estimate rests on the overlap of lists: name two or more.");
  if (groups.size() > static_cast<std::size_t>(max_lists))
    reading.refuse(
        value, path,
        fmt::format("{} lists can be in use at a time, but these are {}", max_lists, groups.size()),
        "Name fewer, or unite some.");
  return groups;
}

std::vector<ListGroup> read_list_groups(const Value& value, const std::vector<std::string>& lists,
                                        Problems& problems) {
  return read_list_groups(value, "", "", lists_one_by_one(lists), problems);
}

}  // namespace darknumber
