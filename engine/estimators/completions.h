// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/core/contingency_table.h"
#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/estimators/fitting/counts_between.h"

namespace darknumber {

/// A count that was published as "<5": what it can be, least, least + 1, …, most. Whole numbers but
/// where it is part of a sum with an expected count.
struct SuppressedCount {
  CaptureHistory history = 0;  // over agencies
  double least = 1.0;
  double most = 1.0;

  double middle() const { return 0.5 * (least + most); }
  CountInterval interval() const { return {least, most}; }
  bool operator==(const SuppressedCount&) const = default;
};

/// The one of this history among counts in order of it; where there is none, a new one in its place
/// that is 0.
SuppressedCount& suppressed_at(CaptureHistory history, std::vector<SuppressedCount>& counts);

/// A table over agencies, some counts of which are known as intervals alone. Those stand in it as
/// the middle of what they can be.
struct SuppressedTable {
  ContingencyTable table;
  std::vector<SuppressedCount> cells;  // each history once, in their order
};

/// An estimator's answers over the completions of a table: what its suppressed counts can be.
struct CompletionRange {
  std::optional<double> least;
  std::optional<double> greatest;
  std::int64_t tried = 0;
  std::int64_t without_estimate = 0;  // of these
  Status why = Status::ok;            // the first of those without an estimate
  bool every = true;                  // all completions were tried, not those of a search
};

/// Whether the method gives the same answer to the same table without drawing, and fast enough to
/// be asked of very many.
bool can_be_completed(const Method& method);

/// Over every completion, where they are 100,000 or fewer; else by coordinate search, downwards and
/// upwards, from 200 starts that the streams draw. Requires can_be_completed of the method. Asks
/// the streams' question at each completion; throws GivenUp.
CompletionRange over_completions(const EstimatorSpec& spec, const ListsInUse& in_use,
                                 const SuppressedTable& suppressed, const StreamKey& streams);

}  // namespace darknumber
