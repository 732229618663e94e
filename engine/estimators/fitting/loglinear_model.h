// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include "engine/core/capture_history.h"
#include "engine/core/cells_in_doubt.h"
#include "engine/core/contingency_table.h"

namespace darknumber {

/// A count of which no more is known than that it is `bound` at most.
struct BoundedCount {
  CaptureHistory history = 0;
  double bound = 0.0;
};

/// What log-linear fits need of a table, computed once for all models of it.
struct TableMargins {
  int lists = 0;
  std::vector<double> counts;   // by history; 0 where the count is in doubt
  std::vector<double> margins;  // by term: persons on all its lists; [0] is n, all observed
  std::vector<CaptureHistory> omitted = {};  // cells that take no part
  std::vector<BoundedCount> bounded = {};    // cells whose counts are the most there can be

  bool in_doubt() const { return !omitted.empty() || !bounded.empty(); }
  bool is_omitted(CaptureHistory cell) const;
  bool is_bounded(CaptureHistory cell) const;

  /// Whether the table has a cell of all these lists, and maybe more, that takes part.
  bool has_cell_of(CaptureHistory term) const;
};

/// Of a table in which no count is below `smallest_count` but 0, as `project` makes it.
TableMargins margins_of(const ContingencyTable& table, const CellsInDoubt& in_doubt = {});

/// A Poisson log-linear model of one table, with what the table's empty margins do to it
/// (Chan, Silverman & Vincent 2021, section 2): a term whose lists share no one is at -infinity,
/// and the cells of all its lists leave the fit. A list with no one on it leaves the fit too, with
/// every term that has it.
///
/// Where the likelihood of what is left has no finite maximum, a fit narrows the model to its face
/// (existence.h): more cells leave, and terms that the cells left do not tell from others.
struct LoglinearModel {
  std::vector<CaptureHistory> finite;    // the intercept (0), main effects, interactions as added
  std::vector<CaptureHistory> infinite;  // terms at -infinity, their lists sharing no one
  std::vector<CaptureHistory> cells;     // observable histories left in the fit, ascending
  std::vector<CaptureHistory> off_face;  // those that left because they are off the face, ascending
  /// Terms that say nothing on the cells left which the finite ones do not say. So a finite
  /// coefficient may stand for a sum of several, of which each goes to an infinity of its own.
  std::vector<CaptureHistory> dependent;
  bool all_seen = false;  // narrowed, and its likelihood is highest as the dark figure goes to 0
  std::vector<CaptureHistory> omitted = {};    // histories of the table that take no part
  std::vector<CaptureHistory> vanishing = {};  // of them those whose means go to 0

  /// q, whatever became of them in the fit; those of an empty list do not count.
  int parameters() const {
    return static_cast<int>(finite.size() + infinite.size() + dependent.size());
  }

  bool is_narrowed() const { return !off_face.empty() || !dependent.empty(); }

  /// Whether the cells left tell all finite parameters apart. Those of a narrowed model are chosen
  /// so, and what it says of the intercept is another question.
  ///
  /// The cells left and the empty history form a family closed under taking subsets, and every
  /// finite term is one of it; on such a family the design matrix is unitriangular, with the
  /// Moebius function as its inverse. Taking the empty history's row away leaves one null vector at
  /// most,
  /// (-1)^|t|, and only when every member of the family is a term. So the rank is decided by
  /// counting; tests compare it with an elimination. Where cells are omitted the family has gaps,
  /// and elimination decides: all histories together tell all terms apart, so what the cells left
  /// do not tell is some history's mean.
  bool identifiable() const;
};

/// The order of terms: by size, then (1,2), (1,3), ..., (2,3), ....
bool comes_before(CaptureHistory a, CaptureHistory b);

/// The model with all main effects, `interactions` (each of two lists or more) and, as the
/// hierarchy principle asks, all that they contain, in the order of terms.
LoglinearModel model_of(const TableMargins& table, std::span<const CaptureHistory> interactions);

/// The interactions and every subset of two lists or more of each, in the order of terms.
std::vector<CaptureHistory> closed_downwards(std::span<const CaptureHistory> interactions);

/// Adds one term all of whose proper subsets are in the model already. To a narrowed model, too:
/// with more margins to match, the face can but become smaller.
void add_term(LoglinearModel& model, const TableMargins& table, CaptureHistory term);

/// Takes cells off the face out of the fit, and the terms that then depend on earlier ones, in the
/// order of terms.
void leave_face(LoglinearModel& model, std::span<const CaptureHistory> off);

/// All pairs of `lists` lists, in the pair order.
std::vector<CaptureHistory> all_pairs(int lists);

}  // namespace darknumber
