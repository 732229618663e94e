// SPDX-License-Identifier: MIT
#include "engine/report/compare/difference_table.h"

#include <fmt/format.h>

#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/report/numbers.h"

namespace darknumber {
namespace {

Cell side_cell(const std::optional<Value>& side) {
  if (!side) return {Missing{"the field is not there"}};
  return {side->is_text() ? side->text() : write_json(*side)};
}

}  // namespace

Value differences_value(const std::vector<FieldDifference>& differences) {
  Value all = empty_array();
  for (const FieldDifference& difference : differences) {
    Value entry = empty_object();
    add_member(entry, "path", difference.path);
    add_member(entry, "a", difference.first.value_or(null_value()));
    add_member(entry, "b", difference.second.value_or(null_value()));
    all.array().push_back(std::move(entry));
  }
  return all;
}

Blocks differences_blocks(const std::vector<FieldDifference>& differences) {
  if (differences.empty()) return {statement("The scenarios are the same, field by field.")};
  Table table = table_with({"field", "A", "B"});
  for (std::size_t column = 1; column <= 2; ++column) table.columns[column].may_be_cut = true;
  for (const FieldDifference& difference : differences)
    table.rows.push_back(
        {{difference.path}, side_cell(difference.first), side_cell(difference.second)});
  return {
      statement(fmt::format("The scenarios differ in {} field{}:", number_word(differences.size()),
                            differences.size() == 1 ? "" : "s")),
      {std::move(table)}};
}

}  // namespace darknumber
