// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/latent_class.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>

#include "engine/estimators/fitting/chains.h"
#include "engine/estimators/fitting/latent_class_sampler.h"

namespace darknumber::latent_class_test {
namespace {

Chains sample(const ContingencyTable& table, int classes, int draws) {
  Chains chains;
  for (std::uint32_t chain = 0; chain < 4; ++chain) {
    const int started = chain % 2 == 0 ? 1 : classes;
    chains.push_back(sample_latent_classes(table, {classes, draws, draws / 10, started},
                                           RandomStream(1, 0, Purpose{1000}, chain))
                         .sizes);
  }
  return chains;
}

/// The share of draws of N up to `size`, among those up to `most`, with its standard error from the
/// effective number of draws of "N is up to `size`".
struct Share {
  double value = 0.0;
  double error = 0.0;
};

Share share_up_to(const Chains& chains, double size, double most) {
  Chains below = chains;
  double up_to_size = 0.0;
  double up_to_most = 0.0;
  double all = 0.0;
  for (Chains::value_type& chain : below)
    for (double& draw : chain) {
      ++all;
      up_to_most += draw <= most ? 1.0 : 0.0;
      up_to_size += draw <= size ? 1.0 : 0.0;
      draw = draw <= size ? 1.0 : 0.0;
    }
  const double value = up_to_size / up_to_most;
  return {value, std::sqrt(value * (1.0 - value) / (effective_draws(below) * up_to_most / all))};
}

/// Checks draws against the exact masses of N = n, n + 1, …, given that N is no more than the last.
void check_distribution(const Chains& chains, double observed, std::vector<double> masses) {
  double total = 0.0;
  for (double mass : masses) total += mass;
  const double most = observed + static_cast<double>(masses.size() - 1);
  double below = 0.0;
  double checked_at = 0.0;
  for (std::size_t unseen = 0; unseen < masses.size(); ++unseen) {
    below += masses[unseen] / total;
    if (below < checked_at + 0.08 || below > 0.98) continue;
    checked_at = below;
    const Share share = share_up_to(chains, observed + static_cast<double>(unseen), most);
    INFO(unseen << " unseen: " << share.value << " for " << below << ", error " << share.error);
    CHECK(share.error < 0.02);
    CHECK(std::abs(share.value - below) < 5.0 * share.error);
  }
  CHECK(checked_at > 0.8);
}

double log_beta(double a, double b) {
  return std::lgamma(a) + std::lgamma(b) - std::lgamma(a + b);
}

/// The posterior of N by going through every division of every person over the classes, with the
/// probabilities integrated in closed form and alpha by Simpson's rule. For tiny tables.
class Enumeration {
 public:
  Enumeration(const ContingencyTable& table, std::size_t classes, int most_unseen)
      : table_(table), persons_(classes, 0), on_(classes, std::vector<int>(3, 0)) {
    for (int unseen = 0; unseen <= most_unseen; ++unseen) {
      unseen_ = unseen;
      mass_ = 0.0;
      divide(1, 0, static_cast<int>(table_[1]), 0.0);
      masses.push_back(mass_);
    }
  }
  std::vector<double> masses;  // of N = n, n + 1, …

 private:
  /// Gives `left` persons of a history to the classes from `k` on; then the next history's; those
  /// on no list last.
  void divide(CaptureHistory history, std::size_t k, int left, double log_weight) {
    if (k + 1 == persons_.size()) {
      put(history, k, left);
      log_weight -= std::lgamma(left + 1.0);
      if (history == 0)
        mass_ += std::exp(log_weight + log_of_lists() + log_of_classes());
      else if (history == 7)
        divide(0, 0, unseen_, log_weight);
      else
        divide(history + 1, 0, static_cast<int>(table_[history + 1]), log_weight);
      put(history, k, -left);
      return;
    }
    for (int here = 0; here <= left; ++here) {
      put(history, k, here);
      divide(history, k + 1, left - here, log_weight - std::lgamma(here + 1.0));
      put(history, k, -here);
    }
  }

  void put(CaptureHistory history, std::size_t k, int count) {
    persons_[k] += count;
    for (int list = 0; list < 3; ++list)
      if (contains(history, list)) on_[k][static_cast<std::size_t>(list)] += count;
  }

