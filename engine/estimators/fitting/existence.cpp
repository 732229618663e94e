// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/existence.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "engine/estimators/fitting/combination.h"

namespace darknumber {
namespace {

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

/// A Mersenne prime: products fit in 64 bits, and remainders need no division.
constexpr int prime_bits = 31;
constexpr std::uint64_t prime = (std::uint64_t{1} << prime_bits) - 1;

/// Of values below prime (prime + 1): 2^31 is 1 modulo the prime.
std::uint64_t reduced(std::uint64_t value) {
  const std::uint64_t folded = (value & prime) + (value >> prime_bits);
  return folded < prime ? folded : folded - prime;
}

std::uint64_t inverse(std::uint64_t value) {
  std::uint64_t result = 1;  // value^(prime - 2), by Fermat
  for (std::uint64_t power = prime - 2; power != 0; power /= 2) {
    if (power % 2 == 1) result = reduced(result * value);
    value = reduced(value * value);
  }
  return result;
}

/// In [0, prime), of negative values as well.
std::uint64_t remainder(std::int64_t value) {
  const auto modulus = static_cast<std::int64_t>(prime);
  const std::int64_t rest = value % modulus;
  return static_cast<std::uint64_t>(rest < 0 ? rest + modulus : rest);
}

/// Rows that are independent modulo a prime, from the first on; so they are over the rationals.
/// Others may be, too, if their dependence is an accident of the prime.
template <typename Rows>
std::vector<std::size_t> independent_modulo_a_prime(const Rows& rows) {
  const std::size_t columns = rows.columns();
  std::vector<std::vector<std::uint64_t>> pivot_rows(columns);  // by the column they lead in
  std::vector<std::uint64_t> row(columns);
  std::vector<std::size_t> independent;
  for (std::size_t r = 0; r < rows.size() && independent.size() < columns; ++r) {
    for (std::size_t c = 0; c < columns; ++c) row[c] = remainder(rows.entry(r, c));
    for (std::size_t c = columns; c-- > 0;) {  // interactions first: they are in the fewest rows
      if (row[c] == 0) continue;
      if (pivot_rows[c].empty()) {
        const std::uint64_t scale = inverse(row[c]);
        for (std::uint64_t& entry : row) entry = reduced(entry * scale);
        pivot_rows[c] = row;
        independent.push_back(r);
        break;
      }
      const std::uint64_t factor = prime - row[c];
      for (std::size_t i = 0; i <= c; ++i) row[i] = reduced(row[i] + factor * pivot_rows[c][i]);
    }
  }
  return independent;
}

template <typename Rows>
IntegerRow integer_row(const Rows& rows, std::size_t r) {
  IntegerRow row;
  for (std::size_t c = 0; c < rows.columns(); ++c) row.emplace_back(rows.entry(r, c));
  return row;
}

/// The echelon form of the `independent` rows, and more of them until what it takes to 0 is 0 on
/// all rows.
template <typename Rows>
Echelon echelon_of(const Rows& rows, const std::vector<std::size_t>& independent) {
  Echelon echelon;
  for (std::size_t r : independent) add_row(echelon, integer_row(rows, r));
  for (bool complete = false; !complete && echelon.rows.size() < rows.columns();) {
    complete = true;
    const auto basis = combinations_of(null_space(echelon, rows.columns()));
    for (std::size_t r = 0; r < rows.size() && complete; ++r)
      complete = std::all_of(basis.begin(), basis.end(), [&](const Combination& direction) {
        if (direction.value_on(rows, r) == 0) return true;
        add_row(echelon, integer_row(rows, r));
        return false;
      });
  }
  return echelon;
}

/// A basis of the combinations of columns that are 0 on all rows.
template <typename Rows>
std::vector<IntegerRow> null_basis(const Rows& rows) {
  const std::vector<std::size_t> independent = independent_modulo_a_prime(rows);
  if (independent.size() == rows.columns()) return {};
  return null_space(echelon_of(rows, independent), rows.columns());
}

/// The values of directions on rows, each set of values once, whatever positive multiple it is.
struct DistinctValues {
  std::vector<IntegerRow> columns;             // one a set: the values of all directions
  std::vector<std::vector<std::size_t>> rows;  // those that have it
};

template <typename Rows>
DistinctValues distinct_values(const std::vector<IntegerRow>& directions, const Rows& rows) {
  DistinctValues distinct;
  const std::vector<Combination> combinations = combinations_of(directions);
  std::map<IntegerRow, std::size_t> places;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    IntegerRow values;
    Integer content = 0;
    for (const Combination& combination : combinations) {
      values.push_back(combination.value_on(rows, r));
      content = gcd(content, values.back());
    }
    if (content != 0)
      for (Integer& value : values) value /= content;
    const auto [place, is_new] = places.emplace(values, distinct.columns.size());
    if (is_new) {
      distinct.columns.push_back(std::move(values));
      distinct.rows.emplace_back();
    }
    distinct.rows[place->second].push_back(r);
  }
  return distinct;
}

/// The doubtful cells that are off the face. Those left are all on it when some x >= 1 over them
/// has sum_h x_h (X delta)_h = 0 for every direction delta that is 0 on the positive cells: added
/// to the observed table, on the positive cells as well, it changes no margin. If there is none,
/// phase one for u = x - 1 >= 0 ends with a direction (Stiemke's lemma) that is nowhere above 0 and
/// below it somewhere, and so those cells are off. A direction that takes more cells off may rise
/// above 0 on the ones already off: a multiple of the earlier direction outweighs it there. Cells
/// with the same values, up to a multiple, are off together, and so one of them stands for all.
template <typename Rows>
std::vector<std::size_t> cells_off_face(const Rows& positive, const Rows& doubtful) {
  std::vector<std::size_t> off;
  if (doubtful.size() == 0) return off;
  const std::vector<IntegerRow> directions = null_basis(positive);
  if (directions.empty()) return off;
  const DistinctValues distinct = distinct_values(directions, doubtful);
  std::vector<std::size_t> left(distinct.columns.size());
  for (std::size_t h = 0; h < left.size(); ++h) left[h] = h;
  for (;;) {
    std::vector<IntegerRow> rows;
    for (std::size_t d = 0; d < directions.size(); ++d) {
      IntegerRow row;
      Integer right_side = 0;
      for (std::size_t h : left) {
        row.push_back(distinct.columns[h][d]);
        right_side -= row.back();
      }
      row.push_back(std::move(right_side));
      rows.push_back(std::move(row));
    }
    const PhaseOne result = phase_one(std::move(rows));
    if (result.feasible) break;
    std::vector<std::size_t> rest;
    for (std::size_t i = 0; i < left.size(); ++i) {
      const std::vector<std::size_t>& cells = distinct.rows[left[i]];
      if (result.certificate[i] < 0)
        off.insert(off.end(), cells.begin(), cells.end());
      else
        rest.push_back(left[i]);
    }
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

Limits::Limits(std::size_t columns, std::span<const WholeRow> on, std::span<const WholeRow> off)
    : basis_(null_basis(GivenRows{columns, on})), on_off_cells_(basis_.size()) {
  const DistinctValues distinct = distinct_values(basis_, GivenRows{columns, off});
  for (const IntegerRow& values : distinct.columns)
    for (std::size_t d = 0; d < basis_.size(); ++d) on_off_cells_[d].push_back(values[d]);
}

Limit Limits::of(std::size_t column) const {
  IntegerRow moves;
  for (const IntegerRow& direction : basis_) moves.push_back(direction[column]);
  return of_moves(moves);
}

Limit Limits::of_row(const WholeRow& row) const {
  IntegerRow moves;
  const GivenRows one{row.size(), std::span(&row, 1)};
  for (const IntegerRow& direction : basis_)
    moves.push_back(Combination(direction).value_on(one, 0));
  return of_moves(moves);
}

Limit Limits::of_moves(const IntegerRow& moves) const {
  const auto is_zero = [](const Integer& move) { return move == 0; };
  if (std::all_of(moves.begin(), moves.end(), is_zero)) return Limit::finite;
  const auto bounded = [&](int sign) {
    std::vector<IntegerRow> rows = on_off_cells_;
    for (std::size_t d = 0; d < rows.size(); ++d) rows[d].push_back(sign * moves[d]);
    return phase_one(std::move(rows)).feasible;
  };
  if (bounded(1)) return Limit::minus_infinity;
  if (bounded(-1)) return Limit::plus_infinity;
  return Limit::undetermined;
}

std::vector<std::size_t> spanning_columns(std::size_t columns, std::span<const WholeRow> rows) {
  const GivenRows given{columns, rows};
  const std::vector<std::size_t> independent = independent_modulo_a_prime(given);
  std::vector<std::size_t> leads(columns);
  std::iota(leads.begin(), leads.end(), std::size_t{0});
  if (independent.size() == columns) return leads;
  leads = echelon_of(given, independent).lead;
  std::sort(leads.begin(), leads.end());
  return leads;
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
