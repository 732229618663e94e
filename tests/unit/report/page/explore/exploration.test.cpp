// SPDX-License-Identifier: MIT
#include "engine/report/page/explore/exploration.h"

#include <catch2/catch.hpp>

#include "engine/report/page/explore/explore_script.h"
#include "tests/support/small_study.h"

namespace darknumber::exploration_test {

TEST_CASE("what users wrote cannot end the element with the data to explore") {
  const StudyPlan plan = plan_of(small_study("sweep", R"("factors": [
    {"path": "agencies[*].false_positive_share", "values": [0, 0.3],
     "label": "</script><!-- <b>"}])"));
  const std::string json = exploration_of(run_of(plan), plan);
  CHECK(json.find('<') == std::string::npos);
  CHECK(json.find("\\u003c/script>\\u003c!-- \\u003cb>") != std::string::npos);
}

TEST_CASE("a table's estimates to explore say why one is missing") {
  TableEstimates table{{}, ContingencyTable(2, {0, 10, 20, 5}), ContingencyTable(2), {}, {}, {},
                       {}};
  Estimate estimate;
  estimate.population_size = 75.0;
  estimate.interval = Interval{50.0, INFINITY};
  table.answers = {{"one", 0, {}}, {"two", 1, {}}};
  table.outcomes = {estimate, Status::no_overlap};
  const std::string json = exploration_of(table);
  CHECK(json.find("\"values\":[[75],[null]],\"low\":[[50],[null]],\"high\":[[\"inf\"],[null]]") !=
        std::string::npos);
  CHECK(json.find("\"why\":[[\"\"],[\"" + std::string(meaning_of(Status::no_overlap)) + "\"]]") !=
        std::string::npos);
  CHECK(json.find("\"reference\":35") != std::string::npos);
}

TEST_CASE("nothing to explore adds no section") {
  Page page;
  add_exploration(page, "");
  CHECK(page.sections.empty());
  add_exploration(page, "{}");
  CHECK(page.sections.size() == 1);
}

TEST_CASE("the script of the figures to explore could not end its element, nor a page its limit") {
  CHECK(explore_script().find("</script") == std::string_view::npos);
  CHECK(explore_script().find("<!--") == std::string_view::npos);
  CHECK(explore_script().size() < 300'000);
  CHECK(explore_script_hash().size() == 44);
}

}  // namespace darknumber::exploration_test
