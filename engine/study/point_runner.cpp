// SPDX-License-Identifier: MIT
#include "engine/study/point_runner.h"

#include <algorithm>
#include <cmath>

#include "engine/core/contracts.h"
#include "engine/world/unsolvable.h"

namespace darknumber {
namespace {

/// Worlds kept at a time: more than the threads and the blocks of one piece of work ask for in
/// turn, and some tens of megabytes at most.
constexpr std::size_t most_kept = 64;

}  // namespace

PointRunner::PointRunner(std::span<const StudyPoint> points, std::size_t answers,
                         Evaluation evaluation, const std::optional<Hold>& hold)
    : points_(points), answers_(answers), evaluation_(evaluation), hold_(&hold) {}

void PointRunner::fill(Slot& slot, std::size_t point) const {
  try {
    PointOrReason prepared = prepare_point(points_[point].scenario, *hold_, evaluation_);
    if (auto* reason = std::get_if<std::string>(&prepared)) {
      slot.no_world = std::move(*reason);
      return;
    }
    slot.prepared = std::move(std::get<PreparedPoint>(prepared));
  } catch (const UnsolvableScenario& error) {
    slot.no_world = std::string(error.what());
    return;
  }
  DN_EXPECT(slot.prepared->answers.size() == answers_, "the same answers at every point");
  slot.truths = slot.prepared->truths();
  if (evaluation_ == Evaluation::monte_carlo)
    slot.replicator.emplace(slot.prepared->scenario, slot.prepared->world);
}

std::shared_ptr<PointRunner::Slot> PointRunner::slot_of(std::size_t point) {
  std::shared_ptr<Slot> slot;
  {
    const std::lock_guard lock(mutex_);
    std::shared_ptr<Slot>& kept = slots_[point];
    if (!kept) kept = std::make_shared<Slot>();
    slot = kept;
    // Points are asked for in ascending order: the lowest is the least likely to come again.
    if (slots_.size() > most_kept) slots_.erase(slots_.begin());
  }
  std::call_once(slot->filled, [&] { fill(*slot, point); });
  return slot;
}

std::vector<ReplicateRow> PointRunner::expected_rows(const Slot& slot) const {
  if (slot.prepared) return slot.prepared->expected_rows();
  ReplicateRow nothing{NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, Status::no_data, false, NAN, NAN};
  return std::vector<ReplicateRow>(answers_, nothing);
}

void PointRunner::run(std::size_t point, std::uint32_t replicate, std::span<ReplicateRow> rows) {
  const std::shared_ptr<Slot> slot = slot_of(point);
  if (!slot->replicator) {
    const std::vector<ReplicateRow> expected = expected_rows(*slot);
    std::copy(expected.begin(), expected.end(), rows.begin());
    return;
  }
  slot->replicator->run(replicate, rows);
  for (std::size_t a = 0; a < rows.size(); ++a) rows[a].truth = slot->truths[a];
}

PointAnswer PointRunner::answer(std::size_t point) {
  const std::shared_ptr<Slot> slot = slot_of(point);
  return {expected_rows(*slot), slot->no_world};
}

}  // namespace darknumber
