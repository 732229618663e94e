// SPDX-License-Identifier: MIT
#include <algorithm>
#include <catch2/catch.hpp>
#include <regex>

#include "engine/scenario/format/field_tables.h"
#include "tests/cli/program.h"

namespace darknumber::testing::scenario_errors_test {
namespace {

const std::string textbook = "scenarios/textbook.json";

/// A scenario of nine lines, in which tests replace one; line 5 is the first agency.
std::string small_scenario(const std::string& was = "", const std::string& becomes = "") {
  std::string text =
      "{\n"
      "  \"schema\": 1,\n"
      "  \"population\": {\"victims\": 1000},\n"
      "  \"agencies\": [\n"
      "    {\"name\": \"Police\", \"capture_probability\": 0.2},\n"
      "    {\"name\": \"Shelter\", \"capture_probability\": 0.1}\n"
      "  ],\n"
      "  \"monte_carlo\": {\"replicates\": 20}\n"
      "}\n";
  if (!was.empty()) text.replace(text.find(was), was.size(), becomes);
  return text;
}

/// One thing broken; an @ stands where the problem is to be found.
struct Broken {
  std::string was;
  std::string becomes;
  std::string says;
};

const std::vector<Broken> broken_scenarios{
    {"\"schema\": 1", "\"schema\": @2", "newer"},
    {"\"victims\"", "@\"victms\"", "did you mean \"victims\"?"},
    {"1000", "@0", "victims"},
    {"1000", "@1000.5", "whole number"},
    {"1000", "@\"many\"", "whole number"},
    {"{\"victims\": 1000}", "@[]", "population"},
    {"0.2", "@35", "write 0.35"},
    {"0.2", "@\"35%\"", "Write 0.35"},
    {"0.2", "0@,2", "with a point"},
    {"0.2", "@-0.1", "between 0 and 1"},
    {"\"Police\"", "@\"\"", "name"},
    {"\"Shelter\"", "@\"Police\"", "Police"},
    {"\"Police\"", "@\"Po:lice\"", "Po:lice"},
    {"\"Police\"", "@\"count\"", "a column of its own in tables"},
    {"\"Police\"", "@\"A;B\"", "holds \";\""},
    {"\"Police\"", "@\" Police\"", "begins or ends with a blank"},
    {"\"schema\": 1,", "\"schema\": 1, \"title\": @\"\\u001b[31mred\",",
     "a control character, \\u001b"},
    {"\"schema\": 1,", "\"schema\": 1, \"title\": @\"\\u0000\",", "a control character, \\u0000"},
    {"1000}", "1000, \"traits\": [@{\"name\": \"v\", \"distribution\": \"normal\"}]}",
     "no agency has a loading on v"},
    {"0.2", "0.2, @\"name\": \"x\"", "name"},
    {"0.2", "0.2, \"loadings\": {@\"visibility\": 1}", "visibility"},
    {"0.2},", "0.2}@", "comma"},
    {"0.1}", "0.1}@,", "comma"},
    {"  ],", "  ], \"dependence\": [{\"between\": [@\"Polise\", \"Shelter\"], \"odds_ratio\": 2}],",
     "did you mean \"Police\"?"},
    {"  ],", "  ], \"dependence\": [{\"between\": @[\"Police\", \"Police\"], \"odds_ratio\": 2}],",
     "Name two different agencies"},
    {"  ],", "  ], \"estimation\": {\"estimators\": [{\"method\": @\"choa\"}]},",
     "did you mean \"chao\"?"},
    {"  ],", "  ], \"estimation\": {\"lists\": [@\"Polise\"]},", "did you mean \"Police\"?"},
    {"20", "@0", "replicates"},
    {"20}\n}\n", "20}\n@", "Close it"},
};

/// Where the @ of a text stands, as "line:column", both from 1; the @ is taken out.
std::string taken_place(std::string& text) {
  const std::size_t at = text.find('@');
  const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  const std::size_t start = line == 0 ? 0 : text.rfind('\n', at) + 1;
  text.erase(at, 1);
  return std::to_string(line + 1) + ":" + std::to_string(at - start + 1);
}

}  // namespace

TEST_CASE("the scenario that the tests break is whole") {
  const ScratchFolder scratch;
  write_file(scratch.path() / "s.json", small_scenario());
  const ProgramRun run = darknumber({"run", "s.json"}, {scratch.path(), 0, {}});
  INFO(run.err);
  CHECK(run.exit_code == 0);
}

TEST_CASE("a broken scenario of every kind is refused at its line and column") {
  for (const Broken& broken : broken_scenarios) {
    INFO(broken.was << " becomes " << broken.becomes);
    const ScratchFolder scratch;
    std::string text = small_scenario(broken.was, broken.becomes);
    const std::string place = taken_place(text);
    write_file(scratch.path() / "s.json", text);
    for (const std::string command : {"run", "expect", "validate"}) {
      std::vector<std::string> words{command, "s.json"};
      if (command == "run") words.insert(words.end(), {"--output", "results"});
      const ProgramRun run = darknumber(words, {scratch.path(), 0, {}});
      INFO(command << ": " << run.err);
      CHECK(run.exit_code == 3);
      CHECK(run.out.empty());
      CHECK(has(run.err, "s.json:" + place + ": error: "));
      CHECK(has(run.err, broken.says));
      CHECK(has(run.err, "Nothing was run or written."));
      CHECK_FALSE(std::filesystem::exists(scratch.path() / "results"));
    }
  }
}

TEST_CASE("all problems of a scenario come at once, in the order of the file") {
  const ScratchFolder scratch;
  std::string text = small_scenario("1000", "-1");
  text.replace(text.find("0.2"), 3, "2.5");
  text.replace(text.find("\"Shelter\", \"capture_probability\""), 32,
               "\"Shelter\", \"capture_probabilty\"");
  write_file(scratch.path() / "s.json", text);
  const ProgramRun run = darknumber({"run", "s.json"}, {scratch.path(), 0, {}});
  INFO(run.err);
  CHECK(run.exit_code == 3);
  const std::size_t first = run.err.find("s.json:3:");
  const std::size_t second = run.err.find("s.json:5:");
  const std::size_t third = run.err.find("s.json:6:");
  CHECK(first < second);
  CHECK(second < third);
  CHECK(third != std::string::npos);
  CHECK(has(run.err, " problems. Nothing was run or written."));
}

TEST_CASE("a suggestion that is followed works") {
  const std::vector<std::pair<std::string, std::string>> slips{
      {"\"victims\"", "\"victms\""},
      {"\"capture_probability\"", "\"capture_probabilty\""},
      {"\"monte_carlo\"", "\"monte_carol\""},
      {"\"replicates\"", "\"replicate\""}};
  const std::regex suggestion("did you mean \"([^\"]*)\"\\?");
  for (const auto& [right, slip] : slips) {
    const ScratchFolder scratch;
    const std::filesystem::path file = scratch.path() / "s.json";
    write_file(file, small_scenario(right, slip));
    const ProgramRun refused = darknumber({"validate", file});
    INFO(refused.err);
    CHECK(refused.exit_code == 3);
    std::smatch found;
    REQUIRE(std::regex_search(refused.err, found, suggestion));
    write_file(file, small_scenario(right, "\"" + found[1].str() + "\""));
    CHECK(darknumber({"validate", file}).exit_code == 0);
  }
}

TEST_CASE("what --set says is checked as the file is, and its advice works") {
  const std::regex suggestion("did you mean \"([^\"]*)\"\\?");
  for (const std::string path :
       {"agencies[Polise].capture_probability", "agencies[Police].capture_probabilty",
        "population.victms", "monte_carlo.replicate", "dependence[Polise,Shelters].odds_ratio"}) {
    const ProgramRun refused = darknumber({"validate", textbook, "--set", path + "=0.5"});
    INFO(refused.err);
    CHECK(refused.exit_code == 3);
    CHECK(refused.err.starts_with("--set " + path + "=0.5: error: "));
    std::smatch found;
    REQUIRE(std::regex_search(refused.err, found, suggestion));
    const bool is_count = has(path, "victms") || has(path, "replicate");
    const ProgramRun mended =
        darknumber({"validate", textbook, "--set", found[1].str() + (is_count ? "=500" : "=0.5")});
    INFO(mended.err);
    CHECK(mended.exit_code == 0);
  }
  const std::vector<std::pair<std::string, std::string>> values{
      {"agencies[Police].capture_probability=35", "write 0.35"},
      {"agencies[Police].capture_probability=35%", "Write 0.35"},
      {"agencies[Police].capture_probability=", "error: "},
      {"agencies[Police].capture_probability", "error: "},
      {"=0.3", "error: "},
      {"agencies[Police.capture_probability=0.3", "error: "},
      {"monte_carlo.seed=-1", "seed"}};
  for (const auto& [setting, says] : values) {
    const ProgramRun run = darknumber({"validate", textbook, "--set", setting});
    INFO(setting << ": " << run.err);
    CHECK(run.exit_code == 3);
    CHECK(has(run.err, says));
  }
}

TEST_CASE("the options --seed and --replicates pass the checks of the fields they set") {
  CHECK(darknumber({"run", textbook, "--seed", "x"}).exit_code == 3);
  CHECK(darknumber({"run", textbook, "--replicates", "1.5"}).exit_code == 3);
  const ProgramRun zero = darknumber({"run", textbook, "--seed", "0", "--replicates", "20"});
  CHECK(zero.exit_code == 0);
  CHECK(has(zero.out, "20 replicates, seed 0,"));
}

TEST_CASE("what only solving finds is refused at the field's line") {
  const ScratchFolder scratch;
  write_file(scratch.path() / "shares.json",
             small_scenario("0.2}", "0.2,\n     \"false_positive_share\": 0.6}"));
  ProgramRun run = darknumber({"validate", "shares.json"}, {scratch.path(), 0, {}});
  INFO(run.err);
  CHECK(run.exit_code == 0);
  run = darknumber({"validate", "shares.json", "--set", "bystanders.count=10"},
                   {scratch.path(), 0, {}});
  INFO(run.err);
  CHECK(run.exit_code == 3);
  CHECK(has(run.err, "shares.json:6:30: error: "));
  CHECK(has(run.err, "at agencies[Police].false_positive_share"));
  CHECK(has(run.err, "Police"));

  write_file(scratch.path() / "never.json",
             small_scenario("  ],",
                            "  ],\n  \"dependence\": [{\"between\": [\"Police\", \"Shelter\"],\n"
                            "    \"odds_ratio\": 0}],"));
  run = darknumber({"expect", "never.json"}, {scratch.path(), 0, {}});
  INFO(run.err);
  CHECK(run.exit_code == 0);
  run = darknumber(
      {"run", "never.json", "--set", "agencies[*].capture_probability=0.6", "--output", "results"},
      {scratch.path(), 0, {}});
  INFO(run.err);
  CHECK(run.exit_code == 3);
  CHECK(has(run.err, "never.json:9:19: error: "));
  CHECK(run.out.empty());
  CHECK_FALSE(std::filesystem::exists(scratch.path() / "results"));
}

TEST_CASE("a file that is not there, or is no scenario, is refused") {
  CHECK(has(darknumber({"run", "nowhere.json"}).err, "nowhere.json: error: "));
  CHECK(darknumber({"run", "nowhere.json"}).exit_code == 3);
  CHECK(darknumber({"run", "scenarios"}).exit_code == 3);
  CHECK(darknumber({"run", "README.md"}).exit_code == 3);
  CHECK(darknumber({"estimate", "README.md"}).exit_code == 3);
}

}  // namespace darknumber::testing::scenario_errors_test
