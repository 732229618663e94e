// SPDX-License-Identifier: MIT
#include "engine/report/replay/replay_report.h"

#include <fmt/format.h>

#include <cmath>

#include "engine/report/estimate/estimates_report.h"
#include "engine/report/expect/register_table.h"
#include "engine/report/numbers.h"
#include "engine/report/replay/replay_stages.h"
#include "engine/report/study/factor_text.h"
#include "engine/report/text_table.h"
#include "engine/simulation/replicate.h"
#include "engine/study/run_study.h"

namespace darknumber {
namespace {

std::string heading(const Replayed& replayed, std::size_t width) {
  const RunResult& run = replayed.stored.run;
  const std::string& title = replayed.point.scenario.title;
  std::string out = title.empty() ? "" : wrapped(title, width) + "\n\n";
  out += replayed.again.evaluation == Evaluation::expected
             ? fmt::format("The answer on the expected table, of {}\n",
                           replayed.stored.folder.string())
             : fmt::format("Replicate {} of {}, seed {}\n", replayed.again.replicate,
                           replayed.stored.folder.string(), run.seed);
  if (run.points.size() > 1)
    out += wrapped(fmt::format("Point {}: {}", replayed.point_number,
                               point_text(run, replayed.point_number)),
                   width, "  ") +
           "\n";
  return out + "\n";
}

std::string persons_in_stages(const ReplayStages& stages, const Scenario& scenario) {
  std::string out = "1. Who is there\n\n";
  out += fmt::format(
      "  truth         {} victims{}\n", quantity_text(stages.truth),
      scenario.estimation.target == Target::ever_present ? " ever present" : " at any one time");
  out += fmt::format("  ever present  {} victims\n\n", quantity_text(stages.ever_present));
  return out;
}

/// Agency by agency: with persons drawn one by one, every step; else what is reported.
std::string agencies_table(const Replayed& replayed, const ReplayStages& stages,
                           std::size_t width) {
  const std::vector<AgencySteps>& steps = replayed.again.steps;
  std::vector<std::string> header{"agency"};
  if (!steps.empty())
    for (const char* name : {"detects", "after avoidance", "after referral", "reports"})
      header.push_back(name);
  header.push_back("victims");
  header.push_back("entities");
  TextTable table(header);
  for (std::size_t agency = 0; agency < stages.victims_reported.size(); ++agency) {
    std::vector<std::string> row{replayed.point.scenario.agencies[agency].name};
    if (!steps.empty())
      for (const double count : {steps[agency].detected, steps[agency].kept, steps[agency].reached,
                                 steps[agency].reported})
        row.push_back(quantity_text(count));
    row.push_back(quantity_text(stages.victims_reported[agency]));
    row.push_back(quantity_text(stages.entities[agency]));
    table.add(std::move(row));
  }
  return table.text(width);
}

std::string victims_table(const ReplayStages& stages, std::size_t width) {
  TextTable table({"victims on so many lists", "victims"});
  for (std::size_t lists = 0; lists < stages.victims_on.size(); ++lists)
    table.add({std::to_string(lists), quantity_text(stages.victims_on[lists])});
  return table.text(width);
}

std::string register_text(const Replayed& replayed, const ReplayStages& stages, std::size_t width) {
  std::string out = "2. Who is recorded, and what the register makes of it\n\n";
  out += agencies_table(replayed, stages, width) + "\n" + victims_table(stages, width) + "\n";
  out += fmt::format("  victims with a record      {}\n", quantity_text(stages.victims_recorded));
  out += fmt::format("  false positive entities    {}\n",
                     quantity_text(stages.false_positive_entities));
  out += fmt::format("  gained or lost by linkage  {}\n", quantity_text(stages.by_linkage));
  out += fmt::format("  entities of the register   {}\n", quantity_text(stages.register_size));
  if (stages.removed > 0.0)
    out += fmt::format("  removed before estimation  {}\n", quantity_text(stages.removed));
  return out + "\n";
}

std::string number_text_of(const RowDifference& difference, double number) {
  if (difference.field == "status") return std::string(name_of(static_cast<Status>(number)));
  return std::isnan(number) ? no_number_text : fmt::format("{}", number);
}

std::string stored_table(const Replayed& replayed, std::size_t width) {
  TextTable table({"estimator", "stored", "again", "same"});
  for (std::size_t a = 0; a < replayed.stored_rows.size(); ++a) {
    const auto text = [](const ReplicateRow& row) {
      return row.status == Status::ok ? fmt::format("{}", row.estimate)
                                      : std::string(name_of(row.status));
    };
    bool same = true;
    for (const RowDifference& difference : replayed.differences) same &= difference.answer != a;
    table.add({replayed.point.answers[a].label, text(replayed.stored_rows[a]),
               text(replayed.again.rows[a]), same ? "yes" : "no"});
  }
  return table.text(width);
}

std::string differences_table(const Replayed& replayed, std::size_t width) {
  TextTable table({"estimator", "number", "stored", "again"});
  table.align_left(1);
  for (const RowDifference& difference : replayed.differences)
    table.add({replayed.point.answers[difference.answer].label, std::string(difference.field),
               number_text_of(difference, difference.stored),
               number_text_of(difference, difference.again)});
  return table.text(width);
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

std::string verdict_text(const Replayed& replayed, std::size_t width) {
  if (replayed.differences.empty()) return "The same as stored, to the last bit.\n";
  return "Not the same as stored:\n\n" + differences_table(replayed, width) + "\n" +
         wrapped(reason_text(replayed), width) + "\n";
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

std::string replay_text(const Replayed& replayed, std::size_t width) {
  const Scenario& scenario = replayed.point.scenario;
  const ReplayStages stages = stages_of(replayed);
  std::string out = heading(replayed, width) + persons_in_stages(stages, scenario);
  out += register_text(replayed, stages, width);
  out += fmt::format("3. What the estimators saw: {} entities\n\n",
                     quantity_text(stages.table.observed()));
  out += lists_table(stages.table, scenario.estimation.lists, width) + "\n";
  out += overlaps_table(stages.table, scenario.estimation.lists, width) + "\n";
  out += "4. What they made of it\n\n";
  out += estimates_text({scenario.estimation.estimators, replayed.point.answers,
                         replayed.again.outcomes, replayed.point.truths(),
                         tables_of(replayed.point.answers, scenario.estimation.estimators,
                                   replayed.again.observed)},
                        width) +
         "\n";
  out += "5. Beside what was stored\n\n" + stored_table(replayed, width) + "\n";
  return out + verdict_text(replayed, width);
}

}  // namespace darknumber
