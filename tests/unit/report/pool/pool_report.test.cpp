// SPDX-License-Identifier: MIT
#include "engine/report/pool/pool_report.h"

#include <catch2/catch.hpp>
#include <iterator>
#include <sstream>

#include "engine/report/terminal.h"
#include "tests/support/small_study.h"

namespace darknumber::pool_report_test {

TEST_CASE("a pool of a study of the truth has one column for it, whatever the estimators") {
  const StudyPlan plan = plan_of(small_study("sweep", R"("evaluate": "monte_carlo",
      "measure": "truth", "factors": [{"path": "population.victims", "values": [1500, 2500]}])"));
  const Blocks blocks = pool_blocks({plan, run_of(plan), {}});
  const std::string text = terminal_text(blocks, 100);
  INFO(text);
  std::istringstream header(text.substr(text.find("\n  point ") + 1));
  std::string line;
  std::getline(header, line);
  std::istringstream words(line);
  const std::vector<std::string> columns{std::istream_iterator<std::string>(words), {}};
  CHECK(columns == std::vector<std::string>{"point", "truth"});
}

}  // namespace darknumber::pool_report_test
