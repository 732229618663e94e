// SPDX-License-Identifier: MIT
#include "engine/study/study_plan.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/input/json.h"
#include "engine/study/study_rows.h"
#include "tests/support/small_study.h"

namespace darknumber::study_plan_test {
namespace {

using Rows = std::vector<std::size_t>;

/// The values of a point, as JSON.
std::vector<std::string> values_of(const StudyPlan& plan, std::size_t point) {
  std::vector<std::string> values;
  for (const Value& value : plan.points.make(point).factor_values)
    values.push_back(write_json(value));
  return values;
}

double share_of(const StudyPlan& plan, std::size_t point, std::size_t agency = 0) {
  return plan.points.make(point).scenario.agencies[agency].rates.false_positive_share;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("a scenario without a study is one point, as given") {
  const StudyPlan plan = plan_of(small_world());
  REQUIRE(plan.points.size() == 1);
  CHECK(plan.rows == Rows{0});
  CHECK(plan.factors.empty());
  CHECK(plan.evaluation() == Evaluation::monte_carlo);
  CHECK(plan.points.make(0).scenario.population.victims == 2000);
}

TEST_CASE("a sweep has every combination, the last factor fastest") {
  const StudyPlan plan = plan_of(small_study("sweep", R"("factors": [
    {"path": "agencies[*].false_positive_share", "values": [0, 0.2]},
    {"paths": ["population.victims", "bystanders.count"], "values": [1000, 3000, 5000]}])"));
  REQUIRE(plan.points.size() == 6);
  CHECK(plan.rows == Rows{0, 1, 2, 3, 4, 5});
  CHECK(plan.factors ==
        Strings{"agencies[*].false_positive_share", "population.victims + bystanders.count"});
  CHECK(values_of(plan, 4) == Strings{"0.2", "3000"});
  const Scenario& scenario = plan.points.make(4).scenario;
  CHECK(scenario.population.victims == 3000);
  CHECK(scenario.bystanders.count == 3000);
  CHECK(share_of(plan, 4, 2) == 0.2);
  CHECK_FALSE(scenario.study.has_value());
}

TEST_CASE("points with the same content are one") {
  const StudyPlan plan = plan_of(small_study("sweep", R"("points": [
    {"bystanders.count": 3000}, {"population.victims": 1000}, {"bystanders.count": 3000},
    {"bystanders.count": 3000, "population.victims": 2000}, {}])"));
  CHECK(plan.rows == Rows{0, 1, 0, 0, 2});
  REQUIRE(plan.points.size() == 3);
  CHECK(plan.factors == Strings{"bystanders.count", "population.victims"});
  CHECK(values_of(plan, 0) == Strings{"3000", "null"});
  CHECK(values_of(plan, 1) == Strings{"null", "1000"});
  CHECK(values_of(plan, 2) == Strings{"null", "null"});
}

TEST_CASE("a tornado has the scenario as given first, then the ends of each factor") {
  const StudyPlan plan = plan_of(small_study("one_at_a_time", R"("factors": [
    {"path": "agencies[Police].false_positive_share", "low": 0, "high": 0.3},
    {"path": "bystanders.count", "low": 5000, "high": 9000}])"));
  // The low end of the second is the scenario as given.
  CHECK(plan.rows == Rows{0, 1, 2, 0, 3});
  CHECK(values_of(plan, 0) == Strings{"null", "null"});
  CHECK(values_of(plan, 2) == Strings{"0.3", "null"});
  CHECK(share_of(plan, 2) == 0.3);
  CHECK(share_of(plan, 3) == 0.1);
  CHECK(plan.points.make(3).scenario.bystanders.count == 9000);
}

TEST_CASE("a ledger has all subsets of the violations that the scenario has") {
  const StudyPlan plan = plan_of(small_study("ledger"));
  REQUIRE(plan.points.size() == 8);
  CHECK(plan.factors == Strings{"violations"});
  CHECK(values_of(plan, 0) == Strings{"\"none\""});
  CHECK(values_of(plan, 1) == Strings{"\"dependence\""});
  CHECK(values_of(plan, 7) == Strings{"\"dependence + false positives + missed links\""});
  CHECK(plan.points.make(0).scenario.dependence.empty());
  CHECK(share_of(plan, 0) == 0.0);
  CHECK(share_of(plan, 2) == 0.1);
  CHECK(plan.points.make(4).scenario.agencies[1].rates.missed_link_probability == 0.05);
  CHECK(std::get<LedgerRows>(plan.meaning).violations.size() == 3);
}

TEST_CASE("a sample lies in its ranges, each factor once in every slice") {
  const StudyPlan plan = plan_of(small_study("sample", R"("size": 16, "factors": [
    {"path": "agencies[*].false_positive_share", "range": [0, 0.4]},
    {"path": "bystanders.count", "range": [1000, 9000], "kind": "integer"}])"));
  REQUIRE(plan.rows.size() == 16);
  std::vector<int> in_slice(16, 0);
  for (std::size_t row = 0; row < 16; ++row)
    ++in_slice[static_cast<std::size_t>(share_of(plan, plan.rows[row]) / 0.4 * 16.0)];
  for (int count : in_slice) CHECK(count == 1);
  const std::vector<std::vector<double>> cube =
      sample_cube(SampleStudy{16}, *plan.scenario().study, 3);
  CHECK(share_of(plan, plan.rows[5]) == Approx(0.4 * cube[5][0]));
}

TEST_CASE("designs depend on the seed of the scenario and on nothing else") {
  const std::string text = small_study("sample", R"("size": 8, "factors": [
    {"path": "agencies[*].false_positive_share", "range": [0, 0.4]}])");
  const std::string other = replaced(text, "\"seed\": 3", "\"seed\": 4");
  CHECK(share_of(plan_of(text), 2) == share_of(plan_of(text), 2));
  CHECK(share_of(plan_of(text), 2) != share_of(plan_of(other), 2));
}

TEST_CASE("the dummy of sobol sets nothing, so that its rows are those of the base points") {
  const StudyPlan plan = plan_of(small_study("sobol", R"("size": 8, "factors": [
    {"path": "agencies[*].false_positive_share", "range": [0, 0.4]},
    {"path": "agencies[*].anonymous_share", "range": [0, 0.3]}])"));
  const SobolDesign& design = std::get<SobolRows>(plan.meaning).indices;
  CHECK(plan.rows.size() == design.rows());
  CHECK(plan.points.size() == 8 * 4);  // A, B and two mixtures; those of the dummy are again A or B
}

TEST_CASE("a morris study walks its levels, and groups move together") {
  const std::string factors = R"("trajectories": 3, "levels": 4, "factors": [
    {"path": "agencies[*].false_positive_share", "range": [0, 0.3]},
    {"path": "agencies[*].anonymous_share", "range": [0, 0.3]},
    {"path": "agencies[*].missed_link_probability", "range": [0, 0.3]}])";
  const StudyPlan alone = plan_of(small_study("morris", factors));
  CHECK(alone.rows.size() == 3 * 4);
  for (std::size_t row : alone.rows) {
    const double level = share_of(alone, row) / 0.1;
    CHECK(level == Approx(std::round(level)).margin(1e-12));
  }
  const StudyPlan grouped = plan_of(small_study(
      "morris",
      R"("groups": [["agencies[*].false_positive_share", "agencies[*].anonymous_share"]], )" +
          factors));
  CHECK(grouped.rows.size() == 3 * 3);
}

