// SPDX-License-Identifier: MIT
#include "engine/report/text_table.h"

#include <algorithm>
#include <cctype>
#include <numeric>

namespace darknumber {
namespace {

using Row = std::vector<std::string>;
using Columns = std::vector<std::size_t>;

const std::string between_columns = "  ";
const std::string later_lines = "  ";  // before what a broken cell of the first column goes on with

/// A cell is broken only where it leaves lines of so many characters: shorter ones are hard to
/// read, and the table had better go on below itself.
constexpr std::size_t shortest_broken_line = 26;

bool among(const Columns& columns, std::size_t column) {
  return std::find(columns.begin(), columns.end(), column) != columns.end();
}

/// The words of a text, each with the space after it.
std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words(1);
  int brackets = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    words.back() += text[i];
    brackets += text[i] == '[' ? 1 : text[i] == ']' ? -1 : 0;
    const bool of_path = text[i] == '.' && i + 1 < text.size() &&
                         std::isalpha(static_cast<unsigned char>(text[i + 1])) != 0;
    if (brackets <= 0 && (text[i] == ' ' || of_path) && i + 1 < text.size()) words.emplace_back();
  }
  return words;
}

std::string without_last_spaces(const std::string& text) {
  return text.substr(0, text.find_last_not_of(' ') + 1);
}

std::size_t longest_word(const std::string& text) {
  std::size_t longest = 0;
  for (const std::string& word : words_of(text))
    longest = std::max(longest, shown_width(without_last_spaces(word)));
  return longest;
}

/// A table being laid out: which columns it shows, and how wide they are.
struct Layout {
  const std::vector<Row>* rows = nullptr;
  Columns left;
  Columns shown;
  std::vector<std::size_t> widths;  // one a column of the table, shown or not

  std::size_t total(const Columns& columns) const {
    std::size_t sum = 0;
    for (std::size_t column : columns) sum += between_columns.size() + widths[column];
    return sum;
  }
};

template <typename WidthOf>
std::size_t widest(const std::vector<Row>& rows, std::size_t column, const WidthOf& width_of) {
  std::size_t most = 0;
  for (const Row& row : rows)
    if (column < row.size()) most = std::max(most, width_of(row[column]));
  return most;
}

/// Widths with headers broken where that helps: columns of numbers are as wide as their cells, and
/// what is left of the width goes to the highest headers.
void break_headers(Layout& layout, std::size_t width) {
  const std::vector<Row> body(layout.rows->begin() + 1, layout.rows->end());
  const Row& header = layout.rows->front();
  for (std::size_t column : layout.shown)
    layout.widths[column] =
        std::max(widest(body, column, shown_width), longest_word(header[column]));
  for (std::size_t total = layout.total(layout.shown); total < width; ++total) {
    const auto height = [&](std::size_t column) {
      return folded(header[column], layout.widths[column]).size();
    };
    const auto highest =
        std::max_element(layout.shown.begin(), layout.shown.end(),
                         [&](std::size_t a, std::size_t b) { return height(a) < height(b); });
    if (height(*highest) == 1) return;
    ++layout.widths[*highest];
  }
}

/// Takes from the widest columns to the left what the table is too wide by.
void break_cells(Layout& layout, std::size_t width) {
  for (std::size_t total = layout.total(layout.shown); total > width; --total) {
    std::size_t* largest = nullptr;
    for (std::size_t column : layout.shown) {
      if (!among(layout.left, column)) continue;
      const std::size_t least = std::max(
          widest(*layout.rows, column, longest_word) + later_lines.size(), shortest_broken_line);
      if (layout.widths[column] <= least) continue;
      if (largest == nullptr || layout.widths[column] > *largest) largest = &layout.widths[column];
    }
    if (largest == nullptr) return;
    --*largest;
  }
}

