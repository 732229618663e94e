// SPDX-License-Identifier: MIT
#include "engine/report/markdown.h"

#include <fmt/format.h>

#include <cctype>
#include <string_view>

namespace darknumber {
namespace {

bool is_of_a_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0;
}

/// A text that Markdown shows as it is. What users wrote may hold its signs: names of lists, paths
/// such as agencies[*].name. An underscore within a word is no sign. Line ends would end a row of a
/// table.
std::string escaped(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool within =
        i > 0 && i + 1 < text.size() && is_of_a_word(text[i - 1]) && is_of_a_word(text[i + 1]);
    const bool sign = std::string_view("\\`*[]<>|#~&$").find(c) != std::string_view::npos;
    if (sign || (c == '_' && !within)) out += '\\';
    out += c == '\n' || c == '\r' ? ' ' : c;
  }
  return out;
}

/// The same at the beginning of a line, where a sign or a number may begin a list.
std::string escaped_line(const std::string& text) {
  std::string out = escaped(text);
  if (out.starts_with('-') || out.starts_with('+')) return "\\" + out;
  const std::size_t digits = out.find_first_not_of("0123456789");
  if (digits > 0 && digits != std::string::npos && (out[digits] == '.' || out[digits] == ')'))
    out.insert(digits, "\\");
  return out;
}

std::string row_text(const std::vector<std::string>& cells) {
  std::string out = "|";
  for (const std::string& cell : cells) out += cell.empty() ? " |" : " " + cell + " |";
  return out + "\n";
}

/// The lines of one block, each with its end.
struct MarkdownBlock {
  std::string operator()(const Heading& heading) const {
    const char* sign = heading.level == HeadingLevel::title ? "## " : "### ";
    return sign + escaped_line(heading.text) + "\n";
  }

  std::string operator()(const Paragraph& paragraph) const {
    return escaped_line(paragraph.text) + "\n";
  }

  std::string operator()(const Facts& facts) const {
    std::string out;
    for (const auto& [label, text] : facts.lines)
      out += fmt::format("- **{}**: {}\n", escaped(label), escaped(text));
    return out;
  }

  std::string operator()(const Items& items) const {
    std::string out;
    for (const Items::Item& item : items.items) {
      out += "- " + escaped_line(item.text) + "\n";
      for (const std::string& below : item.below) out += "  - " + escaped_line(below) + "\n";
    }
    return out;
  }

  std::string operator()(const Table& table) const {
    std::string out;
    if (!table.caption.empty()) out += escaped_line(table.caption) + "\n\n";
    const std::vector<std::size_t> shown = shown_columns(table);
    std::vector<std::string> header;
    std::vector<std::string> rules;
    for (std::size_t column : shown) {
      header.push_back(escaped(table.columns[column].name));
      rules.emplace_back(table.columns[column].align == Align::left ? ":--" : "--:");
    }
    out += row_text(header) + row_text(rules);
    for (const std::vector<Cell>& row : table.rows) {
      std::vector<std::string> cells;
      for (std::size_t column : shown)
        cells.push_back(escaped(text_of(row[column]) + row[column].mark));
      out += row_text(cells);
    }
    if (!table.note.empty()) out += "\n" + escaped_line(table.note) + "\n";
    return out;
  }

  std::string operator()(const Finding& finding) const {
    std::string out;
    for (const Passage& passage : passages_of(finding)) {
      out += (out.empty() ? "" : "\n") + escaped_line(passage.text) + "\n";
      for (std::size_t i = 0; i < passage.items.size(); ++i)
        out += fmt::format("{}- {}{}\n", i == 0 ? "\n" : "", escaped(passage.items[i]),
                           i + 1 == passage.items.size() ? "." : ";");
    }
    return out;
  }

  std::string operator()(const Figure& figure) const {
    return fmt::format("**{}**: {}\n", escaped(figure.title), escaped(figure.words));
  }

  /// Characters stand below each other in no page's letters.
  std::string operator()(const Spread&) const { return ""; }
};

}  // namespace

std::string markdown_text(const Blocks& blocks) {
  std::string out;
  for (const Block& block : blocks) {
    const std::string text = std::visit(MarkdownBlock{}, block.content);
    if (!text.empty()) out += (out.empty() ? "" : "\n") + text;
  }
  return out;
}

}  // namespace darknumber
