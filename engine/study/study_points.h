// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <unordered_map>
#include <vector>

#include "engine/input/value.h"
#include "engine/scenario/scenario.h"

namespace darknumber {

/// One world of a study, and what of it varies.
struct StudyPoint {
  Scenario scenario;                 // without study and claims
  std::vector<Value> factor_values;  // one a factor of the run; null: as in the scenario
};

/// Rows of a study's design, or of a claim. Each is made when it is asked for, from several threads
/// at a time.
struct RowSource {
  std::size_t rows = 0;
  /// By factor of the run; those that are left out at the end are null.
  std::function<std::vector<Value>(std::size_t row)> values;
  /// Throws InputError where what the row sets does not fit together.
  std::function<Scenario(std::size_t row)> scenario;
};

/// The points of a run. Points with the same content are one: they would have the same replicates.
/// A point is held as the number of its row, some tens of bytes, and made when it is asked for.
class StudyPoints {
 public:
  /// The point of each row of a source, new where no row before it had this content.
  std::vector<std::size_t> add(RowSource source);

  std::size_t size() const { return places_.size(); }

  /// Makes a point; costs as much as reading its scenario.
  StudyPoint make(std::size_t point) const;
  Scenario scenario(std::size_t point) const;
  std::vector<Value> factor_values(std::size_t point) const;

  /// The point with this content.
  std::optional<std::size_t> find(const Scenario& scenario) const;

  /// So many factors the run has: settled once all rows are added.
  void set_factors(std::size_t factors) { factors_ = factors; }

 private:
  struct Place {
    std::uint32_t source = 0;
    std::uint32_t row = 0;
  };

  std::vector<RowSource> sources_;
  std::vector<Place> places_;
  std::unordered_map<std::uint64_t, std::uint32_t> by_key_;
  std::size_t factors_ = 0;
};

}  // namespace darknumber