TEST_CASE(
    "claims look at every combination of their values, on the study's points where they are") {
  const StudyPlan plan = plan_of(
      small_study("sweep", R"("factors": [{"path": "bystanders.count", "values": [3000, 6000]}])",
                  R"({"text": "one", "estimator": "chao", "measure": "inflation", "at_least": 1,
          "where": {"bystanders.count": [6000, 7000], "population.victims": [1000, 2000]}},
         {"text": "two", "estimator": "chao", "measure": "inflation", "at_least": 1,
          "where": {"bystanders.count": 3000},
          "than": {"estimator": "independence", "where": {"bystanders.count": 6000}}},
         {"text": "three", "estimator": "chao", "measure": "inflation", "at_least": 1,
          "than": {"estimator": "independence"}})"));
  REQUIRE(plan.claims.size() == 3);
  CHECK(plan.rows == Rows{0, 1});
  CHECK(plan.claims[0].points == Rows{2, 1, 3, 4});
  CHECK(plan.claims[0].than_points == plan.claims[0].points);
  CHECK(plan.claims[1].points == Rows{0});
  CHECK(plan.claims[1].than_points == Rows{1});
  CHECK(plan.claims[2].points == Rows{5});
  CHECK(plan.claims[2].than_points == Rows{5});
  CHECK(values_of(plan, 3) == Strings{"7000", "1000"});
  CHECK(values_of(plan, 5) == Strings{"null", "null"});
}

