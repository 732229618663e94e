// SPDX-License-Identifier: MIT
#include "engine/report/expect/register_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "engine/input/make_value.h"
#include "engine/report/numbers.h"

namespace darknumber {
namespace {

constexpr double smallest_shown = 0.5;  // entities; the rest are all in the JSON form

}  // namespace

Table lists_table(const ContingencyTable& table, const ListsInUse& lists) {
  Table text = table_with({"list", "entities", "on no other"});
  for (std::size_t list = 0; list < lists.size(); ++list) {
    const CaptureHistory alone = only(static_cast<int>(list));
    text.rows.push_back(
        {{lists[list].name}, {persons(table.on_all(alone))}, {persons(table[alone])}});
  }
  return text;
}

Table overlaps_table(const ContingencyTable& table, const ListsInUse& lists) {
  std::vector<CaptureHistory> shown;
  std::size_t hidden = 0;
  for (CaptureHistory h = 1; h < table.counts().size(); ++h) {
    if (lists_on(h) < 2) continue;
    if (table[h] >= smallest_shown)
      shown.push_back(h);
    else
      ++hidden;
  }
  std::stable_sort(shown.begin(), shown.end(),
                   [&](CaptureHistory a, CaptureHistory b) { return table[a] > table[b]; });
  Table text = table_with({"on two lists or more", "entities"});
  for (CaptureHistory h : shown)
    text.rows.push_back({{joined_names(h, lists, " + ")}, {persons(table[h])}});
  if (hidden > 0)
    text.note = fmt::format("{} with less than half an entity each; all with --format json",
                            counted(static_cast<double>(hidden), "more history", "more histories"));
  return text;
}

Value table_value(const ContingencyTable& table) {
  Value cells = empty_object();
  for (CaptureHistory h = 1; h < table.counts().size(); ++h)
    add_member(cells, to_digits(h, table.lists()), table[h]);
  return cells;
}

}  // namespace darknumber