  /// (N - 1)!, of N! and the prior 1/N, and the integrals over lambda.
  double log_of_lists() const {
    double sum = std::lgamma(table_.observed() + unseen_);
    for (std::size_t k = 0; k < persons_.size(); ++k)
      for (int on : on_[k]) sum += log_beta(1.0 + on, 1.0 + persons_[k] - on);
    return sum;
  }

  /// log of the integral over alpha and V. With alpha = u^4 its prior is smooth in u.
  double log_of_classes() {
    const auto known = log_classes_.find(persons_);
    if (known != log_classes_.end()) return known->second;
    constexpr int steps = 200;
    constexpr double end = 3.6;  // alpha of 168, where exp(-alpha/4) is 6e-19
    double sum = 0.0;
    for (int i = 1; i <= steps; ++i) {
      const double u = end * i / steps;
      const double alpha = std::pow(u, 4);
      double log = -0.25 * alpha;
      double after = table_.observed() + unseen_;
      for (std::size_t k = 0; k + 1 < persons_.size(); ++k) {
        after -= persons_[k];
        log += std::log(alpha) + log_beta(1.0 + persons_[k], alpha + after);
      }
      sum += (i == steps ? 1.0 : (i % 2 == 1 ? 4.0 : 2.0)) * std::exp(log);
    }
    // At u = 0 everyone is in the first class, or the integrand is 0.
    if (persons_[0] == static_cast<int>(table_.observed()) + unseen_) sum += 1.0;
    return log_classes_[persons_] = std::log(sum);
  }

