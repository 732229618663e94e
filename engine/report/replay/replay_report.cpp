// SPDX-License-Identifier: MIT
#include "engine/report/replay/replay_report.h"

#include <fmt/format.h>

#include <cmath>

#include "engine/report/estimate/answered_report.h"
#include "engine/report/expect/register_table.h"
#include "engine/report/expect/suppression_note.h"
#include "engine/report/numbers.h"
#include "engine/report/replay/replay_stages.h"
#include "engine/report/study/factor_text.h"
#include "engine/scenario/confirmed.h"
#include "engine/scenario/description/in_words.h"
#include "engine/simulation/replicate.h"
#include "engine/study/run_study.h"

namespace darknumber {
namespace {

void add_heading(const Replayed& replayed, Blocks& blocks) {
  const RunResult& run = replayed.stored.run;
  if (const std::string& title = replayed.point.scenario.title; !title.empty())
    blocks.push_back({Heading{title}});
  blocks.push_back(statement(
      replayed.again.evaluation == Evaluation::expected
          ? fmt::format("The answer on the expected table, of {}", replayed.stored.folder.string())
          : fmt::format("Replicate {} of {}, seed {}", replayed.again.replicate,
                        replayed.stored.folder.string(), run.seed)));
  if (run.points.size() > 1)
    blocks.push_back({Paragraph{fmt::format("Point {}: {}", replayed.point_number,
                                            point_text(run, replayed.point_number))},
                      true});
}

const char* whom_counted(Target target) {
  switch (target) {
    case Target::present:
      return " at any one time";
    case Target::ever_present:
      return " ever present";
    case Target::reachable:
      return " within reach of the lists";
  }
  return "";
}

Facts persons_facts(const ReplayStages& stages, const Scenario& scenario) {
  return {
      14,
      {{"truth",
        fmt::format("{}{}", counted(stages.truth, scenario.words.victim, scenario.words.victims),
                    whom_counted(scenario.estimation.target))},
       {"ever present",
        counted(stages.ever_present, scenario.words.victim, scenario.words.victims)}}};
}

/// Agency by agency: with persons drawn one by one, every step; else what is reported.
Table agencies_table(const Replayed& replayed, const ReplayStages& stages) {
  const std::vector<AgencySteps>& steps = replayed.again.steps;
  std::vector<std::string> header{"agency"};
  const bool verifies = !steps.empty() && has_verification(replayed.point.scenario);
  if (!steps.empty())
    for (const char* name : {"detects", "after avoidance", "after referral", "reports"})
      header.push_back(name);
  if (verifies) header.push_back("confirmed");
  header.push_back(replayed.point.scenario.words.victims);
  header.push_back("entities");
  Table table = table_with(std::move(header));
  for (std::size_t agency = 0; agency < stages.victims_reported.size(); ++agency) {
    std::vector<Cell> row{{replayed.point.scenario.agencies[agency].name}};
    if (!steps.empty())
      for (const double count : {steps[agency].detected, steps[agency].kept, steps[agency].reached,
                                 steps[agency].reported})
        row.push_back({persons(count)});
    if (verifies) row.push_back({persons(steps[agency].confirmed)});
    row.push_back({persons(stages.victims_reported[agency])});
    row.push_back({persons(stages.entities[agency])});
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table victims_table(const ReplayStages& stages, const Words& words) {
  Table table = table_with({words.victims + " on so many lists", words.victims});
  for (std::size_t lists = 0; lists < stages.victims_on.size(); ++lists)
    table.rows.push_back({{std::to_string(lists)}, {persons(stages.victims_on[lists])}});
  return table;
}

Facts register_facts(const ReplayStages& stages, const Words& words) {
  Facts facts{27, {}};
  const auto add = [&](const char* label, double count) {
    facts.lines.emplace_back(in_words(label, words), quantity_text(count));
  };
  add("victims with a record", stages.victims_recorded);
  add("false positive entities", stages.false_positive_entities);
  add("gained or lost by linkage", stages.by_linkage);
  add("entities of the register", stages.register_size);
  if (stages.removed > 0.0) add("removed before estimation", stages.removed);
  if (stages.by_suppression != 0.0) add("changed by suppression", stages.by_suppression);
  return facts;
}

std::string number_text_of(const RowDifference& difference, double number) {
  if (difference.field == "status") return std::string(name_of(static_cast<Status>(number)));
  return std::isnan(number) ? no_number_text : fmt::format("{}", number);
}

Table stored_table(const Replayed& replayed) {
  Table table = table_with({"estimator", "stored", "again", "same"});
  for (std::size_t a = 0; a < replayed.stored_rows.size(); ++a) {
    const auto text = [](const ReplicateRow& row) {
      return row.status == Status::ok ? fmt::format("{}", row.estimate)
                                      : std::string(name_of(row.status));
    };
    bool same = true;
    for (const RowDifference& difference : replayed.differences) same &= difference.answer != a;
    table.rows.push_back({{replayed.point.answers[a].label},
                          {text(replayed.stored_rows[a])},
                          {text(replayed.again.rows[a])},
                          {same ? "yes" : "no"}});
  }
  return table;
}

Table row_differences_table(const Replayed& replayed) {
  Table table = table_with({"estimator", "number", "stored", "again"});
  table.columns[1].align = Align::left;
  for (const RowDifference& difference : replayed.differences)
    table.rows.push_back({{replayed.point.answers[difference.answer].label},
                          {std::string(difference.field)},
                          {number_text_of(difference, difference.stored)},
                          {number_text_of(difference, difference.again)}});
  return table;
}

/// Where a difference may come from.
std::string reason_text(const Replayed& replayed) {
  const RunResult& run = replayed.stored.run;
  if (!replayed.same_scenario)
    return "The scenario in results.json no longer has the hash that was stored with it.";
  const EngineStamp engine = engine_stamp();
  if (run.engine_version != engine.version)
    return fmt::format("The results are of version {}, and this is version {}.", run.engine_version,
                       engine.version);
  if (run.build != engine.build)
    return fmt::format("The results are of another build ({}; this one is {}).", run.build,
                       engine.build);
  return "Version and build are the same: the folder was changed, or this processor or its "
         "libraries are different.";
}

void add_verdict(const Replayed& replayed, Blocks& blocks) {
  if (replayed.differences.empty()) {
    blocks.push_back(statement("The same as stored, to the last bit."));
    return;
  }
  blocks.push_back(statement("Not the same as stored:"));
  blocks.push_back({row_differences_table(replayed)});
  blocks.push_back(statement(reason_text(replayed)));
}

Block section(std::string text) {
  return {Heading{std::move(text), HeadingLevel::section}};
}

}  // namespace

Replayed replay_stored(const StoredResults& stored, std::size_t point_number,
                       const PreparedPoint& point, std::uint32_t replicate) {
  const Evaluation evaluation =
      stored.scenario.study ? stored.scenario.study->evaluate : Evaluation::monte_carlo;
  Replayed replayed{stored, point_number, point, replay(point, replicate, evaluation),
                    {},     {},           true};
  const PointResult& of_point = stored.run.points[point_number];
  for (const ReplicateRows& rows : of_point.rows)
    replayed.stored_rows.push_back(
        rows[static_cast<std::size_t>(replicate - of_point.first_replicate)]);
  replayed.differences = row_differences(replayed.stored_rows, replayed.again.rows);
  return replayed;
}

Blocks replay_blocks(const Replayed& replayed) {
  const Scenario& scenario = replayed.point.scenario;
  const ReplayStages stages = stages_of(replayed);
  Blocks blocks;
  add_heading(replayed, blocks);
  blocks.push_back(section("1. Who is there"));
  blocks.push_back({persons_facts(stages, scenario)});
  blocks.push_back(
      section(in_words("2. Who is recorded, and what the register makes of it", scenario.words)));
  blocks.push_back({agencies_table(replayed, stages)});
  blocks.push_back({victims_table(stages, scenario.words)});
  blocks.push_back({register_facts(stages, scenario.words)});
  blocks.push_back(section(fmt::format("3. What the estimators saw: {} entities",
                                       quantity_text(stages.table.observed()))));
  blocks.push_back({lists_table(stages.table, scenario.estimation.lists)});
  blocks.push_back({overlaps_table(stages.table, scenario.estimation.lists)});
  if (const auto& hidden = replayed.again.observed.hidden)
    if (std::string note = suppression_note(scenario.estimation, *hidden); !note.empty())
      blocks.push_back(remark(std::move(note)));
  blocks.push_back(section("4. What they made of it"));
  append(blocks, estimates_blocks({scenario.estimation.estimators, replayed.point.answers,
                                   replayed.again.outcomes, replayed.point.truths(),
                                   tables_of(replayed.point.answers, scenario.estimation.estimators,
                                             replayed.again.observed)}));
  blocks.push_back(section("5. Beside what was stored"));
  blocks.push_back({stored_table(replayed)});
  add_verdict(replayed, blocks);
  return blocks;
}

}  // namespace darknumber
