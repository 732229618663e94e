// SPDX-License-Identifier: MIT
#include "engine/report/bounds/bounds_report.h"

#include <catch2/catch.hpp>

#include "engine/report/bounds/bounds_figure.h"
#include "engine/report/bounds/bounds_json.h"
#include "engine/report/terminal.h"

namespace darknumber::bounds_report_test {
namespace {

TableBounds bounds_on(const std::vector<std::string>& lists, std::vector<double> counts) {
  return *bounds_of(lists, {static_cast<int>(lists.size()), std::move(counts)}, {});
}

std::string one_line(const Blocks& blocks) {
  return terminal_text(blocks, 10'000);
}

bool says(const Blocks& blocks, const std::string& text) {
  return one_line(blocks).find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("one pair of lists says nothing against independence, and the text says that") {
  const Blocks blocks = bounds_blocks(bounds_on({"A", "B"}, {0, 80, 60, 20}));
  CHECK(says(blocks, "160 persons observed on 2 lists. The two lists have 10 persons or more"));
  CHECK(says(blocks, "One pair alone is independent at 400 persons"));
  const auto figure = bounds_figure(bounds_on({"A", "B"}, {0, 80, 60, 20}));
  REQUIRE(figure);
  CHECK(figure->words.find("It is independent at 400 persons.") != std::string::npos);
  CHECK_FALSE(says(blocks, "share of errors"));
}

TEST_CASE("a list within another has no finite answer, no drawing and no numbers made up") {
  const TableBounds bounds = bounds_on({"A", "B", "C"}, {0, 80, 0, 20, 50, 20, 0, 20});
  const Blocks blocks = bounds_blocks(bounds);
  CHECK(says(blocks, "A and B: one of them lies within the other"));
  CHECK(says(blocks, "infinite"));
  CHECK_FALSE(says(blocks, "nan"));
  CHECK_FALSE(bounds_figure(bounds));
  CHECK(bounds_json(bounds).find("\"infinite\": [\"g\"]") != std::string::npos);
}

TEST_CASE("an interval whose upper limit is infinite is said to have none, and why") {
  BoundsRequest request;
  request.least_overlap = 3.0;
  const TableBounds bounds =
      *bounds_of({"A", "B", "C"}, {3, {0, 89, 103, 0, 21, 29, 13, 3}}, request);
  CHECK(says(bounds_blocks(bounds), " on, without an upper limit) more often"));
  CHECK(says(bounds_blocks(bounds), "their factor is infinite"));
  CHECK(bounds_json(bounds).find("\"g_interval\": [") != std::string::npos);
}

TEST_CASE("pairs left out are named with what they have in common") {
  CHECK(says(bounds_blocks(bounds_on({"A", "B", "C"}, {0, 50, 60, 20, 70, 13, 19, 2})),
             "All 3 pairs of lists have 10 persons or more in common."));
  const Blocks blocks = bounds_blocks(bounds_on({"A", "B", "C"}, {0, 50, 60, 20, 70, 3, 9, 2}));
  CHECK(says(blocks, "Of 3 pairs of lists 2 have 10 persons or more in common."));
  CHECK(says(blocks, "Left out, with fewer than 10 in common: A and C (5)."));
}

TEST_CASE("where no errors are allowed any share, the table of errors has dashes") {
  const TableBounds bounds = bounds_on({"A", "B", "C"}, {0, 50, 60, 20, 70, 30, 19, 20});
  for (const ErrorCurve& curve : bounds.errors)
    if (curve.error == RecordError::missed_links) CHECK_FALSE(curve.places.back().least);
  CHECK(says(bounds_blocks(bounds), "–"));
}

TEST_CASE("the greatest overlap is that of any pair, and counts whom a third list has too") {
  CHECK(greatest_overlap({3, {0, 5, 5, 7, 5, 1, 3, 2}}) == 9.0);
  CHECK(greatest_overlap({3, {0, 5, 5, 1, 5, 7, 3, 2}}) == 9.0);
  CHECK(greatest_overlap({3, {0, 5, 5, 1, 5, 3, 7, 2}}) == 9.0);
  CHECK(greatest_overlap({1, {0, 5}}) == 0.0);
}

TEST_CASE("the drawing has a line for each pair and tells its odds ratio") {
  const TableBounds bounds = bounds_on({"A", "B", "C"}, {0, 89, 103, 24, 21, 29, 13, 27});
  const auto figure = bounds_figure(bounds);
  REQUIRE(figure);
  CHECK(figure->name == "bounds");
  for (const char* part : {"1 A and B: ", "2 A and C: ", "3 B and C: ", "class=\"over-open\"",
                           "class=\"under-open\"", "class=\"near-open\"", "class=\"plausible\""})
    CHECK(figure->svg.find(part) != std::string::npos);
  CHECK(figure->svg.find("nan") == std::string::npos);
}

}  // namespace darknumber::bounds_report_test
