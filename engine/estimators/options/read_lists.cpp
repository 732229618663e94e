// SPDX-License-Identifier: MIT
#include "engine/estimators/options/read_lists.h"

#include "engine/input/list_groups.h"

namespace darknumber {

ListsInUse read_lists(const Value& value, const std::string& path, const std::string& file,
                      const ListsInUse& in_use, const std::vector<std::string>& agencies,
                      Problems& problems) {
  std::vector<ListGroup> known;
  for (const ListInUse& list : in_use) known.push_back({list.name, list.agencies});
  for (ListGroup& agency : lists_one_by_one(agencies)) known.push_back(std::move(agency));
  ListsInUse lists;
  for (ListGroup& list : read_list_groups(value, path, file, known, problems))
    lists.push_back({std::move(list.name), static_cast<CaptureHistory>(list.members)});
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
