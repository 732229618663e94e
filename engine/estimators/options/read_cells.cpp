// SPDX-License-Identifier: MIT
#include "engine/estimators/options/read_cells.h"

#include <fmt/core.h>

#include <algorithm>

#include "engine/estimators/options/entry_fields.h"
#include "engine/estimators/options/method_kinds.h"
#include "engine/estimators/options/read_lists.h"
#include "engine/input/field_check.h"
#include "engine/input/nearest_name.h"

namespace darknumber {
namespace {

constexpr std::string_view shape =
    "Write a cell as the lists that its people are on, and no other: "
    "[[\"A\"]], or [[\"A\"], [\"A\", \"B\"]] for two cells.";

/// One cell, ["A", "B"]; 0, with a problem added, where it is none.
CaptureHistory read_cell(ObjectReader& reader, std::string_view field, const Value& item,
                         const ListsInUse& lists) {
  const auto refuse = [&](const Value& at, std::string message, std::string advice,
                          std::string suggestion = "") {
    reader.problems().push_back({file_at(at.position, reader.file()), at.position,
                                 reader.path_of(field), std::move(message), std::move(advice),
                                 std::move(suggestion)});
    return CaptureHistory{0};
  };
  if (!item.is_array())
    return refuse(item, fmt::format("a cell must be an array, but is {}", describe_value(item)),
                  std::string(shape));
  CaptureHistory cell = 0;
  for (const Value& name : item.array()) {
    const int list = name.is_text() ? index_of_list(name.text(), lists) : -1;
    if (list < 0)
      return refuse(
          name,
          name.is_text()
              ? fmt::format("\"{}\" is not a list of this estimator", name.text())
              : fmt::format("a list of a cell must be a text, but is {}", describe_value(name)),
          fmt::format("Its lists are {}.", list_names(names_of(lists))),
          name.is_text() ? nearest_name(name.text(), names_of(lists)) : "");
    if (contains(cell, list))
      return refuse(name, fmt::format("the cell names \"{}\" twice", name.text()), "");
    cell |= only(list);
  }
  if (cell == 0)
    return refuse(item, "the cell of people on no list has no count to doubt", std::string(shape));
  return cell;
}

void read_cells(ObjectReader& reader, const Field& field, const ListsInUse& lists,
                std::vector<CaptureHistory>& cells, const CellsInDoubt& so_far) {
  const Value* items = reader.value(field.name);
  if (items == nullptr) return;
  for (const Value& item : items->array()) {
    const CaptureHistory cell = read_cell(reader, field.name, item, lists);
    if (cell == 0) continue;
    if (so_far.has(cell))
      reader.problems().push_back({file_at(item.position, reader.file()), item.position,
                                   reader.path_of(field.name), "the cell is in doubt already",
                                   "Name a cell once, in \"omit\" or in \"upper_bound\".", ""});
    else
      cells.push_back(cell);
  }
}

std::vector<std::string> methods_that_heed() {
  std::vector<std::string> names;
  for (const MethodKind* kind : method_kinds())
    if (can_doubt_cells(*kind)) names.emplace_back(kind->name);
  return names;
}

}  // namespace

CellsInDoubt read_cells_in_doubt(ObjectReader& reader, const MethodKind& kind,
                                 const ListsInUse& lists) {
  CellsInDoubt cells;
  read_cells(reader, omit_field, lists, cells.omitted, cells);
  read_cells(reader, upper_bound_field, lists, cells.bounded, cells);
  std::sort(cells.omitted.begin(), cells.omitted.end());
  std::sort(cells.bounded.begin(), cells.bounded.end());
  if (cells.omitted.size() + cells.bounded.size() > 1 && !kind.in_doubt.can_be(CellDoubt::heeded))
    reader.report(
        (cells.bounded.empty() ? omit_field : upper_bound_field).name,
        fmt::format("\"{}\" does without the count of one cell, not of several", kind.name),
        "Each count more would have to be summed over for all numbers of the others.");
  return cells;
}

void refuse_cells_in_doubt(ObjectReader& reader, const MethodKind& kind) {
  for (const Field* field : {&omit_field, &upper_bound_field})
    if (reader.has(field->name))
      reader.report(
          field->name, fmt::format("this \"{}\" needs the count of every cell", kind.name),
          fmt::format("\"{}\" goes with {}, without covariates. A share of a cell is taken "
                      "away by \"remove\".",
                      field->name, list_names(methods_that_heed())));
}

void check_interval_of_cells(ObjectReader& reader, const EstimatorSpec& spec) {
  const bool can_be_had =
      spec.interval.kind == IntervalKind::own || spec.interval.kind == IntervalKind::bca;
  if (!spec.in_doubt.any() || can_be_had) return;
  reader.report("interval",
                fmt::format("\"{}\" needs the count of every cell, and some are in doubt",
                            name_of(spec.interval.kind)),
                "The method's own interval and \"bca\" go with \"omit\" and \"upper_bound\".");
}

}  // namespace darknumber
