// SPDX-License-Identifier: MIT
#include "engine/input/list_groups.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/input/nearest_name.h"

namespace darknumber {
namespace {

/// Where names are looked up, and where problems go.
struct GroupReading {
  const std::vector<std::string>& lists;
  const Position& at;
  WideHistory taken = 0;
  Problems& problems;

  void refuse(std::string message, std::string advice, std::string suggestion = "") {
    problems.push_back({"", at, "", std::move(message), std::move(advice), std::move(suggestion)});
  }
};

WideHistory read_member(const Value& value, GroupReading& reading) {
  const std::string name = value.is_text() ? value.text() : "";
  const auto found = std::find(reading.lists.begin(), reading.lists.end(), name);
  if (found == reading.lists.end()) {
    reading.refuse(fmt::format("there is no list \"{}\"", name),
                   "A list has the name of its column in the table.",
                   nearest_name(name, reading.lists));
    return 0;
  }
  const WideHistory list = WideHistory{1} << (found - reading.lists.begin());
  if ((reading.taken & list) != 0)
    reading.refuse(fmt::format("the list \"{}\" is named twice", name), "Leave one out.");
  reading.taken |= list;
  return list;
}

ListGroup read_group(const Value& value, GroupReading& reading) {
  if (!value.is_object()) return {value.is_text() ? value.text() : "", read_member(value, reading)};
  const Value* name = value.find("name");
  const Value* merge = value.find("merge");
  if (name == nullptr || !name->is_text() || merge == nullptr || !merge->is_array()) {
    reading.refuse("a merged list needs a \"name\", and \"merge\" with the lists it unites",
                   "For example {\"name\": \"NGO\", \"merge\": [\"Shelter\", \"Clinic\"]}.");
    return {};
  }
  ListGroup group{name->text(), 0};
  for (const Value& member : merge->array()) group.members |= read_member(member, reading);
  return group;
}

}  // namespace

std::vector<ListGroup> read_list_groups(const Value& value, const std::vector<std::string>& lists,
                                        Problems& problems) {
  GroupReading reading{lists, value.position, 0, problems};
  std::vector<ListGroup> groups;
  if (!value.is_array()) {
    reading.refuse("lists must be an array", "For example [\"A\", \"B\"].");
    return groups;
  }
  for (const Value& item : value.array()) groups.push_back(read_group(item, reading));
  for (std::size_t g = 0; g < groups.size(); ++g)
    for (std::size_t other = 0; other < g; ++other)
      if (groups[g].name == groups[other].name)
        reading.refuse(fmt::format("two lists are called \"{}\"", groups[g].name),
                       "Give each a name of its own.");
  if (groups.size() < 2 || groups.size() > static_cast<std::size_t>(max_lists))
    reading.refuse(
        fmt::format("2 to {} lists can be in use, but these are {}", max_lists, groups.size()),
        "Name fewer, or unite some.");
  return groups;
}

}  // namespace darknumber
