// SPDX-License-Identifier: MIT
// Verification, groups and victims within reach, as commands show them.
#include <catch2/catch.hpp>

#include "tests/cli/population.h"
#include "tests/cli/program.h"

namespace darknumber::testing::worlds_as_they_are_test {
namespace {

const std::string verified = "scenarios/violations/verification_of_records.json";

double sum_of_column(const std::string& text, const std::string& column) {
  const Csv csv(text);
  double sum = 0.0;
  for (std::size_t row = 0; row < csv.size(); ++row) sum += csv.flag(row, column) ? 1.0 : 0.0;
  return sum;
}

}  // namespace

TEST_CASE("records tell what was confirmed, and only those become entities") {
  const ProgramRun run = darknumber({"simulate", verified, "--records", "-", "--quiet"});
  REQUIRE(run.exit_code == 0);
  CHECK(run.out.starts_with(
      "person,agency,source,reported,confirmed,anonymous,missed_link,duplicate,entity\n"));
  // Nine in ten of four fifths, three in ten of one fifth: 0.78, of some 5,100 records.
  const double share = sum_of_column(run.out, "confirmed") / sum_of_column(run.out, "reported");
  CHECK(share == Approx(0.78).margin(0.03));
  const ProgramRun plain =
      darknumber({"simulate", "scenarios/violations/none.json", "--records", "-", "--quiet"});
  CHECK(plain.out.starts_with("person,agency,source,reported,anonymous,"));
}

TEST_CASE("persons tell their group") {
  const ProgramRun run =
      darknumber({"simulate", "scenarios/violations/groups.json", "--persons", "-", "--quiet"});
  REQUIRE(run.exit_code == 0);
  CHECK(run.out.starts_with("person,victim,stratum,present_from,present_to,group\n1,1,,1,1,1\n"));
  CHECK(has(run.out, "\n5000,1,,1,1,625\n"));
  CHECK(has(run.out, "\n5001,1,,1,1,\n"));
}

TEST_CASE("expect says how many are beyond the lists") {
  const std::string file = "scenarios/worlds/reachable.json";
  const ProgramRun run = darknumber({"expect", file});
  CHECK(has(run.out, "6,562 victims"));
  CHECK(has(run.out, "3,438 of 10,000 victims, each with a chance of 5 % or less"));
  const auto json = document(darknumber({"expect", file, "--format", "json"}).out);
  CHECK(json.at("target") == "reachable");
  CHECK(json.at("truth").get<double>() == Approx(6562.0).margin(0.5));
}

// They hold studies, but for one.
TEST_CASE("a truth of nobody is refused at its field, with the largest chance there is") {
  const std::string file = "scenarios/violations/none.json";
  for (const std::string verb : {"expect", "run", "validate"}) {
    INFO(verb);
    const ProgramRun run =
        darknumber({verb, file, "--set", R"(estimation.target={"reachable": 0.9})"});
    CHECK(run.exit_code == 3);
    CHECK(run.out.empty());
    CHECK(has(run.err, "nobody has a chance above 0.9"));
    CHECK(has(run.err, "the largest chance that anyone has"));
  }
}

TEST_CASE("the worked worlds are valid, and run") {
  for (const char* name : {"referral_mechanism", "assessment", "consent", "groups", "reachable"}) {
    const std::string file = std::string("scenarios/worlds/") + name + ".json";
    INFO(file);
    const ProgramRun valid = darknumber({"validate", file});
    CHECK(valid.exit_code == 0);
    CHECK(valid.out.ends_with(file + " is valid.\n"));
    const ProgramRun run = darknumber({"run", file, "--quiet", "--replicates", "10"});
    INFO(run.err);
    CHECK(run.exit_code == 0);
  }
}

// Verification of persons without bystanders left: N keeps_victims.
TEST_CASE("decisions that let nobody else pass leave the share recognised") {
  const ProgramRun run =
      darknumber({"run", "scenarios/worlds/referral_mechanism.json", "--quiet", "--format", "csv"});
  const Csv points(run.out);
  REQUIRE(points.size() == 12);
  for (const auto& [row, share] : {std::pair<std::size_t, double>{9, 1.0}, {10, 0.9}, {11, 0.6}})
    for (const char* column : {"independence.inflation", "pairwise.inflation"})
      CHECK(points.number(row, column) == Approx(share).epsilon(1e-5));
}

TEST_CASE("mechanisms are listed by the fields that make them") {
  for (const auto& [field, text] :
       {std::pair{"found_in_visit", "groups"}, std::pair{"reporting_loadings", "reporting"},
        std::pair{"verification", "agencies[].verification"}}) {
    const ProgramRun run = darknumber({"list", "mechanisms", field});
    INFO(field);
    CHECK(run.exit_code == 0);
    CHECK(has(run.out, text));
  }
}

}  // namespace darknumber::testing::worlds_as_they_are_test