  const ContingencyTable& table_;
  int unseen_ = 0;
  double mass_ = 0.0;
  std::vector<int> persons_;
  std::vector<std::vector<int>> on_;
  std::map<std::vector<int>, double> log_classes_;
};

/// The masses of N = n, n + 1, … in one class: the prior 1/N, and probabilities integrated out.
std::vector<double> masses_of_one_class(const ContingencyTable& table) {
  const double n = table.observed();
  std::vector<double> masses;
  for (int unseen = 0; unseen < 400; ++unseen) {
    double log = std::lgamma(n + unseen) - std::lgamma(unseen + 1.0);
    for (int list = 0; list < 3; ++list) {
      const double on = table.on_all(only(list));
      log += log_beta(on + 1.0, n + unseen - on + 1.0);
    }
    masses.push_back(std::exp(log + 130.0));
  }
  return masses;
}

FitOutcome fit_quickly(const ContingencyTable& table, const StreamKey& streams = {}) {
  return fit(LatentClass{1, 400, 200, 2}, {table, table, 0.95, streams});
}

}  // namespace

TEST_CASE("latent classes: one class is the model of independent lists") {
  const ContingencyTable table(3, {0, 12, 9, 4, 15, 3, 5, 2});
  check_distribution(sample(table, 1, 10000), table.observed(), masses_of_one_class(table));
}

TEST_CASE("latent classes: error and limits of one class are those of the exact posterior") {
  const ContingencyTable table(3, {0, 12, 9, 4, 15, 3, 5, 2});
  const double n = table.observed();
  const std::vector<double> masses = masses_of_one_class(table);
  const FitOutcome outcome = fit(LatentClass{1, 20000, 1000, 4}, {table, table, 0.9, {}});
  REQUIRE(status_of(outcome) == Status::ok);
  const Estimate& e = std::get<Estimate>(outcome);
  double total = 0.0, mean = 0.0, square = 0.0, below_lower = 0.0, below_upper = 0.0;
  for (std::size_t unseen = 0; unseen < masses.size(); ++unseen) {
    const double size = n + static_cast<double>(unseen);
    total += masses[unseen];
    mean += masses[unseen] * size;
    square += masses[unseen] * size * size;
    if (size <= e.interval->lower) below_lower += masses[unseen];
    if (size <= e.interval->upper) below_upper += masses[unseen];
  }
  mean /= total;
  // A limit is a whole number, which has a mass of its own.
  const double draws = e.posterior->chains.value().effective_draws;
  const double error = std::sqrt(0.05 * 0.95 / draws);
  CHECK(below_lower / total == Approx(0.05).margin(5.0 * error + 0.02));
  CHECK(below_upper / total == Approx(0.95).margin(5.0 * error + 0.005));
  CHECK(5.0 * error < 0.015);
  CHECK(*e.se == Approx(std::sqrt(square / total - mean * mean)).epsilon(0.1));
}

TEST_CASE("latent classes: two and three of them on tiny tables equal enumeration") {
  const ContingencyTable five(3, {0, 2, 1, 1, 0, 0, 0, 1});
  check_distribution(sample(five, 2, 40000), 5.0, Enumeration(five, 2, 60).masses);
  const ContingencyTable four(3, {0, 1, 0, 2, 1, 0, 0, 0});
  check_distribution(sample(four, 3, 40000), 4.0, Enumeration(four, 3, 20).masses);
}

TEST_CASE("latent classes: the same key draws the same, another key another") {
  const ContingencyTable table(3, {0, 60, 33, 25, 41, 6, 4, 9});
  const auto interval = [&](const StreamKey& key) {
    return std::get<Estimate>(fit_quickly(table, key)).interval.value();
  };
  const Interval first = interval({1, 2, 0});
  CHECK(interval({1, 2, 0}).lower == first.lower);
  CHECK(interval({1, 2, 0}).upper == first.upper);
  CHECK(interval({1, 3, 0}).upper != first.upper);
  CHECK(interval({1, 2, 1}).upper != first.upper);
}

TEST_CASE("latent classes: a table of a thousand million persons takes no longer") {
  const ContingencyTable table(3, {0, 2.1e8, 1.4e8, 1.4e8, 0.9e8, 0.9e8, 0.6e8, 0.6e8});
  const std::vector<double> sizes =
      sample_latent_classes(table, {1, 1000, 100, 1}, RandomStream(1, 0, Purpose{1000})).sizes;
  double mean = 0.0;
  for (double size : sizes) mean += size / 1000.0;
  // Independent lists of 50, 40 and 30 % of 1e9: N has a standard deviation of 3e4 at most.
  CHECK(mean == Approx(1e9).epsilon(1e-4));
  const ContingencyTable many(3, {0, 3e8, 1e8, 1e8, 1e8, 1e8, 1e8, 1e8});
  for (double size :
       sample_latent_classes(many, {10, 200, 100, 10}, RandomStream(1, 0, Purpose{1000})).sizes)
    CHECK(size >= 9e8);
}

TEST_CASE("latent classes: what has no estimate") {
  const ContingencyTable expected(3, {0, 60.5, 33, 25, 41, 6, 4, 9});
  CHECK(status_of(fit_quickly(expected)) == Status::needs_counts);
  const ContingencyTable one(1, {0, 60});
  CHECK(status_of(fit_quickly(one)) == Status::not_identifiable);
  // Two sorts of persons, sharply apart: a hundred draws from starts apart are far too few.
  const ContingencyTable sharp(4, {0, 900, 800, 5, 1000, 4, 6, 300, 700, 3, 5, 9, 8, 2, 7, 500});
  CHECK(status_of(fit(LatentClass{10, 100, 0, 4}, {sharp, sharp, 0.95, {}})) ==
        Status::chains_disagree);
}

TEST_CASE("latent classes: two lists have a median and an interval, but no standard error") {
  const ContingencyTable two(2, {0, 40, 30, 20});
  const FitOutcome outcome = fit(LatentClass{3, 4000, 1000, 2}, {two, two, 0.95, {}});
  REQUIRE(status_of(outcome) == Status::ok);
  const Estimate& e = std::get<Estimate>(outcome);
  CHECK_FALSE(e.se.has_value());
  CHECK(e.interval->lower < e.population_size);
  CHECK(e.population_size < e.interval->upper);
  CHECK(e.posterior->chains.value().effective_draws > 100.0);
}

TEST_CASE("a chain that has begun can be stopped") {
  const ContingencyTable table(3, {0, 30, 20, 7, 25, 4, 5, 2});
  for (const int burn_in : {0, 100'000'000}) {
    int asked = 0;
    const StopQuestion stop = [&] { return ++asked > 3; };
    FitInput input{table, table, 0.95, {1, 0, 0, &stop}};
    const LatentClass method{.classes = 2, .draws = 1'000'000, .burn_in = burn_in, .chains = 2};
    CHECK_THROWS_AS(fit(method, input), GivenUp);
    CHECK(asked == 4);
  }
}

}  // namespace darknumber::latent_class_test
