// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "tests/cli/program.h"

namespace darknumber::testing::bounds_test {

TEST_CASE("bounds gives all numbers as JSON, and a row for each pair as CSV") {
  const ProgramRun run = darknumber(
      {"bounds", "examples/data/netherlands.csv", "--within", "5.5", "--format", "json"});
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
  const auto result = document(run.out);
  CHECK(result.at("least").at("g") == Approx(5.37568).epsilon(1e-6));
  CHECK(result.at("least").at("victims") == Approx(32402.2).epsilon(1e-6));
  CHECK(result.at("least").at("g_interval").size() == 2);
  CHECK(result.at("least").at("victims_interval").size() == 2);
  const auto& within = result.at("within");
  REQUIRE(within.size() == 4);
  CHECK(within.at(1) == nlohmann::json({{"g", 5.0}, {"none", true}}));
  CHECK(within.at(2).at("g") == 5.5);
  CHECK(within.at(3).at("from") == Approx(20246.6).epsilon(1e-6));
  CHECK(within.at(3).at("to") == Approx(59140.0).epsilon(1e-6));
  REQUIRE(result.at("pairs").size() == 7);
  CHECK(result.at("left_out").size() == 8);
  for (const auto& pair : result.at("pairs")) {
    CHECK(pair.at("lists").size() == 2);
    CHECK(pair.at("union") == pair.at("overlap").get<double>() +
                                  pair.at("only_first").get<double>() +
                                  pair.at("only_second").get<double>());
  }
  CHECK(result.at("false_records").at("least_share").is_null());
  CHECK(result.at("missed_links").at("curve").size() == 7);
  const auto rows =
      lines_of(darknumber({"bounds", "examples/data/netherlands.csv", "--format", "csv"}).out);
  CHECK(rows.size() == 1 + 15);
}

TEST_CASE("bounds of the same table and seed are the same bytes, of another seed other intervals") {
  const auto with_seed = [](const std::string& seed) {
    return darknumber(
               {"bounds", "examples/tables/gaza_2025.csv", "--seed", seed, "--format", "json"})
        .out;
  };
  CHECK(with_seed("1") == with_seed("1"));
  const auto one = document(with_seed("1"));
  const auto two = document(with_seed("2"));
  CHECK(one.at("least").at("g") == two.at("least").at("g"));
  CHECK(one.at("least").at("g_interval") != two.at("least").at("g_interval"));
  CHECK(darknumber({"bounds", "examples/tables/gaza_2025.csv", "--format", "json"}).out ==
        with_seed("1"));
}

TEST_CASE("a table without two lists that have enough in common has no bounds, and says so") {
  const ScratchFolder scratch;
  const std::string file = scratch.path() / "few.csv";
  write_file(file, "A,B,C,count\n1,0,0,50\n0,1,0,40\n0,0,1,30\n1,1,0,4\n");
  const ProgramRun run = darknumber({"bounds", file});
  CHECK(run.exit_code == 3);
  CHECK(run.out.empty());
  CHECK(has(run.err, "no two lists have 10 persons or more in common: the most are 4"));
  CHECK(has(run.err, "--least-overlap 4"));
  CHECK(darknumber({"bounds", file, "--least-overlap", "4"}).exit_code == 0);
  write_file(file, "A,B,count\n1,0,50\n0,1,40\n");
  const ProgramRun none = darknumber({"bounds", file});
  CHECK(none.exit_code == 3);
  CHECK_FALSE(has(none.err, "--least-overlap"));
}

TEST_CASE("bounds refuses counts that nobody knows, and numbers that are no factor") {
  const ProgramRun suppressed = darknumber({"bounds", "examples/tables/suppressed.csv"});
  CHECK(suppressed.exit_code == 3);
  CHECK(has(suppressed.err, "suppressed counts"));
  const std::string table = "examples/data/korea.csv";
  CHECK(has(darknumber({"bounds", table, "--within", "0.5"}).err, "must be a number from 1"));
  CHECK(has(darknumber({"bounds", table, "--least-overlap", "0"}).err, "must be a number above 0"));
  CHECK(darknumber({"bounds", table, "--force"}).exit_code == 2);
}

TEST_CASE("the drawing of bounds goes to a file, and is one of an estimate's charts") {
  const ScratchFolder scratch;
  const std::string file = scratch.path() / "bounds.svg";
  const std::string table = "examples/data/netherlands.csv";
  CHECK(darknumber({"bounds", table, "--chart", file}).exit_code == 0);
  const std::string svg = file_text(file);
  CHECK(svg.starts_with("<svg xmlns="));
  CHECK(darknumber({"bounds", table, "--chart", file}).exit_code == 8);
  CHECK(darknumber({"bounds", table, "--chart", file, "--force"}).exit_code == 0);
  CHECK(darknumber({"bounds", table, "--chart", "-"}).out == svg);
  const std::string folder = scratch.path() / "estimates";
  REQUIRE(darknumber({"estimate", table, "--output", folder, "--quiet"}).exit_code == 0);
  CHECK(darknumber({"chart", folder, "bounds"}).out == svg);
  REQUIRE(darknumber({"report", folder, "--quiet"}).exit_code == 0);
  CHECK(
      has(file_text(folder + "/report.html"), "What does every explanation of the table contain?"));
}

}  // namespace darknumber::testing::bounds_test
