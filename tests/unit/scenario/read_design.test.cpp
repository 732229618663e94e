// SPDX-License-Identifier: MIT
#include "engine/scenario/read_design.h"

#include <catch2/catch.hpp>

#include "engine/scenario/format/write_scenario.h"
#include "tests/support/explained_tables.h"
#include "tests/unit/scenario/mistake.h"

namespace darknumber::read_design_test {
namespace {

std::string with(const std::string& design) {
  testing::ExplainedTable table;
  table.world = R"("population": {"traits": [{"name": "v", "distribution": "normal", "sd": 1}]})";
  table.study = R"("particles": 100)" + (design.empty() ? "" : ", \"design\": " + design);
  return table.text();
}

std::string of(const std::string& candidate) {
  return with(R"({"candidates": [)" + candidate + "]}");
}

}  // namespace

TEST_CASE("a design is read, and what it leaves out has its default", "[design]") {
  const auto design = design_in(tree_of(with(R"({"draws": 50, "candidates": [
      {"kind": "audit", "list": "B", "records": 20, "label": "look"},
      {"kind": "link", "records": 30}, {"kind": "add_list", "capture_probability": 0.2},
      {"kind": "keep_trait", "trait": "v", "cuts": [-1, 0.5], "records": 40}]})")));
  REQUIRE(design);
  CHECK(design->draws == 50);
  REQUIRE(design->candidates.size() == 4);
  CHECK(std::get<AuditOfList>(design->candidates[0].what).list == "B");
  CHECK(std::get<AuditOfList>(design->candidates[0].what).records == 20);
  CHECK(design->candidates[0].label == "look");
  CHECK(std::get<LinkingByHand>(design->candidates[1].what).records == 30);
  CHECK(std::get<AddedList>(design->candidates[2].what).capture_probability == 0.2);
  const auto& noted = std::get<NotedTrait>(design->candidates[3].what);
  CHECK(noted.trait == "v");
  CHECK(noted.cuts == std::vector<double>{-1.0, 0.5});
  CHECK(noted.records == 40);
  CHECK(design_in(tree_of(of(R"({"kind": "link", "records": 3})")))->draws == 200);
  CHECK_FALSE(design_in(tree_of(with(""))));
}

TEST_CASE("a design decides nothing of a run", "[design]") {
  const Scenario plain = scenario_of(with(""));
  const Scenario designed = scenario_of(of(R"({"kind": "link", "records": 3})"));
  CHECK(scenario_hash(plain) == scenario_hash(designed));
}

TEST_CASE("a mistake in a design is told", "[design]") {
  const auto told = [](const std::string& candidate) {
    return problems_of(of(candidate)).at(0).message;
  };
  CHECK(told(R"({"kind": "audit", "records": 20})") == "audit needs \"list\"");
  CHECK(told(R"({"kind": "audit", "list": "Z", "records": 20})") == "there is no agency \"Z\"");
  CHECK(told(R"({"kind": "link", "records": 20, "list": "A"})") == "link has no \"list\"");
  CHECK(told(R"({"kind": "keep_trait", "trait": "w", "cuts": [0], "records": 9})") ==
        "there is no trait \"w\"");
  CHECK(told(R"({"kind": "keep_trait", "trait": "v", "cuts": [1, 0], "records": 9})") ==
        "cuts ascend, each above the one before");
  CHECK(told(R"({"kind": "keep_trait", "trait": "v", "cuts": [], "records": 9})") ==
        "a trait is noted with 1 to 20 cuts");
  CHECK(problems_of(with(R"({"candidates": []})")).at(0).message == "there is no candidate");
  CHECK_FALSE(told(R"({"kind": "audits", "list": "A", "records": 20})").empty());
  CHECK_FALSE(told(R"({"kind": "link", "records": 0})").empty());
  CHECK_FALSE(told(R"({"kind": "add_list", "capture_probability": 1})").empty());
}

}  // namespace darknumber::read_design_test
