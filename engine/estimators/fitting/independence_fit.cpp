// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/independence_fit.h"

#include <array>
#include <boost/math/special_functions/log1p.hpp>
#include <cmath>

#include "engine/core/contracts.h"

namespace darknumber {
namespace {

/// A list's size m and the number observed that are not on it, n - m.
struct ListSize {
  double on = 0.0;
  double off = 0.0;
};

struct Sizes {
  std::array<ListSize, max_lists> lists{};
  int count = 0;
  double observed = 0.0;  // n
  double surplus = 0.0;   // sum m_j - n: what entities are on beyond their first list
};

Sizes sizes_of(const TableMargins& table) {
  Sizes sizes;
  sizes.observed = table.margins[0];
  for (CaptureHistory h = 1; h < table.counts.size(); ++h)
    sizes.surplus += table.counts[h] * (lists_on(h) - 1);
  for (int list = 0; list < table.lists; ++list) {
    if (table.margins[only(list)] == 0.0) continue;
    ListSize& size = sizes.lists[static_cast<std::size_t>(sizes.count++)];
    size.on = table.margins[only(list)];
    for (CaptureHistory h = 1; h < table.counts.size(); ++h)
      if (!contains(h, list)) size.off += table.counts[h];
  }
  return sizes;
}

/// log(rest / whole), rest = whole - part; by whichever form does not cancel.
double log_share(double rest, double part, double whole) {
  return part < rest ? std::log1p(-part / whole) : std::log(rest / whole);
}

/// log(d/N) - sum_j log(1 - m_j/N): negative below the root, positive above.
double excess(const Sizes& sizes, double dark) {
  const double whole = sizes.observed + dark;
  // Far out, terms of order n/N leave a difference of order (sum m_j - n)/N, which is known
  // exactly.
  constexpr double far = 0.01;
  if (sizes.observed < far * whole) {
    double value = sizes.surplus / whole + boost::math::log1pmx(-sizes.observed / whole);
    for (int j = 0; j < sizes.count; ++j)
      value -= boost::math::log1pmx(-sizes.lists[static_cast<std::size_t>(j)].on / whole);
    return value;
  }
  double value = log_share(dark, sizes.observed, whole);
  for (int j = 0; j < sizes.count; ++j) {
    const ListSize& size = sizes.lists[static_cast<std::size_t>(j)];
    value -= log_share(size.off + dark, size.on, whole);
  }
  return value;
}

/// Its derivative by log d.
double slope(const Sizes& sizes, double dark) {
  double value = 1.0 + (sizes.count - 1) * dark / (sizes.observed + dark);
  for (int j = 0; j < sizes.count; ++j)
    value -= dark / (sizes.lists[static_cast<std::size_t>(j)].off + dark);
  return value;
}

/// The root of `excess`: Newton in log d inside a bracket, halved where Newton leaves it.
double solve_dark_figure(const Sizes& sizes, double start) {
  constexpr double growth = 8.0;
  constexpr int most_steps = 400;
  constexpr double precision = 1e-15;  // of log d; the step below it is still taken
  double low = start;
  while (excess(sizes, low) >= 0.0 && low > 1e-290) low /= growth;
  double high = start;
  while (excess(sizes, high) < 0.0 && high < 1e290) high *= growth;
  double dark = start;
  for (int step = 0; step < most_steps; ++step) {
    const double value = excess(sizes, dark);
    (value < 0.0 ? low : high) = dark;
    double next = dark * std::exp(-value / slope(sizes, dark));
    if (!(next > low && next < high)) next = std::sqrt(low) * std::sqrt(high);
    const double change = std::abs(next - dark);
    dark = next;
    if (change <= precision * dark) break;
  }
  return dark;
}

}  // namespace

FitStatus fit_independence(const TableMargins& table, LoglinearModel& model,
                           LoglinearWorkspace& work) {
  DN_EXPECT(lists_on(model.finite.back()) <= 1, "a model without interactions");
  if (table.in_doubt()) return fit_loglinear(table, model, Start::cold, work);
  if (!model.identifiable()) return FitStatus::not_identifiable;
  const Sizes sizes = sizes_of(table);
  double pairs_seen = 0.0;
  double pairs_expected = 0.0;  // times N
  double earlier = 0.0;
  for (int j = 0; j < sizes.count; ++j) {
    const ListSize& size = sizes.lists[static_cast<std::size_t>(j)];
    if (size.off == 0.0) return fit_loglinear(table, model, Start::cold, work);
    pairs_expected += size.on * earlier;
    earlier += size.on;
  }
  for (CaptureHistory h = 1; h < table.counts.size(); ++h)
    pairs_seen += table.counts[h] * (lists_on(h) * (lists_on(h) - 1) / 2);
  if (pairs_seen == 0.0) return FitStatus::no_mle;
  // All pairs of lists together as one Lincoln-Petersen estimate; a tenth of n where that is below
  // n.
  const double guess = pairs_expected / pairs_seen - sizes.observed;
  const double dark = solve_dark_figure(sizes, guess > 0.0 ? guess : 0.1 * sizes.observed);
  work.coefficients[0] = std::log(dark);
  for (int j = 0; j < sizes.count; ++j) {
    const ListSize& size = sizes.lists[static_cast<std::size_t>(j)];
    work.coefficients[static_cast<std::size_t>(j) + 1] = std::log(size.on / (size.off + dark));
  }
  evaluate(table, model, work);
  return FitStatus::ok;
}

}  // namespace darknumber
