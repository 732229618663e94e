// SPDX-License-Identifier: MIT
#include "engine/interface/ask.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <climits>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/report/bounds/bounds.h"
#include "tests/support/checkout.h"

namespace darknumber::ask_test {
namespace {

using Json = nlohmann::json;

const std::string world =
    R"({"schema": 1, "population": {"victims": 1000}, "agencies": [
        {"name": "A", "capture_probability": 0.3}, {"name": "B", "capture_probability": 0.4}],
        "estimation": {"estimators": [{"method": "chapman"}]}})";

/// Arguments with the world as an object, and more members.
std::string with_world(const std::string& more) {
  return R"({"scenario": )" + world + more + "}";
}

Json error_of(const Reply& reply) {
  CHECK(reply.outcome != Outcome::done);
  return Json::parse(reply.json).at("error");
}

/// The first problem of what cannot be answered.
Json problem_of(const Reply& reply) {
  return error_of(reply).at("problems").at(0);
}

Json answer_of(const Reply& reply) {
  INFO(reply.json);
  REQUIRE(reply.outcome == Outcome::done);
  return Json::parse(reply.json);
}

/// A call of each verb that works, on which several questions fall.
struct Work {
  std::string verb;
  std::string arguments;
  int questions = 1;  // at least
};

std::vector<Work> works() {
  const std::string slow = R"({"scenario": {"schema": 1,
      "population": {"victims": 1000, "traits": [
        {"name": "a", "distribution": "normal", "sd": 1},
        {"name": "b", "distribution": "normal", "sd": 1}]},
      "agencies": [
        {"name": "A", "capture_probability": 0.3, "loadings": {"a": 1}},
        {"name": "B", "capture_probability": 0.4, "loadings": {"a": 1},
         "reporting_probability": 0.5, "reporting_loadings": {"b": 1}},
        {"name": "C", "capture_probability": 0.2, "false_positive_share": 0.1}],
      "monte_carlo": {"replicates": 3}})";
  const std::string table = R"({"table": "A,B,C,count\n1,0,0,40\n0,1,0,30\n0,0,1,25\n1,1,0,19\n)"
                            R"(1,0,1,17\n0,1,1,15\n1,1,1,)";
  return {{"validate", slow + "}", 100},
          {"expect", slow + "}", 100},
          {"plan", slow + "}", 100},
          {"run", slow + R"(, "threads": 1})", 100},
          {"simulate", slow + "}", 100},
          {"calibrate",
           slow + R"(, "to": "A,B,C,count\n1,0,0,40\n0,1,0,30\n0,0,1,25\n1,1,0,19\n)"
                  R"(1,0,1,17\n0,1,1,15\n1,1,1,13\n"})",
           500},
          {"bounds", table + R"(13\n"})", 1000},
          // A count that can be 1, 2, 3 or 4.
          {"estimate", table + R"(<5\n", "estimator": "chao"})", 4}};
}

}  // namespace

TEST_CASE("what is no verb, no argument or no JSON is refused with what would be") {
  const Json verb = problem_of(ask("estimat", "{}"));
  CHECK(verb.at("suggestion") == "estimate");
  CHECK(error_of(ask("estimat", "{}")).at("kind") == "bad_usage");
  CHECK(problem_of(ask("run", R"({"scenari": {}})")).at("suggestion") == "scenario");
  CHECK(problem_of(ask("list", R"({"what": "estimator"})")).at("suggestion") == "estimators");
  CHECK(problem_of(ask("list", R"({"what": "estimators", "name": "chaoo"})")).at("suggestion") ==
        "chao");
  CHECK(problem_of(ask("version", R"({"x": 1})")).at("path") == "x");
  const Json syntax = problem_of(ask("run", "{\n  \"threads\": 1,,"));
  CHECK(syntax.at("line") == 2);
  CHECK(syntax.at("file") == "arguments");
  CHECK(problem_of(ask("run", "[]")).at("line") == 1);
  CHECK(ask("run", with_world(R"(, "threads": 0)")).outcome == Outcome::bad_usage);
  CHECK(ask("run", with_world(R"(, "until": "0.01")")).outcome == Outcome::bad_usage);
  CHECK(ask("estimate", R"({"table": "A,B,count\n1,1,3\n", "level": 95})").outcome ==
        Outcome::bad_usage);
}

