// SPDX-License-Identifier: MIT
#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace darknumber {

/// Whole numbers of any length: no tolerance, no state outside the call. The programs are small (as
/// many rows as the positive cells leave directions free, mostly one to three), so an outside
/// solver, which would decide in floating point, has nothing to offer.
using Integer = boost::multiprecision::cpp_int;
using IntegerRow = std::vector<Integer>;

/// Makes row[column] 0 by a multiple of `pivot_row`, whose entry there is positive; the row keeps
/// its sign.
void eliminate(IntegerRow& row, const IntegerRow& pivot_row, std::size_t column);

/// Rows brought to reduced echelon form, one by one; `lead` are the columns of the pivots.
struct Echelon {
  std::vector<IntegerRow> rows;
  std::vector<std::size_t> lead;
};

/// Adds a row, unless it depends on those that are there; says whether it did.
bool add_row(Echelon& echelon, IntegerRow row);

/// A basis of the combinations of columns that are 0 on all rows of the echelon form.
std::vector<IntegerRow> null_space(const Echelon& echelon, std::size_t columns);

/// What phase one of the simplex method says of rows u = right sides with u >= 0.
struct PhaseOne {
  bool feasible = false;
  /// Where it is not: a combination of the rows, at most 0 in every column and above 0 on the right
  /// side (Farkas' lemma).
  IntegerRow certificate;
};

/// Bland's rule: no cycling. Every row's last entry is its right side.
PhaseOne phase_one(std::vector<IntegerRow> rows);

}  // namespace darknumber
