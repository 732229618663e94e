// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>

#include "tests/cli/program.h"
#include "tests/support/checkout.h"

namespace darknumber::testing::pool_test {
namespace {

namespace fs = std::filesystem;

const std::string pond = "scenarios/pond.json";

/// Runs of the pond by a class, in folders of a scratch folder.
struct Class {
  ScratchFolder scratch;

  std::string folder(const std::string& name) const { return scratch.path() / name; }
  std::string run(const std::string& name, int seed, const std::string& replicates,
                  const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words{"run",       pond,           "--seed",   std::to_string(seed),
                                   "--quiet",   "--replicates", replicates, "--output",
                                   folder(name)};
    words.insert(words.end(), more.begin(), more.end());
    const ProgramRun made = darknumber(words);
    INFO(made.err);
    REQUIRE(made.exit_code == 0);
    return folder(name);
  }
};

/// A measure of one estimator in an array of measures.
nlohmann::json measure_in(const nlohmann::json& measures, const std::string& estimator,
                          const std::string& name) {
  for (const nlohmann::json& one : measures)
    if (one["estimator"] == estimator && one["measure"] == name) return one;
  return {};
}

}  // namespace

TEST_CASE("a pool has everybody's replicates, and each person's own measures") {
  const Class school;
  const std::string anna = school.run("anna", 1, "40");
  const std::string ben = school.run("ben", 2, "60");
  const ProgramRun run = darknumber({"pool", anna, ben, "--format", "json"});
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
  const nlohmann::json pooled = document(run.out);
  CHECK(pooled["truth"] == 1000);
  CHECK(pooled["replicates"] == 100);
  REQUIRE(pooled["results"].size() == 2);
  double weighted = 0.0;
  for (int i = 0; i < 2; ++i) {
    const nlohmann::json& part = pooled["results"][i];
    CHECK(part["result"] == (i == 0 ? "anna" : "ben"));
    CHECK(part["seed"] == i + 1);
    const nlohmann::json own = measure_in(part["measures"], "chapman", "inflation");
    CHECK(own["n_used"] == (i == 0 ? 40 : 60));
    weighted += own["value"].get<double>() * own["n_used"].get<double>() / 100.0;
    const nlohmann::json alone =
        document(file_text(fs::path(i == 0 ? anna : ben) / "results.json"))["measures"];
    CHECK(own == measure_in(alone, "chapman", "inflation"));
  }
  const nlohmann::json all = measure_in(pooled["measures"], "chapman", "inflation");
  CHECK(all["n_used"] == 100);
  CHECK(all["value"].get<double>() == Approx(weighted).epsilon(1e-12));
  CHECK(all["mcse"].get<double>() <
        measure_in(pooled["results"][0]["measures"], "chapman", "inflation")["mcse"].get<double>());
}

TEST_CASE("a class of 25 seeds of a pond is pooled as text and as one table") {
  const Class school;
  std::vector<std::string> words{"pool"};
  for (int seed = 1; seed <= 25; ++seed)
    words.push_back(school.run("pupil" + std::to_string(seed), seed, "1"));
  const ProgramRun text = darknumber(words);
  INFO(text.err);
  REQUIRE(text.exit_code == 0);
  INFO(text.out);
  CHECK(has(text.out, "25 results, seeds 1 to 25"));
  CHECK(has(text.out, "study      25 replicates"));
  CHECK(has(text.out, "Each person's estimate:"));
  CHECK(has(text.out, "  pupil25 "));
  words.insert(words.end(), {"--format", "csv"});
  const std::vector<std::string> lines = lines_of(darknumber(words).out);
  REQUIRE(lines.size() > 26);
  CHECK(lines[0].starts_with("result,seed,point,estimator,measure,value,mcse"));
  CHECK(lines[1].starts_with(",,0,lincoln_petersen,"));
  CHECK(lines.back().starts_with("pupil25,25,0,chapman,"));
  CHECK((lines.size() - 1) % 26 == 0);
}

TEST_CASE("a pool refuses other scenarios and seeds that are there twice, all at once") {
  const Class school;
  const std::string anna = school.run("anna", 1, "3");
  const std::string titled = school.run("titled", 9, "3", {"--set", "title=Ours"});
  CHECK(darknumber({"pool", anna, titled}).exit_code == 0);
  const std::string other = school.run("other", 2, "3", {"--set", "population.victims=900"});
  const std::string again = school.run("again", 1, "5");
  const ProgramRun refused = darknumber({"pool", anna, other, again});
  CHECK(refused.exit_code == 3);
  CHECK(refused.out.empty());
  INFO(refused.err);
  CHECK(has(refused.err, "another scenario"));
  CHECK(has(refused.err, "population.victims is 900 here and 1000 there"));
  CHECK(has(refused.err, "its seed, 1, is that of"));
  CHECK(has(refused.err, "2 problems"));
}

TEST_CASE("a pool takes two results or more, finished ones") {
  const Class school;
  const std::string anna = school.run("anna", 1, "3");
  CHECK(darknumber({"pool", anna}).exit_code == 2);
  const ProgramRun missing = darknumber({"pool", anna, school.folder("nobody")});
  CHECK(missing.exit_code == 3);
  CHECK(has(missing.err, "there is no such results folder"));
}

TEST_CASE("a sweep is pooled point by point") {
  const Class school;
  const std::string study =
      R"(study={"type": "sweep", "evaluate": "monte_carlo", "factors": [{"path": "population.victims", "values": [500, 1000]}]})";
  const fs::path file = school.scratch.path() / "sweep.json";
  std::string text = file_text(fs::path(checkout()) / pond);
  text.insert(text.rfind('}'), ",\n\"study\": " + study.substr(6) + "\n");
  write_file(file, text);
  for (int seed = 1; seed <= 2; ++seed)
    REQUIRE(darknumber({"run", file, "--seed", std::to_string(seed), "--replicates", "20",
                        "--output", school.folder(std::to_string(seed)), "--quiet"})
                .exit_code == 0);
  const ProgramRun run = darknumber({"pool", school.folder("1"), school.folder("2")});
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
  INFO(run.out);
  CHECK(has(run.out, "40 replicates of each of 2 points"));
  CHECK(has(run.out, "population.victims = 500"));
}

TEST_CASE("tables are read for the pool as its options say, and none is counted twice") {
  const ScratchFolder scratch;
  const auto table = [&](const std::string& name, const std::string& text) {
    write_file(scratch.path() / name, text);
    return (scratch.path() / name).string();
  };
  const std::string one = table(
      "one.csv", "A,B,site,count\n1,0,x,25\n0,1,x,20\n1,1,x,5\n1,0,y,25\n0,1,y,20\n1,1,y,5\n");
  const std::string two = table(
      "two.csv", "A,B,site,count\n1,0,x,20\n0,1,x,15\n1,1,x,10\n1,0,y,20\n0,1,y,15\n1,1,y,10\n");
  const auto pooled = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"pool", one, two, "--estimator", "lincoln_petersen[A,B]"});
    const ProgramRun run = darknumber(more);
    INFO(run.err);
    REQUIRE(run.exit_code == 0);
    return document(run.out)["estimators"];
  };
  // In all 60 x 50 / 10 = 300 and 60 x 50 / 20 = 150, and in each stratum half of that.
  const auto ignored = pooled({"--ignore", "site", "--repeated", "add", "--format", "json"});
  REQUIRE(ignored.size() == 1);
  CHECK(ignored[0]["mean"] == 225.0);
  const auto strata = pooled({"--stratum", "site", "--format", "json"});
  REQUIRE(strata.size() == 3);
  for (const nlohmann::json& answer : strata)
    CHECK(answer["mean"] == (answer["estimator"] == "lincoln_petersen[A,B]" ? 225.0 : 112.5));
  const std::string option = "--ignore=site";
  for (const std::string& again : {one, (scratch.path() / "." / "one.csv").string()}) {
    const ProgramRun run = darknumber({"pool", one, two, again, option, "--repeated=add"});
    INFO(run.err);
    CHECK(run.exit_code == 3);
    CHECK(run.out.empty());
    CHECK(has(run.err, "this is the same table as " + one));
  }
  const std::string hidden = table("hidden.csv", "A,B,count\n1,0,40\n0,1,30\n1,1,<5\n");
  const std::string several =
      table("several.csv", "replicate,A,B,count\n0,1,0,4\n0,1,1,3\n1,1,0,2\n1,1,1,2\n");
  CHECK(has(darknumber({"pool", hidden, two}).err, "this table has suppressed counts\n"));
  CHECK(has(darknumber({"pool", several, two}).err, "this table has 2 replicates\n"));
  const Class school;
  const ProgramRun results =
      darknumber({"pool", school.run("anna", 1, "3"), school.run("ben", 2, "3"), option});
  CHECK(results.exit_code == 2);
  CHECK(has(results.err, "are for tables"));
}