TEST_CASE("all that is wrong with the arguments is said at once") {
  const Json error = error_of(ask("simulate", R"({"replicate": -1, "parts": ["person"]})"));
  CHECK(error.at("problems").size() == 3);  // and there is no scenario
  CHECK(error.at("text").get<std::string>().find("3 problems") != std::string::npos);
}

TEST_CASE("parts of a population are named once each, and one at least") {
  for (const char* parts : {"[]", R"(["table", "table"])", R"(["tables"])", R"("table")", "[1]"}) {
    INFO(parts);
    const Reply reply = ask("simulate", with_world(R"(, "parts": )" + std::string(parts)));
    CHECK(reply.outcome == Outcome::bad_usage);
    CHECK(problem_of(reply).at("path") == "parts");
  }
}

TEST_CASE("either a text or a path is needed, and a path is no standard input") {
  for (const char* arguments :
       {"{}", R"({"scenario": {}, "scenario_path": "a.json"})", R"({"scenario_path": "-"})",
        R"({"scenario_path": "a.json", "files": {}})"})
    CHECK(ask("expect", arguments).outcome == Outcome::bad_usage);
  CHECK(ask("expect", R"({"scenario_path": "/nowhere/a.json"})").outcome == Outcome::bad_input);
  CHECK(ask("estimate", R"({"table_path": "/nowhere/a.csv"})").outcome == Outcome::bad_input);
}

TEST_CASE("a scenario is the same as an object and as a text") {
  const Json expected = answer_of(ask("expect", with_world("")));
  const Json arguments{{"scenario", "// a comment\n" + world}};
  CHECK(answer_of(ask("expect", arguments.dump())) == expected);
  CHECK(answer_of(ask("expect", with_world(R"(, "set": {"population.victims": 2000})")))
            .at("truth") == 2000);
}

TEST_CASE("problems of a scenario have lines in the text that it was given as") {
  const std::string wrong =
      "{\"schema\": 1, \"population\": {\"victims\": 10},\n \"agencies\": [{\"name\": \"A\", "
      "\"capture_probability\": 3}, {\"name\": \"B\", \"capture_probability\": 0.5}]}";
  const Json in_text = problem_of(ask("expect", Json{{"scenario", wrong}}.dump()));
  CHECK(in_text.at("file") == "scenario");
  CHECK(in_text.at("line") == 2);
  CHECK(in_text.at("column") == 52);
  CHECK(in_text.at("path") == "agencies[A].capture_probability");
  const Json in_object = problem_of(ask("expect", "{\n\"scenario\":\n" + wrong + "}"));
  CHECK(in_object.at("file") == "arguments");
  CHECK(in_object.at("line") == 4);
  const Json set = problem_of(ask("expect", with_world(R"(, "set": {"population.victims": -1})")));
  CHECK(set.at("file") == "--set population.victims=-1");
  CHECK(set.at("line").is_null());
}

TEST_CASE("tables that a scenario names come with the call, and from nowhere else") {
  const std::string anchored =
      R"({"schema": 1, "population": {}, "table": {"file": "t.csv"}, "agencies": [{"name": "A"}, {"name": "B"}, {"name": "C"}]})";
  const std::string table =
      "A,B,C,count\n1,0,0,60\n0,1,0,50\n0,0,1,40\n1,1,0,20\n1,0,1,15\n"
      "0,1,1,10\n1,1,1,5\n";
  const Json there{{"scenario", anchored}, {"files", {{"t.csv", table}}}};
  CHECK(answer_of(ask("expect", there.dump())).at("truth") > 200);
  const Json missing = problem_of(ask("expect", Json{{"scenario", anchored}}.dump()));
  CHECK(missing.at("path") == "table.file");
  CHECK(missing.at("advice") == "Give its text among \"files\", by this name.");
  // A file of the disk is not taken, though it is there.
  Json on_disk = Json::parse(anchored);
  on_disk["table"]["file"] = testing::checkout() + "/examples/data/netherlands.csv";
  CHECK(problem_of(ask("expect", Json{{"scenario", on_disk}}.dump())).at("path") == "table.file");
  Json held = Json::parse(world);
  held["study"] = {{"type", "sweep"},
                   {"hold", "table"},
                   {"table", "two.csv"},
                   {"points", {{{"agencies[A].false_positive_share", 0.1}}}}};
  const Json study{{"scenario", held},
                   {"files", {{"two.csv", "A,B,count\n1,1,100\n1,0,200\n0,1,250\n"}}},
                   {"replicates", 5}};
  CHECK(ask("run", study.dump()).outcome == Outcome::done);
  CHECK(problem_of(ask("run", Json{{"scenario", held}}.dump())).at("path") == "study.table");
}

