// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/latent_class_moves.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/support/batch_means.h"

namespace darknumber::latent_class_moves_test {
namespace {

/// Who is seen in each of three classes, and on which of three lists: enough that few are unseen.
LatentClasses three_classes() {
  LatentClasses classes;
  classes.lists = 3;
  classes.alpha = 1.5;
  for (const auto& [seen, records] :
       {std::pair<std::int64_t, std::array<std::int64_t, max_lists>>{4, {3, 2, 3}},
        {3, {2, 2, 1}},
        {3, {1, 3, 2}}}) {
    LatentClassState state;
    state.persons = seen;
    state.records = records;
    classes.observed += seen;
    classes.states.push_back(state);
  }
  return classes;
}

double log_beta(double a, double b) {
  return std::lgamma(a) + std::lgamma(b) - std::lgamma(a + b);
}

/// The mean number unseen of each class, summed over all numbers to 100. The persons of a class are
/// a step of the stick V ~ Beta(1, alpha), and its records binomial with a uniform probability,
/// both integrated out; N has the prior 1/N.
std::array<double, 3> enumerated_means(const LatentClasses& classes) {
  constexpr int most = 100;
  std::array<std::vector<double>, 3> of_lists;
  for (std::size_t k = 0; k < 3; ++k)
    for (int unseen = 0; unseen <= most; ++unseen) {
      const double persons = static_cast<double>(classes.states[k].persons + unseen);
      double log = -std::lgamma(unseen + 1.0);
      for (std::size_t j = 0; j < 3; ++j) {
        const auto on = static_cast<double>(classes.states[k].records[j]);
        log += log_beta(on + 1.0, persons - on + 1.0);
      }
      of_lists[k].push_back(log);
    }
  const auto stick = [&](double persons, double after) {
    return log_beta(1.0 + persons, classes.alpha + after) - log_beta(1.0, classes.alpha);
  };
  double sum = 0.0;
  std::array<double, 3> means{};
  for (int a = 0; a <= most; ++a)
    for (int b = 0; b <= most; ++b)
      for (int c = 0; c <= most; ++c) {
        const double first = static_cast<double>(classes.states[0].persons + a);
        const double second = static_cast<double>(classes.states[1].persons + b);
        const double third = static_cast<double>(classes.states[2].persons + c);
        const double mass =
            std::exp(60.0 + std::lgamma(first + second + third) + of_lists[0][std::size_t(a)] +
                     of_lists[1][std::size_t(b)] + of_lists[2][std::size_t(c)] +
                     stick(first, second + third) + stick(second, third));
        sum += mass;
        means[0] += mass * a;
        means[1] += mass * b;
        means[2] += mass * c;
      }
  for (double& mean : means) mean /= sum;
  return means;
}

}  // namespace

TEST_CASE("the unseen of classes move as the sum over all their numbers says") {
  LatentClasses classes = three_classes();
  const std::array<double, 3> means = enumerated_means(classes);
  RandomStream stream(1, 0, Purpose{1000});
  std::array<testing::BatchMeans, 3> drawn;
  for (int i = 0; i < 200000; ++i) {
    move_unseen(classes, stream);
    for (std::size_t k = 0; k < 3; ++k) drawn[k].add(static_cast<double>(classes.states[k].unseen));
  }
  for (std::size_t k = 0; k < 3; ++k) {
    INFO("class " << k << ": " << drawn[k].mean() << " ±" << drawn[k].error() << ", " << means[k]);
    CHECK(std::abs(drawn[k].mean() - means[k]) < 5.0 * drawn[k].error());
  }
}

}  // namespace darknumber::latent_class_moves_test
