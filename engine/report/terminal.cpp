// SPDX-License-Identifier: MIT
#include "engine/report/terminal.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/report/spread_text.h"
#include "engine/report/text_table.h"

namespace darknumber {
namespace {

/// Characters of a cell that may be cut: two of them fit beside the path of a field, whose words
/// may be 36 wide with the space around them.
std::size_t longest_shown(std::size_t width) {
  constexpr std::size_t beside_cells = 42;
  constexpr std::size_t most = 30;
  return std::min(most, (width - beside_cells) / 2);
}

/// At most so many characters, the last one an ellipsis where some are left out.
std::string cut_text(const std::string& text, std::size_t longest) {
  if (shown_width(text) <= longest) return text;
  std::size_t characters = 0;
  std::size_t end = 0;
  for (; end < text.size(); ++end) {
    const bool starts = (static_cast<unsigned char>(text[end]) & 0xC0U) != 0x80U;
    if (starts && ++characters == longest) break;
  }
  return text.substr(0, end) + "…";
}

/// The cells of a column as texts; marks are made equally wide, so that the numbers before them
/// stand in line.
std::vector<std::string> texts_of_column(const Table& table, std::size_t column,
                                         std::size_t width) {
  std::size_t widest = 0;
  for (const std::vector<Cell>& row : table.rows)
    widest = std::max(widest, shown_width(row[column].mark));
  std::vector<std::string> texts;
  for (const std::vector<Cell>& row : table.rows) {
    const std::string& mark = row[column].mark;
    std::string text = text_of(row[column]);
    if (table.columns[column].may_be_cut) text = cut_text(text, longest_shown(width));
    texts.push_back(std::move(text) + mark + std::string(widest - shown_width(mark), ' '));
  }
  return texts;
}

/// The lines of one block, each with its end.
struct TerminalBlock {
  std::size_t width;

  std::string operator()(const Heading& heading) const {
    return wrapped(heading.text, width) + "\n";
  }

  std::string operator()(const Paragraph& paragraph) const {
    if (paragraph.kind == ParagraphKind::statement) return wrapped(paragraph.text, width) + "\n";
    return wrapped("  " + paragraph.text, width, "  ") + "\n";
  }

  std::string operator()(const Facts& facts) const {
    std::string out;
    for (const auto& [label, text] : facts.lines)
      out += labelled(label, facts.label_width, text, width);
    return out;
  }

  std::string operator()(const Items& items) const {
    std::string out;
    for (const Items::Item& item : items.items) {
      out += wrapped("  " + item.text, width, "    ") + "\n";
      for (const std::string& below : item.below)
        out += wrapped("    " + below, width, "      ") + "\n";
    }
    return out;
  }

  std::string operator()(const Table& table) const {
    std::string out;
    if (!table.caption.empty()) out += wrapped("  " + table.caption, width, "    ") + "\n";
    const std::vector<std::size_t> shown = shown_columns(table);
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> columns;
    for (std::size_t column : shown) {
      header.push_back(table.columns[column].name);
      columns.push_back(texts_of_column(table, column, width));
    }
    TextTable text(header);
    for (std::size_t c = 0; c < shown.size(); ++c)
      if (c > 0 && table.columns[shown[c]].align == Align::left) text.align_left(c);
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      std::vector<std::string> cells;
      for (const std::vector<std::string>& column : columns) cells.push_back(column[r]);
      text.add(std::move(cells));
    }
    out += text.text(width);
    if (!table.note.empty()) out += wrapped("  (" + table.note + ")", width, "   ") + "\n";
    return out;
  }

  std::string operator()(const Finding& finding) const {
    std::string out;
    for (const Passage& passage : passages_of(finding)) {
      if (!out.empty() && !passage.goes_on) out += "\n";
      out += wrapped(passage.text, width) + "\n";
      for (std::size_t i = 0; i < passage.items.size(); ++i)
        out += wrapped(fmt::format("  - {}{}", passage.items[i],
                                   i + 1 == passage.items.size() ? "." : ";"),
                       width, "    ") +
               "\n";
    }
    return out;
  }

  std::string operator()(const Figure& figure) const {
    return wrapped(fmt::format("  {}: {}", figure.title, figure.words), width, "    ") + "\n";
  }

  std::string operator()(const Spread& spread) const { return spread_text(spread, width); }
};

}  // namespace

std::string terminal_text(const Blocks& blocks, std::size_t width) {
  std::string out;
  for (const Block& block : blocks) {
    const std::string text = std::visit(TerminalBlock{width}, block.content);
    if (!out.empty() && !text.empty() && !block.goes_on) out += "\n";
    out += text;
  }
  return out;
}

}  // namespace darknumber
