// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/support/every_estimator.h"

namespace darknumber::testing {

/// How a table came about.
enum class TableKind { sparse, huge, fractions, full };

/// Table `number` of an endless list over three lists, every tenth over four; the kinds in turn:
/// sparse ones of whole numbers, up to 30 or to 1e9 in a cell; with fractions, on any scale; every
/// cell with someone, two in three of whole numbers.
struct NumberedTable {
  TableKind kind = TableKind::sparse;
  ContingencyTable table;
};
NumberedTable numbered_table(std::uint32_t number);

/// The same table, and the same question, with list j as list j + 1 and the last as the first.
ContingencyTable rotated(const ContingencyTable& table);
CheckedEstimator rotated(CheckedEstimator estimator, int lists);

/// A status that is no success, or finite numbers in order; none below what was observed where the
/// law says so.
bool is_sound(const CheckedEstimator& estimator, const ContingencyTable& table,
              const FitOutcome& outcome);

/// Whether the answers to a question and to the same one put otherwise agree: `a` times `scale` is
/// `b`.
bool agree(const CheckedEstimator& estimator, const FitOutcome& a, const FitOutcome& b,
           double scale = 1.0);

/// Whether rounding can change what the estimator says where lists are relabelled: in sums of 1e9
/// it is beyond what answers are held to, and step by step a tie on the way leads elsewhere, of
/// which only full tables of fractions have none.
bool can_be_relabelled(const CheckedEstimator& estimator, const NumberedTable& numbered);

std::string described(const FitOutcome& outcome);

/// What was seen of one estimator.
struct Tally {
  int tables = 0;
  int estimates = 0;
  double seconds = 0.0;
};

/// Puts every estimator to the first `tables` tables, each to one in `one_in` of its law where
/// `sparingly`, and every third of them to the table with its lists relabelled. Fails the running
/// test where an answer is not sound or not the same.
std::vector<Tally> put_to_tables(std::uint32_t tables, bool sparingly);

}  // namespace darknumber::testing
