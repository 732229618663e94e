// SPDX-License-Identifier: MIT
#include "engine/input/table_shapes.h"

#include <fmt/format.h>

#include <algorithm>

namespace darknumber {
namespace {

constexpr std::string_view how_it_should_be =
    "A table has a column for each list, with 1 for being on it and 0 for not, and a column count "
    "with the number of persons who have that history: A,B,C,count and below it 1,0,1,80.";

bool starts_with_heads(const TableOutline& outline, std::initializer_list<std::string_view> names) {
  return outline.heads.size() >= names.size() &&
         std::equal(
             names.begin(), names.end(), outline.heads.begin(),
             [](std::string_view name, const ColumnHead& head) { return head.written == name; });
}

bool is_number_word(std::string_view word) {
  return !word.empty() && word.find_first_not_of("0123456789.") == std::string_view::npos;
}

/// The first line holds no names but entries.
bool lacks_header(const TableOutline& outline) {
  return std::all_of(outline.heads.begin(), outline.heads.end(), [](const ColumnHead& head) {
    const Entry entry = entry_of(head.written);
    return is_number_word(head.written) || entry == Entry::true_word || entry == Entry::false_word;
  });
}

/// Numbers of persons by how often they were caught: 1, 2, 3, … and counts.
bool is_times_caught(const TableOutline& outline, const TableLayout& layout) {
  if (layout.has(Role::list) || layout.has(Role::history)) return false;
  if (outline.heads.size() != 2 || outline.rows < 2) return false;
  const std::int64_t rows = outline.rows;
  const ColumnSummary& times = outline.columns[0];
  const bool from_0 = times.of(Entry::zero) == 1 && times.numbers == rows;
  return (times.in_sequence == rows || from_0) && outline.columns[1].numbers == rows;
}

/// A column of words beside one that could number persons: a row for each record.
bool is_long_form(const TableOutline& outline, const TableLayout& layout) {
  return !layout.has(Role::list) && !layout.has(Role::history) && !layout.has(Role::count) &&
         outline.heads.size() == 2 && outline.columns[1].numbers == 0;
}

std::string odd_entry(const ColumnHead& head, const ColumnSummary& column) {
  if (column.odd.empty()) {
    const bool blank = column.of(Entry::blank) > 0;
    return fmt::format("\"{}\" has {}", head.written, blank ? "blanks" : "entries of another kind");
  }
  return fmt::format("\"{}\" has \"{}\"", head.written, column.odd);
}

/// The columns that are nothing, in one problem that names the options for them.
std::optional<Problem> columns_of_nothing(const TableOutline& outline, const TableLayout& layout,
                                          const std::string& file) {
  std::vector<std::string> described;
  std::vector<std::string> names;
  std::optional<std::size_t> first;
  std::vector<std::string> numeric;
  for (std::size_t c = 0; c < outline.heads.size(); ++c) {
    if (layout.roles[c] != Role::unknown) continue;
    if (!first) first = c;
    described.push_back(odd_entry(outline.heads[c], outline.columns[c]));
    names.push_back(outline.heads[c].name);
    if (outline.columns[c].numbers == outline.rows) numeric.push_back(outline.heads[c].name);
  }
  if (!first) return std::nullopt;
  const bool plural = names.size() > 1;
  std::string advice = fmt::format(
      "A list has 1 and 0 below its name (or TRUE and FALSE, yes and no, x and blank), the same "
      "pair throughout the file. Say what {}: --ignore '{}' leaves {} out",
      plural ? "these columns are" : "this column is", fmt::join(names, ","),
      plural ? "them" : "it");
  advice += fmt::format(
      "; --stratum '{0}' takes it for a stratum, --covariate '{0}' for a covariate", names.front());
  if (!layout.has(Role::count))
    advice += fmt::format(
        "; --count '{}' takes it for the number of persons; without a count every "
        "row is one person",
        numeric.empty() ? names.front() : numeric.front());
  const ColumnHead& head = outline.heads[*first];
  const Position place =
      outline.columns[*first].odd.empty() ? head.position : outline.columns[*first].odd_place;
  return Problem{file,
                 place,
                 "",
                 fmt::format("{} of this table {} no list{}: {}",
                             plural ? fmt::format("{} columns", names.size()) : "a column",
                             plural ? "are" : "is", plural ? "s" : "", fmt::join(described, ", ")),
                 advice + ".",
                 ""};
}

}  // namespace

bool is_list_of_entities(const TableOutline& outline) {
  return starts_with_heads(outline, {"entity", "stratum", "removed"});
}

std::optional<Problem> other_shape_by_heads(const TableOutline& outline, const std::string& file) {
  if (outline.heads.empty())
    return Problem{file,
                   {1, 1, ""},
                   "",
                   "nothing stands between the separators of this file",
                   std::string(how_it_should_be),
                   ""};
  const auto refuse = [&](std::string message, std::string_view advice) {
    return Problem{file,
                   {outline.heads.front().position.line, 1, ""},
                   "",
                   std::move(message),
                   std::string(advice),
                   ""};
  };
  if (starts_with_heads(outline, {"person", "victim", "stratum"}))
    return refuse("these are the persons that simulate --persons writes, not a table",
                  "Draw the table with simulate --table, or the entities with --entities.");
  if (starts_with_heads(outline, {"person", "agency", "source"}))
    return refuse("these are the records that simulate --records writes, not a table",
                  "Draw the table with simulate --table, or the entities with --entities.");
  if (outline.heads.size() == 1 && outline.heads.front().digits == 0 &&
      outline.columns.front().histories == 0)
    return refuse("each line of this table is a single field",
                  "Put a comma, a semicolon or a tab between the columns.");
  if (lacks_header(outline))
    return refuse("the first line holds data, not the names of the columns", how_it_should_be);
  return std::nullopt;
}

std::optional<Problem> other_shape(const TableOutline& outline, const TableLayout& layout,
                                   const std::string& file) {
  const auto refuse = [&](std::string message) {
    return Problem{file,
                   {outline.heads.front().position.line, 1, ""},
                   "",
                   std::move(message),
                   std::string(how_it_should_be) +
                       " How often a person was caught does not say by whom, and no estimator here "
                       "takes that.",
                   ""};
  };
  if (is_times_caught(outline, layout))
    return refuse("this looks like a table of how many persons were caught once, twice, and so on");
  if (is_long_form(outline, layout))
    return Problem{
        file,
        {outline.heads.front().position.line, 1, ""},
        "",
        "this looks like a list of records, a row for each person on each list",
        "Make it a row for each person with a column for each list, 1 where the person is "
        "on it and 0 where not; such a table needs no counts.",
        ""};
  return columns_of_nothing(outline, layout, file);
}

}  // namespace darknumber
