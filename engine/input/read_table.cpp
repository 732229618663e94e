// SPDX-License-Identifier: MIT
#include "engine/input/read_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>

#include "engine/input/csv.h"
#include "engine/input/read_input.h"

namespace darknumber {
namespace {

constexpr double largest_count = 1e12;  // beyond the living; sums of such counts stay exact
constexpr std::string_view forbidden_in_names = ",:[]*.";  // paths and terms are made of them

std::string lower_case(std::string text) {
  for (char& letter : text)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return text;
}

/// Whether a number is written as 1.234 or 12.345.678: with thousands in a country of decimal
/// commas, a fraction elsewhere.
bool may_have_thousands_points(std::string_view text) {
  const std::size_t first_point = text.find('.');
  if (first_point == 0 || first_point > 3 || text.size() % 4 != first_point % 4) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_point = i >= first_point && (i - first_point) % 4 == 0;
    if (is_point ? text[i] != '.' : (text[i] < '0' || text[i] > '9')) return false;
  }
  return true;
}

/// Reads one table; a small object so that every check can report with its place.
class TableReader {
 public:
  TableReader(std::string file, char separator, std::vector<std::string> stratum_columns,
              Problems& problems)
      : file_(std::move(file)),
        separator_(separator),
        stratum_columns_(std::move(stratum_columns)),
        problems_(&problems) {}

  /// The columns; false where the rest makes no sense without them.
  bool read_header(const CsvLine& line);
  void read_row(const CsvLine& line);

  /// What was read; requires that there was no problem.
  NamedTable table() const;

 private:
  void report(int line, int column, std::string message, std::string advice) {
    problems_->push_back(
        {file_, {line, column, ""}, "", std::move(message), std::move(advice), ""});
  }
  void check_name(const CsvLine& line, const CsvField& field);
  void check_strata(const CsvLine& line);
  std::optional<CaptureHistory> read_history(const CsvLine& line);
  std::string read_stratum(const CsvLine& line) const;
  std::optional<double> read_count(const CsvLine& line);

  /// What each column is: the index of a list, or one of these.
  static constexpr int count_column = -1;
  static constexpr int stratum_column = -2;

  /// The counts of one stratum, and the line of each history.
  struct Counts {
    std::string stratum;  // empty: unknown
    std::vector<double> counts;
    std::map<CaptureHistory, int> first_seen;
  };