TEST_CASE("tables of the same lists are pooled, of others not") {
  const ScratchFolder scratch;
  const auto table = [&](const std::string& name, const std::string& text) {
    write_file(scratch.path() / name, text);
    return (scratch.path() / name).string();
  };
  // n1 n2 / m: 60 x 50 / 10 = 300 and 60 x 50 / 20 = 150.
  const std::string one = table("one.csv", "A,B,count\n1,0,50\n0,1,40\n1,1,10\n");
  const std::string two = table("two.csv", "A,B,count\n1,0,40\n0,1,30\n1,1,20\n");
  const std::vector<std::string> words{"pool", one, two, "--estimator", "lincoln_petersen[A,B]"};
  const ProgramRun text = darknumber(words);
  INFO(text.err);
  REQUIRE(text.exit_code == 0);
  CHECK(has(text.out, "2 tables of A and B"));
  std::vector<std::string> json = words;
  json.insert(json.end(), {"--format", "json"});
  const nlohmann::json pooled = document(darknumber(json).out);
  CHECK(pooled["estimators"][0]["mean"] == 225.0);
  CHECK(pooled["estimators"][0]["sd"].get<double>() == Approx(75.0 * std::sqrt(2.0)));
  CHECK(pooled["estimators"][0]["mean_se"].get<double>() == Approx(75.0));
  CHECK(pooled["tables"][1]["estimates"][0]["estimate"] == 150.0);
  std::vector<std::string> csv = words;
  csv.insert(csv.end(), {"--format", "csv"});
  const std::vector<std::string> lines = lines_of(darknumber(csv).out);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0] == "table,observed,estimator,estimate,se,lower,upper,status");
  CHECK(has(lines[1], "one,100,\"lincoln_petersen[A,B]\",300,"));
  const std::string other = table("other.csv", "A,C,count\n1,0,40\n0,1,30\n1,1,20\n");
  const ProgramRun refused = darknumber({"pool", one, other});
  CHECK(refused.exit_code == 3);
  CHECK(has(refused.err, "its lists are not those of"));
}

}  // namespace darknumber::testing::pool_test
