// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "engine/core/contingency_table.h"
#include "engine/core/estimate.h"
#include "engine/core/random_stream.h"

namespace darknumber {

/// N-hat of another table by the whole method, selection and all; nothing where it has none.
using Refit = std::function<std::optional<double>(const ContingencyTable&, const StreamKey&)>;

/// What resamples are drawn from: `persons` of them, each independently in one of 2^lists cells in
/// proportion to `weights`. Those drawn into cell 0 are on no list, and so not seen.
struct ResamplingPlan {
  int lists = 0;
  std::vector<double> weights;  // by history
  std::int64_t persons = 0;
  int resamples = 0;
};

/// N-hat of every resample.
struct ResampledSizes {
  std::vector<double> ascending;  // infinite where a resample has no estimate
  int failed = 0;                 // how many of those there are
};

/// Resample r is drawn from item r of the key's bootstrap streams, whatever the other resamples
/// are. The first number of that stream is the seed of what the method itself draws. The key's stop
/// question is asked before each, and ends it by GivenUp.
ResampledSizes resample(const ResamplingPlan& plan, const StreamKey& streams, const Refit& refit);

/// The quantile of type 8 of Hyndman & Fan (1996), The American Statistician 50: with h = (n + 1/3)
/// share + 1/3, between the h-th smallest number and the next, by interpolation; the smallest or
/// largest where h is beyond. Infinite where one of the two is.
double quantile_of_type_8(std::span<const double> ascending, double share);

/// The percentiles (1 - level)/2 and (1 + level)/2, by quantiles of type 8. Nothing where one of
/// them is infinite. Source: Efron & Tibshirani (1993), An Introduction to the Bootstrap, ch. 13.
std::optional<Interval> percentile_interval(const ResampledSizes& sizes, double level);

/// The acceleration a = sum c_h u_h^3 / (6 (sum c_h u_h^2)^1.5), over histories h with c_h persons,
/// u_h the mean of the delete-one estimates less that without one person of history h: the
/// jackknife, where persons with the same history are one fit. 0 where they are all equal. Nothing
/// where one of those tables has no estimate. Source: Efron (1987), JASA 82, section 6.
std::optional<double> acceleration(const ContingencyTable& whole_numbers, const StreamKey& streams,
                                   const Refit& refit);

/// The share of resamples below the estimate, one within 1e-9 of it, relatively, as one half.
double share_below(const ResampledSizes& sizes, double estimate);

/// With z0 the normal quantile of `below`, the share of resamples below the estimate, and w = z0 +
/// z(share): the quantile, of type 8, at Phi(z0 + w / (1 - a w)). Infinite where that is; nothing
/// where z0 is infinite, all resamples lying on one side, or a w >= 1. Source: Efron (1987).
std::optional<double> bca_limit(const ResampledSizes& sizes, double below, double acceleration,
                                double share);

/// The share of resamples that a limit is the quantile at, Phi(z0 + w / (1 - a w)); as above.
std::optional<double> bca_share(double below, double acceleration, double share);

/// Which limits of an interval are the least or the greatest resample, and the number of resamples
/// from which on they would not be, were z0 and a the same: a quantile of type 8 is the least of R
/// numbers where share (R + 1/3) + 1/3 <= 1. Requires that both limits exist.
ResampleEnds bca_ends(const ResampledSizes& sizes, double estimate, double acceleration,
                      double level);

/// The limits at shares (1 - level)/2 and (1 + level)/2; nothing where one is missing or infinite.
std::optional<Interval> bca_interval(const ResampledSizes& sizes, double estimate,
                                     double acceleration, double level);

}  // namespace darknumber
