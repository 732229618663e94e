// SPDX-License-Identifier: MIT
#include "engine/estimators/completions.h"

#include <algorithm>
#include <cmath>

#include "engine/core/random_stream.h"
#include "engine/estimators/fit.h"
#include "engine/estimators/options/method_kinds.h"

namespace darknumber {
namespace {

constexpr std::int64_t most_completions = 100'000;  // beyond, the extremes are searched for
constexpr std::uint32_t search_starts = 200;        // likewise

/// Goes through completions of one table and keeps what the estimator says of them.
class Completing {
 public:
  Completing(EstimatorSpec spec, const ListsInUse& in_use, const SuppressedTable& suppressed,
             const StreamKey& streams)
      : spec_(std::move(spec)),
        in_use_(in_use),
        streams_(streams),
        cells_(suppressed.cells),
        counts_(suppressed.table.counts().begin(), suppressed.table.counts().end()) {
    spec_.interval = {};
    for (const SuppressedCount& cell : cells_) set(cell, cell.least);
  }

  /// The completions, or one more than `most_completions` where they are more.
  std::int64_t completions() const {
    std::int64_t number = 1;
    for (const SuppressedCount& cell : cells_) {
      number *= std::llround(cell.most - cell.least) + 1;
      if (number > most_completions) return most_completions + 1;
    }
    return number;
  }

  void try_every(std::size_t cell = 0) {
    if (cell == cells_.size()) {
      answer();
      return;
    }
    for (double count = cells_[cell].least; count < cells_[cell].most + 0.5; ++count) {
      set(cells_[cell], count);
      try_every(cell + 1);
    }
  }

  /// From random starts, one count at a time to where the answer is lowest, or highest.
  void search() {
    range_.every = false;
    for (std::uint32_t start = 0; start < search_starts; ++start)
      for (const double sign : {1.0, -1.0}) {
        RandomStream stream(streams_.seed, 0, Purpose::completion_starts, start);
        for (const SuppressedCount& cell : cells_) {
          const double numbers = std::round(cell.most - cell.least) + 1.0;
          set(cell, cell.least + std::floor(numbers * stream.uniform()));
        }
        climb(sign);
      }
  }

  const CompletionRange& range() const { return range_; }

 private:
  void set(const SuppressedCount& cell, double count) { counts_[cell.history] = count; }

  std::optional<double> answer() {
    give_up_if_asked(streams_.stop);
    ++range_.tried;
    const FitOutcome outcome =
        estimate(spec_, in_use_,
                 ContingencyTable(static_cast<int>(std::bit_width(counts_.size())) - 1, counts_));
    const Estimate* found = std::get_if<Estimate>(&outcome);
    if (found == nullptr) {
      if (range_.without_estimate++ == 0) range_.why = std::get<Status>(outcome);
      return std::nullopt;
    }
    const double size = found->population_size;
    range_.least = std::min(range_.least.value_or(size), size);
    range_.greatest = std::max(range_.greatest.value_or(size), size);
    return size;
  }

  void climb(double sign) {
    std::optional<double> best = answer();
    for (bool better = true; better;) {
      better = false;
      for (const SuppressedCount& cell : cells_) {
        const double stands = counts_[cell.history];
        double best_count = stands;
        for (double count = cell.least; count < cell.most + 0.5; ++count) {
          if (count == stands) continue;
          set(cell, count);
          const std::optional<double> size = answer();
          if (!size || (best && sign * *size <= sign * *best)) continue;
          best = size;
          best_count = count;
          better = true;
        }
        counts_[cell.history] = best_count;
      }
    }
  }

  EstimatorSpec spec_;
  const ListsInUse& in_use_;
  StreamKey streams_;
  std::vector<SuppressedCount> cells_;
  std::vector<double> counts_;
  CompletionRange range_;
};

}  // namespace

SuppressedCount& suppressed_at(CaptureHistory history, std::vector<SuppressedCount>& counts) {
  const auto place = std::lower_bound(
      counts.begin(), counts.end(), history,
      [](const SuppressedCount& count, CaptureHistory wanted) { return count.history < wanted; });
  if (place != counts.end() && place->history == history) return *place;
  return *counts.insert(place, SuppressedCount{history, 0.0, 0.0});
}

bool can_be_completed(const Method& method) {
  return kind_of(method).basis == Basis::estimate;
}

CompletionRange over_completions(const EstimatorSpec& spec, const ListsInUse& in_use,
                                 const SuppressedTable& suppressed, const StreamKey& streams) {
  Completing completing(spec, in_use, suppressed, streams);
  if (completing.completions() <= most_completions)
    completing.try_every();
  else
    completing.search();
  return completing.range();
}

}  // namespace darknumber
