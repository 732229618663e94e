// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/capture_history.h"

namespace darknumber {

/// A count below this is 0: it is rounding, or as good as nobody.
inline constexpr double smallest_count = 1e-9;

/// Counts of entities by capture history over k lists: all that an estimator sees.
/// Counts are finite and non-negative, not always whole (an expected table is one).
/// The cell of history 0 is not observable and always 0.
class ContingencyTable {
 public:
  explicit ContingencyTable(int lists);

  /// `counts` by history, 2^lists of them; a count below `smallest_count` becomes 0.
  ContingencyTable(int lists, std::vector<double> counts);

  int lists() const { return lists_; }
  std::span<const double> counts() const { return counts_; }
  double operator[](CaptureHistory history) const { return counts_[history]; }

  /// Adds entities to a cell, perhaps a part of its count so small that alone it would be 0; those
  /// on no list are not seen and so not added.
  void add(CaptureHistory history, double entities) {
    if (history != 0) counts_[history] += entities;
  }

  /// Adds every cell of a table over the same lists.
  void add(const ContingencyTable& other);

  /// n: entities on at least one list.
  double observed() const;
  /// Entities on exactly `lists_on` lists (Chao's f1, f2, …).
  double on_exactly(int lists_on) const;
  /// Entities on two lists or more.
  double overlap() const;
  /// Entities on every list of `lists` (a list's size, a pair's overlap, …).
  double on_all(CaptureHistory lists) const;
  /// Whether every count is a whole number.
  bool is_whole() const;

 private:
  int lists_;
  std::vector<double> counts_;
};

/// One list that an estimator uses: an agency, or several merged (a person on any of them is on
/// the merged list).
struct ListInUse {
  std::string name;
  CaptureHistory agencies = 0;  // bit a: agency a is part of this list
};
using ListsInUse = std::vector<ListInUse>;

/// The names of the lists of a set, in order, with a separator between: "Police:Shelters" is a
/// term.
std::string joined_names(CaptureHistory set, const ListsInUse& lists, std::string_view separator);

/// The history over `lists` of an entity whose history over the agencies is `agencies`; 0 when no
/// list in use has seen it.
CaptureHistory project(CaptureHistory agencies, const ListsInUse& lists);

/// The table over `lists` of a table over agencies: every table that an estimator sees is made
/// here. Entities seen by no list in use drop out, and a count below 1e-9, as expected tables have,
/// is 0.
ContingencyTable project(const ContingencyTable& agencies, const ListsInUse& lists);

/// Every agency a list of its own.
ListsInUse every_agency(std::span<const std::string> names);

}  // namespace darknumber
