// SPDX-License-Identifier: MIT
#include "engine/study/point_runner.h"

#include <algorithm>
#include <cmath>

#include "engine/core/contracts.h"
#include "engine/study/parallel.h"
#include "engine/world/solving/unsolvable.h"

namespace darknumber {
namespace {

/// Histories of all worlds that stay composed for the next round: some tens of megabytes.
constexpr std::size_t most_histories_staying = std::size_t{1} << 18;
/// Worlds of few lists take some ten kilobytes whatever their histories.
constexpr std::size_t most_worlds_staying = 2048;

std::size_t worlds_that_stay(const StudyPlan& plan) {
  const std::size_t histories = history_count(plan.base.world.agencies);
  return std::min(most_worlds_staying, most_histories_staying / histories);
}

/// Detections of as many points as are worked on at about the same time: of those of Sobol' indices
/// most differ from others of their base point in what happens after detection alone.
constexpr std::size_t most_detections_known = 64;

std::size_t detections_known(const StudyPlan& plan) {
  return std::min(most_detections_known, worlds_that_stay(plan));
}

}  // namespace

PointRunner::Ready::Ready(const PreparedPoint& point, const StopQuestion* stop)
    : scenario(point.scenario), world(point.world), replicator(scenario, world, stop) {}

PointRunner::PointRunner(const StudyPlan& plan, const StopQuestion* stop)
    : plan_(&plan),
      stop_(stop),
      most_staying_(worlds_that_stay(plan)),
      detections_(detections_known(plan)),
      answers_(plan.points.size()) {}

PointRunner::ReadyOrReason PointRunner::compose(std::size_t point) {
  ++composed_;
  if (plan_->base_point == point) return plan_->base;
  try {
    PointOrReason prepared = prepare_point(plan_->points.scenario(point), plan_->hold,
                                           plan_->evaluation(), stop_, &detections_);
    if (const auto* ready = std::get_if<PreparedPoint>(&prepared))
      DN_EXPECT(ready->answers.size() == plan_->base.answers.size(),
                "the same answers at every point");
    return prepared;
  } catch (const UnsolvableScenario& error) {
    return std::string(error.what());
  }
}

PointAnswer PointRunner::answer_of(const ReadyOrReason& composed) const {
  if (const auto* point = std::get_if<PreparedPoint>(&composed))
    return {point->expected_rows(), ""};
  const ReplicateRow nothing{NAN,   NAN, NAN, NAN, NAN, NAN, NAN, NAN, Status::no_data,
                             false, NAN, NAN};
  return {std::vector<ReplicateRow>(plan_->base.answers.size(), nothing),
          std::get<std::string>(composed)};
}

void PointRunner::prepare(std::span<const std::size_t> points, int threads) {
  if (plan_->evaluation() == Evaluation::expected) return;
  std::erase_if(ready_, [&](const auto& one) {
    return !stays(one.first) && !std::binary_search(points.begin(), points.end(), one.first);
  });
  std::vector<std::size_t> missing;
  for (std::size_t point : points)
    if (!ready_.contains(point)) missing.push_back(point);
  std::vector<std::unique_ptr<Ready>> made(missing.size());
  for_each_index(0, static_cast<std::int64_t>(missing.size()), threads, [&](std::int64_t i) {
    give_up_if_asked(stop_);
    const auto at = static_cast<std::size_t>(i);
    const ReadyOrReason composed = compose(missing[at]);
    if (!answers_[missing[at]]) answers_[missing[at]] = answer_of(composed);
    if (const auto* point = std::get_if<PreparedPoint>(&composed))
      made[at] = std::make_unique<Ready>(*point, stop_);
  });
  for (std::size_t i = 0; i < missing.size(); ++i) ready_[missing[i]] = std::move(made[i]);
}

void PointRunner::run(std::size_t point, std::uint32_t replicate, std::span<ReplicateRow> rows) {
  if (plan_->evaluation() == Evaluation::expected) {
    const PointAnswer answer = answer_of(compose(point));
    std::copy(answer.expected.begin(), answer.expected.end(), rows.begin());
    return;
  }
  const std::unique_ptr<Ready>& ready = ready_.at(point);
  if (!ready) {
    const std::vector<ReplicateRow>& nothing = answers_[point]->expected;
    std::copy(nothing.begin(), nothing.end(), rows.begin());
    return;
  }
  const DrawnReplicate one = ready->replicator.replicate(replicate, stop_);
  std::copy(one.rows.begin(), one.rows.end(), rows.begin());
}

PointAnswer PointRunner::answer(std::size_t point) {
  if (!answers_[point]) answers_[point] = answer_of(compose(point));
  return *answers_[point];
}

}  // namespace darknumber
