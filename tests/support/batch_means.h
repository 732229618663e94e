// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <vector>

namespace darknumber::testing {

/// The mean of numbers that depend on those before them, as a Markov chain's, with its standard
/// error from the means of 2,000 at a time. For chains that forget much faster than that.
class BatchMeans {
 public:
  void add(double number) {
    sum_ += number;
    if (++in_batch_ < batch) return;
    means_.push_back(sum_ / batch);
    sum_ = 0.0;
    in_batch_ = 0;
  }
  double mean() const {
    double sum = 0.0;
    for (const double one : means_) sum += one;
    return sum / static_cast<double>(means_.size());
  }
  double error() const {
    double squares = 0.0;
    for (const double one : means_) squares += (one - mean()) * (one - mean());
    const auto count = static_cast<double>(means_.size());
    return std::sqrt(squares / (count - 1.0) / count);
  }

 private:
  static constexpr int batch = 2000;

  double sum_ = 0.0;
  int in_batch_ = 0;
  std::vector<double> means_;
};

}  // namespace darknumber::testing
