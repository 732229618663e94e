// SPDX-License-Identifier: MIT
#include "engine/report/page/run_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <sstream>

#include "engine/input/json.h"
#include "engine/report/csv.h"
#include "engine/report/expect/published_figures.h"
#include "engine/report/find_measure.h"
#include "engine/report/numbers.h"
#include "engine/report/page/explore/exploration.h"
#include "engine/report/page/methods_text.h"
#include "engine/report/page/run_figures.h"
#include "engine/report/page/study_figures.h"
#include "engine/report/run/run_report.h"
#include "engine/report/show/measures_report.h"
#include "engine/report/study/factor_text.h"
#include "engine/report/study/plan_description.h"
#include "engine/report/study/study_report.h"
#include "engine/report/study/study_tables.h"
#include "engine/scenario/study_types/study_kinds.h"
#include "engine/study/measure_names.h"

namespace darknumber {
namespace {

/// A page shows so many points and embeds so many bytes of a table; the results folder has all.
constexpr std::size_t most_points_shown = 200;
constexpr std::size_t most_bytes_embedded = 150'000;
/// So many figures of a kind stand open; more would hide what follows them.
constexpr std::size_t most_figures_of_a_kind = 12;

void append_figures(Blocks& blocks, std::vector<Figure> figures) {
  const std::size_t all = figures.size();
  figures.resize(std::min(all, most_figures_of_a_kind));
  for (Figure& figure : figures) blocks.push_back({std::move(figure)});
  if (all > most_figures_of_a_kind)
    blocks.push_back(
        remark(fmt::format("Drawn for the first {} of {} estimators; darknumber chart "
                           "draws each of the others.",
                           most_figures_of_a_kind, all)));
}

Section assumed(const StudyPlan& plan) {
  Section section{"assumed", "What was assumed?", {}};
  for (std::string& paragraph : describe_worlds(plan))
    section.blocks.push_back(statement(std::move(paragraph)));
  return section;
}

Section how_wrong(const StudyRun& run, const StudyPlan& plan) {
  Section section{"how-wrong", "How wrong, and how often?", ratio_blocks(plan.base, run.result)};
  append_figures(section.blocks, hundred_figures(run.result));
  append_figures(section.blocks, histogram_figures(run.result));
  append(section.blocks, note_blocks(plan.base, run.result));
  return section;
}

Section where_from(const StudyRun& run, const StudyPlan& plan) {
  Section section{"where-from", "Where does the error come from?",
                  error_blocks(plan.base, run.result)};
  section.blocks.insert(section.blocks.begin(),
                        {split_figure(run.result.points.front(), run.result.labels)});
  return section;
}

Section published_figures_of(const StudyPlan& plan) {
  return {"published", "What would the published figures be?", published_blocks(plan.base)};
}

Section intervals_of(const StudyRun& run, const StudyPlan& plan) {
  const PointResult& point = run.result.points.front();
  Section section{"intervals", "Do the intervals tell the truth?", {}};
  const double level = plan.base.scenario.estimation.level;
  Table table =
      table_with({"estimator", "covers truth", "intervals", "all above", "all below", "width"});
  table.caption =
      fmt::format("Intervals that are to cover the truth in {} of registers", level_text(level));
  for (std::size_t e = 0; e < run.result.labels.size(); ++e) {
    const auto share = [&](const char* name) {
      const Measured& one = find_measure(point, e, name).measured;
      return Cell{Number{one.value, Digits::measured_share, one.mcse}};
    };
    const Measured& covered = find_measure(point, e, "coverage").measured;
    const Measured& width = find_measure(point, e, "width").measured;
    table.rows.push_back({{run.result.labels[e]},
                          share("coverage"),
                          {persons(static_cast<double>(covered.n_used))},
                          share("miss_below"),
                          share("miss_above"),
                          {measured_number(width.value, width.mcse)}});
  }
  section.blocks.push_back({std::move(table)});
  append_figures(section.blocks, interval_figures(run.result, level));
  return section;
}

/// How often each status came to one estimator, at all points and at those that have a world.
struct StatusCounts {
  std::array<std::size_t, status_count> all{};
  std::array<std::size_t, status_count> where_a_world_is{};
};

/// In one pass, which is long where there are millions of replicates.
std::vector<StatusCounts> statuses_of(const RunResult& result) {
  std::vector<StatusCounts> counts(result.labels.size());
  for (const PointResult& point : result.points)
    for (std::size_t e = 0; e < counts.size(); ++e) {
      std::array<std::size_t, status_count> of_point{};
      for (const ReplicateRow& row : point.rows[e])
        ++of_point[static_cast<std::size_t>(row.status)];
      for (std::size_t s = 0; s < of_point.size(); ++s) {
        counts[e].all[s] += of_point[s];
        if (point.no_world.empty()) counts[e].where_a_world_is[s] += of_point[s];
      }
    }
  return counts;
}

/// How often each status came, of those that came.
Section no_answer(const StudyRun& run) {
  Section section{"no-answer", "When is there no answer?", {}};
  const std::vector<StatusCounts> counts = statuses_of(run.result);
  std::vector<Status> found;
  for (int s = 1; s < status_count; ++s)
    if (std::any_of(counts.begin(), counts.end(), [&](const StatusCounts& of_estimator) {
          return of_estimator.all[static_cast<std::size_t>(s)] > 0;
        }))
      found.push_back(static_cast<Status>(s));
  const auto without_world =
      std::count_if(run.result.points.begin(), run.result.points.end(),
                    [](const PointResult& point) { return !point.no_world.empty(); });
  if (without_world > 0)
    section.blocks.push_back(
        statement(fmt::format("{} of {} points have no world, and no register.", without_world,
                              quantity_text(static_cast<double>(run.result.points.size())))));
  if (found.empty()) {
    section.blocks.push_back(statement(without_world > 0
                                           ? "Elsewhere every estimator has an estimate."
                                           : "Every estimator has an estimate everywhere."));
    return section;
  }
  std::vector<std::string> header{"estimator", "all"};
  for (const Status status : found) header.emplace_back(name_of(status));
  Table table = table_with(std::move(header));
  for (std::size_t e = 0; e < run.result.labels.size(); ++e) {
    const auto& of_worlds = counts[e].where_a_world_is;
    const std::size_t all = std::accumulate(of_worlds.begin(), of_worlds.end(), std::size_t{0});
    std::vector<Cell> cells{{run.result.labels[e]}, {persons(static_cast<double>(all))}};
    for (const Status status : found)
      cells.push_back({persons(static_cast<double>(of_worlds[static_cast<std::size_t>(status)]))});
    table.rows.push_back(std::move(cells));
  }
  section.blocks.push_back({std::move(table)});
  for (const Status status : found)
    section.blocks.push_back(remark(fmt::format("{}: {}.", name_of(status), meaning_of(status))));
  return section;
}

/// All measures of a plain run; of a study, what it is about at every point.
Section all_numbers(const StudyRun& run, const StudyPlan& plan) {
  Section section{"numbers", "All numbers", {}};
  if (run.result.points.size() > most_points_shown) {
    section.blocks.push_back(statement(fmt::format(
        "The study has {} points, too many to print here; measures.csv of the results folder has "
        "all of them.",
        quantity_text(static_cast<double>(run.result.points.size())))));
    return section;
  }
  MeasuresAsked asked;
  if (plan.scenario().study)
    asked.measures = measures_of(*plan.scenario().study);
  else
    for (const EstimatorMeasure& one : run.result.points.front().measures)
      if (one.estimator == 0) asked.measures.push_back(one.measured.name);
  ShownMeasures shown{without_rows(run.result), labels_of_factors(plan), {}};
  keep_asked(asked, shown.result);
  section.blocks = report_of(shown).blocks();
  return section;
}

Section reproduction(const StudyRun& run) {
  Section section{"reproduction", "How can this be done again?", {}};
  section.blocks.push_back(statement(
      "Save the scenario below as scenario.json, with the table beside it if it names one, and "
      "run: darknumber run scenario.json --output results. The digest must be the same."));
  Facts facts;
  facts.lines.emplace_back("engine", run.result.engine_version + "; " + run.result.build);
  facts.lines.emplace_back("seed", std::to_string(run.result.seed));
  facts.lines.emplace_back("scenario", run.result.scenario_hash);
  facts.lines.emplace_back("digest", run.result.digest);
  section.blocks.push_back({std::move(facts)});
  section.texts.emplace_back("The scenario, with its defaults",
                             write_json(run.result.scenario, JsonLayout::indented));
  std::ostringstream measures;
  write_measures_csv(measures, run.result);
  std::string text = measures.str();
  if (text.size() <= most_bytes_embedded)
    section.texts.emplace_back("measures.csv", std::move(text));
  else
    section.blocks.push_back(
        remark("measures.csv is too long to stand here; the results folder "
               "has it."));
  return section;
}

std::string worlds_text(const Explanation& found) {
  if (found.closed_form) return "In closed form";
  return fmt::format("{} of {}", counted(found.runs, "run"), counted(found.particles, "world"));
}

std::string page_stamp_of(const StudyRun& run, const StudyPlan& plan) {
  const auto replicates = static_cast<double>(run.result.points.front().replicates());
  const auto* explained = std::get_if<ExplainOutcome>(&run.outcome);
  const std::string over =
      explained != nullptr ? worlds_text(explained->explanation)
      : plan.evaluation() == Evaluation::expected
          ? counted(static_cast<double>(run.result.points.size()), "exact expected table")
          : counted(replicates, "simulated register") +
                (run.result.points.size() > 1 ? " a point" : "");
  return fmt::format(
      "What would follow if the scenario were true; no evidence that it is. {}, seed {}, "
      "darknumber "
      "{}, scenario {}, digest {}.",
      over, run.result.seed, run.result.engine_version, run.result.scenario_hash,
      run.result.digest);
}

}  // namespace

std::vector<Figure> figures_of(const StudyRun& run, const StudyPlan& plan) {
  if (plan.scenario().study) return study_figures(run, plan);
  const PointResult& point = run.result.points.front();
  std::vector<Figure> figures{strip_figure(point, run.result.labels),
                              split_figure(point, run.result.labels)};
  const auto add = [&](std::vector<Figure> more) {
    for (Figure& figure : more) figures.push_back(std::move(figure));
  };
  add(hundred_figures(run.result));
  add(histogram_figures(run.result));
  add(interval_figures(run.result, plan.base.scenario.estimation.level));
  return figures;
}

Page page_of(const StudyRun& run, const StudyPlan& plan) {
  const Scenario& scenario = plan.scenario();
  Page page;
  page.title = scenario.title.empty() ? "How wrong can the estimate be?" : scenario.title;
  page.finding = finding_of(run, plan);
  page.stamp = page_stamp_of(run, plan);
  page.sections.push_back(assumed(plan));
  page.beside = verdict_lines(run, plan);
  if (scenario.study) {
    std::vector<Figure> figures = study_figures(run, plan);
    if (!figures.empty()) {
      page.beside.push_back({figures.front()});
      figures.erase(figures.begin());
    }
    Section answer{"answer", "What does the study say?", outcome_tables(run, plan)};
    if (draws_worlds(scenario)) {
      Section others{"others", "What would have to be true for another number?", {}};
      append_figures(others.blocks, std::move(figures));
      page.sections.push_back(std::move(others));
    } else {
      append_figures(answer.blocks, std::move(figures));
    }
    page.sections.push_back(std::move(answer));
  } else {
    page.beside.push_back({strip_figure(run.result.points.front(), run.result.labels)});
    page.sections.push_back(how_wrong(run, plan));
    page.sections.push_back(where_from(run, plan));
    page.sections.push_back(intervals_of(run, plan));
  }
  if (Section section = published_figures_of(plan); !section.blocks.empty())
    page.sections.push_back(std::move(section));
  if (!run.claims.empty())
    page.sections.push_back({"claims", "Do the claims hold?", claims_blocks(run, plan)});
  add_exploration(page, exploration_of(run, plan));
  if (!draws_worlds(scenario)) {  // of worlds drawn the answer has all numbers
    page.sections.push_back(no_answer(run));
    page.sections.push_back(all_numbers(run, plan));
  }
  page.sections.push_back({"methods", "How was it done?", methods_blocks(run, plan)});
  page.sections.push_back(reproduction(run));
  return page;
}

}  // namespace darknumber
