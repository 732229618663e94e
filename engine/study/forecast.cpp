// SPDX-License-Identifier: MIT
#include "engine/study/forecast.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "engine/performance/measures.h"
#include "engine/study/point_runner.h"
#include "engine/study/precision.h"
#include "engine/study/replicate_encoding.h"
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

/// The first point that has a world; 0 where none has.
std::size_t point_of_pilot(PointRunner& runner, std::size_t points) {
  for (std::size_t p = 0; p < points; ++p)
    if (runner.answer(p).no_world.empty()) return p;
  return 0;
}

double pilot_seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

}  // namespace

Forecast forecast(const StudyPlan& plan, int threads) {
  Forecast result;
  result.points = static_cast<std::int64_t>(plan.points.size());
  result.replicates = replicates_of(plan);
  result.measure = measure_of_precision(plan.scenario());
  const std::size_t answers = plan.base.answers.size();
  const bool on_expected = plan.evaluation() == Evaluation::expected;
  PointRunner runner(plan.points, answers, plan.evaluation(), plan.hold);
  PointRows rows(answers);
  const std::int64_t most = std::min(
      most_in_pilot, on_expected ? result.points : std::max<std::int64_t>(2, result.replicates));
  // Its world is composed before the clock starts: once, whatever the number of replicates.
  const std::size_t one_point = on_expected ? 0 : point_of_pilot(runner, plan.points.size());
  const Clock::time_point start = Clock::now();
  for (; result.pilot < most && (result.pilot < 2 || pilot_seconds_since(start) < pilot_seconds);
       ++result.pilot) {
    std::vector<ReplicateRow> one(answers);
    // On the expected table every point is an answer; points far apart stand for all.
    const std::size_t point =
        on_expected ? static_cast<std::size_t>(result.pilot * result.points / most) : one_point;
    runner.run(point, on_expected ? 0U : static_cast<std::uint32_t>(result.pilot), one);
    for (std::size_t a = 0; a < answers; ++a) rows[a].push_back(one[a]);
  }
  const double all = static_cast<double>(result.points * result.replicates);
  const auto in_pilot = static_cast<double>(result.pilot);
  result.seconds = pilot_seconds_since(start) / in_pilot * all / threads;
  const ReplicateFileHeader header = replicate_file_header(plan);
  result.checkpoint_bytes =
      all * static_cast<double>(encode_rows(std::vector<ReplicateRow>(answers)).size());
  result.csv_bytes = all * static_cast<double>(answers) * csv_row_bytes;
  if (on_expected) return result;
  for (std::size_t a = 0; a < answers; ++a) {
    const double truth = rows[a].front().truth;
    const std::optional<Measured> measured =
        std::isnan(truth) ? std::nullopt : measure(result.measure, rows[a], truth);
    const double scale = std::sqrt(in_pilot / static_cast<double>(result.replicates));
    result.errors.push_back({header.labels[a], measured ? measured->mcse * scale : NAN});
  }
  return result;
}

}  // namespace darknumber
