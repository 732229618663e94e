// SPDX-License-Identifier: MIT
#include "engine/report/study/claim_text.h"

#include <catch2/catch.hpp>

#include "tests/support/small_study.h"

namespace darknumber::claim_text_test {
namespace {

/// What a claim with these fields comes to, its one point's value and bound given.
std::string line_of(const std::string& fields, double value, double bound) {
  const StudyPlan plan =
      plan_of(small_study("sweep", R"("factors": [{"path": "bystanders.count", "values": [3000]}])",
                          R"({"text": "so", "estimator": "chao", )" + fields + "}"));
  ClaimAtPoint at;
  at.value = value;
  at.bound = bound;
  at.verdict = Verdict::supported;
  return claim_line(plan.scenario().claims.front(), at, plan);
}

}  // namespace

TEST_CASE("a claim's bound is said as it was written") {
  CHECK(line_of(R"("measure": "inflation", "at_most": 0.6667)", 0.6, 0.6667) ==
        "the estimate by chao is 0.600 times the truth, at most 0.6667 asked for");
  CHECK(line_of(R"("measure": "bias", "at_most": 0.5)", 3.0, 0.5) ==
        "the mean error of chao is 3, at most 0.5 asked for");
}

TEST_CASE("of a logarithm so many times another it is said of the logarithms") {
  CHECK(line_of(R"("measure": "log_bias", "at_least": 2,
                   "than": {"where": {"bystanders.count": 3000}})",
                0.5, 0.4) ==
        "the estimate by chao is 1.65 times the truth, at least 1.49 asked for, whose logarithm is "
        "2 times that of what it is compared with");
  CHECK(line_of(R"("measure": "inflation", "at_least": 2,
                   "than": {"where": {"bystanders.count": 3000}})",
                1.5, 2.2) ==
        "the estimate by chao is 1.50 times the truth, at least 2.20 asked for, 2 times what it is "
        "compared with");
}

}  // namespace darknumber::claim_text_test
