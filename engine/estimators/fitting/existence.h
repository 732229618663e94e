// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/capture_history.h"
#include "engine/estimators/fitting/integer_rows.h"
#include "engine/estimators/fitting/loglinear_model.h"

namespace darknumber {

/// Whether and where the likelihood of a Poisson log-linear model has its maximum, decided in whole
/// numbers, from the design matrix X and from which cells have a count: how large counts are does
/// not matter.
///
/// The face is the set of cells that are positive in some table with the observed margins. The
/// likelihood has a finite maximum exactly when that is every cell (Haberman 1974, theorem 2.3).
/// If not, some direction delta has (X delta)_h = 0 on the face and below 0 off it; the means off
/// the face go to 0 along it, those on it go to the fit of the face alone, which exists, and a
/// coefficient goes where all such directions take it.
/// Sources: Barndorff-Nielsen (1978), chapter 9; Fienberg & Rinaldo (2012), Ann. Statist. 40.

/// A cell's row of a design matrix of whole numbers.
using WholeRow = std::vector<std::int64_t>;

/// That of a hierarchical model: 1 for a term whose lists the cell has.
WholeRow row_of(std::span<const CaptureHistory> terms, CaptureHistory cell);

/// Positions among the `doubtful` rows of those off the face, ascending. `positive` are the rows of
/// cells known to be positive in some table with the observed margins: those with a count, and
/// those of which a fit has proved it; `doubtful` are the model's others. Columns may depend on
/// each other.
std::vector<std::size_t> off_face(std::size_t columns, std::span<const WholeRow> positive,
                                  std::span<const WholeRow> doubtful);

/// The same for the finite terms of a hierarchical model, by cells.
std::vector<std::size_t> off_face(const LoglinearModel& model,
                                  std::span<const CaptureHistory> positive,
                                  std::span<const CaptureHistory> doubtful);

/// Where a coefficient goes as the likelihood comes near its supremum.
enum class Limit : std::uint8_t {
  finite,  // to a number
  minus_infinity,
  plus_infinity,
  undetermined,  // wherever one likes: the likelihood does not say
};

/// Where a column's coefficient goes. `on` are the rows on the face, `off` those off it.
///
/// With D the directions delta that are 0 on the face and at most -1 off it, the coefficient c is
/// finite where e_c is in the row space of the face, so that e_c delta is 0 all over D. Its
/// greatest value over D is below 0 exactly when, by duality, e_c less a combination of `off` rows
/// with weights of at least 0 is in that row space; so with the signs turned.
class Limits {
 public:
  Limits(std::size_t columns, std::span<const WholeRow> on, std::span<const WholeRow> off);
  Limit of(std::size_t column) const;

  /// Where a combination of coefficients goes, given as the row of a cell: its log mean.
  Limit of_row(const WholeRow& row) const;

 private:
  Limit of_moves(const IntegerRow& moves) const;  // one a direction of the basis

  std::vector<IntegerRow> basis_;         // of the directions that are 0 on the face
  std::vector<IntegerRow> on_off_cells_;  // their values off it
};

/// The columns, from the first on, that do not depend on those before them on these rows.
std::vector<std::size_t> independent_columns(std::size_t columns, std::span<const WholeRow> rows);

/// Columns that do not depend on each other on these rows, and that all others depend on: as many
/// as their rank, those that lead the echelon form of the rows. Quicker than the above.
std::vector<std::size_t> spanning_columns(std::size_t columns, std::span<const WholeRow> rows);

}  // namespace darknumber
