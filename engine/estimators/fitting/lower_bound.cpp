// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/lower_bound.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <vector>

namespace darknumber {
namespace {

/// Numbers of lists as the etas see them. A model's log means are, beside the main effects, a
/// function of the number of lists that is straight between knots; eta_j has its knot at j - 1.
struct Sizes {
  int lists = 0;
  std::vector<bool> seen;  // by number of lists: whether anyone is on as many
  std::vector<int> etas;   // those in the model, ascending

  bool has_knot(int at) const { return std::find(etas.begin(), etas.end(), at + 1) != etas.end(); }
};

/// Consecutive numbers of lists, from..to - 1, whose means are 0 at the maximum.
struct Gap {
  int from = 0;
  int to = 0;
};

/// The widest gap that begins after the knot of eta `first`.
///
/// The likelihood grows without end along a function of the number of lists that is nowhere above
/// 0, is 0 wherever someone is, and is below 0 somewhere. Where it falls below 0 it has a knot. It
/// may stay there, if nobody is on so many lists or more; else it must turn upwards at a knot
/// between and, where it comes back to 0, turn again at another or be at its end.
std::optional<Gap> gap_after(const Sizes& sizes, int first) {
  int end = first;  // the first from here on where someone is
  while (end <= sizes.lists && !sizes.seen[static_cast<std::size_t>(end)]) ++end;
  if (end > sizes.lists) return Gap{first, end};
  for (int to = end; to > first; --to) {
    if (to != sizes.lists && !sizes.has_knot(to)) continue;
    for (int turn = first; turn < to; ++turn)
      if (sizes.has_knot(turn)) return Gap{first, to};
  }
  return std::nullopt;
}

std::vector<Gap> gaps_of(const Sizes& sizes) {
  std::vector<Gap> gaps;
  for (int eta : sizes.etas) {
    if (!gaps.empty() && eta - 1 < gaps.back().to) continue;
    if (const std::optional<Gap> gap = gap_after(sizes, eta)) gaps.push_back(*gap);
  }
  return gaps;
}

/// The model with gaps and the knots within them left out: on the other cells it says the same, and
/// its columns are independent there.
CaptureModel without_gaps(CaptureModel model, const Sizes& sizes, const std::vector<Gap>& gaps) {
  for (int eta : sizes.etas) {
    const int knot = eta - 1;
    const bool within = std::any_of(gaps.begin(), gaps.end(), [&](const Gap& gap) {
      return (knot >= gap.from && knot < gap.to) || (knot == gap.from - 1 && gap.to > sizes.lists);
    });
    if (!within) model.columns.push_back(lower_bound_column(eta, sizes.lists));
  }
  for (const Gap& gap : gaps)
    for (int on = gap.from; on < gap.to; ++on) model.left_out |= std::uint32_t{1} << on;
  return model;
}

/// The first eta below 0, if any: among those before the first gap the fit says it; the one that a
/// gap begins with is at -infinity. Without a fit, since main effects or etas before it are
/// infinite as well, that one is all that is known.
std::optional<int> first_negative(const Sizes& sizes, const std::vector<Gap>& gaps,
                                  const FittedCaptureModel& bound) {
  // An eta of exactly 0, as an expected table of independent lists has, is either side of it.
  constexpr double rounding = 1e-7;
  if (bound.fit.status == FitStatus::not_converged) return std::nullopt;
  if (!gaps.empty() && !bound.fit.off_face.empty()) return gaps.front().from;
  if (bound.fit.status != FitStatus::ok) return std::nullopt;
  const std::vector<CaptureCoefficient>& coefficients = bound.fit.coefficients;
  std::size_t column = coefficients.size() - bound.model.columns.size();
  for (int eta : sizes.etas) {
    if (!gaps.empty() && eta == gaps.front().from) return eta;
    if (coefficients[column++].value < -rounding) return eta;
  }
  return std::nullopt;
}

}  // namespace

FittedCaptureModel fit_lower_bound(const TableMargins& table, bool lists_differ) {
  const CaptureModel base = capture_model_of(table, lists_differ);
  Sizes sizes;
  sizes.lists = lists_on(base.lists);
  sizes.seen.resize(static_cast<std::size_t>(sizes.lists) + 1);
  for (CaptureHistory h = 1; h < table.counts.size(); ++h)
    if (table.counts[h] > 0.0) sizes.seen[static_cast<std::size_t>(lists_on(h))] = true;
  for (int eta = 3; eta <= sizes.lists; ++eta) sizes.etas.push_back(eta);
  for (;;) {
    const std::vector<Gap> gaps = gaps_of(sizes);
    FittedCaptureModel bound;
    bound.model = without_gaps(base, sizes, gaps);
    bound.fit = fit_capture_model(table, bound.model);
    const std::optional<int> negative = first_negative(sizes, gaps, bound);
    if (!negative) return bound;
    sizes.etas.erase(std::find(sizes.etas.begin(), sizes.etas.end(), *negative));
  }
}

}  // namespace darknumber
