// SPDX-License-Identifier: MIT
#include "engine/estimators/intervals/resampling_intervals.h"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <limits>

#include "engine/core/contracts.h"
#include "engine/core/multinomial.h"

namespace darknumber {
namespace {

/// A resample nearer to the estimate than this, relatively, equals it.
constexpr double resample_tie = 1e-9;

std::optional<Interval> finite_interval(double lower, double upper) {
  if (!std::isfinite(lower) || !std::isfinite(upper)) return std::nullopt;
  return Interval{lower, upper};
}

}  // namespace

ResampledSizes resample(const ResamplingPlan& plan, const StreamKey& streams, const Refit& refit) {
  DN_EXPECT(plan.weights.size() == history_count(plan.lists), "one weight for each history");
  const MultinomialSampler sampler(plan.weights);
  ResampledSizes sizes;
  sizes.ascending.reserve(static_cast<std::size_t>(plan.resamples));
  for (int r = 0; r < plan.resamples; ++r) {
    give_up_if_asked(streams.stop);
    RandomStream stream =
        streams.stream(Purpose::estimator_bootstrap, static_cast<std::uint32_t>(r));
    const StreamKey inside{stream(), streams.replicate, streams.stratum, streams.stop};
    std::vector<double> counts(plan.weights.size());
    sampler.draw(plan.persons, stream, counts);
    const std::optional<double> size =
        refit(ContingencyTable(plan.lists, std::move(counts)), inside);
    sizes.failed += size ? 0 : 1;
    sizes.ascending.push_back(size.value_or(std::numeric_limits<double>::infinity()));
  }
  std::sort(sizes.ascending.begin(), sizes.ascending.end());
  return sizes;
}

double quantile_of_type_8(std::span<const double> ascending, double share) {
  DN_EXPECT(!ascending.empty(), "a quantile of some numbers");
  const double n = static_cast<double>(ascending.size());
  const double position = std::clamp((n + 1.0 / 3.0) * share + 1.0 / 3.0, 1.0, n);
  const double whole = std::floor(position);
  const double at = ascending[static_cast<std::size_t>(whole) - 1];
  if (position == whole) return at;
  const double next = ascending[static_cast<std::size_t>(whole)];
  return std::isinf(next) ? next : at + (position - whole) * (next - at);
}

std::optional<Interval> percentile_interval(const ResampledSizes& sizes, double level) {
  return finite_interval(quantile_of_type_8(sizes.ascending, 0.5 - 0.5 * level),
                         quantile_of_type_8(sizes.ascending, 0.5 + 0.5 * level));
}

std::optional<double> acceleration(const ContingencyTable& whole_numbers, const StreamKey& streams,
                                   const Refit& refit) {
  DN_EXPECT(whole_numbers.is_whole(), "persons are left out one by one");
  struct LeftOut {
    double persons = 0.0;
    double size = 0.0;
  };
  std::vector<LeftOut> histories;
  double mean = 0.0;
  for (CaptureHistory h = 1; h < whole_numbers.counts().size(); ++h) {
    if (whole_numbers[h] == 0.0) continue;
    give_up_if_asked(streams.stop);
    ContingencyTable without_one = whole_numbers;
    without_one.add(h, -1.0);
    const std::optional<double> size = refit(without_one, streams);
    if (!size) return std::nullopt;
    histories.push_back({whole_numbers[h], *size});
    mean += whole_numbers[h] / whole_numbers.observed() * *size;
  }
  double squares = 0.0;
  double cubes = 0.0;
  for (const LeftOut& history : histories) {
    const double influence = mean - history.size;
    squares += history.persons * influence * influence;
    cubes += history.persons * influence * influence * influence;
  }
  if (squares == 0.0) return 0.0;
  return cubes / (6.0 * std::pow(squares, 1.5));
}

double share_below(const ResampledSizes& sizes, double estimate) {
  const double margin = resample_tie * std::abs(estimate);
  const auto first_tie =
      std::lower_bound(sizes.ascending.begin(), sizes.ascending.end(), estimate - margin);
  const auto after_ties = std::upper_bound(first_tie, sizes.ascending.end(), estimate + margin);
  const auto number = [](auto from, auto to) { return static_cast<double>(to - from); };
  return (number(sizes.ascending.begin(), first_tie) + 0.5 * number(first_tie, after_ties)) /
         static_cast<double>(sizes.ascending.size());
}

std::optional<double> bca_share(double below, double acceleration, double share) {
  if (below <= 0.0 || below >= 1.0) return std::nullopt;
  const boost::math::normal_distribution<double> standard_normal;
  const double z0 = quantile(standard_normal, below);
  const double w = z0 + quantile(standard_normal, share);
  const double rest = 1.0 - acceleration * w;
  if (rest <= 0.0) return std::nullopt;
  return cdf(standard_normal, z0 + w / rest);
}

std::optional<double> bca_limit(const ResampledSizes& sizes, double below, double acceleration,
                                double share) {
  const std::optional<double> at = bca_share(below, acceleration, share);
  return at ? std::optional(quantile_of_type_8(sizes.ascending, *at)) : std::nullopt;
}

ResampleEnds bca_ends(const ResampledSizes& sizes, double estimate, double acceleration,
                      double level) {
  const double below = share_below(sizes, estimate);
  const auto resamples = static_cast<double>(sizes.ascending.size());
  ResampleEnds ends;
  for (const double share : {0.5 - 0.5 * level, 0.5 + 0.5 * level}) {
    const double at = bca_share(below, acceleration, share).value();
    const double beyond = std::min(at, 1.0 - at);  // of resamples, on the limit's outer side
    const double enough = std::floor(2.0 / 3.0 / beyond - 1.0 / 3.0) + 1.0;
    if (resamples >= enough) continue;
    (at < 0.5 ? ends.lower : ends.upper) = true;
    ends.enough = std::max(ends.enough, enough);
  }
  return ends;
}

std::optional<Interval> bca_interval(const ResampledSizes& sizes, double estimate,
                                     double acceleration, double level) {
  const double below = share_below(sizes, estimate);
  const auto lower = bca_limit(sizes, below, acceleration, 0.5 - 0.5 * level);
  const auto upper = bca_limit(sizes, below, acceleration, 0.5 + 0.5 * level);
  return lower && upper ? finite_interval(*lower, *upper) : std::nullopt;
}

}  // namespace darknumber
