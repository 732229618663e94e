// SPDX-License-Identifier: MIT
#include "engine/study/forecast.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "engine/performance/measures.h"
#include "engine/study/checkpoint/replicate_encoding.h"
#include "engine/study/point_runner.h"
#include "engine/study/precision.h"
#include "engine/study/run_study.h"

namespace darknumber {
namespace {

using Clock = std::chrono::steady_clock;

/// A pilot goes on until it has taken so long, or has so many replicates: enough for a standard
/// deviation to within a tenth.
constexpr double pilot_seconds = 1.0;
constexpr std::int64_t most_in_pilot = 200;

/// Bytes of a row of replicates.csv: what the Dutch runs have, to a few.
constexpr double csv_row_bytes = 110.0;

/// A pilot that has not one replicate after so long is given up.
constexpr double most_pilot_seconds = 10.0;

/// From here on a replicate, or a run's memory, is worth a warning.
constexpr double slow_replicate_seconds = 1.0;
constexpr double much_memory = 1e9;
constexpr double many_persons = 1e8;

double pilot_seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// The first point that has a world; 0 where none has.
std::size_t point_of_pilot(PointRunner& runner, std::size_t points) {
  for (std::size_t p = 0; p < points; ++p)
    if (runner.answer(p).no_world.empty()) return p;
  return 0;
}

/// What a few replicates, or points, came to.
struct Pilot {
  std::int64_t done = 0;
  double seconds = 0.0;
  PointRows rows;
};

Pilot run_pilot(const StudyPlan& plan, const StopQuestion* stop) {
  const bool on_expected = plan.evaluation() == Evaluation::expected;
  const auto points = static_cast<std::int64_t>(plan.points.size());
  const std::int64_t most = std::min(
      most_in_pilot, on_expected ? points : std::max<std::int64_t>(2, replicates_of(plan)));
  Pilot pilot;
  pilot.rows.resize(plan.base.answers.size());
  std::optional<Clock::time_point> start;
  const StopQuestion too_long = [&] {
    return (start && pilot_seconds_since(*start) > most_pilot_seconds) ||
           (stop != nullptr && *stop && (*stop)());
  };
  PointRunner runner(plan, &too_long);
  try {
    // Its world is composed before the clock starts: once, whatever the number of replicates.
    const std::size_t one_point = on_expected ? 0 : point_of_pilot(runner, plan.points.size());
    runner.prepare(std::span(&one_point, 1), 1);
    start = Clock::now();
    while (pilot.done < most && (pilot.done < 2 || pilot.seconds < pilot_seconds)) {
      std::vector<ReplicateRow> one(pilot.rows.size());
      // On the expected table every point is an answer; points far apart stand for all.
      const std::size_t point =
          on_expected ? static_cast<std::size_t>(pilot.done * points / most) : one_point;
      runner.run(point, on_expected ? 0U : static_cast<std::uint32_t>(pilot.done), one);
      for (std::size_t a = 0; a < one.size(); ++a) pilot.rows[a].push_back(one[a]);
      ++pilot.done;
      pilot.seconds = pilot_seconds_since(*start);
    }
  } catch (const GivenUp&) {
    give_up_if_asked(stop);
    if (pilot.done == 0) pilot.seconds = pilot_seconds_since(*start);
  }
  return pilot;
}

/// Persons that the person simulator draws in a replicate.
double persons_drawn(const StudyPlan& plan) {
  const World& world = plan.base.world;
  const double bystanders = world.bystander_kind == BystanderKind::finite && !world.victim_share
                                ? static_cast<double>(world.bystanders)
                                : 0.0;
  return static_cast<double>(world.whole_victims()) + bystanders;
}

std::vector<std::string> forecast_warnings(const StudyPlan& plan, const Forecast& forecast,
                                           double seconds_each) {
  std::vector<std::string> warnings;
  const bool on_expected = plan.evaluation() == Evaluation::expected;
  if (!on_expected && plan.scenario().monte_carlo.simulator == SimulatorChoice::persons &&
      persons_drawn(plan) >= many_persons)
    warnings.push_back(fmt::format(
        "Each replicate draws {:.0f} million persons one by one. Tables have the same distribution "
        "and take milliseconds: --set monte_carlo.simulator=auto.",
        persons_drawn(plan) / 1e6));
  if (seconds_each >= slow_replicate_seconds)
    warnings.push_back(fmt::format(
        "One {} takes {}{:.0f} seconds of a thread. With --output DIR a run that is stopped can go "
        "on with --resume.",
        on_expected ? "point" : "replicate", forecast.pilot == 0 ? "more than " : "about ",
        seconds_each));
  if (forecast.memory_bytes >= much_memory)
    warnings.push_back(fmt::format("The run holds about {:.1f} GB of replicates in memory.",
                                   forecast.memory_bytes / 1e9));
  return warnings;
}

}  // namespace

ShardForecast forecast_of_shards(const Forecast& whole, std::int64_t shards) {
  const double most = std::floor(whole.seconds / least_shard_seconds);
  const auto work = static_cast<double>(whole.points * whole.replicates);
  return {shards, whole.seconds / static_cast<double>(shards),
          static_cast<std::int64_t>(std::clamp(most, 1.0, work))};
}

Forecast forecast(const StudyPlan& plan, int threads, const StopQuestion* stop) {
  Forecast result;
  result.points = static_cast<std::int64_t>(plan.points.size());
  result.replicates = replicates_of(plan);
  result.measure = measure_of_precision(plan.scenario());
  const Pilot pilot = run_pilot(plan, stop);
  result.pilot = pilot.done;
  const std::size_t answers = plan.base.answers.size();
  const double all = static_cast<double>(result.points) * static_cast<double>(result.replicates);
  const double seconds_each =
      pilot.seconds / static_cast<double>(std::max<std::int64_t>(1, pilot.done));
  result.seconds = seconds_each * all / threads;
  if (const auto* rows = std::get_if<ExplainRows>(&plan.meaning)) {
    const auto& study = std::get<ExplainStudy>(rows->task.study.type);
    result.seconds += expected_seconds(rows->task, threads, stop);
    result.worlds = std::int64_t{study.runs} * study.particles;
  }
  std::vector<ReplicateRow> one_of_each(answers);
  for (std::size_t a = 0; a < answers; ++a)
    if (!pilot.rows[a].empty()) one_of_each[a].model = pilot.rows[a].front().model;
  result.checkpoint_bytes = all * static_cast<double>(bytes_of_rows(one_of_each));
  result.csv_bytes = all * static_cast<double>(answers) * csv_row_bytes;
  result.memory_bytes = all * static_cast<double>(answers * sizeof(ReplicateRow));
  result.warnings = forecast_warnings(plan, result, seconds_each);
  if (plan.evaluation() == Evaluation::expected) return result;
  const double scale =
      std::sqrt(static_cast<double>(pilot.done) / static_cast<double>(result.replicates));
  for (std::size_t a = 0; a < answers; ++a) {
    const ReplicateRows& rows = pilot.rows[a];
    const double truth = rows.empty() ? NAN : rows.front().truth;
    const std::optional<Measured> measured =
        std::isnan(truth) ? std::nullopt : measure(result.measure, rows, truth);
    result.errors.push_back({plan.base.answers[a].label, measured ? measured->mcse * scale : NAN});
  }
  return result;
}

}  // namespace darknumber
