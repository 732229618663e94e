// SPDX-License-Identifier: MIT
#include "engine/input/wide_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "engine/input/covariate_levels.h"
#include "engine/input/history_reader.h"
#include "engine/input/table_count.h"
#include "engine/input/table_outline.h"

namespace darknumber {
namespace {

/// Names in the order in which they come, and the index of each.
struct NameIndex {
  std::vector<std::string> names;
  std::unordered_map<std::string, std::size_t> places;

  std::size_t of(const std::string& name) {
    const auto [place, is_new] = places.emplace(name, names.size());
    if (is_new) names.push_back(name);
    return place->second;
  }
};

struct CellKey {
  WideHistory history = 0;
  std::size_t words = 0;  // in the stratum columns
  std::size_t replicate = 0;
  bool operator==(const CellKey&) const = default;
};

struct CellHash {
  std::size_t operator()(const CellKey& key) const {
    constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U;  // 2^64 over the golden ratio
    std::uint64_t hash = key.history * odd;
    hash = (hash ^ (hash >> 32U) ^ key.words) * odd;
    hash = (hash ^ (hash >> 32U) ^ key.replicate) * odd;
    return static_cast<std::size_t>(hash ^ (hash >> 29U));
  }
};

/// Rows of a kind, of which one problem or note is made.
struct RowTally {
  std::int64_t rows = 0;
  Position first;
  double persons = 0.0;

  void add(const Position& at, double of = 0.0) {
    if (rows++ == 0) first = at;
    persons += of;
  }
};

/// The second pass over a table.
class RowReader {
 public:
  RowReader(const TableOutline& outline, const TableLayout& layout, const TableReading& reading,
            const std::string& file, Problems& problems)
      : outline_(outline),
        layout_(layout),
        reading_(reading),
        file_(file),
        problems_(problems),
        histories_(outline, layout, reading, file, problems) {
    for (std::size_t c = 0; c < layout.roles.size(); ++c)
      if (layout.roles[c] == Role::count) count_column_ = c;
    for (std::size_t list = 0; list < layout.lists.size(); ++list)
      all_lists_ |= WideHistory{1} << list;
  }

  void read(TextRow& row);
  WideTable finish();

 private:
  void refuse(const Position& at, std::string message, std::string advice) {
    problems_.push_back({file_, at, "", std::move(message), std::move(advice), ""});
  }
  std::size_t words_of(const TextRow& row);
  void add(const TextRow& row, const CellKey& key, const TableCount& count);
  void add_on_no_list(const TextRow& row);
  void report_on_no_list();
  bool is_stratified() const;
  std::vector<Covariate> covariates() const;

  const TableOutline& outline_;
  const TableLayout& layout_;
  const TableReading& reading_;
  const std::string& file_;
  Problems& problems_;
  HistoryReader histories_;
  std::optional<std::size_t> count_column_;
  WideHistory all_lists_ = 0;

