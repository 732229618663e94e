// SPDX-License-Identifier: MIT
#include "engine/study/run_study.h"

#include <fmt/format.h>

#include <boost/version.hpp>

#include "engine/core/version.h"
#include "engine/scenario/write_scenario.h"
#include "engine/simulation/replicate.h"

namespace darknumber {
namespace {

std::vector<std::string> labels_of(const std::vector<Answer>& answers) {
  std::vector<std::string> labels;
  for (const Answer& answer : answers) labels.push_back(answer.label);
  return labels;
}

/// What may move a last digit from one build to another.
std::string build_text() {
  return fmt::format("{}; Boost {}.{}.{}", __VERSION__, BOOST_VERSION / 100000,
                     BOOST_VERSION / 100 % 1000, BOOST_VERSION % 100);
}

std::vector<std::string> warnings_of(const PreparedStudy& study, const PointResult& point) {
  std::vector<std::string> warnings;
  for (std::size_t a = 0; a < study.answers.size(); ++a) {
    std::size_t failed = 0;
    for (const ReplicateRow& row : point.rows[a]) failed += row.status != Status::ok;
    if (failed > 0)
      warnings.push_back(fmt::format(
          "{} has no estimate in {} of {} replicates; its mean, bias and errors describe the other "
          "{}, its median and quantiles count them as infinite",
          study.answers[a].label, failed, point.rows[a].size(), point.rows[a].size() - failed));
  }
  if (study.world.has_false_links())
    warnings.push_back(
        "with false links the exact answers are the limit of a large population, in which a false "
        "link never meets its own person");
  return warnings;
}

}  // namespace

double PreparedStudy::truth() const {
  return scenario.estimation.target == Target::ever_present ? world.expected_ever_present()
                                                            : world.expected_victims();
}

std::vector<double> PreparedStudy::truths() const {
  std::vector<double> truths;
  for (const Answer& answer : answers)
    truths.push_back(truth() * (answer.stratum ? world.strata[*answer.stratum].share : 1.0));
  return truths;
}

PreparedStudy prepare_study(Scenario scenario) {
  PreparedStudy study{std::move(scenario),       {}, {ContingencyTable(1), {}, {}, 0.0, 0.0},
                      {ContingencyTable(1), {}}, {}, {}};
  study.world = compose_world(study.scenario);
  study.expected = expected_register(study.world);
  study.observed = observe_expected(study.scenario, study.expected);
  study.answers = answers_of(study.scenario);
  study.on_expected = estimate_all(study.scenario, study.observed);
  return study;
}

ReplicateFileHeader replicate_file_header(const PreparedStudy& study) {
  ReplicateFileHeader header;
  header.engine_version = engine_version;
  header.scenario_hash = scenario_hash(study.scenario);
  header.seed = study.scenario.monte_carlo.seed;
  header.end_replicate = study.scenario.monte_carlo.replicates;
  header.labels = labels_of(study.answers);
  return header;
}

StudyRun run_study(const PreparedStudy& study, int threads, const MonteCarloWatch& watch,
                   std::span<const ReplicateRow> before) {
  const Scenario& scenario = study.scenario;
  const Replicator replicator(scenario, study.world);
  const MonteCarloTask task{0, scenario.monte_carlo.replicates, study.answers.size(), threads};
  MonteCarloResult drawn = run_monte_carlo(
      task,
      [&](std::uint32_t replicate, std::span<ReplicateRow> rows) {
        replicator.run(replicate, rows);
      },
      watch, before);
  StudyRun run{{}, drawn.done, drawn.reused};
  PointResult point;
  point.truth = study.truth();
  point.truths = study.truths();
  point.rows = std::move(drawn.by_estimator);
  if (drawn.done > 0)
    point.measures = measure_point(
        point.rows,
        rows_of(scenario, study.answers, study.on_expected, study.expected, study.observed),
        point.truths);
  run.result.engine_version = engine_version;
  run.result.build = build_text();
  run.result.scenario = to_value(scenario);
  run.result.scenario_hash = scenario_hash(scenario);
  run.result.seed = scenario.monte_carlo.seed;
  run.result.labels = labels_of(study.answers);
  run.result.warnings = warnings_of(study, point);
  run.result.points.push_back(std::move(point));
  run.result.digest = digest_of(run.result.points);
  return run;
}

}  // namespace darknumber
