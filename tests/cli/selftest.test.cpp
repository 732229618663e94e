// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <map>

#include "tests/cli/program.h"

namespace darknumber::testing::selftest_test {

TEST_CASE("selftest holds, in the worlds that come with the program too, and says what it sees") {
  const ProgramRun run = darknumber({"selftest", "--quiet", "--format", "json"});
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
  CHECK(run.err.empty());
  const auto result = document(run.out);
  CHECK(result.at("holds") == true);
  CHECK(result.at("long") == false);
  CHECK(result.at("seed") == 1);
  std::map<std::string, int> of_group;
  bool shipped = false;
  for (const auto& check : result.at("checks")) {
    INFO(check.dump());
    CHECK(check.at("holds") == true);
    ++of_group[check.at("group")];
    shipped = shipped || has(check.at("name").get<std::string>(), "violations/referral");
    // Blocks that are to differ, all of them, are the one check without a size of defect.
    if (!has(check.at("name").get<std::string>(), "blocks"))
      CHECK(check.at("smallest_defect").get<double>() < 0.5);
  }
  CHECK(shipped);
  CHECK(of_group["simulators"] > 50);
  CHECK(of_group["estimators"] > 30);
  CHECK(of_group["intervals"] == 8);
  CHECK(of_group["streams"] == 4);
  CHECK(of_group["calibration"] == 1);
  CHECK(result.at("level").get<double>() ==
        Approx(1e-6 / static_cast<double>(result.at("checks").size())));
}

TEST_CASE("selftest takes no seed that is none, and no argument") {
  CHECK(darknumber({"selftest", "--seed", "-1"}).exit_code == 2);
  CHECK(darknumber({"selftest", "scenarios/textbook.json"}).exit_code == 2);
}

}  // namespace darknumber::testing::selftest_test
