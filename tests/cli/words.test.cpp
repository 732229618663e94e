// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <regex>

#include "tests/cli/program.h"

namespace darknumber::testing::words_test {
namespace {

const std::string pond = "scenarios/pond.json";
const std::string nouns = R"(words={"victim": ["eel", "eels"], "register": "archive"})";

/// The line that speaks of victims or a register; empty where none does. Columns and measures have
/// names of their own, such as victims_observed.
std::string line_of_victims(const std::string& text) {
  static const std::regex noun("\\b(victims?|registers?)\\b", std::regex::icase);
  for (const std::string& line : lines_of(text))
    if (std::regex_search(line, noun)) return line;
  return "";
}

/// What a verb prints in text and in Markdown.
std::string printed(std::vector<std::string> words) {
  std::string text = darknumber(words).out;
  if (words.front() == "validate") return text;
  words.insert(words.end(), {"--format", "markdown"});
  return text + darknumber(words).out;
}

}  // namespace

TEST_CASE("the pond speaks of fish and of a catch, and of no victims") {
  const ScratchFolder scratch;
  const std::string folder = scratch.path() / "run";
  const std::string run =
      darknumber({"run", pond, "--replicates", "50", "--output", folder, "--quiet"}).out;
  const std::string other = scratch.path() / "other";
  darknumber({"run", pond, "--replicates", "50", "--seed", "2", "--output", other, "--quiet"});
  CHECK(has(run, "Behind such a catch there would be 1,000 fish."));
  CHECK(has(run, "Medians of 50 simulated catches."));
  CHECK(line_of_victims(run) == "");
  const std::vector<std::vector<std::string>> commands{
      {"validate", pond},
      {"expect", pond},
      {"run", pond, "--replicates", "1"},
      {"show", folder},
      {"show", folder, "--measure", "observed_error"},
      {"replay", folder, "--replicate", "7"},
      {"pool", folder, other},
      {"validate", pond, "--set", "agencies[*].false_positive_share=0.1"},
      {"validate", pond, "--set", "bystanders.count=400", "--set",
       "agencies[*].false_alarm_probability=0.1"},
      {"validate", pond, "--set", R"(population.turnover={"periods": 6, "rate": 0.1})", "--set",
       "estimation.target=ever_present"}};
  for (const std::vector<std::string>& command : commands) {
    const std::string text = printed(command);
    INFO(command.front() << " " << command.back());
    CHECK_FALSE(text.empty());
    CHECK(line_of_victims(text) == "");
  }
}

TEST_CASE("every scenario is described in the nouns that it is given") {
  for (const std::string& file : scenario_files()) {
    const std::string text = darknumber({"validate", file, "--set", nouns}).out;
    INFO(file);
    CHECK(has(text, " eels"));
    CHECK(line_of_victims(text) == "");
  }
}

TEST_CASE("studies speak in the nouns of their scenario") {
  for (const std::string name : {"sweep", "held_sizes", "tipping_point", "claims", "ledger"}) {
    const std::string file = "scenarios/studies/" + name + ".json";
    const std::string nothing_drawn = "monte_carlo.replicates=20";
    for (const std::string verb : {"run", "validate"}) {
      const std::string text =
          printed({verb, file, "--set", nouns, "--set", nothing_drawn, "--set", "title=Studied"});
      INFO(verb << " " << file);
      CHECK_FALSE(text.empty());
      CHECK(line_of_victims(text) == "");
    }
  }
}

TEST_CASE("an agency keeps its name, whatever the nouns") {
  const std::string name = R"(agencies[First day].name="Victim register")";
  const std::string text = darknumber({"validate", "scenarios/pond.json", "--set", name}).out;
  CHECK(has(text, "Victim register: detects 15 % of the fish."));
}

}  // namespace darknumber::testing::words_test
