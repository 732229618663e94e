// SPDX-License-Identifier: MIT
#include "engine/report/study/explain_csv.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "tests/support/explained_tables.h"
#include "tests/support/small_study.h"

namespace darknumber::explain_csv_test {

TEST_CASE("the numbers of an explanation with misfit each have a line", "[explain]") {
  testing::ExplainedTable table;
  table.study = R"("misfit": {"relative_sd": {"half_normal": 0.25}}, "particles": 100, "runs": 2)";
  const StudyPlan plan = plan_of(table.text());
  const StudyRun run = run_of(plan);
  std::istringstream lines(explain_csv(std::get<ExplainOutcome>(run.outcome), plan));
  std::vector<std::string> names;
  for (std::string line; std::getline(lines, line);)
    names.push_back(line.substr(0, line.find(',')));
  CHECK(names ==
        std::vector<std::string>{"quantity", "victims", "misfit", "capture[A]", "capture[B]"});
}

}  // namespace darknumber::explain_csv_test
