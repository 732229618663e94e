// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace darknumber {

/// How a number of a report is rounded; `numbers.h` has the texts.
enum class Digits { persons, significant, measured, rounded, measured_share };

/// A number with the rule for its digits. One that is infinite or does not exist is shown as such.
struct Number {
  double value = NAN;
  Digits rule = Digits::significant;
  double mcse = NAN;  // of the rules that look at it
  int digits = 3;     // of Digits::significant
};

/// From one number to another, such as an interval; none where an end does not exist.
struct NumberRange {
  Number low;
  Number high;
};

/// A number that does not exist, and why, where a format has room to say so.
struct Missing {
  std::string reason = {};
};

/// What a table holds in one place. `mark` stands after it and refers to a text below the table.
struct Cell {
  std::variant<std::string, Number, NumberRange, Missing> content;
  std::string mark = {};
};

enum class Align { left, right };

struct Column {
  std::string name;
  Align align = Align::right;
  bool needs_content = false;  // left out where no cell of it says anything
  bool may_be_cut = false;     // a terminal shows the beginning of long cells
};

/// A table; every row has a cell for each column.
struct Table {
  std::string caption = {};
  std::vector<Column> columns = {};
  std::vector<std::vector<Cell>> rows = {};
  std::string note = {};  // what of it is not shown
};

enum class HeadingLevel { title, section };

struct Heading {
  std::string text;
  HeadingLevel level = HeadingLevel::title;
};

/// Sentences. Those of a remark explain the table or text above them.
enum class ParagraphKind { statement, remark };

struct Paragraph {
  std::string text;
  ParagraphKind kind = ParagraphKind::statement;
};

/// Short lines, each with a label before it: what a report is about.
struct Facts {
  std::size_t label_width = 11;  // on a terminal, with the space after the label
  std::vector<std::pair<std::string, std::string>> lines = {};
};

/// Whole sentences, one an item; an item may have others below it.
struct Items {
  struct Item {
    std::string text;
    std::vector<std::string> below = {};
  };
  std::vector<Item> items = {};
};

/// A sentence of which several clauses may be a list.
struct Clauses {
  std::string intro = {};               // begins it: "This holds if"
  std::vector<std::string> items = {};  // go on with it, without commas or stops at their ends
};

/// What a run or a study says, in sentences of which two may be lists.
struct Finding {
  std::string lead = {};    // whole sentences; empty where a list says it all
  Clauses numbers = {};     // how much: a clause for each estimator
  Clauses conditions = {};  // under what: "This holds if"
  std::string rest = {};    // whole sentences after all
};

/// A drawing, and what it shows in words, which formats without drawings print.
struct Figure {
  std::string name;   // by which commands find it, such as "histogram[chao]"
  std::string title;  // what it is of
  std::string words;  // how it is read, in sentences; what it shows is told in the drawing
  std::string svg;
};

/// Numbers around a reference: what a row is of, all of them, and the middle and range that are
/// told of them.
struct SpreadRow {
  std::string label;
  std::vector<double> values;
  double middle = NAN;
  double low = NAN;
  double high = NAN;
};

/// How far numbers spread, which a terminal draws in characters. Other formats leave it out: they
/// have drawings, or are no place for one.
struct Spread {
  std::string title;  // what it is of, and how it is read
  double reference = 1.0;
  std::vector<SpreadRow> rows = {};
};

/// A piece of a report. What it says is decided where it is made, how it looks by the format.
struct Block {
  std::variant<Heading, Paragraph, Facts, Items, Table, Finding, Figure, Spread> content;
  bool goes_on = false;  // with the block before: a terminal shows no blank line between them
};

using Blocks = std::vector<Block>;

/// A table with these columns and no rows: the first to the left, the others to the right.
Table table_with(std::vector<std::string> names);

/// The text of a cell without its mark. What does not exist is a dash.
std::string text_of(const Cell& cell);

/// Whether a cell says something: it is neither empty nor a number that does not exist.
bool says_something(const Cell& cell);

/// Which columns of a table are shown.
std::vector<std::size_t> shown_columns(const Table& table);

void append(Blocks& blocks, Blocks more);

inline Number persons(double value) {
  return {value, Digits::persons};
}
inline Number significant(double value, int digits = 3) {
  return {value, Digits::significant, NAN, digits};
}
inline Number measured_number(double value, double mcse) {
  return {value, Digits::measured, mcse};
}
inline Number rounded(double value, double mcse) {
  return {value, Digits::rounded, mcse};
}
inline Block remark(std::string text) {
  return {Paragraph{std::move(text), ParagraphKind::remark}};
}
inline Block statement(std::string text) {
  return {Paragraph{std::move(text)}};
}

/// All of a finding in one paragraph: "This holds if one; two; and three."
std::string paragraph_of(const Finding& finding);

/// The same without what it holds under: its lead and its numbers.
std::string found_text(const Finding& finding);

/// "This holds if one; two; and three."; nothing where there are no items.
std::string sentence_of(const Clauses& clauses);

/// A paragraph, or, with items, a list that the text begins.
struct Passage {
  std::string text;
  std::vector<std::string> items = {};
  bool goes_on = false;  // with the list before
};

/// A finding as it is laid out: clauses are a list where there are two or more.
std::vector<Passage> passages_of(const Finding& finding);

/// "a", "a; and b", "a; b; and c".
std::string join_clauses(const std::vector<std::string>& clauses);

}  // namespace darknumber
