// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "tests/cli/program.h"
#include "tests/support/checkout.h"

namespace darknumber::testing::replay_test {
namespace {

namespace fs = std::filesystem;
const std::string textbook = "scenarios/textbook.json";

void run_into(const fs::path& folder, const std::string& file, std::vector<std::string> more) {
  std::vector<std::string> words{"run", file, "--quiet", "--output", folder};
  words.insert(words.end(), more.begin(), more.end());
  const ProgramRun run = darknumber(words);
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
}

nlohmann::json replayed(const fs::path& folder, int point, int replicate) {
  const ProgramRun run = darknumber({"replay", folder, "--point", std::to_string(point),
                                     "--replicate", std::to_string(replicate), "--format", "json"});
  INFO(run.err);
  CHECK(run.exit_code == 0);
  CHECK(run.err.empty());
  return document(run.out);
}

/// The textbook world with a study, in a file.
std::string with_study(const fs::path& file, const nlohmann::json& study) {
  nlohmann::json scenario =
      nlohmann::json::parse(file_text(checkout() + "/" + textbook), nullptr, true, true);
  scenario["study"] = study;
  scenario["monte_carlo"] = {{"replicates", 4}, {"seed", 3}};
  write_file(file, scenario.dump());
  return file;
}

double sum_of(const nlohmann::json& cells) {
  double sum = 0.0;
  for (const auto& [history, count] : cells.items()) sum += count.get<double>();
  return sum;
}

}  // namespace

TEST_CASE("a replicate is run again to the last bit, and its stages fit together") {
  const ScratchFolder scratch;
  const fs::path folder = scratch.path() / "results";
  run_into(folder, "scenarios/violations/missed_links.json", {"--replicates", "20", "--seed", "5"});
  const nlohmann::json again = replayed(folder, 0, 13);
  CHECK(again["same"] == true);
  CHECK(again["seed"] == 5);
  CHECK(again["differences"].empty());
  CHECK(sum_of(again["victims"]) == again["truth"].get<double>());
  CHECK(sum_of(again["entities"]) == again["victims_recorded"].get<double>() +
                                         again["by_linkage"].get<double>() +
                                         again["false_positive_entities"].get<double>());
  CHECK(again["by_linkage"].get<double>() > 0.0);  // a missed link makes two of one
  CHECK(sum_of(again["table"]) == sum_of(again["entities"]));
  for (std::size_t e = 0; e < again["stored"].size(); ++e)
    CHECK(again["stored"][e]["estimate"] == again["estimates"][e]["estimate"]);
  const std::string csv = file_text(folder / "replicates.csv");
  CHECK(has(csv, "0,13,chao,10000," + again["stored"][0]["estimate"].dump()));
}

TEST_CASE("what is not of victims is false, or made by linkage, and each agency has its own") {
  const ScratchFolder scratch;
  const fs::path folder = scratch.path() / "results";
  run_into(folder, "scenarios/violations/false_positives.json", {"--replicates", "2"});
  const nlohmann::json again = replayed(folder, 0, 1);
  CHECK(again["false_positive_entities"].get<double>() > 0.0);
  CHECK(again["by_linkage"] == 0.0);
  for (std::size_t agency = 0; agency < again["agencies"].size(); ++agency) {
    double victims = 0.0;
    for (const auto& [history, count] : again["victims"].items())
      if (history[agency] == '1') victims += count.get<double>();
    CHECK(again["agencies"][agency]["victims"] == victims);
    CHECK(again["agencies"][agency]["entities"].get<double>() > victims);
  }
}

TEST_CASE("the table of a replay is what simulate draws") {
  const ScratchFolder scratch;
  const fs::path folder = scratch.path() / "results";
  run_into(folder, textbook, {"--replicates", "4"});
  const nlohmann::json table = replayed(folder, 0, 2)["table"];
  const auto rows = lines_of(darknumber({"simulate", textbook, "--replicate", "2"}).out);
  REQUIRE(rows.size() > 5);
  for (std::size_t row = 1; row < rows.size(); ++row) {
    std::string history;
    for (std::size_t list = 0; list < 4; ++list) history += rows[row][2 * list];
    CHECK(table[history].get<double>() == std::stod(rows[row].substr(8)));
  }
}

TEST_CASE("every stage is told in words, with persons each step of each agency") {
  const ScratchFolder scratch;
  const fs::path folder = scratch.path() / "results";
  run_into(folder, textbook, {"--replicates", "3", "--set", "monte_carlo.simulator=persons"});
  const ProgramRun run = darknumber({"replay", folder, "--replicate", "2"});
  INFO(run.out);
  CHECK(run.exit_code == 0);
  for (const char* part : {"Replicate 2 of", "truth         5,000 victims", "detects", "referral",
                           "victims with a record", "What the estimators saw", "independence",
                           "The same as stored, to the last bit."})
    CHECK(has(run.out, part));
}

TEST_CASE("a point of a study is replayed with its settings, also one held to a table") {
  const ScratchFolder scratch;
  write_file(
      scratch.path() / "table.csv",
      "Police,Shelters,Hospitals,Helpline,count\n1,0,0,0,500\n0,1,0,0,300\n0,0,1,0,250\n"
      "0,0,0,1,400\n1,1,0,0,20\n1,0,1,0,30\n1,0,0,1,40\n0,1,1,0,15\n0,1,0,1,35\n0,0,1,1,20\n");
  const nlohmann::json factors{
      {{"path", "agencies[*].missed_link_probability"}, {"values", {0, 0.1, 0.95}}}};
  const fs::path sweep = scratch.path() / "sweep", held = scratch.path() / "held";
  run_into(sweep,
           with_study(scratch.path() / "sweep.json",
                      {{"type", "sweep"}, {"evaluate", "monte_carlo"}, {"factors", factors}}),
           {});
  run_into(held,
           with_study(scratch.path() / "held.json", {{"type", "sweep"},
                                                     {"evaluate", "monte_carlo"},
                                                     {"hold", "table"},
                                                     {"table", "table.csv"},
                                                     {"factors", factors}}),
           {});
  fs::remove(scratch.path() / "table.csv");  // a folder needs nothing else
  for (const fs::path& folder : {sweep, held}) {
    const nlohmann::json again = replayed(folder, 1, 3);
    CHECK(again["same"] == true);
    CHECK(again["factors"]["agencies[*].missed_link_probability"] == 0.1);
    CHECK(again["by_linkage"].get<double>() > 0.0);
  }
  CHECK(replayed(sweep, 1, 3)["truth"] == 5000.0);
  CHECK(replayed(held, 1, 3)["truth"] != 5000.0);
  const ProgramRun nowhere = darknumber({"replay", held, "--point", "2", "--replicate", "0"});
  CHECK(nowhere.exit_code == 0);
  CHECK(has(nowhere.out, "has no world"));
  CHECK_FALSE(replayed(held, 2, 0)["no_world"].get<std::string>().empty());
}

TEST_CASE("where points are on the expected table, their one replicate is the exact answer") {
  const ScratchFolder scratch;
  const fs::path folder = scratch.path() / "results";
  run_into(folder,
           with_study(scratch.path() / "study.json",
                      {{"type", "sweep"},
                       {"evaluate", "expected"},
                       {"factors", {{{"path", "population.victims"}, {"values", {4000, 5000}}}}}}),
           {});
  const nlohmann::json again = replayed(folder, 1, 0);
  CHECK(again["same"] == true);
  const nlohmann::json expected =
      document(darknumber({"expect", textbook, "--format", "json"}).out);
  CHECK(again["table"] == expected["table"]);
}

TEST_CASE("a replicate that is not what was stored is exit 1, and says what differs") {
  const ScratchFolder scratch;
  const fs::path folder = scratch.path() / "results";
  run_into(folder, textbook, {"--replicates", "4"});
  // The same world, told to have another number of victims than the one that was run.
  std::string text = file_text(folder / "results.json");
  const std::size_t at = text.find("\"victims\": 5000");
  REQUIRE(at != std::string::npos);
  write_file(folder / "results.json", text.replace(at, 15, "\"victims\": 4000"));
  const ProgramRun run = darknumber({"replay", folder, "--replicate", "1"});
  INFO(run.out);
  CHECK(run.exit_code == 1);
  CHECK(has(run.out, "Not the same as stored"));
  CHECK(has(run.out, "estimate"));
  CHECK(has(run.out, "no longer has the hash"));
  const nlohmann::json again =
      document(darknumber({"replay", folder, "--replicate", "1", "--format", "json"}).out);
  CHECK(again["same"] == false);
  CHECK(again["same_scenario"] == false);
  CHECK_FALSE(again["differences"].empty());
}

TEST_CASE("a replicate or point that is not there is bad usage, no folder is bad input") {
  const ScratchFolder scratch;
  const fs::path folder = scratch.path() / "results";
  run_into(folder, textbook, {"--replicates", "4"});
  const auto refused = [](std::vector<std::string> words, int code, const std::string& says) {
    words.insert(words.begin(), "replay");
    const ProgramRun run = darknumber(words);
    INFO(run.err);
    CHECK(run.exit_code == code);
    CHECK(run.out.empty());
    CHECK(has(run.err, says));
  };
  refused({folder, "--replicate", "4"}, 2, "the replicates are 0 to 3");
  refused({folder, "--replicate", "0", "--point", "1"}, 2, "there is one point, 0");
  refused({folder}, 2, "--replicate is required");
  refused({textbook, "--replicate", "0"}, 3, "not a results folder");
  refused({scratch.path() / "no", "--replicate", "0"}, 3, "no such results folder");
}

}  // namespace darknumber::testing::replay_test
