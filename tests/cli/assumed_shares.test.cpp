// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "tests/cli/program.h"

namespace darknumber::testing::assumed_shares_test {
namespace {

const std::string three_lists = "A,B,C,count\n1,0,0,30\n0,1,0,20\n1,1,0,7\n0,0,1,25\n1,0,1,4\n";

/// Two estimators, of which the second takes so much of Shelter's list to be false.
std::string scenario_assuming(const std::string& share) {
  return "{\n"
         "  \"schema\": 1,\n"
         "  \"population\": {\"victims\": 1000},\n"
         "  \"agencies\": [\n"
         "    {\"name\": \"Police\", \"capture_probability\": 0.4},\n"
         "    {\"name\": \"Shelter\", \"capture_probability\": 0.1}\n"
         "  ],\n"
         "  \"estimation\": {\"estimators\": [{\"method\": \"chao\"},\n"
         "    {\"method\": \"chao\", \"assumed_false_positive_share\":\n"
         "      {\"Shelter\": " +
         share +
         "}}]},\n"
         "  \"monte_carlo\": {\"replicates\": 200}\n"
         "}\n";
}

}  // namespace

TEST_CASE("more false records than are on a list alone are refused at the field, with numbers") {
  const ScratchFolder scratch;
  write_file(scratch.path() / "s.json", scenario_assuming("0.7"));
  for (const std::string command : {"validate", "expect", "run"}) {
    const ProgramRun run = darknumber({command, "s.json"}, {scratch.path(), 0, {}});
    INFO(run.err);
    CHECK(run.exit_code == 3);
    CHECK(run.out.empty());
    CHECK(has(run.err, "s.json:10:19: error: "));
    CHECK(has(run.err, "Shelter's 100 records"));
    CHECK(has(run.err, "70"));
    CHECK(has(run.err, "only 60 are on no other list"));
    CHECK(has(run.err, "at most 0.6"));
  }
}

TEST_CASE("a drawn table that lacks them by chance has no data") {
  const ScratchFolder scratch;
  write_file(scratch.path() / "s.json", scenario_assuming("0.6"));
  const ProgramRun run = darknumber({"run", "s.json", "--format", "json"}, {scratch.path(), 0, {}});
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
  CHECK(has(run.out, "no_data"));
}

TEST_CASE("a real table that lacks them is refused with the option") {
  const ScratchFolder scratch;
  const std::filesystem::path file = scratch.path() / "t.csv";
  write_file(file, three_lists);
  const auto estimate = [&](const std::string& share) {
    return darknumber(
        {"estimate", file.string(), "--estimator",
         R"({"method": "chao", "assumed_false_positive_share": {"A": )" + share + "}}"});
  };
  const ProgramRun refused = estimate("0.8");
  INFO(refused.err);
  CHECK(refused.exit_code == 3);
  CHECK(has(refused.err, "--estimator"));
  CHECK(has(refused.err, "A's 41 records"));
  CHECK(has(refused.err, "only 30 are on no other list"));
  CHECK(has(refused.err, "at most 0.7317"));
  CHECK(estimate("0.7317").exit_code == 0);
}

TEST_CASE("validate says what estimators take as known") {
  const ProgramRun run = darknumber({"validate", "scenarios/repairs.json"});
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
  std::string text = run.out;
  for (std::size_t at; (at = text.find("\n  ")) != std::string::npos;) text.replace(at, 3, " ");
  CHECK(has(text, "takes 20 % of the records of Police to be false positives"));
  CHECK(has(text, "takes the odds ratio between Shelters and Hospitals to be 3."));
  CHECK(has(text,
            "takes the linkage of Inspectorate and Municipalities to miss 19 % of the true "
            "pairs."));
  CHECK(has(text, "odds ratio at 3 and odds ratio at 6 rely instead on what they are told of it."));
}

}  // namespace darknumber::testing::assumed_shares_test
