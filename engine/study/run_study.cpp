// SPDX-License-Identifier: MIT
#include "engine/study/run_study.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "engine/core/checksum.h"
#include "engine/core/contracts.h"
#include "engine/input/json.h"
#include "engine/performance/calculation.h"
#include "engine/scenario/format/write_scenario.h"
#include "engine/scenario/point_measures.h"
#include "engine/study/engine_stamp.h"
#include "engine/study/judge_claims.h"
#include "engine/study/measure_names.h"
#include "engine/study/measure_points.h"
#include "engine/study/parallel.h"
#include "engine/study/point_runner.h"

namespace darknumber {
namespace {

std::vector<std::string> labels_of(const std::vector<Answer>& answers) {
  std::vector<std::string> labels;
  for (const Answer& answer : answers) labels.push_back(answer.label);
  return labels;
}

/// What measures make of the replicates without an estimate, of which some grow without bound.
std::string what_becomes_of(std::size_t failed, std::size_t unbounded) {
  const std::string start = "; means, bias and errors leave them out, ";
  if (unbounded == 0) return start + "and medians, quantiles and risks too";
  if (unbounded == failed)
    return start +
           "medians, quantiles and risks count them as infinite, as they grow without bound";
  return start + fmt::format(
                     "medians, quantiles and risks count the {} that grow without bound as "
                     "infinite and leave out the other {}",
                     unbounded, failed - unbounded);
}

std::vector<std::string> warnings_of(const StudyPlan& plan,
                                     const std::vector<PointResult>& points) {
  std::vector<std::string> warnings;
  const std::string place = points.size() == 1 ? "" : " of all points";
  const bool on_expected = plan.evaluation() == Evaluation::expected;
  for (std::size_t a = 0; a < plan.base.answers.size(); ++a) {
    std::size_t failed = 0;
    std::size_t unbounded = 0;
    std::size_t all = 0;
    for (const PointResult& point : points) {
      if (!point.no_world.empty()) continue;  // told below
      for (const ReplicateRow& row : point.rows[a]) {
        failed += row.status != Status::ok;
        unbounded += grows_without_bound(row.status);
      }
      all += point.rows[a].size();
    }
    const std::string& label = plan.base.answers[a].label;
    if (failed > 0 && on_expected)
      warnings.push_back(fmt::format("{} has no estimate at {} of {} points", label, failed, all));
    else if (failed > 0)
      warnings.push_back(fmt::format("{} has no estimate in {} of {} replicates{}{}", label, failed,
                                     all, place, what_becomes_of(failed, unbounded)));
  }
  std::size_t without_world = 0;
  std::string reason;
  for (const PointResult& point : points)
    if (!point.no_world.empty() && ++without_world == 1) reason = point.no_world;
  // A study that draws its worlds asks nothing of the scenario as given.
  if (without_world > 0 && !draws_worlds(plan.scenario()))
    warnings.push_back(fmt::format("{} of {} points {} no world ({}{})", without_world,
                                   points.size(), without_world == 1 ? "has" : "have",
                                   without_world == 1 ? "" : "the first: ", reason));
  if (plan.base.world.has_false_links())
    warnings.push_back(
        "with false links the expected table is that of a large population, in which a false link "
        "never meets its own person");
  return warnings;
}

/// What each point makes of the expected table, on so many threads.
std::vector<PointAnswer> answers_of_points(const StudyPlan& plan, PointRunner& runner,
                                           int threads) {
  std::vector<PointAnswer> answers(plan.points.size());
  for_each_index(0, static_cast<std::int64_t>(answers.size()), threads, [&](std::int64_t i) {
    answers[static_cast<std::size_t>(i)] = runner.answer(static_cast<std::size_t>(i));
  });
  return answers;
}

/// A point before anything is measured of it.
PointResult result_of(std::vector<Value> factor_values, PointRows rows, const PointAnswer& answer) {
  PointResult result;
  result.factor_values = std::move(factor_values);
  result.no_world = answer.no_world;
  for (const ReplicateRow& row : answer.expected) result.truths.push_back(row.truth);
  result.truth = result.truths.front();
  result.rows = std::move(rows);
  return result;
}

/// With points on the expected table the rows are the answers, but for why there is no world.
PointAnswer answer_in(const PointRows& rows) {
  PointAnswer answer;
  for (const ReplicateRows& of_answer : rows) answer.expected.push_back(of_answer.front());
  return answer;
}

/// Of all that decides the replicates: the scenario, and the table that it is held to.
std::string hash_of(const StudyPlan& plan) {
  const std::string hash = scenario_hash(plan.scenario());
  if (!plan.hold) return hash;
  std::uint64_t sum = checksum(hash);
  for (double count : plan.hold->table.counts()) sum = checksum(shortest_number(count) + ",", sum);
  for (const SuppressedCount& count : plan.hold->suppressed)
    sum = checksum(fmt::format("{},{},{},", count.history, shortest_number(count.least),
                               shortest_number(count.most)),
                   sum);
  return hex_text(sum);
}

void describe(const StudyPlan& plan, RunResult& result) {
  const EngineStamp engine = engine_stamp();
  result.engine_version = engine.version;
  result.build = engine.build;
  result.scenario = to_value(plan.scenario());
  result.scenario_hash = hash_of(plan);
  result.seed = plan.scenario().monte_carlo.seed;
  result.labels = labels_of(plan.base.answers);
  for (const Answer& answer : plan.base.answers)
    result.lists.push_back(plan.scenario().estimation.estimators[answer.estimator].lists);
  result.factors = plan.factors;
}

/// What follows from the rows of all points. Throws GivenUp.
void work_out(const StudyPlan& plan, PointRunner& runner, const OutcomeWork& work,
              const StudyWatch& watch, std::vector<PointRows> drawn, StudyRun& run) {
  const bool on_expected = plan.evaluation() == Evaluation::expected;
  std::vector<std::string> also = measures_asked(plan.scenario());
  std::copy_if(plan.also_measured.begin(), plan.also_measured.end(), std::back_inserter(also),
               [](const std::string& name) { return !is_point_measure(name); });
  std::vector<PointAnswer> answers;
  if (!on_expected) answers = answers_of_points(plan, runner, work.threads);
  for (std::size_t p = 0; p < plan.points.size(); ++p) {
    PointAnswer answer = on_expected ? answer_in(drawn[p]) : std::move(answers[p]);
    if (on_expected && !has_world(answer.expected.front()))
      answer.no_world = runner.answer(p).no_world;
    PointResult point = result_of(plan.points.factor_values(p), std::move(drawn[p]), answer);
    // Where worlds are drawn the point is where the search began, and none of the answer.
    if (!draws_worlds(plan.scenario())) {
      const std::vector<EstimatorMeasure>* known =
          watch.measured == nullptr ? nullptr : &watch.measured->points[p].measures;
      point.measures = measures_of(point, plan, answer.expected, also, known);
      point.own_measures = own_measures_of(point, plan);
    }
    run.result.points.push_back(std::move(point));
  }
  run.result.warnings = warnings_of(plan, run.result.points);
  run.result.digest = digest_of(run.result.points);
  run.outcome = outcome_of(plan, run.result.points, work);
  run.claims = judge_claims(plan, run.result.points);
}

StudyRun finish(const StudyPlan& plan, PointRunner& runner, const OutcomeWork& work,
                const StudyWatch& watch, MonteCarloResult drawn, std::int64_t total) {
  StudyRun run;
  run.done = drawn.done;
  run.total = total;
  run.reused = drawn.reused;
  describe(plan, run.result);
  if (run.done < total) return run;
  try {
    work_out(plan, runner, work, watch, std::move(drawn.points), run);
  } catch (const GivenUp&) {
    run.done = 0;
  }
  return run;
}

/// Rounds take over no more of an earlier run than they are long; the next takes over what it has
/// beyond.
std::vector<PointRows> with_the_rest(std::vector<PointRows> so_far,
                                     const std::vector<PointRows>& earlier) {
  for (std::size_t p = 0; p < earlier.size(); ++p)
    if (earlier[p].front().size() > so_far[p].front().size()) so_far[p] = earlier[p];
  return so_far;
}

/// How many of an earlier run's replicates a run of `end` a point has taken over.
std::int64_t reused_of(const std::vector<PointRows>& earlier, std::int64_t end) {
  std::int64_t reused = 0;
  for (const PointRows& point : earlier)
    reused += std::min(static_cast<std::int64_t>(point.front().size()), end);
  return reused;
}

}  // namespace

ReplicateFileHeader replicate_file_header(const StudyPlan& plan) {
  ReplicateFileHeader header;
  const EngineStamp engine = engine_stamp();
  header.version = engine.version;
  header.build = engine.build;
  header.scenario_hash = hash_of(plan);
  header.seed = plan.scenario().monte_carlo.seed;
  header.labels = labels_of(plan.base.answers);
  return header;
}

std::int64_t replicates_of(const StudyPlan& plan) {
  return plan.evaluation() == Evaluation::expected ? 1 : plan.scenario().monte_carlo.replicates;
}

StudyRun run_study(const StudyPlan& plan, int threads, const StudyWatch& watch,
                   std::vector<PointRows> before) {
  PointRunner runner(plan, &watch.work.stop);
  const auto points = static_cast<std::int64_t>(plan.points.size());
  MonteCarloTask task{plan.points.size(), replicates_of(plan), plan.base.answers.size(), threads};
  task.prepare = [&](std::span<const std::size_t> of_piece) { runner.prepare(of_piece, threads); };
  const auto replicate = [&](std::size_t point, std::uint32_t number,
                             std::span<ReplicateRow> rows) { runner.run(point, number, rows); };
  const OutcomeWork outcome_work{threads,
                                 [&](double share) {
                                   if (watch.work.progress)
                                     watch.work.progress(std::llround(share * outcome_parts),
                                                         outcome_parts);
                                 },
                                 &watch.work.stop, watch.parts};
  MonteCarloWatch drawing = watch.work;
  // What takes time there comes after its one point.
  if (draws_worlds(plan.scenario())) drawing.progress = nullptr;
  const std::int64_t batch = task.replicates;
  const std::vector<PointRows> earlier = watch.another_round ? before : std::vector<PointRows>{};
  while (true) {
    MonteCarloResult drawn = run_monte_carlo(task, replicate, drawing, std::move(before));
    if (watch.another_round) drawn.reused = reused_of(earlier, task.replicates);
    std::vector<PointRows> so_far;
    if (watch.another_round) so_far = drawn.points;
    StudyRun run =
        finish(plan, runner, outcome_work, watch, std::move(drawn), points * task.replicates);
    if (run.done < run.total || !watch.another_round || !watch.another_round(run)) return run;
    before = with_the_rest(std::move(so_far), earlier);
    task.replicates += batch;
  }
}

}  // namespace darknumber
