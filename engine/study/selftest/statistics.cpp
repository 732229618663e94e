// SPDX-License-Identifier: MIT
#include "engine/study/selftest/statistics.h"

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/non_central_chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "engine/core/contracts.h"
#include "engine/study/selftest/pooled_sample.h"

namespace darknumber {
namespace {

constexpr double least_expected = 5.0;  // of a cell of a chi-square: Cochran (1954)
constexpr double missed_share = 0.1;    // of runs in which a defect that is "seen" is not
/// A mean that cannot vary is a sum of numbers exact to rounding.
constexpr double rounding = 1e-9;

/// Takes up the parts of a check one by one: the worst p-value, the best sensitivity.
class CheckParts {
 public:
  void include(const std::string& where, double p_value, double statistic, double defect) {
    ++parts_;
    if (result_.worst.empty() || p_value < least_p_) {
      least_p_ = p_value;
      result_.statistic = statistic;
      result_.worst = where;
    }
    if (result_.most_sensitive.empty() || defect < result_.smallest_defect) {
      result_.smallest_defect = defect;
      result_.most_sensitive = where;
    }
  }

  /// A column that does not vary: right to rounding, or wrong.
  void include_certain(const std::string& where, double value, double expected) {
    if (std::abs(value - expected) > rounding * std::max(1.0, std::abs(expected)))
      include(where, 0.0, INFINITY, INFINITY);
  }

  CheckResult result() const {
    CheckResult result = result_;
    // Without a part that varies, all were certain and right.
    result.p_value = parts_ == 0 ? 1.0 : std::min(1.0, least_p_ * parts_);
    result.parts = parts_;
    return result;
  }

