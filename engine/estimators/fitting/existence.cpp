// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/existence.h"

#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/core/contracts.h"

namespace darknumber {
namespace {

// Whole numbers of any length, and Bland's rule: no tolerance, no cycling, no state outside the
// call. The programs are small (as many rows as the positive cells leave directions free, mostly
// one to three), so an outside solver, which would decide in floating point, has nothing to offer.
using Integer = boost::multiprecision::cpp_int;
using Row = std::vector<Integer>;

std::uint64_t inverse_modulo(std::uint64_t value, std::uint64_t prime) {
  std::uint64_t result = 1;  // value^(prime - 2), by Fermat
  for (std::uint64_t power = prime - 2; power != 0; power /= 2) {
    if (power % 2 == 1) result = result * value % prime;
    value = value * value % prime;
  }
  return result;
}

/// In [0, prime), of negative values as well.
std::uint64_t remainder(std::int64_t value, std::uint64_t prime) {
  const auto modulus = static_cast<std::int64_t>(prime);
  const std::int64_t rest = value % modulus;
  return static_cast<std::uint64_t>(rest < 0 ? rest + modulus : rest);
}

/// The rows of cells in the design matrix of a hierarchical model.
struct HierarchicalRows {
  const LoglinearModel& model;
  std::span<const CaptureHistory> cells;

  std::size_t size() const { return cells.size(); }
  std::size_t columns() const { return model.finite.size(); }
  std::int64_t entry(std::size_t row, std::size_t column) const {
    return is_subset(model.finite[column], cells[row]) ? 1 : 0;
  }
};

/// Rows of any design matrix.
struct GivenRows {
  std::size_t width;
  std::span<const WholeRow> rows;

  std::size_t size() const { return rows.size(); }
  std::size_t columns() const { return width; }
  std::int64_t entry(std::size_t row, std::size_t column) const { return rows[row][column]; }
};

/// Whether `rows` have full column rank modulo a prime. If they do, they have it over the
/// rationals; if not, nothing is known.
template <typename Rows>
bool full_rank_modulo_a_prime(const Rows& rows) {
  constexpr std::uint64_t prime = 2147483647;  // 2^31 - 1: products fit in 64 bits
  const std::size_t columns = rows.columns();
  std::vector<std::vector<std::uint64_t>> pivot_rows(columns);  // by the column they lead in
  std::vector<std::uint64_t> row(columns);
  std::size_t rank = 0;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (std::size_t c = 0; c < columns; ++c) row[c] = remainder(rows.entry(r, c), prime);
    for (std::size_t c = columns; c-- > 0;) {  // interactions first: they are in the fewest rows
      if (row[c] == 0) continue;
      if (pivot_rows[c].empty()) {
        const std::uint64_t scale = inverse_modulo(row[c], prime);
        for (std::uint64_t& entry : row) entry = entry * scale % prime;
        pivot_rows[c] = row;
        ++rank;
        break;
      }
      const std::uint64_t factor = prime - row[c];
      for (std::size_t i = 0; i <= c; ++i) row[i] = (row[i] + factor * pivot_rows[c][i]) % prime;
    }
    if (rank == columns) return true;
  }
  return false;
}

void divide_by_content(Row& row) {
  Integer content = 0;
  for (const Integer& entry : row) {
    if (entry == 0) continue;
    content = gcd(content, entry);
    if (content == 1) return;
  }
  if (content == 0) return;
  for (Integer& entry : row) entry /= content;
}

/// Makes row[column] 0 by a multiple of `pivot_row`, whose entry there is positive; the row keeps
/// its sign.
void eliminate(Row& row, const Row& pivot_row, std::size_t column) {
  if (row[column] == 0) return;
  const Integer factor = row[column];
  const Integer& pivot = pivot_row[column];
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (pivot != 1) row[i] *= pivot;
    if (pivot_row[i] != 0) row[i] -= factor * pivot_row[i];
  }
  divide_by_content(row);
}

/// Rows brought to reduced echelon form; `lead` are the columns of the pivots.
struct Echelon {
  std::vector<Row> rows;
  std::vector<std::size_t> lead;
};

template <typename Rows>
Echelon echelon_of(const Rows& rows) {
  Echelon echelon;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Row row;
    for (std::size_t c = 0; c < rows.columns(); ++c) row.emplace_back(rows.entry(i, c));
    for (std::size_t r = 0; r < echelon.rows.size(); ++r)
      eliminate(row, echelon.rows[r], echelon.lead[r]);
    std::size_t column = row.size();
    while (column > 0 && row[column - 1] == 0) --column;
    if (column == 0) continue;
    --column;
    if (row[column] < 0)
      for (Integer& entry : row) entry = -entry;
    for (Row& other : echelon.rows) eliminate(other, row, column);
    echelon.rows.push_back(std::move(row));
    echelon.lead.push_back(column);
    if (echelon.rows.size() == rows.columns()) break;
  }
  return echelon;
}

