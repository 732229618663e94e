// SPDX-License-Identifier: MIT
#include "engine/study/explain/least_squares.h"

#include <algorithm>
#include <cmath>

#include "engine/study/explain/positive_definite.h"

namespace darknumber {
namespace {

constexpr double finite_step = 1e-5;
constexpr double first_damping = 1e-3;
constexpr double most_damping = 1e12;
constexpr int most_steps = 200;
constexpr double settled = 1e-8;  // fall of the sum, relative to it
constexpr int settled_steps = 3;

using Numbers = std::vector<double>;

double square_sum(const Numbers& numbers) {
  double sum = 0.0;
  for (double one : numbers) sum += one * one;
  return sum;
}

/// J'J and -J'r.
struct Normal {
  Numbers matrix;
  Numbers right;
};

Normal normal_equations(const SquaredResiduals& residuals, const Numbers& at, const Numbers& here,
                        const SearchBox& box) {
  const std::size_t n = at.size();
  std::vector<Numbers> columns;
  for (std::size_t a = 0; a < n; ++a) {
    Numbers column(here.size(), 0.0);
    for (double step : {finite_step, -finite_step}) {
      Numbers moved = at;
      moved[a] += step;
      if (moved[a] < box.low[a] || moved[a] > box.high[a]) continue;
      const auto there = residuals(moved);
      if (!there) continue;
      for (std::size_t i = 0; i < here.size(); ++i) column[i] = ((*there)[i] - here[i]) / step;
      break;
    }
    columns.push_back(std::move(column));
  }
  Normal normal{Numbers(n * n), Numbers(n)};
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t b = 0; b < n; ++b)
      for (std::size_t i = 0; i < here.size(); ++i)
        normal.matrix[a * n + b] += columns[a][i] * columns[b][i];
    for (std::size_t i = 0; i < here.size(); ++i) normal.right[a] -= columns[a][i] * here[i];
  }
  for (std::size_t a = 0; a < n; ++a) {
    const bool stays = (at[a] <= box.low[a] && normal.right[a] < 0.0) ||
                       (at[a] >= box.high[a] && normal.right[a] > 0.0);
    if (!stays) continue;
    normal.right[a] = 0.0;
    for (std::size_t b = 0; b < n; ++b)
      normal.matrix[a * n + b] = normal.matrix[b * n + a] = a == b ? 1.0 : 0.0;
  }
  return normal;
}

std::optional<Numbers> damped_step(const Normal& normal, double damping) {
  const std::size_t n = normal.right.size();
  Numbers matrix = normal.matrix;
  for (std::size_t a = 0; a < n; ++a) matrix[a * n + a] += damping * (matrix[a * n + a] + 1e-6);
  const auto factor = cholesky(std::move(matrix), n);
  if (!factor) return std::nullopt;
  Numbers step = normal.right;
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t b = 0; b < a; ++b) step[a] -= (*factor)[a * n + b] * step[b];
    step[a] /= (*factor)[a * n + a];
  }
  for (std::size_t a = n; a-- > 0;) {
    for (std::size_t b = a + 1; b < n; ++b) step[a] -= (*factor)[b * n + a] * step[b];
    step[a] /= (*factor)[a * n + a];
  }
  return step;
}

}  // namespace

LeastSquares least_squares(const SquaredResiduals& residuals, std::vector<double> start,
                           const SearchBox& box) {
  LeastSquares found{std::move(start), INFINITY};
  auto here = residuals(found.at);
  if (!here) return found;
  found.sum = square_sum(*here);
  double damping = first_damping;
  int still = 0;
  for (int steps = 0; steps < most_steps && still < settled_steps; ++steps) {
    const Normal normal = normal_equations(residuals, found.at, *here, box);
    bool moved = false;
    while (!moved && damping < most_damping) {
      const auto step = damped_step(normal, damping);
      if (!step) {
        damping *= 10.0;
        continue;
      }
      Numbers trial = found.at;
      for (std::size_t a = 0; a < trial.size(); ++a)
        trial[a] = std::clamp(trial[a] + (*step)[a], box.low[a], box.high[a]);
      auto there = residuals(trial);
      const double sum = there ? square_sum(*there) : INFINITY;
      moved = sum < found.sum;
      if (!moved) {
        damping *= 4.0;
        continue;
      }
      still = found.sum - sum < settled * found.sum ? still + 1 : 0;
      found = {std::move(trial), sum};
      here = std::move(there);
      damping *= 0.3;
    }
    if (!moved) break;
  }
  return found;
}

}  // namespace darknumber
