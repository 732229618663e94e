// SPDX-License-Identifier: MIT
#include "engine/report/estimate/in_doubt_report.h"

#include <fmt/format.h>

#include "engine/estimators/options/entry_fields.h"
#include "engine/input/make_value.h"
#include "engine/report/numbers.h"

namespace darknumber {

Value in_doubt_value(const std::vector<CellInDoubt>& cells, const ListsInUse& lists) {
  Value all = empty_array();
  for (const CellInDoubt& cell : cells) {
    Value names = empty_array();
    for (std::size_t list = 0; list < lists.size(); ++list)
      if (contains(cell.history, static_cast<int>(list)))
        names.array().push_back(make_value(lists[list].name));
    Value one = empty_object();
    add_member(one, "lists", std::move(names));
    add_member(one, "count", cell.count);
    add_member(one, "persons", cell.persons);
    add_member(one, "taken_as",
               std::string(cell.omitted ? omit_field.name : upper_bound_field.name));
    all.array().push_back(std::move(one));
  }
  return all;
}

std::string note_on_doubt(const std::vector<CellInDoubt>& cells, const ListsInUse& lists) {
  std::string note;
  for (const CellInDoubt& cell : cells)
    note += fmt::format(" Of {} on {} and no other list, {}, N has {}.", quantity_text(cell.count),
                        joined_names(cell.history, lists, " and "),
                        cell.omitted ? "left out" : "an upper bound", quantity_text(cell.persons));
  return note;
}

}  // namespace darknumber