TEST_CASE("a run is the same for any number of threads, and has its rows as columns") {
  const Reply one = ask("run", with_world(R"(, "replicates": 40, "threads": 1)"));
  const Reply two = ask("run", with_world(R"(, "replicates": 40, "threads": 2)"));
  CHECK(one.json == two.json);
  REQUIRE(one.tables.size() == 1);
  for (const DataColumn& column : one.tables[0].columns) CHECK(column.numbers.size() == 40);
  const DataColumn& estimator = one.tables[0].columns[2];
  CHECK(estimator.name == "estimator");
  CHECK(estimator.levels == std::vector<std::string>{"chapman[A,B]"});
}

TEST_CASE("the rows of all shards are those of the run") {
  const std::string study =
      R"(, "replicates": 20, "set": {"study": {"type": "sweep",
          "evaluate": "monte_carlo", "factors": [
          {"path": "population.victims", "values": [500, 1000, 2000]}]}})";
  const Reply whole = ask("run", with_world(study));
  REQUIRE(whole.outcome == Outcome::done);
  std::vector<DataColumn> together = whole.tables.at(0).columns;
  for (DataColumn& column : together) column.numbers.clear();
  for (const char* shard : {"1/4", "2/4", "3/4", "4/4"}) {
    const Reply part = ask("run", with_world(study + R"(, "shard": ")" + shard + "\""));
    CHECK(answer_of(part).at("shard") == shard);
    CHECK(answer_of(part).at("replicates") == 15);
    for (std::size_t c = 0; c < together.size(); ++c) {
      const DataColumn& column = part.tables.at(0).columns.at(c);
      CHECK(column.name == together[c].name);
      CHECK(column.levels == together[c].levels);
      together[c].numbers.insert(together[c].numbers.end(), column.numbers.begin(),
                                 column.numbers.end());
    }
  }
  for (std::size_t c = 0; c < together.size(); ++c) {
    const std::vector<double>& expected = whole.tables[0].columns[c].numbers;
    INFO(together[c].name);
    REQUIRE(together[c].numbers.size() == expected.size());
    // NaN is equal to itself here.
    for (std::size_t r = 0; r < expected.size(); ++r)
      CHECK((together[c].numbers[r] == expected[r] ||
             (std::isnan(together[c].numbers[r]) && std::isnan(expected[r]))));
  }
  CHECK(together[0].numbers.back() == 2.0);
}

TEST_CASE("what is no shard of a run is refused") {
  CHECK(problem_of(ask("run", with_world(R"(, "shard": "5/4")"))).at("path") == "shard");
  CHECK(problem_of(ask("run", with_world(R"(, "replicates": 10, "shard": "1/20")"))).at("path") ==
        "shard");
  CHECK(problem_of(ask("run", with_world(R"(, "shard": "1/4", "until": "mcse=0.1")"))).at("path") ==
        "until");
}

TEST_CASE("names that look like numbers stay the texts that they are") {
  const std::string odd =
      R"({"scenario": {"schema": 1, "population": {"victims": 50, "strata": [
          {"name": "007", "share": 0.5}, {"name": "7", "share": 0.5}]},
          "agencies": [{"name": "1", "capture_probability": 0.5},
                       {"name": "01", "capture_probability": 0.5}],
          "estimation": {"estimators": [{"method": "chapman"}]MORE}}, WHAT})";
  const auto drawn = [&](const std::string& what, const std::string& more = "") {
    std::string arguments = odd;
    arguments.replace(arguments.find("WHAT"), 4, what);
    arguments.replace(arguments.find("MORE"), 4, more);
    const Reply reply = ask("simulate", arguments);
    INFO(reply.json);
    REQUIRE(reply.outcome == Outcome::done);
    return reply.tables;
  };
  const auto levels_of = [](const DataTable& table, const std::string& name) {
    for (const DataColumn& column : table.columns)
      if (column.name == name) return std::set(column.levels.begin(), column.levels.end());
    FAIL("no column " << name);
    return std::set<std::string>();
  };
  const std::set<std::string> strata{"007", "7"};
  const auto all = drawn(R"("parts": ["table", "persons", "records", "entities"])");
  REQUIRE(all.size() == 4);
  CHECK(levels_of(all[0], "stratum") == strata);
  CHECK(levels_of(all[0], "count").empty());
  CHECK(levels_of(all[0], "01").empty());
  CHECK(levels_of(all[1], "stratum") == strata);
  CHECK(levels_of(all[2], "agency") == std::set<std::string>{"1", "01"});
  CHECK(levels_of(all[2], "source") == std::set<std::string>{"own"});
  CHECK(levels_of(all[3], "stratum") == strata);
  CHECK(levels_of(drawn(R"("replicates": 2)")[0], "stratum") == strata);
  const auto published = drawn(R"("replicate": 0)", R"(, "suppress": {"below": 5})")[0];
  CHECK(levels_of(published, "01").empty());
  CHECK_FALSE(levels_of(published, "count").empty());
}

