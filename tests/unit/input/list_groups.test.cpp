// SPDX-License-Identifier: MIT
#include "engine/input/list_groups.h"

#include <catch2/catch.hpp>

#include "engine/input/json.h"

namespace darknumber::list_groups_test {
namespace {

/// Twelve lists, as many as no table in use can have: L0 to L11.
std::vector<ListGroup> twelve() {
  std::vector<std::string> names;
  for (int list = 0; list < 12; ++list) names.push_back("L" + std::to_string(list));
  return lists_one_by_one(names);
}

struct Groups {
  std::vector<ListGroup> lists;
  Problems problems;
};

Groups groups_of(const std::string& json) {
  Groups groups;
  const Value value = parse_json(json, "t.json", groups.problems);
  groups.lists = read_list_groups(value, "lists", "t.json", twelve(), groups.problems);
  return groups;
}

void check_refused(const std::string& json, const std::string& message,
                   const std::string& suggestion = "") {
  INFO(json);
  const Groups groups = groups_of(json);
  REQUIRE(groups.problems.size() == 1);
  CHECK_THAT(groups.problems.front().message, Catch::Contains(message));
  CHECK(groups.problems.front().suggestion == suggestion);
  CHECK(groups.problems.front().position.line == 1);
}

}  // namespace

TEST_CASE("lists are taken by their names, and united under a new one") {
  const Groups groups = groups_of(R"(["L11", {"name": "X", "merge": ["L0", "L2"]}, "L1"])");
  REQUIRE(groups.problems.empty());
  REQUIRE(groups.lists.size() == 3);
  CHECK(groups.lists[0].name == "L11");
  CHECK(groups.lists[0].members == 0x800);
  CHECK(groups.lists[1].name == "X");
  CHECK(groups.lists[1].members == 0b101);
  CHECK(groups.lists[2].members == 0b10);
}

TEST_CASE("a united list is read as any other object of an input file") {
  check_refused(R"([{"name": "X", "merge": ["L0", "L1"], "mrege": ["L2"]}, "L3"])",
                "\"mrege\" is not a field here", "merge");
  check_refused(R"([{"name": "X", "merge": ["L0"], "merge": ["L1"]}, "L3"])", "given twice");
  check_refused(R"([{"name": "A:B,[C]", "merge": ["L0", "L1"]}, "L3"])", "holds \":\"");
  check_refused(R"([{"name": "", "merge": ["L0", "L1"]}, "L3"])", "is empty");
  check_refused(R"([{"name": "L2", "merge": ["L0", "L1"]}, "L3"])", "not merged here");
  check_refused(R"([{"name": "X", "merge": []}, "L3"])", "\"merge\" is empty");
  check_refused(R"([{"name": "X", "merge": ["L0", "L0"]}, "L3"])", "twice");
  check_refused(R"([{"merge": ["L0", "L1"]}, "L3"])", "\"name\" is missing");
}

TEST_CASE("what is no list, or no choice of lists, is named") {
  check_refused(R"([3, "L3", "L4"])", "a list must be a name, but is 3");
  check_refused(R"(["L3", "LL4"])", "there is no list \"LL4\"", "L4");
  check_refused(R"(["L3", "L3"])", "named twice");
  check_refused(R"(["L3", {"name": "X", "merge": ["L3", "L4"]}])", "an agency in common");
  check_refused(R"(["L3"])", "fewer than two");
  check_refused(R"("L3")", "must be an array");
  check_refused(R"(["L0", "L1", "L2", "L3", "L4", "L5", "L6", "L7", "L8", "L9", "L10"])",
                "10 lists can be in use at a time, but these are 11");
}

}  // namespace darknumber::list_groups_test
