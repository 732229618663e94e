// SPDX-License-Identifier: MIT
#include "engine/study/explain/counts_between.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/core/contracts.h"

namespace darknumber {
namespace {

constexpr double largest_size = 1e12;  // beyond it the spread is rounding
constexpr double rescale_above = 1e100;

}  // namespace

CountsBetween::CountsBetween(const SuppressedCount& count, double mean, double spread)
    : least_(count.least), most_(count.most), mean_(mean), size_(1.0 / (spread * spread)) {
  if (!(size_ < largest_size)) size_ = 0.0;
}

double CountsBetween::log_of_least() const {
  const double y = least_;
  if (size_ == 0.0) return y * std::log(mean_) - mean_ - std::lgamma(y + 1.0);
  return std::lgamma(y + size_) - std::lgamma(size_) - std::lgamma(y + 1.0) -
         size_ * std::log1p(mean_ / size_) + y * (std::log(mean_) - std::log(mean_ + size_));
}

double CountsBetween::ratio(double y) const {
  return size_ == 0.0 ? mean_ / (y + 1.0) : (y + size_) / (y + 1.0) * (mean_ / (mean_ + size_));
}

double CountsBetween::log_probability() const {
  if (!(mean_ > 0.0)) return least_ == 0.0 ? 0.0 : -INFINITY;
  // Masses relative to one of them, which moves up where they would overflow.
  double log_unit = log_of_least();
  double mass = 1.0;
  double total = 1.0;
  for (double y = least_; y < most_; y += 1.0) {
    mass *= ratio(y);
    total += mass;
    if (mass > rescale_above) {
      log_unit += std::log(mass);
      total /= mass;
      mass = 1.0;
    }
  }
  return log_unit + std::log(total);
}

double CountsBetween::draw(RandomStream& stream) const {
  if (!(mean_ > 0.0)) {
    DN_EXPECT(least_ == 0.0, "a count with a mean of 0 is 0");
    return 0.0;
  }
  std::vector<double> log_masses{0.0};
  double highest = 0.0;
  for (double y = least_; y < most_; y += 1.0) {
    log_masses.push_back(log_masses.back() + std::log(ratio(y)));
    highest = std::max(highest, log_masses.back());
  }
  double total = 0.0;
  for (const double mass : log_masses) total += std::exp(mass - highest);
  double left = stream.uniform() * total;
  double y = least_;
  for (const double mass : log_masses) {
    left -= std::exp(mass - highest);
    if (left < 0.0 || y == most_) break;
    y += 1.0;
  }
  return y;
}

double likeliest_mean(const SuppressedCount& count) {
  if (count.least == 0.0) return 0.0;
  return std::exp((std::lgamma(count.most + 1.0) - std::lgamma(count.least)) /
                  (count.most - count.least + 1.0));
}

}  // namespace darknumber
