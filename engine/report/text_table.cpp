// SPDX-License-Identifier: MIT
#include "engine/report/text_table.h"

#include <algorithm>

namespace darknumber {

std::size_t shown_width(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
  }));
}

std::string TextTable::text() const {
  std::vector<std::size_t> widths(rows_.front().size(), 0);
  for (const auto& row : rows_)
    for (std::size_t c = 0; c < row.size(); ++c)
      widths[c] = std::max(widths[c], shown_width(row[c]));
  std::string out;
  for (const auto& row : rows_) {
    std::string line = "  ";
    for (std::size_t c = 0; c < row.size(); ++c) {
      const std::string space(widths[c] - shown_width(row[c]), ' ');
      const bool left = std::find(left_.begin(), left_.end(), c) != left_.end();
      line += left ? row[c] + space : space + row[c];
      if (c + 1 < row.size()) line += "  ";
    }
    out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
  return out;
}

std::string wrapped(const std::string& text, std::size_t width, const std::string& indent) {
  const std::size_t first_word = std::min(text.find_first_not_of(' '), text.size());
  std::string out;
  std::string line = text.substr(0, first_word);
  bool line_is_empty = true;
  for (std::size_t begin = first_word; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string word = text.substr(begin, end - begin);
    begin = end + 1;
    if (!line_is_empty && shown_width(line) + 1 + shown_width(word) > width) {
      out += line + "\n";
      line = indent + word;
    } else {
      line += (line_is_empty ? "" : " ") + word;
    }
    line_is_empty = false;
  }
  return out + line;
}

}  // namespace darknumber
