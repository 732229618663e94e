// SPDX-License-Identifier: MIT
#include "engine/world/severity.h"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/quadrature/gauss.hpp>
#include <cmath>
#include <compare>

#include "engine/core/contracts.h"
#include "engine/world/traits.h"

namespace darknumber {
namespace {

constexpr double soft_range = 9.0;                // softnesses around `at` where Phi is not 0 or 1
constexpr double severity_law_tolerance = 1e-10;  // relative, what expected tables promise
constexpr double smallest_severity_probability = 1e-20;
constexpr int most_halvings = 12;

double normal_cdf(double x) {
  return 0.5 * std::erfc(-x / std::sqrt(2.0));
}

double normal_density(double x) {
  return std::exp(-0.5 * x * x) / std::sqrt(2.0 * M_PI);
}

/// A severity as the sum of two numbers, exact: around a threshold of softness 1e-9 a single double
/// would tell severities apart by no more than 2e-7 softnesses, too coarse for the law's 1e-10.
struct SeverityPoint {
  double high = 0.0;  // the sum, rounded
  double low = 0.0;   // what rounding took away

  auto operator<=>(const SeverityPoint&) const = default;

  /// high + low + offset - at: exact where they are near to one another.
  double above(double at, double offset) const { return ((high - at) + low) + offset; }
};

/// Source: Knuth (1998), The Art of Computer Programming 2, section 4.2.2, theorem B.
SeverityPoint exact_sum(double a, double b) {
  const double sum = a + b;
  const double from_b = sum - a;
  return {sum, (a - (sum - from_b)) + (b - from_b)};
}

/// Of being detected and of being missed, each without cancellation: 1 - c Phi(x) is
/// (1 - c) + c Phi(-x).
struct Chances {
  double detected = 0.0;
  double missed = 1.0;
};

/// Of a person this far above the threshold.
Chances chances(const Threshold& threshold, double above) {
  const double c = threshold.capture_probability;
  if (threshold.softness == 0.0) return above > 0.0 ? Chances{c, 1.0 - c} : Chances{};
  const double x = above / threshold.softness;
  return {c * normal_cdf(x), (1.0 - c) + c * normal_cdf(-x)};
}

/// Ends of the panels, in order: where the integrand jumps, or changes within a short stretch.
std::vector<SeverityPoint> panel_ends(const SeverityDetection& detection) {
  const SeverityPoint from{detection.victims ? detection.victims_above : -range_in_sd};
  const SeverityPoint to{detection.victims ? range_in_sd : detection.victims_above};
  std::vector<SeverityPoint> ends{from, to};
  const auto add = [&](const SeverityPoint& end) {
    if (end > from && end < to) ends.push_back(end);
  };
  add({0.0});
  for (const Threshold& threshold : detection.thresholds)
    for (double offset : {0.0, -soft_range, soft_range})
      add(exact_sum(threshold.at, offset * threshold.softness));
  std::sort(ends.begin(), ends.end());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  return ends;
}

/// Adds weight x P(h | severity) to every history; the severity is `offset` above `start`.
void add_at(const SeverityDetection& detection, const SeverityPoint& start, double offset,
            double weight, Law& cells) {
  cells[0] = weight;
  for (std::size_t j = 0; j < detection.thresholds.size(); ++j) {
    const Threshold& threshold = detection.thresholds[j];
    const Chances chance = chances(threshold, start.above(threshold.at, offset));
    const std::size_t half = std::size_t{1} << j;
    for (std::size_t h = 0; h < half; ++h) {
      cells[half + h] = cells[h] * chance.detected;
      cells[h] *= chance.missed;
    }
  }
}

/// The integral with every panel in `parts` parts of 20 Gauss-Legendre nodes each; not normalised.
Law integrate(const SeverityDetection& detection, const std::vector<SeverityPoint>& ends,
              int parts) {
  using Rule =
      boost::math::quadrature::gauss<double, 20>;  // half of its nodes, the others mirrored
  Law law(history_count(static_cast<int>(detection.thresholds.size())), 0.0);
  Law cells(law.size());
  for (std::size_t panel = 0; panel + 1 < ends.size(); ++panel) {
    const SeverityPoint& start = ends[panel];
    const double width = ends[panel + 1].above(start.high, -start.low);
    const double half = 0.5 * width / parts;
    for (int part = 0; part < parts; ++part) {
      const double middle = (2 * part + 1) * half;
      for (std::size_t node = 0; node < Rule::abscissa().size(); ++node)
        for (double sign : {-1.0, 1.0}) {
          const double offset = middle + sign * half * Rule::abscissa()[node];
          const double weight =
              half * Rule::weights()[node] * normal_density(start.above(0.0, offset));
          add_at(detection, start, offset, weight, cells);
          for (std::size_t h = 0; h < law.size(); ++h) law[h] += cells[h];
        }
    }
  }
  return law;
}

/// The largest relative change of a probability that matters, given the group with this share.
double change(const Law& before, const Law& after, double share) {
  double largest = 0.0;
  for (std::size_t h = 0; h < after.size(); ++h)
    if (after[h] > smallest_severity_probability * share)
      largest = std::max(largest, std::abs(after[h] - before[h]) / after[h]);
  return largest;
}

}  // namespace

double share_above(double victims_above) {
  return normal_cdf(-victims_above);
}

Law law(const SeverityDetection& detection) {
  const double share = detection.victims ? share_above(detection.victims_above)
                                         : normal_cdf(detection.victims_above);
  const std::vector<SeverityPoint> ends = panel_ends(detection);
  Law result = integrate(detection, ends, 1);
  for (int halving = 1; halving <= most_halvings; ++halving) {
    const Law before = std::move(result);
    result = integrate(detection, ends, 1 << halving);
    if (change(before, result, share) <= severity_law_tolerance) break;
    DN_ENSURE(halving < most_halvings, "the integral over the severity converges");
  }
  for (double& p : result) p /= share;
  return result;
}

Law law_given(const SeverityDetection& detection, double severity) {
  Law law = certain(0, static_cast<int>(detection.thresholds.size()));
  for (std::size_t j = 0; j < detection.thresholds.size(); ++j) {
    const Threshold& threshold = detection.thresholds[j];
    const Chances of_agency = chances(threshold, severity - threshold.at);
    const std::size_t half = std::size_t{1} << j;
    for (std::size_t h = 0; h < half; ++h) {
      law[half + h] = law[h] * of_agency.detected;
      law[h] *= of_agency.missed;
    }
  }
  return law;
}

double draw_severity(const SeverityDetection& detection, RandomStream& stream) {
  const double u = stream.uniform() + 0x1.0p-54;  // in (0, 1): both ends of the line are excluded
  const boost::math::normal standard;
  const double above = share_above(detection.victims_above);
  if (detection.victims) return boost::math::quantile(boost::math::complement(standard, u * above));
  return -boost::math::quantile(
      boost::math::complement(standard, u * normal_cdf(detection.victims_above)));
}

CaptureHistory draw(const SeverityDetection& detection, double severity, RandomStream& stream) {
  CaptureHistory h = 0;
  for (std::size_t j = 0; j < detection.thresholds.size(); ++j) {
    const Threshold& threshold = detection.thresholds[j];
    if (stream.uniform() < chances(threshold, severity - threshold.at).detected)
      h |= only(static_cast<int>(j));
  }
  return h;
}

}  // namespace darknumber
