// SPDX-License-Identifier: MIT
#include "tests/faults/cases.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/support/checkout.h"
#include "tests/support/explained_tables.h"
#include "tests/support/small_study.h"

namespace darknumber::testing {
namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

const Words run_to_out{"run", "world.json", "--output", "out"};
const Words explain_to_out{"run", "explained.json", "--output", "out"};

Words with(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

std::string explained_world() {
  ExplainedTable table;
  table.study = R"("factors": [{"path": "agencies[*].false_positive_share",
      "belief": {"uniform": [0, 0.5]}}], "particles": 400, "runs": 2)";
  return table.text();
}

}  // namespace

std::string world_of_faults() {
  return replaced(replaced(small_study("sweep", R"("evaluate": "monte_carlo", "factors": [
                   {"path": "bystanders.count", "values": [300, 600]}])"),
                           ": 2000}", ": 500}"),
                  ": 40,", ": 20,");
}

const std::vector<Case>& cases() {
  static const std::vector<Case> all{
      {"run", {}, run_to_out, {"--resume"}},
      {"run with a report", {}, with(run_to_out, {"--report", "page.html"}), {"--resume"}},
      {"run resumed", {run_to_out}, with(run_to_out, {"--resume"}), {}, "out"},
      {"run made longer",
       {with(run_to_out, {"--replicates", "10"})},
       with(run_to_out, {"--resume"}),
       {}},
      {"run in place of another",
       {with(run_to_out, {"--seed", "9"})},
       with(run_to_out, {"--force"}),
       {}},
      {"run of a shard", {}, {"run", "world.json", "--shard", "1/2", "--output", "parts"}, {}},
      {"merge",
       {{"run", "world.json", "--shard", "1/2", "--output", "parts"},
        {"run", "world.json", "--shard", "2/2", "--output", "parts"}},
       {"merge", "parts", "--output", "out", "--report", "page.html"},
       {"--force"}},
      {"explain", {}, explain_to_out, {"--resume"}},
      {"explain resumed", {explain_to_out}, with(explain_to_out, {"--resume"}), {}, "out"},
      {"report", {run_to_out}, {"report", "out"}, {"--force"}},
      {"report anew",
       {run_to_out, {"report", "out", "--output", "page.html"}},
       {"report", "out", "--output", "page.html", "--force"},
       {}},
      {"chart",
       {run_to_out},
       {"chart", "out", "sweep[chao]", "--output", "chart.svg"},
       {"--force"}},
      {"show", {run_to_out}, {"show", "out", "--format", "json"}, {}},
      {"show an explanation", {explain_to_out}, {"show", "out"}, {}},
      {"compare", {run_to_out}, {"compare", "out", "out"}, {}},
      {"replay", {run_to_out}, {"replay", "out", "--replicate", "3"}, {}},
      {"pool",
       {run_to_out, {"run", "world.json", "--output", "two", "--seed", "9"}},
       {"pool", "out", "two"},
       {}},
      {"estimate", {}, {"estimate", "table.csv", "--output", "out"}, {"--force"}},
      {"show estimates", {{"estimate", "table.csv", "--output", "out"}}, {"show", "out"}, {}},
      {"bounds", {}, {"bounds", "table.csv", "--chart", "bounds.svg"}, {"--force"}},
      {"simulate",
       {},
       {"simulate", "world.json", "--persons", "persons", "--records", "records", "--entities",
        "entities", "--table", "table"},
       {"--force"}},
      {"calibrate",
       {},
       {"calibrate", "world.json", "--to", "three.csv", "--output", "calibrated"},
       {"--force"}},
      {"design", {}, {"design", "designed.json", "--draws", "50"}, {}},
      {"new", {}, {"new", "lake", "--output", "lake.json"}, {"--force"}},
  };
  return all;
}

const Case& case_named(const std::string& name) {
  const auto found = std::find_if(cases().begin(), cases().end(),
                                  [&](const Case& one) { return one.name == name; });
  REQUIRE(found != cases().end());
  return *found;
}

void fill_folder(const fs::path& folder, const std::map<std::string, std::string>& bytes) {
  fs::remove_all(folder);
  fs::create_directories(folder);
  for (const auto& [name, content] : bytes) {
    fs::create_directories((folder / name).parent_path());
    write_file(folder / name, content);
  }
}

Prepared::Prepared(const Case& which) : which_(&which) {
  const fs::path root = checkout();
  before_ = {{"world.json", world_of_faults()},
             {"explained.json", explained_world()},
             {"designed.json", file_text(root / "scenarios/explanations/two_lists_design.json")},
             {"table.csv", file_text(root / "examples/data/netherlands.csv")},
             {"three.csv",
              "Police,Shelter,Hospital,count\n1,0,0,150\n0,1,0,110\n0,0,1,130\n1,1,0,30\n"
              "1,0,1,35\n0,1,1,25\n1,1,1,8\n"}};
  anew();
  for (const Words& words : which.before) {
    const ProgramRun run = run_plainly(words, place_);
    INFO(which.name << ": " << run.err);
    REQUIRE(run.exit_code == 0);
  }
  before_ = tree_bytes(place_);
  if (!which.torn.empty())
    for (auto file = before_.begin(); file != before_.end();) {
      const bool samples = before_.contains(which.torn + "/sampling");
      if (file->first == which.torn + "/checkpoint" && !samples)
        file->second.resize(file->second.size() * 2 / 3);
      const bool stays = !file->first.starts_with(which.torn + "/") ||
                         file->first.ends_with("/checkpoint") || file->first.ends_with("/sampling");
      file = stays ? std::next(file) : before_.erase(file);
    }
  anew();
  whole_ = run_counted(which.words, place_);
  INFO(which.name << ": " << whole_.run.err);
  REQUIRE(whole_.run.exit_code == 0);
  after_ = tree_bytes(place_);
}

const fs::path& Prepared::anew() {
  fill_folder(place_, before_);
  return place_;
}

}  // namespace darknumber::testing
