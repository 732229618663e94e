// SPDX-License-Identifier: MIT
#include "engine/report/page/methods_text.h"

#include <catch2/catch.hpp>

#include "engine/report/terminal.h"
#include "tests/support/explained_tables.h"
#include "tests/support/ran_study.h"

namespace darknumber::methods_text_test {
namespace {

std::string methods_of(const testing::ExplainedTable& table) {
  const testing::RanStudy study = testing::run_study_text(table.text());
  return terminal_text(methods_blocks(study.run, study.plan), 10'000);
}

}  // namespace

TEST_CASE("methods tell errors of sampling as far as they are known") {
  const std::string factors =
      R"("factors": [{"path": "agencies[*].false_positive_share",
          "belief": {"uniform": [0, 0.5]}}], "particles": 50, "runs": )";
  testing::ExplainedTable table;
  const auto says = [&](const char* text) {
    return methods_of(table).find(text) != std::string::npos;
  };
  CHECK(says("; the posterior of the number of victims is a sum, exact. Estimates on the table"));
  table.study = factors + "1";
  CHECK(says("; every number is of one run, whose error is not known. Estimates on the table"));
  table.study = factors + "2";
  CHECK(says("; every quantile has the error that the runs' differences show. Estimates on"));
}

}  // namespace darknumber::methods_text_test