TEST_CASE("a table that is not there is refused at the field that names it") {
  const std::string text = small_study("sweep", R"("hold": "table", "table": "nowhere.csv",
    "points": [{"bystanders.count": 3000}])");
  try {
    plan_of(text, "folder/world.json");
    FAIL("an absent table was read");
  } catch (const InputError& error) {
    REQUIRE(error.problems().size() == 1);
    const Problem& problem = error.problems()[0];
    const Position expected = position_of(text, "\"nowhere.csv\"");
    CHECK(problem.file == "folder/world.json");
    CHECK(problem.position.line == expected.line);
    CHECK(problem.position.column == expected.column);
    CHECK(problem.path == "study.table");
    CHECK_THAT(problem.message, Catch::Contains("there is no table folder/nowhere.csv"));
  }
}

TEST_CASE("a study that no settings fit together for says so with the place") {
  const std::string text = small_study("sweep", R"("factors": [
    {"path": "agencies[*].false_positive_share", "values": [0, 0.5]},
    {"path": "agencies[Police].capture_probability", "values": [0.2, 0.3]}])");
  CHECK(plan_of(text).points.size() == 4);
  CHECK_THROWS_AS(plan_of(replaced(text, "[0.2, 0.3]", "[0.2, 1.3]")), InputError);
}

namespace {

Problems problems_of_plan(const std::string& text) {
  try {
    const Value root = tree_of(text);
    plan_study(root, "world.json", read_as_far_as_possible(root, "world.json"));
  } catch (const InputError& error) {
    return error.problems();
  }
  return {};
}

std::string values_up_to(int count) {
  std::string text;
  for (int i = 1; i <= count; ++i) text += (i == 1 ? "" : ", ") + std::to_string(i);
  return "[" + text + "]";
}

}  // namespace

TEST_CASE("more rows than a run may have are refused by number, where they are asked for") {
  const std::string sobol = small_study("sobol", R"("size": 1048576, "factors": [
    {"path": "agencies[*].false_positive_share", "range": [0, 0.4]},
    {"path": "agencies[*].anonymous_share", "range": [0, 0.3]}])");
  Problems problems = problems_of_plan(sobol);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].path == "study.size");
  CHECK(problems[0].position.line == position_of(sobol, "1048576").line);
  CHECK_THAT(problems[0].message, Catch::StartsWith("5242880 rows"));
  CHECK_THAT(problems[0].advice, Catch::Contains("131072 would do"));
  const std::string many = values_up_to(1100);
  problems = problems_of_plan(small_study("sweep", R"("factors": [
      {"path": "bystanders.count", "values": )" + many +
                                                       R"(},
      {"path": "population.victims", "values": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]},
      {"path": "agencies[Police].anonymous_share", "values": [0.1, 0.2, 0.3, 0.4, 0.5]},
      {"path": "agencies[Shelter].anonymous_share", "values": [0.1, 0.2, 0.3, 0.4, 0.5]},
      {"path": "agencies[Hospital].anonymous_share", "values": [0.1, 0.2, 0.3, 0.4]}])"));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].path == "study.factors");
  CHECK_THAT(problems[0].message, Catch::StartsWith("1100000 rows"));
}

