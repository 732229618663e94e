// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <variant>
#include <vector>

#include "engine/input/json.h"
#include "engine/scenario/read_scenario.h"
#include "engine/study/prepared_point.h"
#include "tests/support/checkout.h"

namespace darknumber::anchored_worlds_test {
namespace {

PreparedPoint dutch(const std::vector<std::string>& settings = {},
                    Evaluation evaluation = Evaluation::monte_carlo) {
  return prepare_point(load_scenario(testing::checkout() + "/scenarios/netherlands.json", settings),
                       evaluation);
}

void check_list_sizes(const PreparedPoint& point, double tolerance) {
  const ContingencyTable& table = point.scenario.table->counts;
  for (int list = 0; list < table.lists(); ++list)
    CHECK(point.expected.entities.on_all(only(list)) ==
          Approx(table.on_all(only(list))).epsilon(tolerance));
}

double ratio_of(const PreparedPoint& point, std::size_t answer) {
  return std::get<Estimate>(point.on_expected[answer]).population_size / point.truth();
}

/// The published tables of examples/data with one share of false records on every list, nothing
/// else violated and bystanders without limit. `share`: where the independence model says twice the
/// truth, to the digits given. From a program that shares no code with this one.
struct Halved {
  std::string table;
  std::vector<std::string> lists;
  std::string match;
  double share;
  double half_digit;
};

const std::vector<std::string> british{"Local authorities", "Charities", "Police forces",
                                       "Government",        "Public",    "National Crime Agency"};

const std::vector<Halved> halved{
    {"netherlands",
     {"Police", "Border police", "Other care", "Regional coordinators", "Shelters",
      "Labour inspectorate"},
     "sizes",
     0.2892,
     0.00005},
    {"united_kingdom", british, "sizes", 0.286, 0.0005},
    {"new_orleans",
     {"List A", "List B", "List C", "List D", "List E", "List F", "List G", "List H"},
     "sizes",
     0.287,
     0.0005},
    {"united_kingdom", british, "pairs", 0.160, 0.0005},
};

/// Of the independence model, whose estimate the list sizes and the number observed determine.
double ratio_at(const Halved& one, double share) {
  std::string agencies;
  for (const std::string& list : one.lists)
    agencies += (agencies.empty() ? "" : ", ") + fmt::format(R"({{"name": "{}",
      "false_positive_share": {}}})",
                                                             list, share);
  const std::string text = fmt::format(
      R"({{"schema": 1, "table": {{"file": "examples/data/{}.csv", "match": "{}"}},
          "population": {{}}, "agencies": [{}],
          "estimation": {{"estimators": [{{"method": "loglinear", "terms": "independence"}}]}}}})",
      one.table, one.match, agencies);
  Problems problems;
  const Value root = parse_json(text, "world.json", problems);
  const PreparedPoint point =
      prepare_point(read_scenario(root, testing::checkout() + "/world.json"), Evaluation::expected);
  return ratio_of(point, 0);
}

}  // namespace

TEST_CASE("the Dutch scenario says the truth behind the table, whatever is assumed") {
  const PreparedPoint given = dutch();
  CHECK(given.truth() == 32278.0);
  check_list_sizes(given, 1e-9);
  const std::vector<std::string> other{"agencies[Police].false_positive_share=0.3",
                                       "agencies[Border police].false_positive_share=0"};
  const PreparedPoint changed = dutch(other);
  CHECK(changed.truth() == 36724.0);
  check_list_sizes(changed, 1e-9);
  CHECK(std::abs(changed.expected.entities.observed() - 8234.0) < 0.01);
  const PreparedPoint exact = dutch(other, Evaluation::expected);
  CHECK(std::abs(exact.truth() - 36724.0) <= 0.5);
  CHECK(exact.expected.entities.observed() == Approx(8234.0).epsilon(1e-10));
}

TEST_CASE("one false share of every list makes the published estimate twice the truth") {
  for (const Halved& one : halved) {
    INFO(one.table << ", " << one.match);
    CHECK(ratio_at(one, one.share - one.half_digit) < 2.0);
    CHECK(ratio_at(one, one.share + one.half_digit) > 2.0);
  }
}

TEST_CASE("with 28.92 % false records on every Dutch list there are 26,412 victims") {
  const PreparedPoint point =
      dutch({"agencies[*].false_positive_share=0.2892", "agencies[*].anonymous_share=0",
             "agencies[*].missed_link_probability=0", "agencies[*].loadings[visibility]=0",
             "dependence[Other care,Shelters].odds_ratio=1"});
  CHECK(std::abs(point.truth() - 26412.0) < 10.0);  // a unit of the share's last digit: 7 victims
}

}  // namespace darknumber::anchored_worlds_test
