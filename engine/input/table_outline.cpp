// SPDX-License-Identifier: MIT
#include "engine/input/table_outline.h"

#include <algorithm>
#include <charconv>

#include "engine/input/mark_file.h"

namespace darknumber {
namespace {

bool is_number(std::string_view text) {
  double number = 0.0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && stop == text.data() + text.size();
}

/// The number of a row as R and spreadsheets write it; 0 for what is none.
std::int64_t whole_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && stop == text.data() + text.size() ? number : 0;
}

ColumnHead head_of(std::string_view written, Position position) {
  const auto first = written.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {"", "", 0, std::move(position)};
  const std::string_view text = written.substr(first, written.find_last_not_of(" \t") - first + 1);
  ColumnHead head{std::string(text), mended_name(text), 0, std::move(position)};
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return head;
  const std::int64_t digits = whole_number(text.substr(colon + 1));
  if (digits >= 2 && digits <= static_cast<std::int64_t>(most_list_columns)) {
    head.written = text.substr(0, colon);
    head.name = mended_name(head.written);
    head.digits = static_cast<std::size_t>(digits);
  }
  return head;
}

void add_entry(ColumnSummary& column, std::string_view text, const TextRow& row, std::size_t place,
               std::int64_t number_of_row) {
  const Entry entry = entry_of(text);
  ++column.entries[static_cast<std::size_t>(entry)];
  if (entry == Entry::one || entry == Entry::zero) ++column.numbers;
  if (entry == Entry::one ? number_of_row == 1 : entry == Entry::other)
    if (whole_number(text) == number_of_row) ++column.in_sequence;
  if (entry != Entry::other) return;
  if (is_number(text)) ++column.numbers;
  if (column.odd.empty()) {
    column.odd = text;
    column.odd_place = row.position(place);
  }
  const std::string_view digits = text[0] == 'h' || text[0] == 'H' ? text.substr(1) : text;
  if (digits.size() < 2 || digits.find_first_not_of("01") != std::string_view::npos) return;
  column.shortest =
      column.histories == 0 ? digits.size() : std::min(column.shortest, digits.size());
  column.longest = std::max(column.longest, digits.size());
  ++column.histories;
}

}  // namespace

void visit_rows(std::string_view text, const std::string& file, const RowVisitor& visit) {
  if (is_mark_file(text, file))
    visit_mark(text, file, visit);
  else
    visit_csv(text, file, visit);
}

bool fits(TextRow& row, std::size_t columns) {
  while (row.fields.size() > columns && row.fields.back().empty()) {
    row.fields.pop_back();
    row.starts.pop_back();
  }
  return row.fields.size() == columns;
}

TableOutline outline_of(std::string_view text, const std::string& file) {
  TableOutline outline;
  outline.separator = csv_separator(text);
  outline.is_mark = is_mark_file(text, file);
  visit_rows(text, file, [&](TextRow& row) {
    if (outline.heads.empty()) {
      for (std::size_t c = 0; c < row.fields.size(); ++c)
        outline.heads.push_back(head_of(row.fields[c], row.position(c)));
      while (outline.heads.size() > 1 && outline.heads.back().written.empty())
        outline.heads.pop_back();
      outline.columns.resize(outline.heads.size());
      return;
    }
    if (!fits(row, outline.heads.size())) return;
    ++outline.rows;
    for (std::size_t c = 0; c < row.fields.size(); ++c)
      add_entry(outline.columns[c], row.fields[c], row, c, outline.rows);
  });
  return outline;
}

}  // namespace darknumber