/// The columns of each part of a table that goes on below itself: the first in all of them.
std::vector<Columns> parts_of(const Layout& layout, std::size_t width) {
  std::vector<Columns> parts{{layout.shown.front()}};
  for (std::size_t i = 1; i < layout.shown.size(); ++i) {
    Columns longer = parts.back();
    longer.push_back(layout.shown[i]);
    if (parts.back().size() > 1 && layout.total(longer) > width)
      parts.push_back({layout.shown.front(), layout.shown[i]});
    else
      parts.back() = std::move(longer);
  }
  return parts;
}

std::vector<std::string> lines_of_cell(const Layout& layout, const std::string& cell,
                                       std::size_t column) {
  std::vector<std::string> lines = folded(cell, layout.widths[column]);
  if (column != layout.shown.front() || lines.size() == 1) return lines;
  lines = folded(cell, layout.widths[column] - later_lines.size());
  for (std::size_t i = 1; i < lines.size(); ++i) lines[i] = later_lines + lines[i];
  return lines;
}

/// A row in as many lines as its highest cell has; a header stands on its last line.
std::string lines_of_row(const Layout& layout, const Columns& columns, const Row& row) {
  const bool header = &row == &layout.rows->front();
  std::vector<std::vector<std::string>> cells;
  std::size_t height = 1;
  for (std::size_t column : columns) {
    cells.push_back(
        lines_of_cell(layout, column < row.size() ? row[column] : std::string(), column));
    height = std::max(height, cells.back().size());
  }
  std::string out;
  for (std::size_t y = 0; y < height; ++y) {
    std::string line;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const std::size_t skipped = header ? height - cells[c].size() : 0;
      const bool empty = y < skipped || y - skipped >= cells[c].size();
      const std::string text = empty ? "" : cells[c][y - skipped];
      const std::size_t taken = std::min(shown_width(text), layout.widths[columns[c]]);
      const std::string space(layout.widths[columns[c]] - taken, ' ');
      line += between_columns + (among(layout.left, columns[c]) ? text + space : space + text);
    }
    out += without_last_spaces(line) + "\n";
  }
  return out;
}

}  // namespace

std::size_t shown_width(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
  }));
}

std::vector<std::string> folded(const std::string& text, std::size_t width) {
  std::vector<std::string> lines;
  std::string line;
  for (const std::string& word : words_of(text)) {
    if (!line.empty() && shown_width(without_last_spaces(line + word)) > width) {
      lines.push_back(without_last_spaces(line));
      line.clear();
    }
    line += word;
  }
  lines.push_back(without_last_spaces(line));
  return lines;
}

std::string TextTable::text(std::size_t width) const {
  Columns all(rows_.front().size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  Layout layout{&rows_, left_, std::move(all), {}};
  for (std::size_t column = 0; column < rows_.front().size(); ++column)
    layout.widths.push_back(widest(rows_, column, shown_width));
  if (layout.total(layout.shown) > width) break_headers(layout, width);
  if (layout.total(layout.shown) > width) break_cells(layout, width);
  std::string out;
  for (const Columns& columns : parts_of(layout, width)) {
    if (!out.empty()) out += "\n";
    for (const Row& row : rows_) out += lines_of_row(layout, columns, row);
  }
  return out;
}

std::string labelled(std::string label, std::size_t label_width, const std::string& text,
                     std::size_t width) {
  label.resize(std::max(label_width, label.size() + 1), ' ');
  const std::string indent(2 + label.size(), ' ');
  return "  " + label + wrapped(indent + text, width, indent).substr(indent.size()) + "\n";
}

std::string wrapped(const std::string& text, std::size_t width, const std::string& indent) {
  const std::size_t first_word = std::min(text.find_first_not_of(' '), text.size());
  std::string out;
  std::string line = text.substr(0, first_word);
  bool line_is_empty = true;
  for (std::size_t begin = first_word; begin < text.size();) {
    std::size_t end = std::min(text.find(' ', begin), text.size());
    if (text.compare(end, 2, " %") == 0)  // which stays with its number
      end = std::min(text.find(' ', end + 1), text.size());
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
