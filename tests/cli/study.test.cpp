// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>

#include "tests/cli/program.h"
#include "tests/support/small_study.h"

namespace darknumber::testing::study_test {
namespace {

namespace fs = std::filesystem;

const std::string two_ranges = R"("factors": [
    {"path": "agencies[*].false_positive_share", "range": [0, 0.3]},
    {"path": "dependence[Police,Shelter].odds_ratio", "range": [0.5, 4], "scale": "log"}])";
const std::string two_values = R"("factors": [
    {"path": "agencies[*].false_positive_share", "values": [0, 0.1, 0.3]}])";

/// What each type of study needs.
const std::vector<std::pair<std::string, std::string>> types{
    {"sweep", two_values},
    {"one_at_a_time",
     R"("factors": [{"path": "agencies[*].false_positive_share", "low": 0, "high": 0.3}])"},
    {"ledger", ""},
    {"sample", "\"size\": 32, " + two_ranges},
    {"morris", "\"trajectories\": 4, " + two_ranges},
    {"sobol", "\"size\": 16, \"second_order\": true, " + two_ranges},
    {"tipping_point", R"("estimator": "chao", "target": 1.3, "factors": [
        {"path": "agencies[*].false_positive_share", "range": [0, 0.3]}])"},
};

std::string fields_of(const std::string& evaluate, const std::string& own) {
  return "\"evaluate\": \"" + evaluate + "\"" + (own.empty() ? "" : ", " + own);
}

/// A scenario of one test, in a folder of its own.
struct File {
  ScratchFolder scratch;
  std::string path = scratch.path() / "world.json";

  explicit File(const std::string& text, const std::string& table = "") {
    write_file(path, text);
    if (!table.empty()) write_file(scratch.path() / "table.csv", table);
  }
  ProgramRun run(std::vector<std::string> options = {}, const std::string& verb = "run") const {
    options.insert(options.begin(), {verb, path});
    return darknumber(options);
  }
  nlohmann::json json(std::vector<std::string> options = {}) const {
    options.insert(options.end(), {"--format", "json"});
    return document(run(options).out);
  }
};

std::string claim(const std::string& bound, const std::string& more = "") {
  return R"({"text": "A claim", "estimator": "chao", "measure": "inflation", )" + bound + more +
         "}";
}

File sweep_with(const std::string& claims, const std::string& evaluate) {
  return File(small_study("sweep", fields_of(evaluate, two_values), claims));
}

/// A study held to a table beside the scenario; the share 0.9 of missed links fits no world.
File held_file(const std::string& evaluate,
               const std::string& factor_path = "agencies[*].missed_link_probability") {
  return File(small_study("sweep", fields_of(evaluate, R"("hold": "table", "table": "table.csv",
                  "factors": [{"path": ")" + factor_path + R"(", "values": [0, 0.1, 0.9]}])")),
              "Hospital,Police,Shelter,count\n1,0,0,250\n0,1,0,300\n0,0,1,200\n0,1,1,60\n"
              "1,1,0,80\n1,0,1,50\n1,1,1,20\n");
}

/// Its words, one blank between them.
std::string flat(const std::string& text) {
  std::string words;
  for (char c : text) {
    const char one = c == '\n' ? ' ' : c;
    if (one != ' ' || words.empty() || words.back() != ' ') words += one;
  }
  return words;
}

/// A text for the terminal as one paragraph, without the dashes before the items of a list.
std::string as_paragraph(const std::string& text) {
  std::string words = flat(text);
  for (std::size_t at = 0; (at = words.find(" - ", at)) != std::string::npos;) words.erase(at, 2);
  return words;
}

/// The paragraph as lists have it: "a; b" for "a; and b".
std::string without_ands(std::string paragraph) {
  for (std::size_t at = 0; (at = paragraph.find("; and ", at)) != std::string::npos;)
    paragraph.erase(at + 1, 4);
  return paragraph;
}

}  // namespace

TEST_CASE("every type of study runs, on the expected table and by replicates") {
  for (const auto& [type, own] : types)
    for (const char* evaluate : {"expected", "monte_carlo"}) {
      INFO(type << ", " << evaluate);
      const File file(small_study(type, fields_of(evaluate, own)));
      const ProgramRun text = file.run();
      INFO(text.out << text.err);
      REQUIRE(text.exit_code == 0);
      CHECK(has(text.out, "study      " + type + " of "));
      CHECK(has(text.out, std::string(evaluate) == "expected" ? "on the expected table, without"
                                                              : "40 replicates a point"));
      CHECK(text.out.ends_with(".\n"));
      CHECK_FALSE(has(text.out, "nan"));
      const nlohmann::json json = file.json();
      CHECK(has(text.out, json.at("digest").get<std::string>()));
      CHECK(json.at("study").at("type") == type);
      CHECK(json.at("study").at("evaluate") == evaluate);
      CHECK((type == "sweep") == json.at("study").at("answers").empty());
      for (const auto& row : json.at("study").at("rows"))
        CHECK(row.get<std::size_t>() < json.at("points").size());
      CHECK(has(without_ands(as_paragraph(text.out)), without_ands(json.at("verdict"))));
    }
}

