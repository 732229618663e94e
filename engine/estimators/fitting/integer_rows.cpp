// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/integer_rows.h"

#include <algorithm>

#include "engine/core/contracts.h"

namespace darknumber {
namespace {

void divide_by_content(IntegerRow& row) {
  Integer content = 0;
  for (const Integer& entry : row) {
    if (entry == 0) continue;
    content = gcd(content, entry);
    if (content == 1) return;
  }
  if (content == 0) return;
  for (Integer& entry : row) entry /= content;
}

void change_sign(IntegerRow& row) {
  for (Integer& entry : row) entry = -entry;
}

/// Row with the least ratio of right side (last entry) to entry in `column`; ties by the basic
/// variable's number (Bland 1977). The row's count where no entry is positive.
std::size_t leaving_row(const std::vector<IntegerRow>& rows, const std::vector<std::size_t>& basic,
                        std::size_t column) {
  std::size_t best = rows.size();
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (rows[r][column] <= 0) continue;
    if (best == rows.size()) {
      best = r;
      continue;
    }
    const Integer left = rows[r].back() * rows[best][column];
    const Integer right = rows[best].back() * rows[r][column];
    if (left < right || (left == right && basic[r] < basic[best])) best = r;
  }
  return best;
}

}  // namespace

void eliminate(IntegerRow& row, const IntegerRow& pivot_row, std::size_t column) {
  if (row[column] == 0) return;
  const Integer factor = row[column];
  const Integer& pivot = pivot_row[column];
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (pivot != 1) row[i] *= pivot;
    if (pivot_row[i] != 0) row[i] -= factor * pivot_row[i];
  }
  divide_by_content(row);
}

bool add_row(Echelon& echelon, IntegerRow row) {
  for (std::size_t r = 0; r < echelon.rows.size(); ++r)
    eliminate(row, echelon.rows[r], echelon.lead[r]);
  std::size_t column = row.size();
  while (column > 0 && row[column - 1] == 0) --column;
  if (column == 0) return false;
  --column;
  if (row[column] < 0) change_sign(row);
  for (IntegerRow& other : echelon.rows) eliminate(other, row, column);
  echelon.rows.push_back(std::move(row));
  echelon.lead.push_back(column);
  return true;
}

std::vector<IntegerRow> null_space(const Echelon& echelon, std::size_t columns) {
  std::vector<IntegerRow> basis;
  for (std::size_t free = 0; free < columns; ++free) {
    if (std::find(echelon.lead.begin(), echelon.lead.end(), free) != echelon.lead.end()) continue;
    Integer multiple = 1;
    for (std::size_t r = 0; r < echelon.rows.size(); ++r)
      if (echelon.rows[r][free] != 0) multiple = lcm(multiple, echelon.rows[r][echelon.lead[r]]);
    IntegerRow vector(columns, 0);
    vector[free] = multiple;
    for (std::size_t r = 0; r < echelon.rows.size(); ++r)
      vector[echelon.lead[r]] =
          -echelon.rows[r][free] * (multiple / echelon.rows[r][echelon.lead[r]]);
    basis.push_back(std::move(vector));
  }
  return basis;
}

PhaseOne phase_one(std::vector<IntegerRow> rows) {
  if (rows.empty()) return {true, {}};
  const std::size_t columns = rows.front().size() - 1;
  std::vector<std::size_t> basic;
  IntegerRow cost(columns + 1, 0);  // of one artificial variable a row, still to be brought to 0
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (rows[r].back() < 0) change_sign(rows[r]);
    for (std::size_t c = 0; c <= columns; ++c) cost[c] += rows[r][c];
    basic.push_back(columns + r);
  }
  for (;;) {
    std::size_t entering = 0;
    while (entering < columns && cost[entering] <= 0) ++entering;
    if (entering == columns) break;
    const std::size_t pivot = leaving_row(rows, basic, entering);
    DN_ENSURE(pivot < rows.size(), "a sum of non-negative variables is bounded");
    for (std::size_t r = 0; r < rows.size(); ++r)
      if (r != pivot) eliminate(rows[r], rows[pivot], entering);
    eliminate(cost, rows[pivot], entering);
    basic[pivot] = entering;
  }
  return {cost.back() == 0, std::move(cost)};
}

}  // namespace darknumber
