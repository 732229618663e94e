// SPDX-License-Identifier: MIT
#include "engine/input/mark_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "engine/input/problem.h"

namespace darknumber {
namespace {

constexpr std::string_view blanks = " \t\r\n";

bool all_digits_of_history(std::string_view word) {
  return !word.empty() && word.find_first_not_of("01.") == std::string_view::npos;
}

/// The words up to the next semicolon, and where they stand.
struct MarkRecord {
  int line = 1;
  std::size_t start = 0;  // in the text
  std::vector<std::string_view> words;
  std::vector<std::size_t> starts;  // after `start`
  bool closed = false;              // by a semicolon
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
    MarkRecord record{line_, at_, {}, {}, false};
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
      record.starts.push_back(start - record.start);
      skip();
    }
    return record;
  }

 private:
  bool at_comment() const { return text_.substr(at_).starts_with("/*"); }

  void skip() {
    while (at_ < text_.size()) {
      const std::size_t from = at_;
      if (at_comment())
        at_ = std::min(text_.size(), text_.find("*/", at_ + 2)) + 2;
      else if (blanks.find(text_[at_]) != std::string_view::npos)
        ++at_;
      else
        return;
      at_ = std::min(at_, text_.size());
      line_ += static_cast<int>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(from),
                                           text_.begin() + static_cast<std::ptrdiff_t>(at_), '\n'));
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1;
};

void check_record(const MarkRecord& record, const MarkRecord& first, const TextRow& row,
                  const std::string& file) {
  std::string message;
  if (!record.closed)
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
  for (MarkRecord record = records.next(); !record.words.empty(); record = records.next()) {
    TextRow row{record.line, text.substr(record.start), {}, {}};
    if (first.words.empty()) first = record;
    check_record(record, first, row, file);
    const bool groups = record.words.size() > 2;
    if (first.start == record.start) {
      const std::string history = fmt::format("history:{}", record.words.front().size());
      row.fields = {history, "group", "count"};
      if (!groups) row.fields.erase(row.fields.begin() + 1);
      row.starts.assign(row.fields.size(), 0);
      visit(row);
    }
    for (std::size_t group = 1; group < record.words.size(); ++group) {
      const std::string name = fmt::format("group {}", group);
      row.fields = {record.words.front(), name, record.words[group]};
      row.starts = {0, record.starts[group], record.starts[group]};
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