/// A basis of the combinations of columns that are 0 on all rows of the echelon form.
std::vector<Row> null_space(const Echelon& echelon, std::size_t columns) {
  std::vector<Row> basis;
  for (std::size_t free = 0; free < columns; ++free) {
    if (std::find(echelon.lead.begin(), echelon.lead.end(), free) != echelon.lead.end()) continue;
    Integer multiple = 1;
    for (std::size_t r = 0; r < echelon.rows.size(); ++r)
      if (echelon.rows[r][free] != 0) multiple = lcm(multiple, echelon.rows[r][echelon.lead[r]]);
    Row vector(columns, 0);
    vector[free] = multiple;
    for (std::size_t r = 0; r < echelon.rows.size(); ++r)
      vector[echelon.lead[r]] =
          -echelon.rows[r][free] * (multiple / echelon.rows[r][echelon.lead[r]]);
    basis.push_back(std::move(vector));
  }
  return basis;
}

/// The values of a combination of columns on the doubtful cells.
template <typename Rows>
Row values_on(const Row& combination, const Rows& cells) {
  Row values(cells.size(), 0);
  for (std::size_t r = 0; r < cells.size(); ++r)
    for (std::size_t c = 0; c < combination.size(); ++c)
      if (const std::int64_t entry = cells.entry(r, c); entry != 0)
        values[r] += combination[c] * entry;
  return values;
}

/// Row with the least ratio of right side (last entry) to entry in `column`; ties by the basic
/// variable's number (Bland 1977). The row's count where no entry is positive.
std::size_t leaving_row(const std::vector<Row>& rows, const std::vector<std::size_t>& basic,
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

/// Whether some x >= 1 has sum_c rows[i][c] x_c = 0 for every row: phase one of the simplex method
/// for u = x - 1 >= 0, rows u = -(row sums), minimising the sum of one artificial variable a row.
/// By Stiemke's lemma there is such an x, or a combination of the rows that is >= 0 and not 0.
bool positive_solution_exists(std::vector<Row> rows) {
  if (rows.empty()) return true;
  const std::size_t columns = rows.front().size();
  std::vector<std::size_t> basic;
  Row cost(columns + 1, 0);  // of the artificial variables, still to be brought to 0
  for (std::size_t r = 0; r < rows.size(); ++r) {
    Integer right_side = 0;
    for (const Integer& entry : rows[r]) right_side -= entry;
    rows[r].push_back(right_side);
    if (right_side < 0)
      for (Integer& entry : rows[r]) entry = -entry;
    for (std::size_t c = 0; c <= columns; ++c) cost[c] += rows[r][c];
    basic.push_back(columns + r);
  }
  for (;;) {
    std::size_t entering = 0;
    while (entering < columns && cost[entering] <= 0) ++entering;
    if (entering == columns) return cost.back() == 0;
    const std::size_t pivot = leaving_row(rows, basic, entering);
    DN_ENSURE(pivot < rows.size(), "a sum of non-negative variables is bounded");
    for (std::size_t r = 0; r < rows.size(); ++r)
      if (r != pivot) eliminate(rows[r], rows[pivot], entering);
    eliminate(cost, rows[pivot], entering);
    basic[pivot] = entering;
  }
}

template <typename Rows>
bool exists(const Rows& positive, const Rows& doubtful) {
  if (doubtful.size() == 0 || full_rank_modulo_a_prime(positive)) return true;
  std::vector<Row> rows;
  for (const Row& direction : null_space(echelon_of(positive), positive.columns()))
    rows.push_back(values_on(direction, doubtful));
  return positive_solution_exists(std::move(rows));
}

}  // namespace

bool maximum_exists(const LoglinearModel& model, std::span<const CaptureHistory> positive,
                    std::span<const CaptureHistory> doubtful) {
  return exists(HierarchicalRows{model, positive}, HierarchicalRows{model, doubtful});
}

bool maximum_exists(std::size_t columns, std::span<const WholeRow> positive,
                    std::span<const WholeRow> doubtful) {
  return exists(GivenRows{columns, positive}, GivenRows{columns, doubtful});
}

}  // namespace darknumber
