// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/loglinear_model.h"

#include <algorithm>

#include "engine/core/contracts.h"
#include "engine/estimators/fitting/existence.h"
#include "engine/estimators/fitting/lattice.h"

namespace darknumber {
namespace {

void remove_cells_of(CaptureHistory term, std::vector<CaptureHistory>& cells) {
  std::erase_if(cells, [term](CaptureHistory cell) { return is_subset(term, cell); });
}

/// Keeps as finite the terms that the cells left tell from earlier ones, in the order of terms.
void part_dependent_terms(LoglinearModel& model) {
  std::vector<CaptureHistory> terms = std::move(model.finite);
  terms.insert(terms.end(), model.dependent.begin(), model.dependent.end());
  std::sort(terms.begin(), terms.end(), comes_before);
  std::vector<WholeRow> rows;
  for (CaptureHistory cell : model.cells) rows.push_back(row_of(terms, cell));
  const std::vector<std::size_t> independent = independent_columns(terms.size(), rows);
  model.finite.clear();
  model.dependent.clear();
  for (std::size_t column = 0; column < terms.size(); ++column)
    (std::binary_search(independent.begin(), independent.end(), column) ? model.finite
                                                                        : model.dependent)
        .push_back(terms[column]);
}

}  // namespace

bool LoglinearModel::identifiable() const {
  if (omitted.empty()) return finite.size() != cells.size() + 1;
  std::vector<WholeRow> rows;
  for (CaptureHistory cell : cells) rows.push_back(row_of(finite, cell));
  return spanning_columns(finite.size(), rows).size() == finite.size();
}

bool comes_before(CaptureHistory a, CaptureHistory b) {
  if (lists_on(a) != lists_on(b)) return lists_on(a) < lists_on(b);
  const CaptureHistory difference = a ^ b;
  const CaptureHistory first_list = difference & (~difference + 1);
  return (a & first_list) != 0;
}

bool TableMargins::is_omitted(CaptureHistory cell) const {
  return std::find(omitted.begin(), omitted.end(), cell) != omitted.end();
}

bool TableMargins::is_bounded(CaptureHistory cell) const {
  return std::any_of(bounded.begin(), bounded.end(),
                     [cell](const BoundedCount& count) { return count.history == cell; });
}

bool TableMargins::has_cell_of(CaptureHistory term) const {
  const auto others = static_cast<CaptureHistory>(counts.size() - 1) & ~term;
  for (CaptureHistory part = others;; part = (part - 1) & others) {
    if (!is_omitted(term | part)) return true;
    if (part == 0) return false;
  }
}

TableMargins margins_of(const ContingencyTable& table, const CellsInDoubt& in_doubt) {
  TableMargins result;
  result.lists = table.lists();
  result.counts.assign(table.counts().begin(), table.counts().end());
  result.omitted = in_doubt.omitted;
  for (CaptureHistory cell : in_doubt.omitted) result.counts[cell] = 0.0;
  for (CaptureHistory cell : in_doubt.bounded) {
    result.bounded.push_back({cell, table[cell]});
    result.counts[cell] = 0.0;
  }
  result.margins = result.counts;
  superset_sums(result.margins);
  return result;
}

std::vector<CaptureHistory> closed_downwards(std::span<const CaptureHistory> interactions) {
  std::vector<CaptureHistory> terms;
  for (CaptureHistory term : interactions)
    for (CaptureHistory part = term; part != 0; part = (part - 1) & term)
      if (lists_on(part) >= 2) terms.push_back(part);
  std::sort(terms.begin(), terms.end(), comes_before);
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return terms;
}

LoglinearModel model_of(const TableMargins& table, std::span<const CaptureHistory> interactions) {
  LoglinearModel model;
  model.cells.reserve(table.counts.size() - 1);
  model.omitted = table.omitted;
  CaptureHistory empty_lists = 0;
  for (int list = 0; list < table.lists; ++list)
    if (table.margins[only(list)] == 0.0) empty_lists |= only(list);
  // A list that a cell left out has is not known to be empty: how many that cell has is asked for.
  CaptureHistory doubtful_lists = 0;
  for (CaptureHistory cell : table.omitted) doubtful_lists |= cell & empty_lists;
  empty_lists &= ~doubtful_lists;
  for (CaptureHistory cell = 1; cell < table.counts.size(); ++cell)
    if ((cell & empty_lists) == 0 && !table.is_omitted(cell)) model.cells.push_back(cell);
  model.finite.reserve(table.counts.size());
  model.finite.push_back(0);
  for (int list = 0; list < table.lists; ++list)
    if (!contains(empty_lists | doubtful_lists, list)) model.finite.push_back(only(list));
  for (int list = 0; list < table.lists; ++list)
    if (contains(doubtful_lists, list)) add_term(model, table, only(list));
  for (CaptureHistory term : closed_downwards(interactions))
    if ((term & empty_lists) == 0) add_term(model, table, term);
  return model;
}

void add_term(LoglinearModel& model, const TableMargins& table, CaptureHistory term) {
  DN_EXPECT(term != 0 && term < table.counts.size(), "a term of the table's lists");
  if (table.margins[term] > 0.0 || !table.has_cell_of(term)) {
    model.finite.push_back(term);
  } else {
    model.infinite.push_back(term);
    remove_cells_of(term, model.cells);
    remove_cells_of(term, model.off_face);
  }
  if (model.is_narrowed()) part_dependent_terms(model);
}

void leave_face(LoglinearModel& model, std::span<const CaptureHistory> off) {
  std::erase_if(model.cells, [off](CaptureHistory cell) {
    return std::find(off.begin(), off.end(), cell) != off.end();
  });
  model.off_face.insert(model.off_face.end(), off.begin(), off.end());
  std::sort(model.off_face.begin(), model.off_face.end());
  part_dependent_terms(model);
}

std::vector<CaptureHistory> all_pairs(int lists) {
  std::vector<CaptureHistory> pairs;
  for (int first = 0; first < lists; ++first)
    for (int second = first + 1; second < lists; ++second)
      pairs.push_back(only(first) | only(second));
  return pairs;
}

}  // namespace darknumber
