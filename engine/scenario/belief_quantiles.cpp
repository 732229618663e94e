// SPDX-License-Identifier: MIT
#include "engine/scenario/belief_quantiles.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>

#include "engine/core/log_odds.h"

namespace darknumber {
namespace {

constexpr double least_log_size = -5.0;   // of alpha + beta: nearly all of it at the two ends
constexpr double most_log_size = 14.0;    // a standard deviation of a two-thousandth
constexpr double farthest_log_odds = 25;  // of the mean
constexpr std::uintmax_t most_steps = 100;

template <typename Function>
double root_between(Function function, double low, double high) {
  std::uintmax_t steps = most_steps;
  const auto [left, right] = boost::math::tools::toms748_solve(
      function, low, high, boost::math::tools::eps_tolerance<double>(50), steps);
  return 0.5 * (left + right);
}

double standard_quantile(double share) {
  return boost::math::quantile(boost::math::normal(), share);
}

/// A line through two points: where it is at 0, and how steep.
std::vector<double> line(const StatedQuantile& low, const StatedQuantile& high,
                         double (*place)(double share)) {
  const double slope = (high.value - low.value) / (place(high.share) - place(low.share));
  return {low.value - slope * place(low.share), slope};
}

double beta_below(double value, double mean, double size) {
  return boost::math::cdf(boost::math::beta_distribution<double>(mean * size, (1.0 - mean) * size),
                          value);
}

/// The mean of the beta of this size whose quantile is as stated. What lies below a value falls as
/// the mean rises.
std::optional<double> mean_with(const StatedQuantile& stated, double size) {
  const auto surplus = [&](double log_odds) {
    return beta_below(stated.value, from_log_odds(log_odds), size) - stated.share;
  };
  if (!(surplus(-farthest_log_odds) > 0.0) || !(surplus(farthest_log_odds) < 0.0))
    return std::nullopt;
  return from_log_odds(root_between(surplus, -farthest_log_odds, farthest_log_odds));
}

/// With the lower quantile met, more lies below the upper one the narrower the beta is.
std::optional<std::vector<double>> beta_with(const StatedQuantile& low,
                                             const StatedQuantile& high) {
  if (!(low.value > 0.0 && high.value < 1.0)) return std::nullopt;
  bool lost = false;
  const auto surplus = [&](double log_size) {
    const auto mean = mean_with(low, std::exp(log_size));
    lost |= !mean;
    return mean ? beta_below(high.value, *mean, std::exp(log_size)) - high.share : 0.0;
  };
  const double widest = surplus(least_log_size);
  const double narrowest = surplus(most_log_size);
  if (lost || !(widest < 0.0 && narrowest > 0.0)) return std::nullopt;
  const double size = std::exp(root_between(surplus, least_log_size, most_log_size));
  const auto mean = mean_with(low, size);
  if (lost || !mean) return std::nullopt;
  return std::vector<double>{*mean * size, (1.0 - *mean) * size};
}

StatedQuantile on_log_scale(const StatedQuantile& stated) {
  return {stated.share, std::log(stated.value)};
}

}  // namespace

std::optional<std::vector<double>> parameters_with(BeliefFamily family, const Bounds& range,
                                                   const StatedQuantile& low,
                                                   const StatedQuantile& high) {
  if (!(0.0 < low.share && low.share < high.share && high.share < 1.0 && low.value < high.value))
    return std::nullopt;
  const auto share_itself = [](double share) { return share; };
  switch (family) {
    case BeliefFamily::uniform: {
      const std::vector<double> ends = line(low, high, share_itself);
      return std::vector<double>{ends[0], ends[0] + ends[1]};
    }
    case BeliefFamily::normal:
      return line(low, high, standard_quantile);
    case BeliefFamily::log_uniform: {
      if (!(low.value > 0.0)) return std::nullopt;
      const std::vector<double> ends = line(on_log_scale(low), on_log_scale(high), share_itself);
      return std::vector<double>{std::exp(ends[0]), std::exp(ends[0] + ends[1])};
    }
    case BeliefFamily::lognormal: {
      if (!(low.value > 0.0)) return std::nullopt;
      const std::vector<double> of_log =
          line(on_log_scale(low), on_log_scale(high), standard_quantile);
      return std::vector<double>{std::exp(of_log[0]), of_log[1]};
    }
    case BeliefFamily::beta: {
      const double width = range.high - range.low;
      return beta_with({low.share, (low.value - range.low) / width},
                       {high.share, (high.value - range.low) / width});
    }
    case BeliefFamily::triangular:
    case BeliefFamily::discrete:
      break;
  }
  return std::nullopt;
}

}  // namespace darknumber
