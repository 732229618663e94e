// SPDX-License-Identifier: MIT
#include "engine/report/page/explore/rows_view.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/input/json.h"

namespace darknumber::rows_view_test {
namespace {

ReplicateRow row(double estimate, double lower, double upper, Status status = Status::ok) {
  ReplicateRow made;
  made.estimate = estimate;
  made.lower = lower;
  made.upper = upper;
  made.status = status;
  made.truth = 200.0;
  return made;
}

RunResult result_of(std::vector<ReplicateRows> rows) {
  RunResult result;
  PointResult point;
  for (std::size_t e = 0; e < rows.size(); ++e) {
    result.labels.push_back("estimator " + std::to_string(e));
    point.truths.push_back(200.0);
  }
  point.rows = std::move(rows);
  result.points.push_back(std::move(point));
  return result;
}

std::string member(const Value& view, const char* name) {
  const Value* found = view.find(name);
  REQUIRE(found != nullptr);
  return write_json(*found);
}

}  // namespace

TEST_CASE("a register's estimate, its unbounded interval, none and one without bound") {
  const RunResult result = result_of(
      {{row(300.0, 250.0, INFINITY), row(100.0, 0.0, 150.0),
        row(NAN, NAN, NAN, Status::not_converged), row(NAN, NAN, NAN, Status::no_overlap)}});
  const Value view = registers_view(result);
  CHECK(member(view, "values") == "[[1.5,0.5,null,\"inf\"]]");
  CHECK(member(view, "low") == "[[1.25,0,null,null]]");
  CHECK(member(view, "high") == "[[\"inf\",0.75,null,null]]");
  const auto why = [](Status status) { return std::to_string(static_cast<int>(status)); };
  CHECK(member(view, "why") ==
        "[[0,0," + why(Status::not_converged) + "," + why(Status::no_overlap) + "]]");
  CHECK(view.find("reasons")->array()[static_cast<std::size_t>(Status::no_overlap)].text() ==
        meaning_of(Status::no_overlap));
  CHECK(view.find("note") == nullptr);
}

TEST_CASE("however many registers and estimators there are, a page is given some, and told of it") {
  const ReplicateRows many(5000, row(210.123456, 190.123456, 230.123456));
  const Value one = registers_view(result_of({many}));
  CHECK(one.find("values")->array().front().array().size() == 1000);
  CHECK(one.find("note")->text() ==
        "Drawn: the first 1,000 of 5,000 registers, so that the page stays small.");
  const std::string sixty = write_json(registers_view(result_of(std::vector(60, many))));
  CHECK(sixty.size() < 200'000);
  CHECK(sixty.find("the first 88 of 5,000 registers") != std::string::npos);
}

TEST_CASE("nobody is looked for, so there is nothing to explore") {
  RunResult result = result_of({{row(1.0, 1.0, 1.0)}});
  result.points.front().truths.front() = 0.0;
  CHECK(registers_view(result).is_null());
  CHECK(worlds_view({}, "victims").is_null());
}

TEST_CASE("of many worlds in order, those in the middle of equal parts") {
  Explanation found;
  for (int i = 0; i < 10'000; ++i) found.sorted_victims.push_back(i);
  const Value view = worlds_view(found, "victims");
  const auto& drawn = view.find("values")->array().front().array();
  REQUIRE(drawn.size() == 1000);
  CHECK(drawn.front().number() == 5.0);
  CHECK(drawn.back().number() == 9995.0);
  CHECK(view.find("note")->text() ==
        "Drawn: 1,000 of 10,000 worlds, evenly by their order, so that the page stays small.");
}

}  // namespace darknumber::rows_view_test
