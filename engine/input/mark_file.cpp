// SPDX-License-Identifier: MIT
#include "engine/input/mark_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "engine/input/problem.h"

namespace darknumber {
namespace {

constexpr std::string_view blanks = " \t\r\n";

bool all_digits_of_history(std::string_view word) {
  return !word.empty() && word.find_first_not_of("01.") == std::string_view::npos;
}

struct MarkPlace {
  int line = 1;
  std::size_t at = 0;  // in the text
};

/// The words up to the next semicolon, and where they stand.
struct MarkRecord {
  MarkPlace start;
  std::vector<std::string_view> words;
  std::vector<std::size_t> starts;  // in the text
  bool closed = false;              // by a semicolon

  /// Nothing follows in the file.
  bool is_end() const { return words.empty() && !closed; }
};

/// Goes through a text record by record, past comments.
class MarkText {
 public:
  explicit MarkText(std::string_view text) : text_(text) {}

  /// Up to a blank or a semicolon, past comments before it.
  std::string_view first_word() {
    skip();
    const std::size_t end = text_.find_first_of(" \t\r\n;", at_);
    return text_.substr(at_, end == std::string_view::npos ? end : end - at_);
  }

  MarkRecord next() {
    skip();
    MarkRecord record{{line_, at_}, {}, {}, false};
    while (at_ < text_.size() && !record.closed) {
      if (text_[at_] == ';') {
        record.closed = true;
        ++at_;
        break;
      }
      const std::size_t start = at_;
      while (at_ < text_.size() && text_[at_] != ';' && !at_comment() &&
             blanks.find(text_[at_]) == std::string_view::npos)
        ++at_;
      record.words.push_back(text_.substr(start, at_ - start));
      record.starts.push_back(start);
      skip();
    }
    return record;
  }

  /// Where a comment begins that has no end, once it has been met.
  const std::optional<MarkPlace>& open_comment() const { return open_comment_; }

 private:
  bool at_comment() const { return text_.substr(at_).starts_with("/*"); }

  void skip() {
    while (at_ < text_.size()) {
      const std::size_t from = at_;
      if (at_comment())
        skip_comment();
      else if (blanks.find(text_[at_]) != std::string_view::npos)
        ++at_;
      else
        return;
      line_ += static_cast<int>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(from),
                                           text_.begin() + static_cast<std::ptrdiff_t>(at_), '\n'));
    }
  }

  void skip_comment() {
    const std::size_t end = text_.find("*/", at_ + 2);
    if (end == std::string_view::npos) open_comment_ = MarkPlace{line_, at_};
    at_ = end == std::string_view::npos ? text_.size() : end + 2;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1;
  std::optional<MarkPlace> open_comment_;
};

/// A row that starts at a place, its source from the beginning of the line.
TextRow row_at(const MarkPlace& place, std::string_view text) {
  const std::size_t line_end = text.substr(0, place.at).rfind('\n');
  const std::size_t line_start = line_end == std::string_view::npos ? 0 : line_end + 1;
  return {place.line, text.substr(line_start), {}, {place.at - line_start}};
}

void check_record(const MarkRecord& record, const MarkRecord& first, const TextRow& row,
                  const std::string& file) {
  std::string message;
  if (record.words.empty())
    message = "this semicolon ends a record without a history";
  else if (!record.closed)
    message = "this record has no semicolon at its end";
  else if (!all_digits_of_history(record.words.front()))
    message = fmt::format("\"{}\" is not a history of 0s and 1s", record.words.front());
  else if (record.words.front().find('.') != std::string_view::npos)
    message =
        fmt::format("the history \"{}\" has an occasion that is missing", record.words.front());
  else if (record.words.front().size() != first.words.front().size())
    message = fmt::format("this history has {} digits, but the first has {}",
                          record.words.front().size(), first.words.front().size());
  else if (record.words.size() != first.words.size() || record.words.size() < 2)
    message = fmt::format("this record has {} counts, but the first has {}",
                          record.words.size() - 1, first.words.size() - 1);
  else if (std::any_of(record.words.begin(), record.words.end(),
                       [](std::string_view word) { return word.starts_with('-'); }))
    message = "a negative count means losses on capture, which no estimator here allows for";
  if (!message.empty())
    throw InputError({{file, row.position(0), "", message,
                       "A record of a MARK file is a history, a count for each group, and a "
                       "semicolon: 10110 24 17;",
                       ""}});
}

}  // namespace

bool is_mark_file(std::string_view text, std::string_view file) {
  if (file.ends_with(".inp") || file.ends_with(".INP")) return true;
  if (!all_digits_of_history(MarkText(text).first_word())) return false;
  const MarkRecord first = MarkText(text).next();
  return first.closed && first.words.size() >= 2 && all_digits_of_history(first.words.front()) &&
         first.words.front().size() >= 2;
}

void visit_mark(std::string_view text, const std::string& file, const RowVisitor& visit) {
  MarkText records(text);
  MarkRecord first;
  for (MarkRecord record = records.next();; record = records.next()) {
    if (records.open_comment())
      throw InputError({{file, row_at(*records.open_comment(), text).position(0), "",
                         "the comment that starts here is never closed", "Close it with */.", ""}});
    if (record.is_end()) break;
    TextRow row = row_at(record.start, text);
    const std::size_t place_in_line = row.starts.front();
    const std::size_t line_start = record.start.at - place_in_line;
    if (first.words.empty()) first = record;
    check_record(record, first, row, file);
    const bool groups = record.words.size() > 2;
    if (first.start.at == record.start.at) {
      const std::string history = fmt::format("history:{}", record.words.front().size());
      row.fields = {history, "group", "count"};
      if (!groups) row.fields.erase(row.fields.begin() + 1);
      row.starts.assign(row.fields.size(), place_in_line);
      visit(row);
    }
    for (std::size_t group = 1; group < record.words.size(); ++group) {
      const std::string name = fmt::format("group {}", group);
      row.fields = {record.words.front(), name, record.words[group]};
      const std::size_t place_of_count = record.starts[group] - line_start;
      row.starts = {place_in_line, place_of_count, place_of_count};
      if (!groups) {
        row.fields.erase(row.fields.begin() + 1);
        row.starts.erase(row.starts.begin() + 1);
      }
      visit(row);
    }
  }
  if (first.words.empty())
    throw InputError({{file,
                       {1, 1, ""},
                       "",
                       "this file is empty",
                       "A MARK file has a record for each history: 10110 24 17;",
                       ""}});
}

}  // namespace darknumber