TEST_CASE("every verb asks all the while whether to stop, and ends at any of its questions") {
  for (const Work& work : works()) {
    INFO(work.verb);
    const Reply whole = ask(work.verb, work.arguments);
    INFO(whole.json);
    REQUIRE(whole.outcome == Outcome::done);
    std::atomic<int> asked{0};
    int stop_at = INT_MAX;
    Watch watch;
    watch.stop = [&] { return ++asked >= stop_at; };
    CHECK(ask(work.verb, work.arguments, watch).outcome == Outcome::done);
    const int questions = asked;
    INFO(questions);
    CHECK(questions >= work.questions);
    for (const int at : {1, questions / 3 + 1, questions / 2 + 1}) {
      INFO(at);
      asked = 0;
      stop_at = at;
      const Reply stopped = ask(work.verb, work.arguments, watch);
      CHECK(stopped.outcome == Outcome::stopped);
      CHECK(nlohmann::json::parse(stopped.json)["error"]["kind"].get<std::string>() == "stopped");
      CHECK(asked <= at + 1);  // a run asks once more before it counts what is done
    }
    // Nothing of what was stopped is in what follows; a plan has times.
    if (work.verb != "plan") CHECK(ask(work.verb, work.arguments).json == whole.json);
  }
}

TEST_CASE("work ends when it is asked to") {
  std::atomic<int> asked{0};
  Watch watch;
  watch.stop = [&] { return ++asked > 100; };
  const Reply run = ask("run", with_world(R"(, "replicates": 1000000)"), watch);
  CHECK(run.outcome == Outcome::stopped);
  CHECK(problem_of(run).at("message").get<std::string>().find("of 1000000 replicates") !=
        std::string::npos);
  asked = 0;
  CHECK(ask("simulate", with_world(R"(, "replicates": 1000000)"), watch).outcome ==
        Outcome::stopped);
  CHECK(ask("run", with_world(R"(, "replicates": 100000000, "time_limit": 0.2)")).outcome ==
        Outcome::stopped);
}

TEST_CASE("remarks are told and kept") {
  std::vector<std::string> heard;
  Watch watch;
  watch.note = [&](const std::string& note) { heard.push_back(note); };
  const Reply reply =
      ask("estimate",
          R"({"table": "A,B,count\n1,1,30\n1,0,60\n0,1,50\n", "estimator": "chapman", "seed": 3})",
          watch);
  CHECK(reply.notes == std::vector<std::string>{"--seed has no effect: none of these estimators "
                                                "and intervals draws anything."});
  CHECK(heard == reply.notes);
}

TEST_CASE("arguments without an effect are remarked, as on the command line") {
  const auto notes = [](const std::string& verb, const std::string& more) {
    const Reply reply = ask(verb, with_world(more));
    INFO(reply.json);
    REQUIRE(reply.outcome == Outcome::done);
    return reply.notes;
  };
  using Notes = std::vector<std::string>;
  const std::string both = R"(, "replicates": 17, "seed": 3)";
  CHECK(notes("expect", both) ==
        Notes{"--replicates has no effect: expect evaluates the expected table.",
              "--seed has no effect: expect evaluates the expected table."});
  CHECK(notes("validate", both).size() == 2);
  CHECK(notes("run", both).empty());
  CHECK(notes("expect", "").empty());
  const std::string study =
      both + R"(, "until": "mcse=1", "set": {"study": {"type": "sweep", "evaluate": "expected",
                 "points": [{"population.victims": 500}]}})";
  CHECK(notes("run", study).size() == 3);
}

