// SPDX-License-Identifier: MIT
#include "engine/input/csv.h"

#include <algorithm>
#include <array>

#include "engine/input/problem.h"

namespace darknumber {
namespace {

bool starts_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return "";
  return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

std::vector<CsvField> split_line(std::string_view line, char separator) {
  std::vector<CsvField> fields;
  std::string text;
  int column = 1;
  int start = 1;
  bool quoted = false;
  bool was_quoted = false;
  const auto finish = [&] {
    fields.push_back({was_quoted ? text : trimmed(text), start});
    text.clear();
    was_quoted = false;
    start = column + 1;
  };
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char byte = line[i];
    if (quoted && byte == '"' && i + 1 < line.size() && line[i + 1] == '"') {
      text += '"';
      ++i;
      ++column;
    } else if (byte == '"' && (quoted || trimmed(text).empty())) {
      if (!quoted) text.clear();
      quoted = !quoted;
      was_quoted = true;
    } else if (byte == separator && !quoted) {
      finish();
    } else {
      text += byte;
    }
    if (starts_character(byte)) ++column;
  }
  finish();
  return fields;
}

}  // namespace

char csv_separator(std::string_view header_line) {
  constexpr std::array<char, 3> candidates{',', ';', '\t'};
  return *std::max_element(candidates.begin(), candidates.end(), [&](char a, char b) {
    return std::count(header_line.begin(), header_line.end(), a) <
           std::count(header_line.begin(), header_line.end(), b);
  });
}

CsvText split_csv(std::string_view text) {
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  CsvText csv;
  for (int number = 1; !text.empty(); ++number) {
    const std::size_t end = text.find_first_of("\r\n");
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end);
    if (text.starts_with("\r\n"))
      text.remove_prefix(2);
    else if (!text.empty())
      text.remove_prefix(1);
    if (trimmed(line).empty()) continue;
    if (csv.lines.empty()) csv.separator = csv_separator(line);
    csv.lines.push_back({number, split_line(line, csv.separator)});
  }
  return csv;
}

}  // namespace darknumber
