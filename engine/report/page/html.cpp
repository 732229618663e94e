// SPDX-License-Identifier: MIT
#include "engine/report/page/html.h"

#include <fmt/format.h>

#include <cmath>
#include <optional>

#include "engine/report/charts/drawing.h"

namespace darknumber {
namespace {

/// The number by which a cell is sorted; nothing for texts.
struct SortKey {
  std::optional<double> operator()(const std::string&) const { return std::nullopt; }
  std::optional<double> operator()(const Number& number) const { return number.value; }
  std::optional<double> operator()(const NumberRange& range) const { return range.low.value; }
  std::optional<double> operator()(const Missing&) const { return NAN; }
};

std::string key_attribute(const Cell& cell) {
  const std::optional<double> key = std::visit(SortKey{}, cell.content);
  if (!key || std::isnan(*key)) return "";
  return fmt::format(" data-key=\"{}\"", std::isinf(*key) ? (*key > 0.0 ? 1e308 : -1e308) : *key);
}

/// What a cell is for its row.
enum class CellElement { header, data };

/// Cells begin a line where they are texts, and end one where they are numbers.
std::string cell_text(const Cell& cell, const Column& column, CellElement element) {
  const char* name = element == CellElement::header ? "th" : "td";
  std::string attributes = element == CellElement::header ? " scope=\"row\"" : "";
  if (column.align == Align::left) attributes += " class=\"text\"";
  attributes += key_attribute(cell);
  return fmt::format("<{0}{1}>{2}</{0}>", name, attributes,
                     escaped_markup(text_of(cell) + cell.mark));
}

/// The markup of sentences; a sign of percent stays with its number at the end of a line.
std::string prose(const std::string& text) {
  constexpr std::string_view glued = "&nbsp;%";
  std::string markup = escaped_markup(text);
  for (std::size_t at = markup.find(" %"); at != std::string::npos; at = markup.find(" %", at))
    markup.replace(at, 2, glued);
  return markup;
}

std::string list_of(const std::vector<std::string>& items, const std::string& stop) {
  std::string out = "<ul>\n";
  for (std::size_t i = 0; i < items.size(); ++i)
    out += fmt::format("<li>{}{}</li>\n", prose(items[i]),
                       stop.empty()            ? ""
                       : i + 1 == items.size() ? "."
                                               : stop);
  return out + "</ul>\n";
}

std::string paragraph_element(const std::string& text) {
  return text.empty() ? "" : fmt::format("<p>{}</p>\n", prose(text));
}

std::string clauses_of(const Clauses& clauses) {
  return clauses.items.size() < 2 ? paragraph_element(sentence_of(clauses))
                                  : paragraph_element(clauses.intro) + list_of(clauses.items, ";");
}

struct HtmlBlock {
  std::string operator()(const Heading& heading) const {
    return fmt::format("<h3>{}</h3>\n", escaped_markup(heading.text));
  }

  std::string operator()(const Paragraph& paragraph) const {
    return fmt::format("<p{}>{}</p>\n",
                       paragraph.kind == ParagraphKind::remark ? " class=\"remark\"" : "",
                       prose(paragraph.text));
  }

  std::string operator()(const Facts& facts) const {
    std::string out = "<dl>\n";
    for (const auto& [label, text] : facts.lines)
      out += fmt::format("<dt>{}</dt><dd>{}</dd>\n", escaped_markup(label), escaped_markup(text));
    return out + "</dl>\n";
  }

  std::string operator()(const Items& items) const {
    std::string out = "<ul>\n";
    for (const Items::Item& item : items.items)
      out += fmt::format("<li>{}{}</li>\n", prose(item.text),
                         item.below.empty() ? "" : "\n" + list_of(item.below, ""));
    return out + "</ul>\n";
  }

  std::string operator()(const Table& table) const {
    const std::vector<std::size_t> shown = shown_columns(table);
    // A table that is wider than the page is moved by itself, by keys too.
    std::string out = "<div class=\"wide\" tabindex=\"0\"><table>\n";
    if (!table.caption.empty())
      out += fmt::format("<caption>{}</caption>\n", escaped_markup(table.caption));
    out += "<thead><tr>";
    for (std::size_t column : shown)
      out += fmt::format("<th scope=\"col\"{}>{}</th>",
                         table.columns[column].align == Align::left ? " class=\"text\"" : "",
                         escaped_markup(table.columns[column].name));
    out += "</tr></thead>\n<tbody>\n";
    for (const std::vector<Cell>& row : table.rows) {
      out += "<tr>";
      for (std::size_t column : shown)
        out += cell_text(row[column], table.columns[column],
                         column == shown.front() ? CellElement::header : CellElement::data);
      out += "</tr>\n";
    }
    out += "</tbody></table></div>\n";
    if (!table.note.empty())
      out += fmt::format("<p class=\"remark\">{}</p>\n", escaped_markup(table.note));
    return out;
  }

  std::string operator()(const Finding& finding) const {
    return paragraph_element(finding.lead) + clauses_of(finding.numbers) +
           clauses_of(finding.conditions) + paragraph_element(finding.rest);
  }

  std::string operator()(const Figure& figure) const {
    return fmt::format("<figure>\n<figcaption><strong>{}</strong> {}</figcaption>\n{}</figure>\n",
                       escaped_markup(figure.title), escaped_markup(figure.words), figure.svg);
  }

  /// A page has charts for it.
  std::string operator()(const Spread&) const { return ""; }
};

}  // namespace

std::string html_of(const Blocks& blocks) {
  std::string out;
  for (const Block& block : blocks) out += std::visit(HtmlBlock{}, block.content);
  return out;
}

}  // namespace darknumber
