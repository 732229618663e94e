// SPDX-License-Identifier: MIT
#include "engine/input/history_reader.h"

#include <fmt/format.h>

namespace darknumber {

HistoryReader::HistoryReader(const TableOutline& outline, const TableLayout& layout,
                             const TableReading& reading, const std::string& file,
                             Problems& problems)
    : outline_(outline), layout_(layout), reading_(reading), file_(file), problems_(problems) {
  const bool reversed = reading.coding == MembershipCoding::reversed;
  on_ = reversed ? layout.pair.off : layout.pair.on;
  off_ = reversed ? layout.pair.on : layout.pair.off;
  for (std::size_t list = 0; list < layout.lists.size(); ++list)
    all_lists_ |= WideHistory{1} << list;
}

void HistoryReader::refuse(const Position& at, std::string message, std::string advice) {
  problems_.push_back({file_, at, "", std::move(message), std::move(advice), ""});
}

bool HistoryReader::is_on(const TextRow& row, std::size_t column, bool& sound) {
  const std::string_view text = row.fields[column];
  const Entry entry = entry_of(text);
  if (entry == on_) return true;
  if (entry == off_) return false;
  const bool is_missing = entry == Entry::missing || entry == Entry::blank;
  if (is_missing && reading_.missing == MissingMembership::not_on_list) {
    ++missing_;
    return false;
  }
  sound = false;
  const std::string& name = outline_.heads[column].name;
  if (is_missing)
    refuse(row.position(column),
           fmt::format("whether these persons are on \"{}\" is missing", name),
           "--missing 0 takes what is missing as not on the list; else find out, or leave the list "
           "out with --ignore.");
  else
    refuse(
        row.position(column),
        fmt::format("the list \"{}\" must have {} here, but has \"{}\"", name,
                    layout_.pair.on == Entry::one ? "0 or 1" : layout_.pair.words, text),
        "1: on this list; 0: not on it. A column that is no list is named by --ignore, --stratum "
        "or --count.");
  return false;
}

std::optional<WideHistory> HistoryReader::digits_of(const TextRow& row, std::size_t column) {
  std::string_view text = row.fields[column];
  if (!text.empty() && (text[0] == 'h' || text[0] == 'H')) text.remove_prefix(1);
  const std::size_t lists = layout_.lists.size();
  if (text.empty() || text.size() > lists || text.find_first_not_of("01") != text.npos) {
    refuse(row.position(column),
           fmt::format("\"{}\" is not a history of {} digits", row.fields[column], lists),
           "Each digit says whether the person is on that list: 1 on it, 0 not.");
    return std::nullopt;
  }
  const std::size_t lost = lists - text.size();  // zeros at its start
  WideHistory history = 0;
  for (std::size_t digit = 0; digit < text.size(); ++digit)
    if (text[digit] == '1') history |= WideHistory{1} << (lost + digit);
  return reading_.coding == MembershipCoding::reversed ? history ^ all_lists_ : history;
}

std::optional<WideHistory> HistoryReader::read(const TextRow& row) {
  WideHistory history = 0;
  bool sound = true;
  std::size_t list = 0;
  for (std::size_t c = 0; c < layout_.roles.size(); ++c) {
    if (layout_.roles[c] == Role::history) return digits_of(row, c);
    if (layout_.roles[c] != Role::list) continue;
    if (is_on(row, c, sound)) history |= WideHistory{1} << list;
    ++list;
  }
  return sound ? std::optional(history) : std::nullopt;
}

}  // namespace darknumber
