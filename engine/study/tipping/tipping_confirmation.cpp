// SPDX-License-Identifier: MIT
#include "engine/study/tipping/tipping_confirmation.h"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "engine/core/contracts.h"
#include "engine/performance/moments.h"

namespace darknumber {
namespace {

constexpr double neighbour_step = 0.005;  // of the span
constexpr double tail = 0.025;            // on either side of a 95 % interval
/// Beyond this the normal and Fieller's interval differ visibly. g = (z se(slope) / slope)^2;
/// Finney (1971), Probit Analysis, section 4.5.
constexpr double most_g_for_normal = 0.05;
constexpr double standard_errors_apart = 4.0;

/// Mean and slope of a line over centred values, as linear functions of the answers.
struct LineFit {
  double centre = 0.0;  // mean of the factor's values
  double mean = 0.0;    // of the answers: the line's height at the centre
  double slope = 0.0;
  double var_mean = 0.0;
  double var_slope = 0.0;
  double covariance = 0.0;  // of the two
};

double quadratic_form(const LocalAnswers& answers, const std::vector<double>& left,
                      const std::vector<double>& right) {
  double sum = 0.0;
  for (std::size_t i = 0; i < left.size(); ++i)
    for (std::size_t j = 0; j < right.size(); ++j)
      sum += left[i] * answers.covariance[i * right.size() + j] * right[j];
  return sum;
}

/// A variance that is 0 may fall below it by rounding, where errors are all in common.
double not_below_zero(double variance) {
  DN_EXPECT(!std::isnan(variance), "errors of two replicates or more");
  return std::max(0.0, variance);
}

LineFit fit_line(const LocalAnswers& answers) {
  const std::size_t n = answers.at.size();
  DN_EXPECT(n >= 2 && answers.values.size() == n && answers.covariance.size() == n * n,
            "a value and its covariances for each place");
  LineFit line;
  line.centre = mean_alone(answers.at);
  line.mean = mean_alone(answers.values);
  double squares = 0.0;
  for (const double at : answers.at) squares += (at - line.centre) * (at - line.centre);
  DN_EXPECT(squares > 0.0, "places that differ");
  const std::vector<double> mean_weights(n, 1.0 / static_cast<double>(n));
  std::vector<double> slope_weights;
  for (const double at : answers.at) slope_weights.push_back((at - line.centre) / squares);
  for (std::size_t i = 0; i < n; ++i)
    line.slope += slope_weights[i] * (answers.values[i] - line.mean);
  line.var_mean = quadratic_form(answers, mean_weights, mean_weights);
  line.var_slope = not_below_zero(quadratic_form(answers, slope_weights, slope_weights));
  line.covariance = quadratic_form(answers, mean_weights, slope_weights);
  return line;
}

/// The distances q from the centre with (u + b q)^2 <= z^2 Var(u + b q), u the mean less the
/// target, b the slope: between the roots of a parabola, if that opens upward.
void set_fieller(TippingConfirmation& result, const LineFit& line, double u, double z) {
  const double a = line.slope * line.slope - z * z * line.var_slope;
  if (a <= 0.0) return;
  const double half_b = u * line.slope - z * z * line.covariance;
  const double c = u * u - z * z * line.var_mean;
  // The parabola is not positive at q = -u/b, so that it has roots.
  const double root = std::sqrt(std::max(0.0, half_b * half_b - a * c));
  result.interval = TippingConfirmation::Interval::fieller;
  result.lower = line.centre + (-half_b - root) / a;
  result.upper = line.centre + (-half_b + root) / a;
}

}  // namespace

std::vector<double> tipping_neighbourhood(double at, const FactorSpan& span) {
  const double reach = tipping_neighbours * neighbour_step;
  const double middle = std::clamp(span.share_at(at), reach, 1.0 - reach);
  std::vector<double> places;
  for (int step = -tipping_neighbours; step <= tipping_neighbours; ++step)
    places.push_back(step == 0 && middle == span.share_at(at)
                         ? at
                         : span.value_at(middle + step * neighbour_step));
  return places;
}

LocalAnswers local_means(std::span<const double> at,
                         std::span<const std::vector<double>> replicates) {
  std::vector<std::vector<double>> columns(at.size());
  for (const std::vector<double>& replicate : replicates) {
    DN_EXPECT(replicate.size() == at.size(), "a number for each place");
    if (!std::all_of(replicate.begin(), replicate.end(), [](double x) { return std::isfinite(x); }))
      continue;
    for (std::size_t i = 0; i < at.size(); ++i) columns[i].push_back(replicate[i]);
  }
  LocalAnswers answers;
  answers.at.assign(at.begin(), at.end());
  answers.replicates = columns.empty() ? 0 : columns.front().size();
  for (const std::vector<double>& first : columns) {
    answers.values.push_back(mean_alone(first));
    for (const std::vector<double>& second : columns)
      answers.covariance.push_back(covariance_of(first, second) /
                                   static_cast<double>(answers.replicates));
  }
  return answers;
}

void straighten(LocalAnswers& answers, std::span<const double> exact, double at, double target) {
  if (exact.empty()) return;
  DN_EXPECT(exact.size() == answers.at.size(), "an exact answer at each value");
  double products = 0.0;
  double squares = 0.0;
  for (std::size_t i = 0; i < exact.size(); ++i) {
    products += (exact[i] - target) * (answers.at[i] - at);
    squares += (answers.at[i] - at) * (answers.at[i] - at);
  }
  const double slope = products / squares;
  for (std::size_t i = 0; i < exact.size(); ++i)
    answers.values[i] -= exact[i] - target - slope * (answers.at[i] - at);
}

std::optional<TippingConfirmation> confirm_tipping_point(const LocalAnswers& answers, double target,
                                                         double exact) {
  if (answers.replicates < 2) return std::nullopt;
  const LineFit line = fit_line(answers);
  if (line.slope == 0.0 || !std::isfinite(line.slope)) return std::nullopt;
  const double z = boost::math::quantile(boost::math::complement(boost::math::normal(), tail));
  const double u = line.mean - target;
  const double q = -u / line.slope;
  const double variance = line.var_mean + 2.0 * q * line.covariance + q * q * line.var_slope;
  TippingConfirmation result;
  result.estimate = line.centre + q;
  result.slope = line.slope;
  result.slope_se = std::sqrt(line.var_slope);
  result.se = std::sqrt(not_below_zero(variance)) / std::abs(line.slope);
  const double g = z * z * line.var_slope / (line.slope * line.slope);
  if (g <= most_g_for_normal) {
    result.interval = TippingConfirmation::Interval::normal;
    result.lower = result.estimate - z * result.se;
    result.upper = result.estimate + z * result.se;
  } else {
    set_fieller(result, line, u, z);
  }
  result.differs = std::abs(result.estimate - exact) > standard_errors_apart * result.se;
  return result;
}

}  // namespace darknumber
