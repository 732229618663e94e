// SPDX-License-Identifier: MIT
#include "engine/input/table_layout.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/input/name_check.h"
#include "engine/input/nearest_name.h"
#include "engine/input/printable.h"
#include "engine/input/table_shapes.h"

namespace darknumber {
namespace {

constexpr std::array<std::string_view, 6> other_count_names{"counts", "freq",   "frequency",
                                                            "n",      "number", "total"};

/// The work of laying out one table.
struct LayingOut {
  const TableOutline& outline;
  const TableReading& reading;
  const std::string& file;
  Problems& problems;
  TableLayout layout;

  std::size_t columns() const { return outline.heads.size(); }
  Role& role(std::size_t column) { return layout.roles[column]; }
  bool is_open(std::size_t column) const { return layout.roles[column] == Role::unknown; }
  void refuse(const Position& at, std::string message, std::string advice,
              std::string suggestion = "") {
    problems.push_back(
        {file, at, "", std::move(message), std::move(advice), std::move(suggestion)});
  }
};

/// The entries of a column that say membership in the words of a pair.
std::int64_t members_of(const ColumnSummary& column, const MembershipPair& pair) {
  return column.of(pair.on) + column.of(pair.off);
}

bool is_membership(const ColumnSummary& column, const MembershipPair& pair, std::int64_t rows) {
  if (members_of(column, pair) == rows) return pair.on != Entry::x || column.of(Entry::x) > 0;
  return column.of(Entry::missing) > 0 && members_of(column, pair) > 0 &&
         members_of(column, pair) + column.of(Entry::missing) == rows;
}

/// A list, some of whose entries are wrong: each is then a problem at its place.
bool is_faulty_membership(const ColumnSummary& column, const MembershipPair& pair,
                          std::int64_t rows) {
  return pair.on != Entry::x && 2 * members_of(column, pair) > rows;
}

void assign_named(LayingOut& work, const std::string& name, Role role, std::string_view option) {
  const auto head =
      std::find_if(work.outline.heads.begin(), work.outline.heads.end(),
                   [&](const ColumnHead& one) { return one.written == name || one.name == name; });
  if (head == work.outline.heads.end()) {
    std::vector<std::string> known;
    for (const ColumnHead& one : work.outline.heads) known.push_back(one.written);
    work.refuse({work.outline.heads.front().position.line, 1, ""},
                fmt::format("there is no column named \"{}\"", name),
                fmt::format("{} names a column of the table.", option), nearest_name(name, known));
    return;
  }
  Role& taken = work.role(static_cast<std::size_t>(head - work.outline.heads.begin()));
  if (taken != Role::unknown && taken != role)
    work.refuse(head->position, fmt::format("two options name the column \"{}\"", name),
                "Keep one of --count, --stratum, --covariate and --ignore for it.");
  taken = role;
}

void assign_options(LayingOut& work) {
  if (!work.reading.count.empty()) assign_named(work, work.reading.count, Role::count, "--count");
  for (const std::string& name : work.reading.strata)
    assign_named(work, name, Role::stratum, "--stratum");
  for (const std::string& name : work.reading.covariates)
    assign_named(work, name, Role::covariate, "--covariate");
  if (!work.reading.covariates.empty() && !work.reading.strata.empty())
    work.refuse(
        {work.outline.heads.front().position.line, 1, ""},
        "a table has strata or covariates, not both",
        "The patterns of covariates are strata: name every such column with --covariate; an "
        "estimator with \"stratify\": true works pattern by pattern.");
  for (const std::string& name : work.reading.ignored)
    assign_named(work, name, Role::ignored, "--ignore");
}

/// The column called count; of several the one that is no list (an agency may bear the name).
void assign_count(LayingOut& work) {
  if (!work.reading.count.empty()) return;
  std::vector<std::size_t> named;
  for (std::size_t c = 0; c < work.columns(); ++c)
    if (work.is_open(c) && same_word(work.outline.heads[c].written, "count")) named.push_back(c);
  if (named.size() > 1)
    std::erase_if(named, [&](std::size_t c) {
      return is_membership(work.outline.columns[c], membership_pairs.front(), work.outline.rows);
    });
  if (named.size() > 1)
    work.refuse(work.outline.heads[named[1]].position, "there are two columns named count",
                "Keep one.");
  for (const std::size_t c : named) work.role(c) = Role::count;
}

bool is_blank(const ColumnSummary& column, std::int64_t rows) {
  return column.of(Entry::blank) == rows;
}

/// Row numbers, columns without a head, and those that simulate writes.
void assign_known(LayingOut& work) {
  const auto& heads = work.outline.heads;
  const bool entities = is_list_of_entities(work.outline);
  for (std::size_t c = 0; c < work.columns(); ++c) {
    if (!work.is_open(c)) continue;
    const ColumnSummary& column = work.outline.columns[c];
    const std::string& name = heads[c].written;
    if (name.empty() && is_blank(column, work.outline.rows)) {
      work.role(c) = Role::ignored;
    } else if (c == 0 && name.empty() && column.in_sequence == work.outline.rows) {
      work.role(c) = Role::ignored;
      work.layout.notes.emplace_back("the first column, without a name, numbers the rows");
    } else if (same_word(name, "replicate")) {
      work.role(c) = Role::replicate;
    } else if (!work.reading.covariates.empty() && same_word(name, "stratum")) {
      continue;  // whether it is one of them is asked
    } else if (same_word(name, "stratum") || (work.outline.is_mark && name == "group")) {
      work.role(c) = Role::stratum;
    } else if (entities && name == "entity") {
      work.role(c) = Role::ignored;
    } else if (entities && name == "removed") {
      work.role(c) = Role::removed;
    }
  }
}

/// The pair that most columns are written in; of equals the first.
MembershipPair pair_of(const LayingOut& work) {
  MembershipPair best = membership_pairs.front();
  int most = 0;
  for (const MembershipPair& pair : membership_pairs) {
    int found = 0;
    for (std::size_t c = 0; c < work.columns(); ++c)
      if (work.is_open(c) && is_membership(work.outline.columns[c], pair, work.outline.rows))
        ++found;
    if (found > most) {
      most = found;
      best = pair;
    }
  }
  return best;
}

void assign_lists(LayingOut& work) {
  const MembershipPair pair = pair_of(work);
  work.layout.pair = pair;
  const std::int64_t rows = work.outline.rows;
  for (std::size_t c = 0; c < work.columns(); ++c) {
    const ColumnSummary& column = work.outline.columns[c];
    const bool list = is_membership(column, pair, rows) ||
                      is_faulty_membership(column, pair, rows) ||
                      (pair.on == Entry::x && is_blank(column, rows));
    if (work.is_open(c) && list) work.role(c) = Role::list;
  }
  if (pair.on != Entry::one && work.layout.has(Role::list))
    work.layout.notes.push_back(fmt::format("the lists are written with {}", pair.words));
}

/// A column of histories as digits, where no column is a list of its own.
void assign_history(LayingOut& work) {
  if (work.layout.has(Role::list)) return;
  for (std::size_t c = 0; c < work.columns(); ++c) {
    const ColumnHead& head = work.outline.heads[c];
    const ColumnSummary& column = work.outline.columns[c];
    const std::int64_t of_one_digit = column.of(Entry::one) + column.of(Entry::zero);
    if (!work.is_open(c) || column.histories == 0) continue;
    if (column.histories + of_one_digit != work.outline.rows && head.digits == 0) continue;
    const bool one_length = column.shortest == column.longest && of_one_digit == 0;
    if (head.digits == 0 && !one_length) {
      work.refuse(head.position,
                  fmt::format("the histories of column \"{}\" have {} to {} digits", head.written,
                              of_one_digit > 0 ? 1 : column.shortest, column.longest),
                  fmt::format("If they have lost zeros at their start, call the column {}:{}, "
                              "which says that all have {} digits.",
                              head.name, column.longest, column.longest));
      work.role(c) = Role::ignored;
      return;
    }
    work.role(c) = Role::history;
    const std::size_t digits = head.digits > 0 ? head.digits : column.longest;
    for (std::size_t digit = 1; digit <= digits; ++digit) {
      work.layout.lists.push_back(fmt::format("List {}", digit));
      work.layout.places.push_back(head.position);
    }
    work.layout.notes.push_back(
        fmt::format("the digits of \"{}\" are the lists List 1 to List {}", head.written, digits));
    return;
  }
}

/// Without a column called count: one with another usual name for it.
void assign_other_count(LayingOut& work) {
  if (work.layout.has(Role::count)) return;
  std::vector<std::size_t> found;
  for (std::size_t c = 0; c < work.columns(); ++c)
    for (const std::string_view name : other_count_names)
      if (work.is_open(c) && same_word(work.outline.heads[c].written, name)) found.push_back(c);
  if (found.size() != 1) return;
  work.role(found.front()) = Role::count;
  work.layout.notes.push_back(
      fmt::format("\"{}\" is the count", work.outline.heads[found.front()].written));
}

void name_lists(LayingOut& work) {
  std::vector<std::string> mended;
  for (std::size_t c = 0; c < work.columns(); ++c) {
    if (work.role(c) != Role::list) continue;
    const ColumnHead& head = work.outline.heads[c];
    if (head.name.empty())
      work.refuse(head.position, "this column has no name", "Give every list a name.");
    else if (std::find(work.layout.lists.begin(), work.layout.lists.end(), head.name) !=
             work.layout.lists.end())
      work.refuse(head.position, fmt::format("the list \"{}\" occurs twice", head.name),
                  "Give every list a name of its own.");
    if (head.name != head.written)
      mended.push_back(fmt::format("\"{}\" as \"{}\"", head.written, head.name));
    work.layout.lists.push_back(head.name);
    work.layout.places.push_back(head.position);
  }
  if (!mended.empty())
    work.layout.notes.push_back(
        fmt::format("names are shown without the characters that terms are "
                    "made of: {}",
                    fmt::join(mended, ", ")));
}

void check_number_of_lists(LayingOut& work) {
  const std::size_t lists = work.layout.lists.size();
  if (lists >= 2 && lists <= most_list_columns) return;
  work.refuse(
      {work.outline.heads.front().position.line, 1, ""},
      fmt::format("a table needs 2 to {} lists, but this one has {}", most_list_columns, lists),
      "A list is a column with 1 and 0 below its name (or TRUE and FALSE, yes and no, x and "
      "blank).");
}

}  // namespace

bool TableLayout::has(Role role) const {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

std::string mended_name(std::string_view written) {
  std::string name(written);
  for (std::size_t at = find_control_character(name); at != std::string::npos;
       at = find_control_character(name)) {
    const bool of_two_bytes = (name[at] & 0x80) != 0;  // U+0080 to U+009F
    name.replace(at, of_two_bytes ? 2 : 1, " ");
  }
  for (char& letter : name)
    if (forbidden_in_names.find(letter) != std::string_view::npos) letter = ' ';
  if (name == written) return name.find_first_not_of(' ') == std::string::npos ? "" : name;
  const auto doubled =
      std::unique(name.begin(), name.end(), [](char a, char b) { return a == ' ' && b == ' '; });
  name.erase(doubled, name.end());
  const std::size_t first = name.find_first_not_of(' ');
  if (first == std::string::npos) return "";
  return name.substr(first, name.find_last_not_of(' ') - first + 1);
}

TableLayout lay_out(const TableOutline& outline, const TableReading& reading,
                    const std::string& file, Problems& problems) {
  const std::size_t before = problems.size();
  LayingOut work{outline, reading, file, problems, {}};
  work.layout.roles.assign(outline.heads.size(), Role::unknown);
  if (const auto other = other_shape_by_heads(outline, file)) {
    problems.push_back(*other);
    return work.layout;
  }
  assign_options(work);
  assign_count(work);
  assign_known(work);
  assign_lists(work);
  assign_history(work);
  assign_other_count(work);
  if (problems.size() > before) return work.layout;
  if (const auto other = other_shape(outline, work.layout, file)) {
    problems.push_back(*other);
    return work.layout;
  }
  name_lists(work);
  if (problems.size() == before) check_number_of_lists(work);
  if (!work.layout.has(Role::count))
    work.layout.notes.push_back(fmt::format(
        "it has no column of counts, so each of its {} rows is one person", outline.rows));
  return work.layout;
}

}  // namespace darknumber
