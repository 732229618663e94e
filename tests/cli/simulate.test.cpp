// SPDX-License-Identifier: MIT
// `simulate --replicate r` is replicate r of `run`: its parts agree with each other, and the
// estimators say of its table what the run says that they said.
#include <catch2/catch.hpp>
#include <cmath>

#include "tests/cli/population.h"
#include "tests/cli/program.h"
#include "tests/support/checkout.h"

namespace darknumber::testing::simulate_test {
namespace {

namespace fs = std::filesystem;

/// Fewer persons than the file asks for, so that drawing them one by one takes no time.
std::string fewer_persons(const std::string& file) {
  const std::string text = file_text(fs::path(checkout()) / file);
  return has(text, "at_risk") ? "population.at_risk.count=8000" : "population.victims=2000";
}

/// What `run` says of one scenario.
struct Run {
  nlohmann::json scenario;
  Csv replicates;

  /// The row of one answer in one replicate.
  std::size_t row(const std::string& replicate, const std::string& estimator) const {
    for (std::size_t row = 0; row < replicates.size(); ++row)
      if (replicates.text(row, "replicate") == replicate &&
          replicates.text(row, "estimator") == estimator)
        return row;
    throw std::out_of_range("no answer of " + estimator);
  }
};

Run run_four(const std::string& file, const std::vector<std::string>& settings) {
  const ScratchFolder scratch;
  const fs::path folder = scratch.path() / "results";
  std::vector<std::string> words{"run", file, "--replicates", "4", "--output", folder};
  words.insert(words.end(), settings.begin(), settings.end());
  const ProgramRun run = darknumber(words);
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
  return {document(file_text(folder / "results.json"))["scenario"],
          Csv(file_text(folder / "replicates.csv"))};
}

bool has_word(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// The covariates of a scenario's population.
Names covariates_in(const nlohmann::json& scenario) {
  Names names;
  const nlohmann::json covariates =
      scenario["population"].value("covariates", nlohmann::json::object());
  for (const auto& [name, levels] : covariates.items())
    if (name != "shares") names.insert(name);
  return names;
}

/// `estimate` with those of the scenario's estimators that work stratum by stratum, or the others.
nlohmann::json estimate(const std::string& table, const nlohmann::json& scenario, bool stratified,
                        const std::vector<std::string>& options) {
  const ScratchFolder scratch;
  write_file(scratch.path() / "table.csv", table);
  std::vector<std::string> words{"estimate", scratch.path() / "table.csv", "--format", "json"};
  words.insert(words.end(), options.begin(), options.end());
  for (nlohmann::json estimator : scenario["estimation"]["estimators"]) {
    if (estimator.value("stratify", false) != stratified) continue;
    if (estimator.contains("covariates") && !has_word(options, "--covariate")) continue;
    if (estimator["method"] != "mean" && !estimator.contains("covariates"))
      estimator["stratify"] = stratified;
    words.insert(words.end(), {"--estimator", estimator.dump()});
  }
  const ProgramRun run = darknumber(words);
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
  return document(run.out);
}

/// Every number of every answer, as close as `epsilon` (0: the same).
void require_same_answers(const nlohmann::json& estimated, const Run& run,
                          const std::string& replicate, double epsilon) {
  const std::vector<std::pair<const char*, const char*>> numbers{
      {"estimate", "n_hat"}, {"se", "se_n"}, {"lower", "ci_lo"}, {"upper", "ci_hi"}};
  CHECK_FALSE(estimated["estimates"].empty());
  for (const auto& answer : estimated["estimates"]) {
    INFO(answer.dump());
    const std::size_t row = run.row(replicate, answer["estimator"]);
    CHECK(answer["status"] == run.replicates.text(row, "status"));
    for (const auto& [name, column] : numbers) {
      INFO(column << " " << run.replicates.text(row, column));
      REQUIRE(answer[name].is_null() == run.replicates.text(row, column).empty());
      if (answer[name].is_null()) continue;
      const double number = run.replicates.number(row, column);
      CHECK(std::abs(answer[name].get<double>() - number) <= epsilon * std::abs(number));
    }
  }
}

/// Entities by stratum (empty: unknown) and history over the agencies.
using StratumTable = std::map<std::string, Counts>;

StratumTable by_stratum(const Csv& entities, const std::vector<std::string>& agencies,
                        const std::vector<std::string>& strata) {
  StratumTable table;
  for (const std::string& stratum : strata) table[stratum];
  const Entities histories = entities_in(entities, agencies);
  for (std::size_t row = 0; row < entities.size(); ++row)
    if (!entities.flag(row, "removed"))
      table[entities.text(row, "stratum")][histories.at(entities.text(row, "entity"))] += 1.0;
  return table;
}

/// Shares the unknown out within their history as the known are; without any, as all known are.
void prorate(StratumTable& table) {
  const Counts unknown = table[""];
  table.erase("");
  const StratumTable known = table;
  double all_known = 0.0;
  for (const auto& [stratum, counts] : known) all_known += total(counts);
  for (const auto& [history, count] : unknown) {
    double known_here = 0.0;
    for (const auto& [stratum, counts] : known)
      known_here += counts.count(history) > 0 ? counts.at(history) : 0.0;
    for (const auto& [stratum, counts] : known) {
      const double here = counts.count(history) > 0 ? counts.at(history) : 0.0;
      table[stratum][history] +=
          count * (known_here > 0.0 ? here / known_here : total(counts) / all_known);
    }
  }
}

/// A table over the agencies for `estimate --stratum stratum`; a stratum without anyone has a line.
std::string table_text(const StratumTable& table, const std::vector<std::string>& agencies) {
  std::string text;
  for (const std::string& agency : agencies) text += agency + ",";
  text += "stratum,count\n";
  for (const auto& [stratum, counts] : table) {
    Counts lines = counts;
    lines[{agencies.front()}];
    for (const auto& [history, count] : lines) {
      for (const std::string& agency : agencies) text += history.count(agency) > 0 ? "1," : "0,";
      text += stratum + "," + nlohmann::json(count).dump() + "\n";
    }
  }
  return text;
}

bool is_stratified(const nlohmann::json& scenario) {
  const auto& estimators = scenario["estimation"]["estimators"];
  return std::any_of(estimators.begin(), estimators.end(),
                     [](const auto& estimator) { return estimator.value("stratify", false); });
}

std::vector<std::string> unknown_as_in(const nlohmann::json& scenario) {
  return {"--quiet", "--unknown", scenario["estimation"].value("unknown", "drop")};
}

void check_stratified(const Run& run, const Csv& entities, const std::string& replicate) {
  const auto& estimation = run.scenario["estimation"];
  if (!is_stratified(run.scenario)) return;
  const std::vector<std::string> agencies = names_of(run.scenario["agencies"]);
  StratumTable table =
      by_stratum(entities, agencies, names_of(run.scenario["population"]["strata"]));
  if (estimation["unknown"] == "prorate") prorate(table);
  const auto estimated =
      estimate(table_text(table, agencies), run.scenario, true,
               {"--stratum", "stratum", "--lists", estimation["lists"].dump(), "--quiet"});
  constexpr double rounding = 1e-9;  // prorated counts are added up in another order
  require_same_answers(estimated, run, replicate, rounding);
}

Names removed_entities(const Csv& entities) {
  Names removed;
  for (std::size_t row = 0; row < entities.size(); ++row)
    if (entities.flag(row, "removed")) removed.insert(entities.text(row, "entity"));
  return removed;
}

/// The counts as a table file for `estimate`.
std::string table_text(const Counts& counts, const nlohmann::json& lists) {
  std::vector<std::string> names;
  for (const auto& list : lists)
    names.push_back(list.is_string() ? list.get<std::string>() : list["name"].get<std::string>());
  std::string text;
  for (const std::string& name : names) text += name + ",";
  text += "count\n";
  for (const auto& [history, count] : counts) {
    for (const std::string& name : names) text += history.count(name) > 0 ? "1," : "0,";
    text += nlohmann::json(count).dump() + "\n";
  }
  return text;
}

bool concerns(const nlohmann::json& removal, const Names& seen) {
  if (removal["history"] == "single") return seen.size() == 1;
  return removal["history"].get<Names>() == seen;
}

/// Entities on the lists that an estimator uses: its own where it names some.
double on_lists_of(const nlohmann::json& estimator, const Counts& counts) {
  if (!estimator.contains("lists")) return total(counts);
  double entities = 0.0;
  for (const auto& [history, count] : counts)
    if (!seen_on(estimator["lists"], history).empty()) entities += count;
  return entities;
}

void check_replicate(const Run& run, const Population& drawn, const std::string& replicate) {
  const auto& estimation = run.scenario["estimation"];
  const Entities entities = entities_of_records(drawn.records);
  CHECK(entities == entities_in(drawn.entities, names_of(run.scenario["agencies"])));
  const Names removed = removed_entities(drawn.entities);
  CHECK(removed.empty() == estimation["remove"].empty());
  for (const std::string& entity : removed) {
    const Names seen = seen_on(estimation["lists"], entities.at(entity));
    CHECK(std::any_of(estimation["remove"].begin(), estimation["remove"].end(),
                      [&](const nlohmann::json& removal) { return concerns(removal, seen); }));
  }
  const Counts counted = count_entities(entities, removed, estimation["lists"]);
  CHECK(counted == counts_in(drawn.table, covariates_in(run.scenario)));
  const std::string text = table_text(counted, estimation["lists"]);
  const auto estimated = estimate(text, run.scenario, false, {});
  CHECK(estimated["observed"].get<double>() == total(counted));
  for (const auto& estimator : estimation["estimators"])
    if (!estimator.value("stratify", false))
      CHECK(run.replicates.number(run.row(replicate, estimator["label"]), "n_observed") ==
            on_lists_of(estimator, counted));
  require_same_answers(estimated, run, replicate, 0.0);
  check_stratified(run, drawn.entities, replicate);
}

}  // namespace

TEST_CASE("the parts of a population agree, and are a replicate of run, in every scenario") {
  const std::vector<std::string> files = scenario_files();
  REQUIRE(files.size() >= 36);
  for (const std::string& file : files) {
    INFO(file);
    // What is published is less than the entities that made it: see suppress.test.cpp.
    if (has(file_text(fs::path(checkout()) / file), "\"suppress\"")) continue;
    std::vector<std::string> settings{"--set", "monte_carlo.simulator=persons"};
    const bool solved = has(file_text(fs::path(checkout()) / file), "\"table\": {");
    if (!solved) settings.insert(settings.end(), {"--set", fewer_persons(file)});
    const Run run = run_four(file, settings);
    for (const std::string replicate : {"0", "3"}) {
      INFO("replicate " << replicate);
      std::vector<std::string> words{file, "--replicate", replicate};
      words.insert(words.end(), settings.begin(), settings.end());
      check_replicate(run, simulate(words), replicate);
    }
  }
}

TEST_CASE("a table drawn as such is a replicate of run, in every scenario") {
  for (const std::string& file : scenario_files()) {
    INFO(file);
    const Run run = run_four(file, {});
    for (const std::string replicate : {"0", "3"}) {
      INFO("replicate " << replicate);
      const ProgramRun table = darknumber({"simulate", file, "--replicate", replicate});
      REQUIRE(table.exit_code == 0);
      CHECK(table.err.empty());
      std::vector<std::string> options{"--quiet"};
      for (const std::string& name : covariates_in(run.scenario))
        options.insert(options.end(), {"--covariate", name});
      require_same_answers(estimate(table.out, run.scenario, false, options), run, replicate, 0.0);
      // Entities are shared out by the agencies that recorded them, which a table of merged lists
      // does not tell apart.
      const bool shared_out_finer = run.scenario["estimation"]["unknown"] == "prorate" &&
                                    has(run.scenario["estimation"]["lists"].dump(), "\"merge\"");
      if (is_stratified(run.scenario) && !shared_out_finer)
        require_same_answers(estimate(table.out, run.scenario, true, unknown_as_in(run.scenario)),
                             run, replicate, 1e-9);
    }
  }
}

TEST_CASE("merged lists, entities taken away and false links are among what is tested") {
  int merged = 0;
  int removing = 0;
  int linked_falsely = 0;
  for (const std::string& file : scenario_files()) {
    const std::string text = file_text(fs::path(checkout()) / file);
    merged += has(text, "\"merge\"");
    removing += has(text, "\"remove\"");
    linked_falsely += has(text, "\"false_link_probability\"");
  }
  CHECK(merged >= 1);
  CHECK(removing >= 3);
  CHECK(linked_falsely >= 2);
}

}  // namespace darknumber::testing::simulate_test
