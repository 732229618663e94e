// SPDX-License-Identifier: MIT
#include "engine/report/spread_text.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <sstream>

#include "engine/report/text_table.h"

namespace darknumber::spread_text_test {
namespace {

std::vector<std::string> lines_in(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// Columns of a line before the first of a character; npos where it has none.
std::size_t column_of(const std::string& line, const std::string& character) {
  const std::size_t at = line.find(character);
  return at == std::string::npos ? at : shown_width(line.substr(0, at));
}

/// A hundred values, evenly in their logarithms.
std::vector<double> between(double low, double high) {
  std::vector<double> values;
  for (int i = 0; i < 100; ++i) values.push_back(low * std::pow(high / low, (i + 0.5) / 100.0));
  return values;
}

Spread two_rows() {
  return {"title",
          1.0,
          {{"low", between(0.4, 0.6), 0.5, 0.42, 0.58},
           {"a longer label", between(1.5, 3.0), 2.0, 1.6, 2.8}}};
}

}  // namespace

TEST_CASE("a spread fits every width, and its middles stand where the axis says") {
  for (std::size_t width = least_text_width; width <= most_text_width; ++width) {
    CAPTURE(width);
    const auto lines = lines_in(spread_text(two_rows(), width));
    REQUIRE(lines.size() == 6);
    for (const std::string& line : lines) CHECK(shown_width(line) <= width);
    const std::string& axis = lines.back();
    // "0.5" and "2" are written around their column.
    CHECK(column_of(lines[2], "●") == axis.find("0.5") + 1);
    CHECK(column_of(lines[4], "●") == axis.find(" 2") + 1);
    CHECK(column_of(lines[2], "│") == axis.find(" 1 ") + 1);
  }
}

TEST_CASE("a spread of persons has the same axis as that of their ratios to the reference") {
  Spread persons = two_rows();
  persons.reference = 8000.0;
  for (SpreadRow& row : persons.rows) {
    for (double& value : row.values) value *= 8000.0;
    for (double* place : {&row.middle, &row.low, &row.high}) *place *= 8000.0;
  }
  CHECK(spread_text(persons, 80) == spread_text(two_rows(), 80));
}

TEST_CASE("the histogram is as high as most numbers in a column, and stands over its range") {
  Spread spread{"title", 1.0, {{"one", {2.0, 2.0, 2.0, 2.0, 3.0}, 2.0, 2.0, 3.0}}};
  const auto lines = lines_in(spread_text(spread, 80));
  REQUIRE(lines.size() == 4);
  CHECK(column_of(lines[1], "█") == column_of(lines[2], "●"));
  CHECK(column_of(lines[1], "▂") > column_of(lines[1], "█"));  // a quarter: two eighths
}

TEST_CASE(
    "what has no bound or no number is not drawn, and a middle beyond the axis points there") {
  Spread spread{"title",
                1.0,
                {{"some", {1.1, INFINITY, NAN}, 1.1, 1.1, INFINITY},
                 {"endless", {INFINITY, INFINITY, 1.2}, INFINITY, 1.2, INFINITY},
                 {"none", {NAN}, NAN, NAN, NAN}}};
  const std::string text = spread_text(spread, 80);
  CHECK(text.find("›") != std::string::npos);
  CHECK(text.find("nan") == std::string::npos);
  CHECK(text.find("inf") == std::string::npos);
  CHECK(spread_text({"title", 1.0, {{"none", {NAN, INFINITY}, NAN, NAN, NAN}}}, 80).empty());
  CHECK(spread_text({"title", 1.0, {}}, 80).empty());
}

TEST_CASE("one far value among many does not press the others together") {
  std::vector<double> values(200, 1.3);
  values.front() = 1e9;
  const auto far = lines_in(spread_text({"title", 1.0, {{"r", values, 1.3, 1.3, 1.3}}}, 80));
  values.front() = 1.3;
  const auto near = lines_in(spread_text({"title", 1.0, {{"r", values, 1.3, 1.3, 1.3}}}, 80));
  CHECK(far.back() == near.back());
}

}  // namespace darknumber::spread_text_test
