// SPDX-License-Identifier: MIT
#include "tests/support/face_fit.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

#include "engine/estimators/fitting/eigen_fit.h"

namespace darknumber {
namespace {

/// Of numbers that would be whole in exact arithmetic, or distances between rays made of such.
constexpr double rounding = 1e-8;

/// 0, single lists with someone, and every part of two lists or more of the interactions.
std::vector<CaptureHistory> terms_with(const ContingencyTable& table,
                                       std::span<const CaptureHistory> interactions) {
  std::vector<CaptureHistory> terms{0};
  for (int list = 0; list < table.lists(); ++list)
    if (table.on_all(only(list)) > 0.0) terms.push_back(only(list));
  for (CaptureHistory term = 1; term < history_count(table.lists()); ++term) {
    const bool asked = std::any_of(interactions.begin(), interactions.end(),
                                   [term](CaptureHistory whole) { return is_subset(term, whole); });
    bool has_someone = true;
    for (int list = 0; list < table.lists(); ++list)
      has_someone &= !contains(term, list) || table.on_all(only(list)) > 0.0;
    if (lists_on(term) >= 2 && asked && has_someone) terms.push_back(term);
  }
  return terms;
}

std::vector<CaptureHistory> cells_of_lists_in(const ContingencyTable& table,
                                              const std::vector<CaptureHistory>& terms) {
  CaptureHistory listed = 0;
  for (CaptureHistory term : terms) listed |= term;
  std::vector<CaptureHistory> cells;
  for (CaptureHistory cell = 1; cell < history_count(table.lists()); ++cell)
    if (is_subset(cell, listed)) cells.push_back(cell);
  return cells;
}

Eigen::MatrixXd design_of_cells(const std::vector<CaptureHistory>& terms,
                                const std::vector<CaptureHistory>& cells) {
  Eigen::MatrixXd design(static_cast<Eigen::Index>(cells.size()),
                         static_cast<Eigen::Index>(terms.size()));
  for (Eigen::Index r = 0; r < design.rows(); ++r)
    for (Eigen::Index c = 0; c < design.cols(); ++c)
      design(r, c) =
          is_subset(terms[static_cast<std::size_t>(c)], cells[static_cast<std::size_t>(r)]) ? 1.0
                                                                                            : 0.0;
  return design;
}

/// An orthonormal basis of the directions that are 0 on the cells; a row each.
std::vector<Eigen::VectorXd> directions_off(const std::vector<CaptureHistory>& terms,
                                            const std::vector<CaptureHistory>& cells) {
  const Eigen::MatrixXd design = design_of_cells(terms, cells);
  const Eigen::MatrixXd square = design.transpose() * design;
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(square);
  std::vector<Eigen::VectorXd> basis;
  for (Eigen::Index c = 0; c < square.cols(); ++c)
    if (std::abs(solver.eigenvalues()[c]) < rounding) basis.push_back(solver.eigenvectors().col(c));
  return basis;
}

/// What the directions are on a cell.
std::vector<double> values_of_directions(const std::vector<Eigen::VectorXd>& basis,
                                         const std::vector<CaptureHistory>& terms,
                                         CaptureHistory cell) {
  std::vector<double> values;
  for (const Eigen::VectorXd& direction : basis) {
    double value = 0.0;
    for (std::size_t t = 0; t < terms.size(); ++t)
      if (is_subset(terms[t], cell)) value += direction[static_cast<Eigen::Index>(t)];
    values.push_back(value);
  }
  return values;
}

double norm_of(const std::vector<double>& values) {
  double squares = 0.0;
  for (double value : values) squares += value * value;
  return std::sqrt(squares);
}

/// Takes cells off the face, as long as the nearest point to 0 of their rays' sum, each with weight
/// one at least, is not 0: that point is a direction that has some of them on one side of it.
void take_off_cells(const std::vector<CaptureHistory>& terms, std::vector<CaptureHistory> doubtful,
                    const std::vector<CaptureHistory>& counted, FaceFit& fit) {
  const std::vector<Eigen::VectorXd> basis = directions_off(terms, counted);
  while (!doubtful.empty()) {
    std::vector<std::vector<double>> rays;
    std::vector<double> sum(basis.size(), 0.0);
    for (CaptureHistory cell : doubtful) {
      rays.push_back(values_of_directions(basis, terms, cell));
      for (std::size_t d = 0; d < sum.size(); ++d) sum[d] -= rays.back()[d];
    }
    const std::vector<double> residual = residual_of_cone(rays, sum);
    if (norm_of(residual) < rounding) break;
    std::vector<CaptureHistory> left;
    for (std::size_t h = 0; h < doubtful.size(); ++h) {
      double side = 0.0;
      for (std::size_t d = 0; d < residual.size(); ++d) side += rays[h][d] * residual[d];
      if (side > -rounding) left.push_back(doubtful[h]);
    }
    doubtful = std::move(left);
  }
  fit.face = counted;
  fit.face.insert(fit.face.end(), doubtful.begin(), doubtful.end());
  std::sort(fit.face.begin(), fit.face.end());
}

/// What the face says of the intercept; ok also where it goes to -infinity.
Status intercept_on(FaceFit& fit, const std::vector<CaptureHistory>& terms,
                    const std::vector<CaptureHistory>& cells) {
  const std::vector<Eigen::VectorXd> basis = directions_off(terms, fit.face);
  std::vector<double> intercept;
  for (const Eigen::VectorXd& direction : basis) intercept.push_back(direction[0]);
  if (norm_of(intercept) < rounding) return Status::ok;
  std::vector<std::vector<double>> rays;
  for (CaptureHistory cell : cells)
    if (!std::binary_search(fit.face.begin(), fit.face.end(), cell))
      rays.push_back(values_of_directions(basis, terms, cell));
  if (norm_of(residual_of_cone(rays, intercept)) < rounding) {
    fit.all_seen = true;
    return Status::ok;
  }
  for (double& entry : intercept) entry = -entry;
  return norm_of(residual_of_cone(rays, intercept)) < rounding ? Status::no_mle
                                                               : Status::not_identifiable;
}

/// The terms, from the first on, that do not depend on those before them on the cells.
std::vector<CaptureHistory> independent_terms(const std::vector<CaptureHistory>& terms,
                                              const std::vector<CaptureHistory>& cells) {
  const Eigen::MatrixXd design = design_of_cells(terms, cells);
  std::vector<Eigen::VectorXd> orthonormal;
  std::vector<CaptureHistory> kept;
  for (Eigen::Index c = 0; c < design.cols(); ++c) {
    Eigen::VectorXd rest = design.col(c);
    for (int twice = 0; twice < 2; ++twice)
      for (const Eigen::VectorXd& one : orthonormal) rest -= one.dot(rest) * one;
    if (rest.norm() < 1e-7) continue;
    orthonormal.push_back(rest.normalized());
    kept.push_back(terms[static_cast<std::size_t>(c)]);
  }
  return kept;
}

double value_of(Criterion criterion, const FaceFit& fit, const ContingencyTable& table) {
  double constant = 0.0;
  for (double count : table.counts()) constant += std::lgamma(count + 1.0);
  return 2.0 * (constant - fit.kernel) +
         (criterion == Criterion::bic ? std::log(table.observed()) : 2.0) * fit.parameters;
}

}  // namespace

std::vector<double> residual_of_cone(const std::vector<std::vector<double>>& columns,
                                     const std::vector<double>& target) {
  const auto rows = static_cast<Eigen::Index>(target.size());
  const auto count = static_cast<Eigen::Index>(columns.size());
  Eigen::MatrixXd a(rows, count);
  for (Eigen::Index c = 0; c < count; ++c)
    for (Eigen::Index r = 0; r < rows; ++r)
      a(r, c) = columns[static_cast<std::size_t>(c)][static_cast<std::size_t>(r)];
  const Eigen::VectorXd b = Eigen::Map<const Eigen::VectorXd>(target.data(), rows);
  Eigen::VectorXd x = Eigen::VectorXd::Zero(count);
  std::vector<Eigen::Index> passive;
  const auto solve_passive = [&] {
    Eigen::MatrixXd part(rows, static_cast<Eigen::Index>(passive.size()));
    for (std::size_t i = 0; i < passive.size(); ++i)
      part.col(static_cast<Eigen::Index>(i)) = a.col(passive[i]);
    return Eigen::VectorXd(part.colPivHouseholderQr().solve(b));
  };
  const Eigen::Index most_steps = 50 + 20 * count;
  for (Eigen::Index step = 0; step < most_steps; ++step) {
    const Eigen::VectorXd gradient = a.transpose() * (b - a * x);
    Eigen::Index entering = -1;
    for (Eigen::Index c = 0; c < count; ++c)
      if (std::find(passive.begin(), passive.end(), c) == passive.end() && gradient[c] > 1e-11 &&
          (entering < 0 || gradient[c] > gradient[entering]))
        entering = c;
    if (entering < 0) break;
    passive.push_back(entering);
    for (;;) {
      const Eigen::VectorXd solution = solve_passive();
      double share = 1.0;
      for (std::size_t i = 0; i < passive.size(); ++i) {
        const double next = solution[static_cast<Eigen::Index>(i)];
        if (next <= 0.0) share = std::min(share, x[passive[i]] / (x[passive[i]] - next));
      }
      for (std::size_t i = 0; i < passive.size(); ++i)
        x[passive[i]] += share * (solution[static_cast<Eigen::Index>(i)] - x[passive[i]]);
      if (share == 1.0) break;
      std::vector<Eigen::Index> left;
      for (Eigen::Index c : passive) {
        if (x[c] > 1e-13)
          left.push_back(c);
        else
          x[c] = 0.0;
      }
      if (left.size() == passive.size()) break;
      passive = std::move(left);
      if (passive.empty()) break;
    }
  }
  const Eigen::VectorXd residual = b - a * x;
  return {residual.data(), residual.data() + residual.size()};
}

FaceFit fit_on_face(const ContingencyTable& table, std::span<const CaptureHistory> interactions) {
  const std::vector<CaptureHistory> terms = terms_with(table, interactions);
  const std::vector<CaptureHistory> cells = cells_of_lists_in(table, terms);
  std::vector<CaptureHistory> counted;
  std::vector<CaptureHistory> doubtful;
  for (CaptureHistory cell : cells) (table[cell] > 0.0 ? counted : doubtful).push_back(cell);
  FaceFit fit;
  fit.parameters = static_cast<int>(terms.size());
  take_off_cells(terms, doubtful, counted, fit);
  fit.status = intercept_on(fit, terms, cells);
  if (fit.status != Status::ok) return fit;
  const DesignMatrixFit maximum =
      fit_by_design_matrix(table, independent_terms(terms, fit.face), fit.face);
  if (!maximum.converged) fit.status = Status::not_converged;
  fit.kernel = maximum.log_likelihood;
  fit.population_size = table.observed() + (fit.all_seen ? 0.0 : std::exp(maximum.coefficients[0]));
  return fit;
}

ForwardSelection select_forward(const ContingencyTable& table, Criterion criterion) {
  constexpr double tie = 1e-9;
  ForwardSelection selection{fit_on_face(table, {}), {}};
  if (selection.fit.status != Status::ok) return selection;
  for (;;) {
    double lowest = value_of(criterion, selection.fit, table);
    FaceFit best;
    CaptureHistory added = 0;
    for (int first = 0; first < table.lists(); ++first)
      for (int second = first + 1; second < table.lists(); ++second) {
        const CaptureHistory pair = only(first) | only(second);
        if (table.on_all(only(first)) == 0.0 || table.on_all(only(second)) == 0.0) continue;
        if (std::find(selection.pairs.begin(), selection.pairs.end(), pair) !=
            selection.pairs.end())
          continue;
        std::vector<CaptureHistory> pairs = selection.pairs;
        pairs.push_back(pair);
        const FaceFit candidate = fit_on_face(table, pairs);
        if (candidate.status != Status::ok) continue;
        const double value = value_of(criterion, candidate, table);
        if (value >= lowest - tie * std::max(std::abs(lowest), std::abs(value))) continue;
        lowest = value;
        best = candidate;
        added = pair;
      }
    if (added == 0) return selection;
    selection.fit = best;
    selection.pairs.push_back(added);
  }
}

}  // namespace darknumber