TEST_CASE("combinations are counted without overflow") {
  CHECK(combinations({}) == 1);
  CHECK(combinations({3, 4, 5}) == 60);
  CHECK(combinations({3, 0}) == 0);
  const std::size_t large = std::size_t{1} << 40;
  CHECK(combinations({large, large}) == ~std::size_t{0});
}

TEST_CASE("the base is the point that sets nothing, where there is one") {
  CHECK(plan_of(small_world()).base_point == 0);
  const std::string factor = R"("factors": [{"path": "bystanders.count", "values": [1000, 5000]}])";
  CHECK(plan_of(small_study("sweep", factor)).base_point == 1);
  CHECK_FALSE(plan_of(small_study("sweep", replaced(factor, "5000", "6000"))).base_point);
}

TEST_CASE("problems of the world, the study, its measure and its table come together") {
  const std::string text = replaced(
      small_study("sweep", R"("measure": "inflatoin", "hold": "table", "table": "nowhere.csv",
          "factors": [{"path": "agencies[Polise].anonymous_share", "values": [0.1]}])",
                  R"({"text": "so", "estimator": "chao", "measure": "nonsense", "at_least": 1})"),
      "\"victims\": 2000", "\"victims\": 0");
  std::vector<std::string> said;
  for (const Problem& problem : problems_of_plan(text))
    said.push_back(problem.path + ": " + problem.message);
  INFO(Catch::StringMaker<std::vector<std::string>>::convert(said));
  REQUIRE(said.size() == 5);
  CHECK_THAT(said[0], Catch::Contains("victims"));
  CHECK_THAT(said[1], Catch::Contains("inflatoin"));
  CHECK_THAT(said[2], Catch::Contains("there is no table"));
  CHECK_THAT(said[3], Catch::Contains("Polise"));
  CHECK_THAT(said[4], Catch::Contains("nonsense"));
}

TEST_CASE("a claim's world must exist, whatever the study") {
  const std::string claim = R"({"text": "so", "estimator": "chao", "measure": "inflation",
      "at_least": 1, "where": {"agencies[Police].false_positive_share": 0.99999,
                               "bystanders.count": 7}})";
  const std::string sample = small_study("sample", R"("size": 8, "factors": [
      {"path": "agencies[Police].capture_probability", "range": [0.1, 0.4]}])",
                                         claim);
  for (const std::string& text : {sample, small_world("\"claims\": [" + claim + "]")}) {
    const Problems problems = problems_of_plan(text);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].position.line == position_of(text, "0.99999").line);
    CHECK_THAT(problems[0].message,
               Catch::StartsWith("with agencies[Police].false_positive_share = 0.99999"));
  }
  CHECK(problems_of_plan(replaced(sample, "0.99999", "0.001")).empty());
}

TEST_CASE("the search of a tipping point ends when it is asked to") {
  const Value root = tree_of(small_study("tipping_point", R"("estimator": "chao", "target": 1.3,
      "factors": [{"path": "agencies[*].false_positive_share", "range": [0, 0.3]}])"));
  int asked = 0;
  const StopQuestion stop = [&] { return ++asked > 5; };
  CHECK_THROWS_AS(
      plan_study(root, "world.json", read_as_far_as_possible(root, "world.json"), &stop), GivenUp);
  CHECK(asked == 6);
}

TEST_CASE("a wrong measure and points without a world come together") {
  const Problems problems =
      problems_of_plan(small_study("sweep", R"("measure": "nonsense", "factors": [
      {"path": "agencies[Police].false_positive_share", "values": [0.1, 0.999999]},
      {"path": "bystanders.count", "values": [10]}])"));
  std::size_t without_world = 0;
  for (const Problem& problem : problems)
    without_world += problem.message.find("with agencies[Police]") != std::string::npos;
  CHECK(without_world == problems.size() - 1);
  CHECK(without_world >= 1);
}

}  // namespace darknumber::study_plan_test
