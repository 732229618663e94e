// SPDX-License-Identifier: MIT
#include "engine/report/expect/register_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "engine/input/make_value.h"
#include "engine/report/numbers.h"
#include "engine/report/text_table.h"

namespace darknumber {
namespace {

constexpr double smallest_shown = 0.5;  // entities; the rest are all in the JSON form

}  // namespace

std::string lists_table(const ContingencyTable& table, const ListsInUse& lists, std::size_t width) {
  TextTable text({"list", "entities", "on no other"});
  for (std::size_t list = 0; list < lists.size(); ++list) {
    const CaptureHistory alone = only(static_cast<int>(list));
    text.add({lists[list].name, quantity_text(table.on_all(alone)), quantity_text(table[alone])});
  }
  return text.text(width);
}

std::string overlaps_table(const ContingencyTable& table, const ListsInUse& lists,
                           std::size_t width) {
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
  TextTable text({"on two lists or more", "entities"});
  for (CaptureHistory h : shown) text.add({joined_names(h, lists, " + "), quantity_text(table[h])});
  std::string out = text.text(width);
  if (hidden > 0)
    out +=
        wrapped(fmt::format("  ({} with less than half an entity each; all with --format json)",
                            counted(static_cast<double>(hidden), "more history", "more histories")),
                width, "   ") +
        "\n";
  return out;
}

Value table_value(const ContingencyTable& table) {
  Value cells = empty_object();
  for (CaptureHistory h = 1; h < table.counts().size(); ++h)
    add_member(cells, to_digits(h, table.lists()), table[h]);
  return cells;
}

}  // namespace darknumber