 private:
  CheckResult result_;
  double least_p_ = 1.0;
  int parts_ = 0;
};

double two_sided_t(double t, double degrees) {
  return 2.0 *
         boost::math::cdf(boost::math::complement(boost::math::students_t(degrees), std::abs(t)));
}

double two_sided_normal(double z) {
  return 2.0 * boost::math::cdf(boost::math::complement(boost::math::normal(), std::abs(z)));
}

double draws_of(const Moments& moments) {
  return static_cast<double>(moments.draws);
}

/// The root t of n t^2 = L (2 variance + 2 reach t / 3), L = log(2 / level), and beyond it as many
/// standard errors as a mean there is above t in nine runs of ten.
double bounded_defect(const KnownMean& known, double level) {
  const double log_level = std::log(2.0 / level);
  const double linear = 2.0 / 3.0 * known.reach * log_level;
  const double root =
      (linear + std::sqrt(linear * linear + 8.0 * known.draws * known.variance * log_level)) /
      (2.0 * known.draws);
  const double above = boost::math::quantile(boost::math::complement(
      boost::math::normal(0.0, std::sqrt(known.variance / known.draws)), missed_share));
  return (root + above) / std::abs(known.expected);
}

}  // namespace

double defect_seen(const CheckResult& result, double level) {
  if (result.parts == 0 || !std::isfinite(result.smallest_defect)) return INFINITY;
  if (result.known) return bounded_defect(*result.known, level / result.parts);
  const double limit = boost::math::quantile(
      boost::math::complement(boost::math::chi_squared(result.degrees), level / result.parts));
  const double needed = boost::math::non_central_chi_squared::find_non_centrality(
      result.degrees, limit, missed_share);
  return result.allowed + std::sqrt(needed) * result.smallest_defect / five_errors;
}

CheckResult all_of(const std::vector<CheckResult>& results, const std::vector<std::string>& names) {
  DN_EXPECT(results.size() == names.size(), "one name a check");
  CheckResult all;
  all.smallest_defect = INFINITY;
  const auto checks = static_cast<int>(results.size());
  for (std::size_t c = 0; c < results.size(); ++c) {
    const CheckResult& one = results[c];
    const double p = std::min(1.0, one.p_value * checks);
    if (all.worst.empty() || p < all.p_value) {
      all.p_value = p;
      all.statistic = one.statistic;
      all.worst = names[c] + ", " + one.worst;
    }
    if (one.parts == 0 || one.smallest_defect >= all.smallest_defect) continue;
    all.smallest_defect = one.smallest_defect;
    all.most_sensitive = names[c] + ", " + one.most_sensitive;
    all.parts = one.parts * checks;
    all.degrees = one.degrees;
    all.known = one.known;
  }
  return all;
}

CheckResult check_counts(std::span<const double> counts, std::span<const double> law) {
  DN_EXPECT(counts.size() == law.size(), "one probability a cell");
  double persons = 0.0;
  for (double count : counts) persons += count;
  CheckResult result;
  result.smallest_defect = INFINITY;
  double pooled_count = 0.0, pooled_expected = 0.0, worst = -1.0;
  int cells = 0;
  const auto include = [&](double count, double expected, const std::string& where) {
    const double square = (count - expected) * (count - expected) / expected;
    result.statistic += square;
    ++cells;
    if (square > worst) {
      worst = square;
      result.worst = where;
    }
    const double variance = expected * (1.0 - expected / persons);
    const double defect = five_errors * std::sqrt(std::max(variance, 0.0)) / expected;
    if (defect > 0.0 && defect < result.smallest_defect) {
      result.smallest_defect = defect;
      result.most_sensitive = where;
    }
  };
  for (std::size_t cell = 0; cell < law.size(); ++cell) {
    const double expected = persons * law[cell];
    if (expected == 0.0 && counts[cell] > 0.0)
      return {0.0, INFINITY, "cell " + std::to_string(cell) + ", which is impossible", 0.0, ""};
    if (expected >= least_expected)
      include(counts[cell], expected, "cell " + std::to_string(cell));
    else {
      pooled_count += counts[cell];
      pooled_expected += expected;
    }
  }
  double tail = 1.0;
  if (pooled_expected >= least_expected)
    include(pooled_count, pooled_expected, "rare cells");
  else if (pooled_count > 0.0)
    // Too few to be a cell: the chance of as many, by a Poisson law of mean below 5; of 150 already
    // it is 1e-150, and the function does not reach much further.
    tail = boost::math::gamma_p(std::min(pooled_count, 150.0), pooled_expected);
  result.parts = cells > 1 ? 1 : 0;
  result.degrees = std::max(1, cells - 1);
  if (cells > 1)
    result.p_value = boost::math::cdf(boost::math::complement(
        boost::math::chi_squared(static_cast<double>(cells - 1)), result.statistic));
  if (tail < 1.0) result.p_value = std::min(1.0, 2.0 * std::min(result.p_value, tail));
  return result;
}

CheckResult check_means(const Sample& sample, std::span<const double> expected) {
  const PooledSample pooled = pool_rare_columns(sample, expected);
  CheckParts parts;
  for (std::size_t column = 0; column < pooled.expected.size(); ++column) {
    const Moments moments = moments_of(pooled.sample, column);
    const std::string& name = pooled.sample.columns[column];
    if (moments.variance == 0.0 || pooled.expected[column] == 0.0) {
      parts.include_certain(name, moments.mean, pooled.expected[column]);
      continue;
    }
    const double error = std::sqrt(moments.variance / draws_of(moments));
    const double t = (moments.mean - pooled.expected[column]) / error;
    parts.include(name, two_sided_t(t, draws_of(moments) - 1.0), t,
                  five_errors * error / pooled.expected[column]);
  }
  return parts.result();
}

CheckResult compare_means(const Sample& first, const Sample& second) {
  const auto [one, two] = pool_rare_columns(first, second);
  CheckParts parts;
  for (std::size_t column = 0; column < one.columns.size(); ++column) {
    const Moments a = moments_of(one, column);
    const Moments b = moments_of(two, column);
    const double of_a = a.variance / draws_of(a);
    const double of_b = b.variance / draws_of(b);
    if (of_a + of_b == 0.0) {
      parts.include_certain(one.columns[column], a.mean, b.mean);
      continue;
    }
    const double error = std::sqrt(of_a + of_b);
    const double t = (a.mean - b.mean) / error;
    const double degrees = (of_a + of_b) * (of_a + of_b) /
                           (of_a * of_a / (draws_of(a) - 1.0) + of_b * of_b / (draws_of(b) - 1.0));
    parts.include(one.columns[column], two_sided_t(t, degrees), t,
                  five_errors * error / (0.5 * (a.mean + b.mean)));
  }
  return parts.result();
}

CheckResult compare_variances(const Sample& first, const Sample& second) {
  const auto [one, two] = pool_rare_columns(first, second);
  CheckParts parts;
  for (std::size_t column = 0; column < one.columns.size(); ++column) {
    const Moments a = moments_of(one, column);
    const Moments b = moments_of(two, column);
    if (a.variance == 0.0 && b.variance == 0.0) continue;
    const double kurtosis = std::max(a.kurtosis, b.kurtosis);
    const double error = std::sqrt((kurtosis - 1.0) * (1.0 / draws_of(a) + 1.0 / draws_of(b)));
    const double z = std::log(a.variance / b.variance) / error;
    parts.include(one.columns[column], two_sided_normal(z), z, five_errors * error);
  }
  return parts.result();
}

CheckResult check_known_mean(const std::string& name, const KnownMean& known, double mean) {
  const double off = std::abs(mean - known.expected);
  CheckParts parts;
  if (known.variance == 0.0) {
    parts.include_certain(name, mean, known.expected);
    return parts.result();
  }
  const double error = std::sqrt(known.variance / known.draws);
  const double bound = 2.0 * std::exp(-known.draws * off * off /
                                      (2.0 * known.variance + 2.0 / 3.0 * known.reach * off));
  parts.include(name, std::min(1.0, bound), off / error,
                five_errors * error / std::abs(known.expected));
  CheckResult result = parts.result();
  result.known = known;
  return result;
}

}  // namespace darknumber
