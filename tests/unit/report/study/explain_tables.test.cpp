// SPDX-License-Identifier: MIT
#include "engine/report/study/explain_tables.h"

#include <catch2/catch.hpp>

namespace darknumber::explain_tables_test {

TEST_CASE("that none of the tables drawn deviates more shows p to be small, by its error") {
  Explanation found;
  found.verdict = ExplainVerdict::none_fits;
  found.p_mcse = 0.0005;
  CHECK(verdict_line(found) ==
        "None of these worlds fits the table (p = 0.0000 ±0.0005): the interval is that of the "
        "least bad ones.");
  found.p = 0.0031;
  found.p_mcse = 0.0009;
  CHECK(verdict_line(found).find("(p = 0.0031 ±0.0009)") != std::string::npos);
}

}  // namespace darknumber::explain_tables_test
