// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/existence.h"

#include <algorithm>
#include <utility>

namespace darknumber {
namespace {

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

template <typename Rows>
Echelon echelon_of(const Rows& rows) {
  Echelon echelon;
  for (std::size_t i = 0; i < rows.size() && echelon.rows.size() < rows.columns(); ++i) {
    IntegerRow row;
    for (std::size_t c = 0; c < rows.columns(); ++c) row.emplace_back(rows.entry(i, c));
    add_row(echelon, std::move(row));
  }
  return echelon;
}

/// The value of a combination of columns on one row.
template <typename Rows>
Integer value_on(const IntegerRow& combination, const Rows& rows, std::size_t row) {
  Integer value = 0;
  for (std::size_t c = 0; c < combination.size(); ++c)
    if (const std::int64_t entry = rows.entry(row, c); entry != 0) value += combination[c] * entry;
  return value;
}

/// The doubtful cells that are off the face. Those left are all on it when some x >= 1 over them
/// has sum_h x_h (X delta)_h = 0 for every direction delta that is 0 on the positive cells: added
/// to the observed table, on the positive cells as well, it changes no margin. If there is none,
/// phase one for u = x - 1 >= 0 ends with a direction (Stiemke's lemma) that is nowhere above 0 and
/// below it somewhere, and so those cells are off. A direction that takes more cells off may rise
/// above 0 on the ones already off: a multiple of the earlier direction outweighs it there.
template <typename Rows>
std::vector<std::size_t> cells_off_face(const Rows& positive, const Rows& doubtful) {
  std::vector<std::size_t> off;
  if (doubtful.size() == 0 || full_rank_modulo_a_prime(positive)) return off;
  const std::vector<IntegerRow> directions = null_space(echelon_of(positive), positive.columns());
  std::vector<std::size_t> left(doubtful.size());
  for (std::size_t h = 0; h < left.size(); ++h) left[h] = h;
  for (;;) {
    std::vector<IntegerRow> rows;
    for (const IntegerRow& direction : directions) {
      IntegerRow row;
      Integer right_side = 0;
      for (std::size_t h : left) {
        row.push_back(value_on(direction, doubtful, h));
        right_side -= row.back();
      }
      row.push_back(std::move(right_side));
      rows.push_back(std::move(row));
    }
    const PhaseOne result = phase_one(std::move(rows));
    if (result.feasible) break;
    std::vector<std::size_t> rest;
    for (std::size_t i = 0; i < left.size(); ++i)
      (result.certificate[i] < 0 ? off : rest).push_back(left[i]);
    left = std::move(rest);
  }
  std::sort(off.begin(), off.end());
  return off;
}

}  // namespace

WholeRow row_of(std::span<const CaptureHistory> terms, CaptureHistory cell) {
  WholeRow row;
  for (CaptureHistory term : terms) row.push_back(is_subset(term, cell) ? 1 : 0);
  return row;
}

std::vector<std::size_t> off_face(const LoglinearModel& model,
                                  std::span<const CaptureHistory> positive_cells,
                                  std::span<const CaptureHistory> doubtful) {
  return cells_off_face(HierarchicalRows{model, positive_cells}, HierarchicalRows{model, doubtful});
}

std::vector<std::size_t> off_face(std::size_t columns, std::span<const WholeRow> positive_cells,
                                  std::span<const WholeRow> doubtful) {
  return cells_off_face(GivenRows{columns, positive_cells}, GivenRows{columns, doubtful});
}

Limits::Limits(std::size_t columns, std::span<const WholeRow> on, std::span<const WholeRow> off) {
  const GivenRows rows{columns, off};
  basis_ = null_space(echelon_of(GivenRows{columns, on}), columns);
  for (const IntegerRow& direction : basis_) {
    IntegerRow values;
    for (std::size_t h = 0; h < off.size(); ++h) values.push_back(value_on(direction, rows, h));
    on_off_cells_.push_back(std::move(values));
  }
}

Limit Limits::of(std::size_t column) const {
  const auto moves = [column](const IntegerRow& direction) { return direction[column] != 0; };
  if (std::none_of(basis_.begin(), basis_.end(), moves)) return Limit::finite;
  const auto bounded = [&](int sign) {
    std::vector<IntegerRow> rows = on_off_cells_;
    for (std::size_t d = 0; d < rows.size(); ++d) rows[d].push_back(sign * basis_[d][column]);
    return phase_one(std::move(rows)).feasible;
  };
  if (bounded(1)) return Limit::minus_infinity;
  if (bounded(-1)) return Limit::plus_infinity;
  return Limit::undetermined;
}

std::vector<std::size_t> independent_columns(std::size_t columns, std::span<const WholeRow> rows) {
  Echelon echelon;
  std::vector<std::size_t> independent;
  for (std::size_t c = 0; c < columns; ++c) {
    IntegerRow column;
    for (const WholeRow& row : rows) column.emplace_back(row[c]);
    if (add_row(echelon, std::move(column))) independent.push_back(c);
  }
  return independent;
}

}  // namespace darknumber
