// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "engine/cli/estimate_folder.h"
#include "engine/cli/standard_streams.h"
#include "engine/cli/verbs.h"
#include "engine/input/nearest_name.h"
#include "engine/report/folder/results_folder.h"
#include "engine/report/folder/results_report.h"
#include "engine/report/folder/shard_folder.h"
#include "engine/report/folder/stored_run.h"
#include "engine/report/numbers.h"
#include "engine/report/show/measures_report.h"
#include "engine/report/study/factor_text.h"
#include "engine/scenario/point_measures.h"
#include "engine/study/measure_names.h"
#include "engine/study/parallel.h"

namespace darknumber {
namespace {

std::string nearest_of(const std::string& name, const std::vector<std::string>& known) {
  const std::string nearest = nearest_name(name, known);
  return nearest.empty() ? "" : fmt::format(" Did you mean \"{}\"?", nearest);
}

/// What is asked for and does not exist, in words; empty where all does.
std::string unknown_measure(const std::vector<std::string>& measures) {
  std::vector<std::string> known = usual_measure_names();
  for (const PointMeasureKind& kind : point_measure_kinds) known.emplace_back(kind.name);
  for (const std::string& name : measures)
    if (!is_measure(name) && !is_point_measure(name))
      return fmt::format("there is no measure \"{}\".{} darknumber list measures shows them.", name,
                         nearest_of(name, known));
  return "";
}

std::string unknown_estimator(const std::vector<std::string>& asked,
                              const std::vector<std::string>& labels) {
  for (const std::string& label : asked)
    if (std::find(labels.begin(), labels.end(), label) == labels.end())
      return fmt::format("the run has no estimator \"{}\".{} It has {}.", label,
                         nearest_of(label, labels), fmt::join(labels, ", "));
  return "";
}

/// A measure of which no point has a number; empty where all have some.
std::string measure_without_points(const MeasuresAsked& asked, const RunResult& result) {
  for (const std::string& name : asked.measures) {
    bool any = false;
    for (const PointResult& point : result.points)
      for (const auto* measures : {&point.measures, &point.own_measures})
        for (const EstimatorMeasure& one : *measures)
          any |= one.measured.name == name &&
                 !(measures == &point.own_measures && std::isnan(one.exact));
    if (!any) return name;
  }
  return "";
}

/// What is shown where only estimators are named, and of a run that was not finished.
std::vector<std::string> usual_measures() {
  return {"median_inflation", "inflation", "coverage", "rmse"};
}

ExitCode refuse(const std::string& what) {
  say("error: {}\n", what);
  return ExitCode::bad_usage;
}

ExitCode print_measures(const MeasuresAsked& asked, ShownMeasures shown, const Options& options) {
  if (const std::string what = unknown_estimator(asked.estimators, shown.result.labels);
      !what.empty())
    return refuse(what);
  keep_asked(asked, shown.result);
  if (const std::string name = measure_without_points(asked, shown.result); !name.empty())
    return refuse(
        is_point_measure(name)
            ? fmt::format("no point has the measure \"{}\": no such figure is published.", name)
            : fmt::format("no point has the measure \"{}\": it measures scatter between replicates "
                          "or intervals, and the run has none.",
                          name));
  print_report(report_of(shown), options);
  return ExitCode::done;
}

ExitCode show_unfinished(MeasuresAsked asked, const Options& options) {
  if (std::filesystem::exists(sampling_of(options.input))) {
    say("error: {}: the sampling of an explanation was interrupted, and a part of it says nothing "
        "of its worlds. darknumber run SCENARIO --output {} --resume goes on with it.\n",
        options.input, options.input);
    return ExitCode::bad_input;
  }
  if (asked.measures.empty()) asked.measures = usual_measures();
  for (const std::string& name : asked.measures)
    if (is_point_measure(name))
      return refuse(
          fmt::format("the measure \"{}\" is of the scenario, which the folder of an "
                      "interrupted run does not say.",
                      name));
  ShownMeasures shown{unfinished_run(options.input, asked.measures), {}, {}};
  std::size_t done = 0;
  std::size_t points = 0;
  for (const PointResult& point : shown.result.points) {
    done += point.replicates();
    points += point.replicates() > 0;
  }
  if (done == 0) {
    say("error: the run in {} was interrupted before its first replicates were kept.\n",
        options.input);
    return ExitCode::bad_input;
  }
  const std::string so_far =
      fmt::format("{} at {} so far, seed {}", counted(static_cast<double>(done), "replicate"),
                  counted(static_cast<double>(points), "point"), shown.result.seed);
  const std::optional<ReplicateFileHeader> of_shard = shard_in(options.input);
  shown.before.push_back(statement(
      !of_shard
          ? fmt::format("{}: an interrupted run, {}. The folder does not say yet which scenario it "
                        "is of; darknumber run SCENARIO --output {} --resume goes on.",
                        options.input, so_far, options.input)
          : fmt::format("{}: shard {} of a run, {}. darknumber merge makes one result of all its "
                        "shards.",
                        options.input, of_shard->shard, so_far)));
  return print_measures(asked, std::move(shown), options);
}

ExitCode show_estimates(const MeasuresAsked& asked, const Options& options) {
  if (!asked.measures.empty() || !asked.estimators.empty())
    return refuse(
        fmt::format("{} holds the estimates of one table, of which there are no measures; "
                    "--measure and --estimator are for runs.",
                    options.input));
  const TableAnswers answers = estimates_again(options.input);
  print_report(report_of(answers), options);
  return ExitCode::done;
}

}  // namespace

ExitCode show_verb(const Options& options) {
  MeasuresAsked asked{options.show.measures, options.show.estimators};
  if (const std::string what = unknown_measure(asked.measures); !what.empty()) return refuse(what);
  if (holds_estimates(options.input)) return show_estimates(asked, options);
  if (is_unfinished(options.input)) return show_unfinished(std::move(asked), options);
  StoredResults stored = read_results(options.input);
  StudyPlan plan = plan_again(stored);
  plan.also_measured = asked.measures;
  StudyRun run = stored_run(std::move(stored), plan, hardware_threads());
  if (asked.measures.empty() && asked.estimators.empty()) {
    print_report(report_of(run, plan), options);
    return ExitCode::done;
  }
  if (asked.measures.empty())
    asked.measures = plan.scenario().study ? measures_of(*plan.scenario().study) : usual_measures();
  ShownMeasures shown{std::move(run.result), labels_of_factors(plan), {}, plan.scenario().words};
  if (!plan.scenario().title.empty()) shown.before.push_back({Heading{plan.scenario().title}});
  return print_measures(asked, std::move(shown), options);
}

}  // namespace darknumber