TEST_CASE("a study's answers are those of its points") {
  const File file(small_study("sweep", fields_of("expected", two_values)));
  const nlohmann::json json = file.json();
  REQUIRE(json.at("points").size() == 3);
  for (std::size_t point = 0; point < 3; ++point) {
    const nlohmann::json& factors = json.at("points")[point].at("factors");
    const std::string share = factors.at("agencies[*].false_positive_share").dump();
    const nlohmann::json expected =
        document(darknumber({"expect", file.path, "--set",
                             "agencies[*].false_positive_share=" + share, "--format", "json"})
                     .out);
    for (const auto& measure : json.at("measures"))
      if (measure.at("point") == point && measure.at("estimator") == "chao" &&
          measure.at("measure") == "mean") {
        CHECK(measure.at("value").get<double>() ==
              Approx(expected.at("estimates")[1].at("estimate").get<double>()).epsilon(1e-12));
        CHECK(measure.at("mcse") == 0.0);
      }
  }
}

TEST_CASE("claims decide the exit code") {
  const std::string holds = claim("\"at_most\": 9");
  const std::string fails = claim("\"at_least\": 9");
  const std::string open = claim("\"at_least\": 1.09");  // its exact value is 1.092
  const std::vector<std::pair<std::string, int>> cases{
      {holds, 0}, {fails, 4}, {open, 5}, {holds + ", " + open, 5}, {open + ", " + fails, 4}};
  for (const auto& [claims, code] : cases) {
    INFO(claims);
    const ProgramRun run = File(small_world("\"claims\": [" + claims + "]")).run();
    INFO(run.out << run.err);
    CHECK(run.exit_code == code);
  }
  CHECK(sweep_with(open, "expected").run().exit_code == 0);
}

TEST_CASE("claims are told with their numbers, in text and in JSON") {
  const File file = sweep_with(
      claim("\"at_least\": 1.5", R"(, "where": {"agencies[*].false_positive_share": [0.1, 0.3]})") +
          ", " +
          claim(
              "\"at_least\": 1.5",
              R"(, "where": {"agencies[*].false_positive_share": [0.1, 0.3]}, "somewhere": true)") +
          ", " + claim("\"at_least\": 1.01", R"(, "than": {"estimator": "independence"})"),
      "monte_carlo");
  const ProgramRun run = file.run();
  INFO(run.out);
  CHECK(run.exit_code == 4);
  CHECK(has(run.out, "Claim \"A claim\": not supported."));
  CHECK(has(run.out, "Claim \"A claim\": supported."));
  CHECK(has(flat(run.out),
            "With the share of false records on every list at 10 %: the mean estimate by"));
  CHECK(has(flat(run.out), " asked for, 1.01 times what it is compared with."));
  const nlohmann::json json = file.json();
  REQUIRE(json.at("claims").size() == 3);
  CHECK(json.at("claims")[0].at("verdict") == "not_supported");
  CHECK(json.at("claims")[0].at("points").size() == 2);
  CHECK(json.at("claims")[0].at("points")[1].at("verdict") == "supported");
  CHECK(json.at("claims")[1].at("verdict") == "supported");
  // The scenario as given was no point of the sweep's: it is the share 0.1 on one list alone.
  CHECK(json.at("points").size() == 4);
  CHECK(json.at("claims")[2].at("points")[0].at("point") == 3);
}

TEST_CASE("an undecided claim says how many replicates would decide it") {
  const File file(small_world("\"claims\": [" + claim("\"at_least\": 1.09") + "]"));
  CHECK(has(flat(file.run().out), " replicates would decide."));
  const nlohmann::json json = file.json();
  CHECK(json.at("claims")[0].at("points")[0].at("replicates_to_decide").get<double>() > 40.0);
}