  std::string file_;
  char separator_;
  std::vector<std::string> stratum_columns_;
  Problems* problems_;
  std::vector<std::string> lists_;
  std::vector<Position> places_;
  std::vector<int> columns_;
  std::vector<Counts> strata_;  // in the order of the file
};

void TableReader::check_name(const CsvLine& line, const CsvField& field) {
  if (field.text.empty())
    report(line.number, field.column, "this column has no name", "Give every list a name.");
  else if (field.text.find_first_of(forbidden_in_names) != std::string::npos)
    report(line.number, field.column,
           fmt::format("the list name \"{}\" holds one of the characters , : [ ] * .", field.text),
           "Names of lists become parts of terms such as A:B; choose one without them.");
  else if (std::find(lists_.begin(), lists_.end(), field.text) != lists_.end())
    report(line.number, field.column, fmt::format("the list \"{}\" occurs twice", field.text),
           "Give every list a name of its own.");
}

/// Every --stratum names a column that there is.
void TableReader::check_strata(const CsvLine& line) {
  for (const std::string& name : stratum_columns_) {
    const bool there = std::any_of(line.fields.begin(), line.fields.end(),
                                   [&](const CsvField& field) { return field.text == name; });
    if (!there)
      report(line.number, 1, fmt::format("there is no column named \"{}\"", name),
             "--stratum names a column of the table.");
  }
}

bool TableReader::read_header(const CsvLine& line) {
  const std::size_t before = problems_->size();
  check_strata(line);
  for (const CsvField& field : line.fields) {
    if (lower_case(field.text) == "count") {
      if (std::count(columns_.begin(), columns_.end(), count_column) > 0)
        report(line.number, field.column, "there are two columns named count", "Keep one.");
      columns_.push_back(count_column);
    } else if (std::find(stratum_columns_.begin(), stratum_columns_.end(), field.text) !=
               stratum_columns_.end()) {
      columns_.push_back(stratum_column);
    } else {
      check_name(line, field);
      columns_.push_back(static_cast<int>(lists_.size()));
      lists_.push_back(field.text);
      places_.push_back({line.number, field.column, ""});
    }
  }
  if (std::count(columns_.begin(), columns_.end(), count_column) == 0)
    report(line.number, 1, "there is no column named count",
           "The first line names the columns: one for each list, with 0 or 1 below it, and one "
           "named count with the number of persons who have that history.");
  else if (lists_.size() < 2 || lists_.size() > max_lists)
    report(
        line.number, 1,
        fmt::format("a table needs 2 to {} lists, but this one has {}", max_lists, lists_.size()),
        "Each column but count is a list; --stratum COLUMN names one that is not.");
  return problems_->size() == before;
}

std::optional<CaptureHistory> TableReader::read_history(const CsvLine& line) {
  CaptureHistory history = 0;
  bool sound = true;
  for (std::size_t c = 0; c < line.fields.size(); ++c) {
    const int list = columns_[c];
    if (list < 0) continue;
    const CsvField& field = line.fields[c];
    if (field.text == "1")
      history |= only(list);
    else if (field.text != "0") {
      report(line.number, field.column,
             fmt::format("the list \"{}\" must have 0 or 1 here, but has \"{}\"",
                         lists_[static_cast<std::size_t>(list)], field.text),
             "1: on this list; 0: not on it. A column of strata is named by --stratum.");
      sound = false;
    }
  }
  return sound ? std::optional(history) : std::nullopt;
}

std::optional<double> TableReader::read_count(const CsvLine& line) {
  const auto place = std::find(columns_.begin(), columns_.end(), count_column);
  const CsvField& field = line.fields[static_cast<std::size_t>(place - columns_.begin())];
  double count = 0.0;
  const char* end = field.text.data() + field.text.size();
  if (separator_ == ';' && may_have_thousands_points(field.text)) {
    report(line.number, field.column,
           fmt::format("the count \"{}\" could mean thousands or a fraction", field.text),
           "Write thousands without a separator (1234) and a fraction with other than three "
           "decimals (1.2340).");
    return std::nullopt;
  }
  const auto [stop, error] = std::from_chars(field.text.data(), end, count);
  if (error == std::errc{} && stop == end && std::isfinite(count)) {
    if (count >= 0.0 && count <= largest_count) return count;
    report(
        line.number, field.column,
        fmt::format("the count must lie between 0 and {:g}, but is {}", largest_count, field.text),
        "A count is a number of persons.");
  } else if (field.text.find(',') != std::string::npos) {
    report(line.number, field.column, fmt::format("the count \"{}\" has a comma in it", field.text),
           "Write a fraction with a point (12.5) and thousands without a separator (1234).");
  } else {
    report(line.number, field.column, fmt::format("the count \"{}\" is not a number", field.text),
           "Write the number of persons with this history, such as 125.");
  }
  return std::nullopt;
}

void TableReader::read_row(const CsvLine& line) {
  if (line.fields.size() != columns_.size()) {
    report(line.number, 1,
           fmt::format("this line has {} fields, but the header has {}", line.fields.size(),
                       columns_.size()),
           line.fields.size() > columns_.size()
               ? "A decimal comma in a number splits it in two: write a point (12.5)."
               : "Give a 0 or 1 for every list, and the count.");
    return;
  }
  const auto history = read_history(line);
  const auto count = read_count(line);
  if (!history || !count) return;
  const std::string stratum = read_stratum(line);
  auto own = std::find_if(strata_.begin(), strata_.end(),
                          [&](const Counts& counts) { return counts.stratum == stratum; });
  if (own == strata_.end()) {
    strata_.push_back(
        {stratum, std::vector<double>(history_count(static_cast<int>(lists_.size())), 0.0), {}});
    own = strata_.end() - 1;
  }
  const auto [place, is_new] = own->first_seen.emplace(*history, line.number);
  if (!is_new)
    report(line.number, 1, fmt::format("this history already stands in line {}", place->second),
           "Add the two counts and keep one line; where strata tell them apart, name their column "
           "with --stratum.");
  else if (*history == 0 && *count > 0.0)
    report(line.number, 1, "persons on no list cannot have been counted",
           "Leave this line out: their number is what the estimators are for.");
  own->counts[*history] += *count;
}

/// The words of the stratum columns; empty, unknown, where any of them is.
std::string TableReader::read_stratum(const CsvLine& line) const {
  std::string stratum;
  for (std::size_t c = 0; c < line.fields.size(); ++c) {
    if (columns_[c] != stratum_column) continue;
    if (line.fields[c].text.empty()) return "";
    stratum += (stratum.empty() ? "" : " / ") + line.fields[c].text;
  }
  return stratum;
}

NamedTable TableReader::table() const {
  const int lists = static_cast<int>(lists_.size());
  NamedTable named{lists_, ContingencyTable(lists), {}, {}, {}, places_};
  for (const Counts& counts : strata_) {
    const ContingencyTable table(lists, counts.counts);
    for (CaptureHistory h = 1; h < counts.counts.size(); ++h) named.table.add(h, table[h]);
    if (stratum_columns_.empty()) continue;
    if (counts.stratum.empty()) {
      named.unknown = table;
    } else {
      named.strata.push_back(counts.stratum);
      named.by_stratum.push_back(table);
    }
  }
  return named;
}

}  // namespace

NamedTable read_table(std::string_view text, const std::string& file,
                      const std::vector<std::string>& stratum_columns) {
  Problems problems;
  const CsvText csv = split_csv(text);
  TableReader reader(file, csv.separator, stratum_columns, problems);
  const std::vector<CsvLine>& lines = csv.lines;
  if (lines.empty())
    problems.push_back({file,
                        {1, 1, ""},
                        "",
                        "this file is empty",
                        "It needs a header line and a line for each history.",
                        ""});
  else if (reader.read_header(lines.front()))
    for (std::size_t l = 1; l < lines.size(); ++l) reader.read_row(lines[l]);
  if (!problems.empty()) throw InputError(std::move(problems));
  return reader.table();
}

NamedTable load_table(const std::string& path, const std::vector<std::string>& stratum_columns) {
  const InputText input = read_input(path, "Check its name, and that you may read it.");
  try {
    return read_table(input.text, input.name, stratum_columns);
  } catch (InputError& error) {
    error.keep_source(input.name, input.text);
    throw;
  }
}

}  // namespace darknumber