TEST_CASE("what an argument says is a problem of that argument, in the words of a call") {
  const std::string table = R"({"table": "A,B,count\n1,1,30\n1,0,60\n0,1,50\n", )";
  const auto problem = [&](const std::string& more) {
    Json found = problem_of(ask("estimate", table + more + "}"));
    CHECK(found.at("file") == "arguments");
    CHECK(found.dump().find("--") == std::string::npos);
    return found;
  };
  const Json removed = problem(R"("remove": "X=0.2")");
  CHECK(removed.at("path") == "remove");
  CHECK(removed.at("advice") == "There are A and B.");
  CHECK(problem(R"("remove": "A=2")").at("advice").get<std::string>().find("\"remove\"") !=
        std::string::npos);
  CHECK(problem(R"("lists": "A,X")").at("path").get<std::string>().starts_with("lists"));
  CHECK(problem(R"("estimator": "chaoo")").at("path").get<std::string>().starts_with("estimator"));
  const auto path_of = [](const std::string& more) {
    return problem_of(ask("simulate", with_world(more))).at("path");
  };
  CHECK(path_of(R"(, "parts": ["persons"], "replicates": 2)") == "replicates");
  CHECK(path_of(R"(, "replicates": 2, "replicate": 4294967295)") == "replicate");
  CHECK(path_of(R"(, "parts": ["persons"], "set": {"monte_carlo.simulator": "table"})") == "parts");
  const Json until = problem_of(ask("run", with_world(R"(, "until": "0.01")")));
  CHECK(until.dump().find("--") == std::string::npos);
}

TEST_CASE("a run of another type of study than asked for is refused before it begins") {
  const Json problem =
      problem_of(ask("run", with_world(R"(, "study": "explain", "replicates": 1000000000)")));
  CHECK(problem.at("path") == "study");
  const std::string sweep = R"(, "set": {"study": {"type": "sweep", "evaluate": "expected",
                                 "points": [{"population.victims": 500}]}}, "study": )";
  CHECK(problem_of(ask("run", with_world(sweep + "\"explain\""))).at("message") ==
        "the scenario's study is of type sweep");
  CHECK(ask("run", with_world(sweep + "\"sweep\"")).outcome == Outcome::done);
}

TEST_CASE("a population that is drawn person by person ends when it is asked to") {
  Watch watch;
  std::atomic<int> asked{0};
  watch.stop = [&] { return ++asked > 3; };
  for (const char* parts : {R"(["persons"])", R"(["table"])"}) {
    asked = 0;
    const std::string more = R"(, "set": {"population.victims": 2000000,
                                "monte_carlo.simulator": "persons"}, "parts": )";
    CHECK(ask("simulate", with_world(more + parts), watch).outcome == Outcome::stopped);
  }
}

TEST_CASE("the defaults that arguments name are those of the engine") {
  for (const Field& field : bounds_arguments().fields)
    if (field.name == "least_overlap")
      CHECK(std::stod(std::string(field.default_text)) == BoundsRequest().least_overlap);
}

TEST_CASE("a table without a world is no bug") {
  const Reply reply =
      ask("calibrate",
          R"({"scenario": {"schema": 1, "population": {"victims": 1000}, "agencies": [
            {"name": "A", "capture_probability": 0.3, "false_positive_share": 0.9},
            {"name": "B", "capture_probability": 0.4, "false_positive_share": 0.9}],
            "bystanders": {"count": 100}},
          "to": "A,B,count\n1,1,100\n1,0,200\n0,1,250\n"})");
  CHECK(reply.outcome == Outcome::failed);
  CHECK(error_of(reply).at("kind") == "no_world");
}

TEST_CASE("what a scenario assumes is said in sentences") {
  const Json answer = answer_of(ask("validate", with_world("")));
  CHECK(answer.at("valid") == true);
  CHECK(answer.at("paragraphs").size() > 1);
  CHECK(answer_of(ask("plan", with_world(""))).is_object());
  CHECK(answer_of(ask("version", "")).at("version") == "0.1.0");
}

}  // namespace darknumber::ask_test