TEST_CASE(
    "a study held to a table finds it beside the scenario, and tells points without a world") {
  for (const char* evaluate : {"expected", "monte_carlo"}) {
    INFO(evaluate);
    const File file = held_file(evaluate);
    const ProgramRun run = file.run();
    INFO(run.out << run.err);
    REQUIRE(run.exit_code == 0);
    CHECK(has(run.out, "no such world"));
    CHECK(has(flat(run.out), "1 of 3 points has no world"));
    CHECK(has(flat(run.out), "Behind the table table.csv there would be from "));
    const nlohmann::json json = file.json();
    CHECK(json.at("points")[2].at("truth").is_null());
    CHECK_FALSE(json.at("points")[2].at("no_world").get<std::string>().empty());
    CHECK(json.at("points")[0].at("truth").get<double>() > 960.0);
    CHECK_FALSE(json.at("points")[0].contains("no_world"));
    CHECK(file.run({}, "plan").exit_code == 0);
  }
}

TEST_CASE("what a table decides cannot be varied, and the table must be there") {
  for (const char* path : {"population.victims", "agencies[Police].capture_probability"}) {
    const ProgramRun run = held_file("expected", path).run();
    INFO(run.err);
    CHECK(run.exit_code == 3);
    CHECK(run.out.empty());
  }
  const File file = held_file("expected");
  fs::remove(file.scratch.path() / "table.csv");
  const ProgramRun run = file.run();
  INFO(run.err);
  CHECK(run.exit_code == 3);
  CHECK(has(run.err, "table.csv"));
}

TEST_CASE("plan says what a run will cost, without running it") {
  const File file(small_study("sweep", fields_of("monte_carlo", two_values)));
  const ProgramRun text = file.run({"--replicates", "500"}, "plan");
  INFO(text.out << text.err);
  CHECK(text.exit_code == 0);
  CHECK(has(text.out, "points      3\n"));
  CHECK(has(text.out, "replicates  500 a point\n"));
  CHECK(has(text.out, "expected MCSE of inflation"));
  const nlohmann::json json =
      document(file.run({"--replicates", "500", "--format", "json"}, "plan").out);
  CHECK(json.at("points") == 3);
  CHECK(json.at("replicates") == 500);
  const nlohmann::json run = file.json({"--replicates", "500"});
  double mcse = 0.0;
  for (const auto& measure : run.at("measures"))
    if (measure.at("point") == 0 && measure.at("estimator") == "chao" &&
        measure.at("measure") == "inflation")
      mcse = measure.at("mcse");
  // From 200 replicates a standard deviation is known to a relative error of 1 / sqrt(398).
  CHECK(json.at("expected_mcse").at("chao").get<double>() ==
        Approx(mcse).epsilon(5.0 * std::sqrt(1.0 / 398.0 + 1.0 / 998.0)));
  const ProgramRun exact = File(small_study("ledger")).run({}, "plan");
  CHECK(has(exact.out, "points      8\n"));
  CHECK(has(exact.out, "no Monte Carlo error"));
}

TEST_CASE("until asks for rounds until the measure is precise") {
  const File file(small_study("sweep", fields_of("monte_carlo", two_values)));
  const nlohmann::json json = file.json({"--until", "mcse=0.003"});
  double most = 0.0;
  for (const auto& measure : json.at("measures"))
    if (measure.at("measure") == "inflation")
      most = std::max(most, measure.at("mcse").get<double>());
  CHECK(most <= 0.003);
  CHECK(most > 0.0);
  const auto replicates = json.at("points")[0].at("replicates").get<int>();
  CHECK(replicates % 40 == 0);
  CHECK(replicates > 40);
  const nlohmann::json direct = file.json({"--replicates", std::to_string(replicates)});
  CHECK(direct.at("digest") == json.at("digest"));
  CHECK(direct.at("measures") == json.at("measures"));
  for (const char* wrong : {"0.01", "mcse=0", "mcse=-1", "mcse=x", "rmse=0.1", "mcse=0.1 "}) {
    INFO(wrong);
    const ProgramRun run = file.run({"--until", wrong});
    CHECK(run.exit_code == 2);
    CHECK(run.out.empty());
    CHECK(has(run.err, "--until takes mcse=X"));
  }
}

TEST_CASE("mistakes in a study stop the run before anything is drawn") {
  const ScratchFolder scratch;
  const File file(small_study("sweep",
                              R"("factors": [{"path": "bystanders.cuont", "values": [1]}])",
                              claim("\"at_least\": 1").replace(34, 4, "chow")));
  const std::string folder = scratch.path() / "results";
  const ProgramRun run = file.run({"--output", folder});
  INFO(run.err);
  CHECK(run.exit_code == 3);
  CHECK(run.out.empty());
  CHECK(has(run.err, "bystanders.count"));
  CHECK_FALSE(fs::exists(folder));
}

}  // namespace darknumber::testing::study_test
