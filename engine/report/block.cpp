// SPDX-License-Identifier: MIT
#include "engine/report/block.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "engine/report/numbers.h"

namespace darknumber {
namespace {

std::string text_of_number(const Number& number) {
  switch (number.rule) {
    case Digits::persons:
      return quantity_text(number.value);
    case Digits::significant:
      return significant_text(number.value, number.digits);
    case Digits::measured:
      return measured_text(number.value, number.mcse);
    case Digits::rounded:
      return rounded_text(number.value, number.mcse);
    case Digits::measured_share:
      return measured_share_text(number.value, number.mcse);
  }
  return no_number_text;
}

struct CellText {
  std::string operator()(const std::string& words) const { return words; }
  std::string operator()(const Number& number) const { return text_of_number(number); }
  std::string operator()(const NumberRange& range) const {
    if (std::isnan(range.low.value) || std::isnan(range.high.value)) return no_number_text;
    return text_of_number(range.low) + " to " + text_of_number(range.high);
  }
  std::string operator()(const Missing&) const { return no_number_text; }
};

void add_sentences(std::string& text, const std::string& sentences) {
  if (!sentences.empty()) text += (text.empty() ? "" : " ") + sentences;
}

}  // namespace

Table table_with(std::vector<std::string> names) {
  Table table;
  for (std::string& name : names) table.columns.push_back({std::move(name)});
  table.columns.front().align = Align::left;
  return table;
}

std::string text_of(const Cell& cell) {
  return std::visit(CellText{}, cell.content);
}

bool says_something(const Cell& cell) {
  const std::string text = text_of(cell);
  return !text.empty() && text != no_number_text;
}

std::vector<std::size_t> shown_columns(const Table& table) {
  std::vector<std::size_t> shown;
  for (std::size_t c = 0; c < table.columns.size(); ++c)
    if (!table.columns[c].needs_content ||
        std::any_of(table.rows.begin(), table.rows.end(),
                    [c](const std::vector<Cell>& row) { return says_something(row[c]); }))
      shown.push_back(c);
  return shown;
}

void append(Blocks& blocks, Blocks more) {
  blocks.insert(blocks.end(), std::make_move_iterator(more.begin()),
                std::make_move_iterator(more.end()));
}

std::string paragraph_of(const Finding& finding) {
  std::string text = found_text(finding);
  add_sentences(text, sentence_of(finding.conditions));
  add_sentences(text, finding.rest);
  return text;
}

std::string found_text(const Finding& finding) {
  std::string text = finding.lead;
  add_sentences(text, sentence_of(finding.numbers));
  return text;
}

std::string sentence_of(const Clauses& clauses) {
  return clauses.items.empty() ? ""
                               : fmt::format("{} {}.", clauses.intro, join_clauses(clauses.items));
}

std::vector<Passage> passages_of(const Finding& finding) {
  std::vector<Passage> passages;
  std::string text = finding.lead;
  const auto end_paragraph = [&] {
    if (!text.empty()) passages.push_back({std::move(text)});
    text.clear();
  };
  for (const Clauses* clauses : {&finding.numbers, &finding.conditions}) {
    if (clauses->items.size() < 2) {
      add_sentences(text, sentence_of(*clauses));
      continue;
    }
    end_paragraph();
    passages.push_back({clauses->intro, clauses->items});
  }
  const bool after_list = finding.conditions.items.size() > 1;
  add_sentences(text, finding.rest);
  end_paragraph();
  if (after_list && passages.back().items.empty()) passages.back().goes_on = true;
  return passages;
}

std::string join_clauses(const std::vector<std::string>& clauses) {
  if (clauses.size() < 2) return fmt::format("{}", fmt::join(clauses, ""));
  const std::vector<std::string> before(clauses.begin(), clauses.end() - 1);
  return fmt::format("{}; and {}", fmt::join(before, "; "), clauses.back());
}

}  // namespace darknumber
