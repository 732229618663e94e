// SPDX-License-Identifier: MIT
#include "engine/estimators/intervals/profile_interval.h"

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <utility>

#include "engine/core/contracts.h"
#include "engine/estimators/fitting/log_factorial.h"

namespace darknumber {
namespace {

/// Of the observed (or of one person, where fewer are observed): this few unseen are none.
constexpr double next_to_nobody = 1e-9;
/// Of the observed: beyond it the upper end is nowhere.
constexpr double farthest = 1e12;
/// Searches for the number unseen go by its logarithm, to this.
constexpr double precision = 1e-12;

/// The profile as a function of u, the logarithm of the number unseen.
class Profile {
 public:
  Profile(double observed, const CompleteFitter& fit) : observed_(observed), fit_(fit) {}

  /// l(N), but for a constant.
  double value(double u) {
    const double unseen = std::exp(u);
    return log_factorial_less_powers(observed_ + unseen) - log_factorial_less_powers(unseen) -
           0.5 * fitted(unseen).deviance;
  }

  /// l'(N)
  double slope(double u) {
    const double unseen = std::exp(u);
    return boost::math::digamma(observed_ + unseen + 1.0) - boost::math::digamma(unseen + 1.0) +
           std::log(fitted(unseen).unseen_share);
  }

  /// Whether some fit has failed; from then on numbers are worth nothing.
  bool failed() const { return failed_; }

 private:
  CompleteFit fitted(double unseen) {
    const std::optional<CompleteFit> fit = failed_ ? std::nullopt : fit_(unseen);
    failed_ |= !fit;
    return fit.value_or(CompleteFit{0.0, 1.0});
  }

  double observed_;
  const CompleteFitter& fit_;
  bool failed_ = false;
};

/// The root of a function between two points where its signs differ, or one that is a root.
template <typename Function>
double root(Function function, double low, double high) {
  const double at_low = function(low);
  const double at_high = function(high);
  if (at_low == 0.0) return low;
  if (at_high == 0.0) return high;
  if ((at_low > 0.0) == (at_high > 0.0)) return low;  // a fit has failed
  std::uintmax_t most_steps = 200;
  const auto near = [](double a, double b) { return std::abs(a - b) <= precision; };
  const auto [below, above] =
      boost::math::tools::toms748_solve(function, low, high, at_low, at_high, near, most_steps);
  return 0.5 * (below + above);
}

/// Goes from `from` to `limit` by steps that double, until `found` says so; `limit` if never.
template <typename Found>
double search(double from, double limit, Found found) {
  double at = from;
  for (double step = std::log(2.0); at != limit; step *= 2.0) {
    at = from < limit ? std::min(at + step, limit) : std::max(at - step, limit);
    if (found(at)) break;
  }
  return at;
}

}  // namespace

std::optional<Interval> profile_interval(double observed, double start, double level,
                                         const CompleteFitter& fit) {
  DN_EXPECT(observed > 0.0 && start >= 0.0, "someone is observed, and a guess is not negative");
  if (observed + start >= most_in_a_profile) return std::nullopt;
  const double lowest = std::log(next_to_nobody * std::min(observed, 1.0));
  const double highest = std::log(std::min(farthest * observed, most_in_a_profile - observed));
  const double guess = std::clamp(std::log(start), lowest, highest);
  Profile profile(observed, fit);

  const auto slope = [&profile](double u) { return profile.slope(u); };
  const bool rises = slope(guess) > 0.0;
  const double turn =
      search(guess, rises ? highest : lowest, [&](double u) { return (slope(u) > 0.0) != rises; });
  if (rises && turn == highest && slope(highest) > 0.0) return std::nullopt;
  const double top = turn == lowest && slope(lowest) <= 0.0
                         ? lowest
                         : root(slope, std::min(guess, turn), std::max(guess, turn));

  const double fall = 0.5 * quantile(boost::math::chi_squared_distribution<double>(1.0), level);
  const double cut = profile.value(top) - fall;
  const auto below_cut = [&](double u) { return cut - profile.value(u); };
  const auto is_below = [&](double u) { return below_cut(u) > 0.0; };
  const double high = search(top, highest, is_below);
  if (!is_below(high)) return std::nullopt;
  const double upper = observed + std::exp(root(below_cut, top, high));
  double lower = observed;
  if (top > lowest) {
    const double low = search(top, lowest, is_below);
    if (is_below(low)) lower += std::exp(root(below_cut, low, top));
  }
  if (profile.failed() || !std::isfinite(upper)) return std::nullopt;
  return Interval{lower, upper};
}

}  // namespace darknumber
