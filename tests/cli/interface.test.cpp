// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

#include "engine/interface/ask.h"
#include "tests/cli/program.h"
#include "tests/support/checkout.h"

namespace darknumber::testing::interface_test {
namespace {

/// What a command prints, and what a call with these arguments says to the same question.
struct Question {
  std::vector<std::string> words;
  std::string verb;
  std::string arguments;
};

std::vector<Question> questions() {
  const std::string json = "--format";
  return {
      {{"expect", "scenarios/netherlands.json", "--set", "agencies[*].anonymous_share=0.1", json,
        "json"},
       "expect",
       R"({"scenario_path": "scenarios/netherlands.json",
           "set": {"agencies[*].anonymous_share": 0.1}})"},
      {{"run", "scenarios/textbook.json", "--replicates", "50", "--seed", "7", json, "json"},
       "run",
       R"({"scenario_path": "scenarios/textbook.json", "replicates": 50, "seed": 7})"},
      {{"run", "scenarios/textbook.json", "--replicates", "100", "--until", "mcse=0.004", json,
        "json"},
       "run",
       R"({"scenario_path": "scenarios/textbook.json", "replicates": 100, "until": "mcse=0.004",
           "threads": 1})"},
      {{"estimate", "examples/data/korea.csv", json, "json"},
       "estimate",
       R"({"table_path": "examples/data/korea.csv"})"},
      {{"estimate", "examples/data/netherlands.csv", "--estimator", "chao", "--estimator",
        R"({"method": "loglinear", "terms": ["Police:Shelters"]})", "--lists",
        "Police,Shelters,Border police", "--level", "0.8", "--remove", "Police=0.5", json, "json"},
       "estimate",
       R"({"table_path": "examples/data/netherlands.csv", "lists": ["Police", "Shelters",
           "Border police"], "level": [0.8], "remove": "Police=0.5", "estimator": ["chao",
           {"method": "loglinear", "terms": ["Police:Shelters"]}]})"},
      {{"estimate", "examples/tables/stratum_fully_covered.csv", "--stratum", "site", json, "json"},
       "estimate",
       R"({"table_path": "examples/tables/stratum_fully_covered.csv", "stratum": "site"})"},
      {{"estimate", "examples/tables/persons.csv", "--ignore", "id,age", json, "json"},
       "estimate",
       R"({"table_path": "examples/tables/persons.csv", "ignore": ["id", "age"]})"},
      {{"bounds", "examples/data/netherlands.csv", "--within", "4", "--least-overlap", "5",
        "--seed", "3", json, "json"},
       "bounds",
       R"({"table_path": "examples/data/netherlands.csv", "within": 4, "least_overlap": 5,
           "seed": 3})"},
      {{"calibrate", "scenarios/netherlands/none.json", "--to", "examples/data/netherlands.csv",
        "--match", "pairs"},
       "calibrate",
       R"({"scenario_path": "scenarios/netherlands/none.json",
           "to_path": "examples/data/netherlands.csv", "match": "pairs"})"},
      {{"schema", "results"}, "schema", R"({"what": "results"})"},
      {{"schema"}, "schema", ""}};
}

}  // namespace

TEST_CASE("a call answers what the command line prints, byte for byte") {
  std::filesystem::current_path(checkout());
  for (const Question& question : questions()) {
    INFO(question.verb << " " << question.arguments);
    const ProgramRun run = darknumber(question.words);
    INFO(run.err);
    CHECK((run.exit_code == 0 || run.exit_code == 4 || run.exit_code == 5));
    const Reply reply = ask(question.verb, question.arguments);
    CHECK(reply.outcome == Outcome::done);
    CHECK(reply.json == run.out);
    REQUIRE(run.out.size() > 100);
  }
}

TEST_CASE("a call draws the tables that the command line draws") {
  std::filesystem::current_path(checkout());
  const Reply several =
      ask("simulate", R"({"scenario_path": "scenarios/textbook.json", "replicates": 3,
                          "replicate": 5})");
  CHECK(document(several.json).at("table") ==
        darknumber({"simulate", "scenarios/textbook.json", "--replicates", "3", "--replicate", "5"})
            .out);
  const Reply parts =
      ask("simulate",
          R"({"scenario_path": "scenarios/textbook.json", "parts": ["entities", "records"]})");
  for (const char* part : {"entities", "records"})
    CHECK(document(parts.json).at(part) ==
          darknumber({"simulate", "scenarios/textbook.json", "--" + std::string(part)}).out);
  CHECK_FALSE(document(parts.json).contains("table"));
  REQUIRE(parts.tables.size() == 2);
  CHECK(parts.tables[0].name == "entities");
}

TEST_CASE("a call complains as the command line does") {
  std::filesystem::current_path(checkout());
  const ProgramRun run = darknumber(
      {"expect", "scenarios/textbook.json", "--set", "agencies[Police].capture_probability=35"});
  CHECK(run.exit_code == 3);
  const Reply reply = ask("expect", R"({"scenario_path": "scenarios/textbook.json",
                                        "set": {"agencies[Police].capture_probability": 35}})");
  CHECK(reply.outcome == Outcome::bad_input);
  CHECK(document(reply.json).at("error").at("text") == run.err);
}

TEST_CASE("every listing but that of files is the command line's") {
  for (const char* what : {"estimators", "mechanisms", "measures", "charts", "terms"}) {
    const auto reply = document(ask("list", R"({"what": ")" + std::string(what) + "\"}").json);
    CHECK(reply.at("text") == darknumber({"list", what}).out);
    CHECK(reply.at("names").size() > 3);
  }
  CHECK(document(ask("list", R"({"what": "estimators", "name": "chao"})").json).at("text") ==
        darknumber({"list", "estimators", "chao"}).out);
}

TEST_CASE("every option of a command that is no matter of files and printing is an argument") {
  const std::set<std::string> of_the_terminal{"help",    "quiet",   "format",   "output", "force",
                                              "resume",  "report",  "progress", "chart",  "table",
                                              "persons", "records", "entities"};
  std::size_t options = 0;
  for (const VerbKind& verb : verbs_to_ask()) {
    if (verb.name == "version") continue;
    std::set<std::string> arguments;
    for (const ArgumentGroup& group : verb.arguments)
      for (const Field& field : group.fields) arguments.emplace(field.name);
    for (const std::string& line : lines_of(darknumber({std::string(verb.name), "--help"}).out)) {
      const std::size_t start = line.find("--");
      if (start == std::string::npos || start > 8 || line.find_first_not_of(' ') != start) continue;
      std::string option = line.substr(start + 2, line.find_first_of(" ,", start) - start - 2);
      std::replace(option.begin(), option.end(), '-', '_');
      INFO(verb.name << " --" << option);
      if (of_the_terminal.contains(option)) continue;
      CHECK(arguments.contains(option));
      ++options;
    }
  }
  CHECK(options > 50);
}

}  // namespace darknumber::testing::interface_test
