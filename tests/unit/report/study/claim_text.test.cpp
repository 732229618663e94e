// SPDX-License-Identifier: MIT
#include "engine/report/study/claim_text.h"

#include <catch2/catch.hpp>

#include "tests/support/small_study.h"

namespace darknumber::claim_text_test {
namespace {

/// What a claim with these fields comes to, its one point's value and bound given.
std::string line_of(const std::string& fields, double value, double bound,
                    const std::string& evaluate = "expected") {
  const StudyPlan plan =
      plan_of(small_study("sweep",
                          R"("factors": [{"path": "bystanders.count", "values": [3000]}],
                          "evaluate": ")" +
                              evaluate + "\"",
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

TEST_CASE("what differs from its bound never reads as the bound") {
  CHECK(line_of(R"("measure": "inflation", "at_least": 0.95)", 0.9496, 0.95) ==
        "the estimate by chao is 0.9496 times the truth, at least 0.95 asked for");
  CHECK(line_of(R"("measure": "coverage", "at_least": 0.95)", 0.9496, 0.95, "monte_carlo") ==
        "the share of the intervals by chao that hold the truth is 94.96 %, at least 95 % asked "
        "for");
  CHECK(line_of(R"("measure": "coverage", "at_most": 0.0005)", 0.0004, 0.0005, "monte_carlo") ==
        "the share of the intervals by chao that hold the truth is 0.040 %, at most 0.05 % asked "
        "for");
  CHECK(line_of(R"("measure": "mean", "at_most": 20000)", 20000.3, 20000.0) ==
        "the estimate by chao is 20,000.3, at most 20,000 asked for");
  CHECK(line_of(R"("measure": "inflation", "at_most": 1.23456)", 1.23461, 1.23456) ==
        "the estimate by chao is 1.23461 times the truth, at most 1.23456 asked for");
  CHECK(line_of(R"("measure": "inflation", "at_least": 1,
                   "than": {"where": {"bystanders.count": 3000}})",
                1.9412, 1.9438) ==
        "the estimate by chao is 1.941 times the truth, at least 1.944 asked for, which is what it "
        "is compared with");
  CHECK(line_of(R"("measure": "inflation", "at_least": 2)", 2.0, 2.0) ==
        "the estimate by chao is 2.00 times the truth, at least 2 asked for");
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