  NameIndex words_;  // of the stratum columns
  std::vector<std::optional<std::size_t>> stratum_of_words_;
  NameIndex strata_;                                        // those known
  std::vector<std::vector<std::string>> levels_of_strata_;  // of each, one a covariate
  NameIndex replicates_;
  struct Seen {
    std::size_t cell;
    int line;
  };
  std::unordered_map<CellKey, Seen, CellHash> seen_;
  std::vector<WideCell> cells_;
  RowTally repeated_;
  int repeats_line_ = 0;
  RowTally on_no_list_;  // with persons
  RowTally ignored_;     // the row on no list without persons
  RowTally removed_;     // entities
  std::int64_t suppressed_ = 0;
};

/// The number of the words in the stratum columns; unknown is the stratum of which one is missing.
std::size_t RowReader::words_of(const TextRow& row) {
  std::string name;
  bool known = layout_.has(Role::stratum) || layout_.has(Role::covariate);
  std::vector<std::string> levels;
  for (std::size_t c = 0; c < layout_.roles.size(); ++c) {
    if (layout_.roles[c] != Role::stratum && layout_.roles[c] != Role::covariate) continue;
    const std::string_view text = row.fields[c];
    if (text.empty() || same_word(text, "NA") || same_word(text, "N/A")) known = false;
    name += (name.empty() ? "" : " / ") + std::string(text);
    if (layout_.roles[c] == Role::covariate) levels.emplace_back(text);
  }
  const std::size_t place = words_.of(name);
  if (place == stratum_of_words_.size()) {
    stratum_of_words_.push_back(known ? std::optional(strata_.of(name)) : std::nullopt);
    if (known) levels_of_strata_.push_back(std::move(levels));
  }
  return place;
}

void RowReader::add_on_no_list(const TextRow& row) {
  if (!count_column_) return on_no_list_.add(row.position(0), 1.0);
  const std::string_view text = row.fields[*count_column_];
  const auto count = number_of_persons(text);
  if (count && *count > 0.0) return on_no_list_.add(row.position(0), *count);
  const bool says_nothing = count || is_no_count(text) || suppressed_below(text);
  if (says_nothing)
    ignored_.add(row.position(0));
  else
    problems_.push_back(wrong_count(text, row.position(*count_column_), file_));
}

void RowReader::read(TextRow& row) {
  if (!fits(row, layout_.roles.size())) {
    refuse(row.position(0),
           fmt::format("this line has {} fields, but the header has {}", row.fields.size(),
                       layout_.roles.size()),
           row.fields.size() > layout_.roles.size()
               ? "A decimal comma in a number splits it in two: write a point (12.5)."
               : "Give a 0 or 1 for every list, and the count.");
    return;
  }
  CellKey key;
  for (std::size_t c = 0; c < layout_.roles.size(); ++c) {
    if (layout_.roles[c] == Role::removed && entry_of(row.fields[c]) == Entry::one)
      return removed_.add(row.position(c));
    if (layout_.roles[c] == Role::replicate)
      key.replicate = replicates_.of(std::string(row.fields[c]));
  }
  const auto history = histories_.read(row);
  if (history == WideHistory{0}) return add_on_no_list(row);
  TableCount count{1.0, false, 1.0, 1.0};
  if (count_column_) {
    const Position at = row.position(*count_column_);
    const auto read = read_count(row.fields[*count_column_], at, file_,
                                 {reading_.least_suppressed, outline_.separator}, problems_);
    if (!read) return;
    count = *read;
  }
  if (!history) return;
  key.history = *history;
  key.words = words_of(row);
  add(row, key, count);
}

void RowReader::add(const TextRow& row, const CellKey& key, const TableCount& count) {
  const auto [place, is_new] = seen_.emplace(key, Seen{cells_.size(), row.line});
  if (count.suppressed) ++suppressed_;
  if (is_new) {
    cells_.push_back({key.history, key.replicate, stratum_of_words_[key.words], count.middle,
                      count.suppressed, count.least, count.most});
    return;
  }
  WideCell& cell = cells_[place->second.cell];
  cell.count += count.middle;
  cell.suppressed |= count.suppressed;
  cell.least += count.least;
  cell.most += count.most;
  if (!count_column_ || reading_.repeated == RepeatedHistory::add) return;
  if (repeated_.rows == 0) repeats_line_ = place->second.line;
  repeated_.add(row.position(0));
}

/// Persons on no list cannot have been counted; where nobody is on all, 0 may be the code for being
/// on a list.
void RowReader::report_on_no_list() {
  if (on_no_list_.rows == 0) return;
  double on_all = 0.0;
  for (const WideCell& cell : cells_)
    if (cell.history == all_lists_) on_all += cell.most;
  if (on_all == 0.0 && count_column_ && reading_.coding == MembershipCoding::as_written) {
    refuse(
        on_no_list_.first,
        fmt::format("{:g} persons are on no list, and nobody is on all: is {} perhaps the code "
                    "for being on the list?",
                    on_no_list_.persons, layout_.pair.on == Entry::one ? "0" : "the second word"),
        "If so, --coding reversed reads it that way. If not, find out what this count is: "
        "persons on no list cannot have been counted.");
    return;
  }
  refuse(on_no_list_.first,
         count_column_
             ? "persons on no list cannot have been counted"
             : fmt::format("{} of the persons are on no list, this one first", on_no_list_.rows),
         count_column_ ? "Leave this line out: their number is what the estimators are for."
                       : "Leave the lines of those out: persons on no list were not observed.");
}

/// The covariates, from the words in their columns.
std::vector<Covariate> RowReader::covariates() const {
  std::vector<Covariate> result;
  for (std::size_t c = 0; c < layout_.roles.size(); ++c) {
    if (layout_.roles[c] != Role::covariate) continue;
    std::vector<std::string> words;
    for (const auto& levels : levels_of_strata_) words.push_back(levels[result.size()]);
    result.push_back(covariate_of(outline_.heads[c].name, words));
  }
  return result;
}

/// A column of strata that nobody asked for, with one word in it all the way down, tells nothing.
bool RowReader::is_stratified() const {
  if (layout_.has(Role::covariate)) return true;
  if (!layout_.has(Role::stratum)) return false;
  const bool any_unknown =
      std::any_of(cells_.begin(), cells_.end(), [](const WideCell& cell) { return !cell.stratum; });
  return !reading_.strata.empty() || strata_.names.size() > 1 || any_unknown;
}

WideTable RowReader::finish() {
  report_on_no_list();
  if (repeated_.rows > 0)
    refuse(repeated_.first,
           fmt::format("this history is already on line {}{}", repeats_line_,
                       repeated_.rows == 1 ? std::string()
                       : repeated_.rows == 2
                           ? ", and one more line repeats one"
                           : fmt::format(", and {} more lines repeat one", repeated_.rows - 1)),
           "--repeated add adds their counts up; where strata tell the lines apart, name their "
           "column with --stratum.");
  WideTable table{layout_.lists,     layout_.places,    is_stratified(), strata_.names,
                  replicates_.names, std::move(cells_), layout_.notes};
  table.covariates = covariates();
  if (!table.stratified)
    for (WideCell& cell : table.cells) cell.stratum.reset();
  if (ignored_.rows > 0)
    table.notes.push_back(
        fmt::format("the row on no list (line {}) is left out", ignored_.first.line));
  if (removed_.rows > 0)
    table.notes.push_back(fmt::format("{} entities that were removed are left out", removed_.rows));
  if (histories_.missing() > 0)
    table.notes.push_back(
        fmt::format("{} missing entries are taken as not on the list", histories_.missing()));
  if (suppressed_ > 0)
    table.notes.push_back(fmt::format("{} suppressed count{} taken as {} at least", suppressed_,
                                      suppressed_ == 1 ? " is" : "s are",
                                      reading_.least_suppressed));
  return table;
}

}  // namespace

WideTable read_wide_table(std::string_view text, const std::string& file,
                          const TableReading& reading) {
  Problems problems;
  const TableOutline outline = outline_of(text, file);
  const TableLayout layout = lay_out(outline, reading, file, problems);
  if (!problems.empty()) throw InputError(std::move(problems));
  RowReader rows(outline, layout, reading, file, problems);
  bool header = true;
  visit_rows(text, file, [&](TextRow& row) {
    if (!header) rows.read(row);
    header = false;
  });
  WideTable table = rows.finish();
  if (!problems.empty()) throw InputError(std::move(problems));
  return table;
}

}  // namespace darknumber
