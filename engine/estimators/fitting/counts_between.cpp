// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/counts_between.h"

#include <algorithm>
#include <cmath>

#include "engine/core/contracts.h"

namespace darknumber {
namespace {

constexpr double rescale_above = 1e100;
/// From here on what is left of Stirling's series after x^-5 is below 1e-17.
constexpr double large_size = 100.0;

/// log Gamma(x) - ((x - 1/2) log x - x + log(2 pi) / 2). Source: NIST DLMF 5.11.1.
double after_stirling(double x) {
  const double square = 1.0 / (x * x);
  return (1.0 / 12.0 - square * (1.0 / 360.0 - square / 1260.0)) / x;
}

}  // namespace

CountLaw::CountLaw(double spread) : size_(1.0 / (spread * spread)) {
  if (std::isfinite(size_))
    of_size_ = size_ < large_size ? std::lgamma(size_) : after_stirling(size_);
}

double CountLaw::log_term(double y, double mean) const {
  if (!(mean > 0.0)) return y == 0.0 ? 0.0 : -INFINITY;
  if (!std::isfinite(size_)) return y * std::log(mean) - mean;
  const double of_mean = size_ * std::log1p(mean / size_);
  if (y == 0.0) return -of_mean;
  if (size_ < large_size)
    return std::lgamma(y + size_) - of_size_ - of_mean +
           y * (std::log(mean) - std::log(mean + size_));
  // The gamma functions are so large that their difference would be rounding.
  return (size_ - 0.5) * std::log1p(y / size_) - y - of_mean +
         y * (std::log(mean) + std::log1p((y - mean) / (mean + size_))) +
         after_stirling(y + size_) - of_size_;
}

double CountLaw::ratio(double y, double mean) const {
  const double poisson = mean / (y + 1.0);
  return std::isfinite(size_) ? poisson * ((y + size_) / (mean + size_)) : poisson;
}

CountsBetween::CountsBetween(const CountInterval& count, double mean, double spread)
    : least_(count.least), most_(count.most), mean_(mean), law_(spread) {}

double CountsBetween::log_of_least() const {
  return law_.log_term(least_, mean_) - std::lgamma(least_ + 1.0);
}

double CountsBetween::log_probability() const {
  if (!(mean_ > 0.0)) return least_ == 0.0 ? 0.0 : -INFINITY;
  // Masses relative to one of them, which moves up where they would overflow.
  double log_unit = log_of_least();
  double mass = 1.0;
  double total = 1.0;
  for (double y = least_; y < most_; y += 1.0) {
    mass *= law_.ratio(y, mean_);
    total += mass;
    if (mass > rescale_above) {
      log_unit += std::log(mass);
      total /= mass;
      mass = 1.0;
    }
  }
  return log_unit + std::log(total);
}

std::vector<double> CountsBetween::masses(double& log_greatest) const {
  std::vector<double> masses{0.0};
  log_greatest = 0.0;
  for (double y = least_; y < most_; y += 1.0) {
    masses.push_back(masses.back() + std::log(law_.ratio(y, mean_)));
    log_greatest = std::max(log_greatest, masses.back());
  }
  for (double& mass : masses) mass = std::exp(mass - log_greatest);
  return masses;
}

CensoredPoisson CountsBetween::moments() const {
  double log_greatest = 0.0;
  const std::vector<double> of = masses(log_greatest);
  double total = 0.0;
  double above_least = 0.0;
  double y = 0.0;
  for (const double mass : of) {
    total += mass;
    above_least += y++ * mass;
  }
  above_least /= total;
  double variance = 0.0;
  y = 0.0;
  for (const double mass : of) {
    const double off = y++ - above_least;
    variance += off * off * mass / total;
  }
  return {log_of_least() + log_greatest + std::log(total), least_ + above_least, variance};
}

double CountsBetween::draw(RandomStream& stream) const {
  if (!(mean_ > 0.0)) {
    DN_EXPECT(least_ == 0.0, "a count with a mean of 0 is 0");
    return 0.0;
  }
  double log_greatest = 0.0;
  const std::vector<double> of = masses(log_greatest);
  double total = 0.0;
  for (const double mass : of) total += mass;
  double left = stream.uniform() * total;
  double y = least_;
  for (const double mass : of) {
    left -= mass;
    if (left < 0.0 || y == most_) break;
    y += 1.0;
  }
  return y;
}

double likeliest_mean(const CountInterval& count) {
  if (count.least == 0.0) return 0.0;
  return std::exp((std::lgamma(count.most + 1.0) - std::lgamma(count.least)) /
                  (count.most - count.least + 1.0));
}

}  // namespace darknumber
