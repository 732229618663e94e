// SPDX-License-Identifier: MIT
#include "engine/study/explain/counts_between.h"

#include <boost/math/distributions/negative_binomial.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

namespace darknumber::counts_between_test {

TEST_CASE("a count between two numbers has the probability of their sum") {
  for (const double mean : {0.01, 1.0, 3.7, 250.0})
    for (const SuppressedCount& count :
         {SuppressedCount{1, 1.0, 4.0}, SuppressedCount{1, 0.0, 4.0}, SuppressedCount{1, 2.0, 2.0},
          SuppressedCount{1, 190.0, 260.0}}) {
      const double own = CountsBetween(count, mean, 0.0).log_probability();
      const double spread = CountsBetween(count, mean, 0.5).log_probability();
      const boost::math::poisson poisson(mean);
      const boost::math::negative_binomial wide(4.0, 4.0 / (4.0 + mean));
      double sum = 0.0;
      double wide_sum = 0.0;
      for (double y = count.least; y <= count.most; ++y) {
        sum += pdf(poisson, y);
        wide_sum += pdf(wide, y);
      }
      if (sum > 1e-280) CHECK(own == Approx(std::log(sum)).epsilon(1e-12).margin(1e-12));
      if (wide_sum > 1e-280)
        CHECK(spread == Approx(std::log(wide_sum)).epsilon(1e-12).margin(1e-12));
    }
}

TEST_CASE("a wide interval neither overflows nor underflows") {
  const SuppressedCount wide{1, 0.0, 999.0};
  CHECK(CountsBetween(wide, 500.0, 0.0).log_probability() == Approx(0.0).margin(1e-12));
  // Of a mean far above, the largest of its numbers is nearly all of it.
  const double mean = 1e6;
  const double last = 999.0 * std::log(mean) - mean - std::lgamma(1000.0);
  CHECK(CountsBetween(wide, mean, 0.0).log_probability() == Approx(last).epsilon(1e-6));
  CHECK(CountsBetween(wide, 0.0, 0.0).log_probability() == 0.0);
  CHECK(CountsBetween({1, 1.0, 4.0}, 0.0, 0.0).log_probability() == -INFINITY);
}

TEST_CASE("a count between two numbers is drawn as it is distributed there") {
  const SuppressedCount count{1, 1.0, 4.0};
  constexpr int draws = 40000;
  for (const double spread : {0.0, 0.7}) {
    const CountsBetween law(count, 2.5, spread);
    RandomStream stream(1, 0, Purpose::explain_draws, 0);
    std::vector<double> seen(5, 0.0);
    for (int i = 0; i < draws; ++i) ++seen.at(static_cast<std::size_t>(law.draw(stream)));
    CHECK(seen[0] == 0.0);
    for (double y = 1.0; y <= 4.0; ++y) {
      const double share =
          std::exp(CountsBetween({1, y, y}, 2.5, spread).log_probability() - law.log_probability());
      CHECK(seen[static_cast<std::size_t>(y)] / draws ==
            Approx(share).margin(4.0 * std::sqrt(share * (1.0 - share) / draws)));
    }
  }
}

TEST_CASE("no mean makes an interval likelier than the likeliest") {
  for (const SuppressedCount& count : {SuppressedCount{1, 1.0, 4.0}, SuppressedCount{1, 3.0, 3.0},
                                       SuppressedCount{1, 20.0, 90.0}}) {
    const double best = likeliest_mean(count);
    const double most = CountsBetween(count, best, 0.0).log_probability();
    for (const double factor : {0.9, 0.999, 1.001, 1.1})
      CHECK(CountsBetween(count, factor * best, 0.0).log_probability() < most);
  }
  CHECK(likeliest_mean({1, 1.0, 4.0}) == Approx(std::pow(24.0, 0.25)));
  CHECK(likeliest_mean({1, 0.0, 4.0}) == 0.0);
}

}  // namespace darknumber::counts_between_test
