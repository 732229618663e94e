// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/counts_between.h"

#include <boost/math/distributions/negative_binomial.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

namespace darknumber::counts_between_test {

TEST_CASE("a count between two numbers has the probability of their sum") {
  for (const double mean : {0.01, 1.0, 3.7, 250.0})
    for (const CountInterval& count : {CountInterval{1.0, 4.0}, CountInterval{0.0, 4.0},
                                       CountInterval{2.0, 2.0}, CountInterval{190.0, 260.0}}) {
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
  const CountInterval wide{0.0, 999.0};
  CHECK(CountsBetween(wide, 500.0, 0.0).log_probability() == Approx(0.0).margin(1e-12));
  // Of a mean far above, the largest of its numbers is nearly all of it.
  const double mean = 1e6;
  const double last = 999.0 * std::log(mean) - mean - std::lgamma(1000.0);
  CHECK(CountsBetween(wide, mean, 0.0).log_probability() == Approx(last).epsilon(1e-6));
  CHECK(CountsBetween(wide, 0.0, 0.0).log_probability() == 0.0);
  CHECK(CountsBetween({1.0, 4.0}, 0.0, 0.0).log_probability() == -INFINITY);
}

TEST_CASE("a count between two numbers is drawn as it is distributed there") {
  const CountInterval count{1.0, 4.0};
  constexpr int draws = 40000;
  for (const double spread : {0.0, 0.7}) {
    const CountsBetween law(count, 2.5, spread);
    RandomStream stream(1, 0, Purpose::explain_draws, 0);
    std::vector<double> seen(5, 0.0);
    for (int i = 0; i < draws; ++i) ++seen.at(static_cast<std::size_t>(law.draw(stream)));
    CHECK(seen[0] == 0.0);
    for (double y = 1.0; y <= 4.0; ++y) {
      const double share =
          std::exp(CountsBetween({y, y}, 2.5, spread).log_probability() - law.log_probability());
      CHECK(seen[static_cast<std::size_t>(y)] / draws ==
            Approx(share).margin(4.0 * std::sqrt(share * (1.0 - share) / draws)));
    }
  }
}

TEST_CASE("a count's term keeps its digits where the spread is small, and ends at Poisson's") {
  // Gamma(y + k) / Gamma(k) is a product of y factors.
  for (const double spread : {0.5, 0.11, 0.099, 1e-2, 1e-4, 1e-6, 1e-9})
    for (const double y : {0.0, 1.0, 7.0, 900.0})
      for (const double mean : {0.5, 8.0, 870.0}) {
        const auto size = 1.0L / (static_cast<long double>(spread) * spread);
        long double sum = -size * std::log1p(mean / size);
        for (double i = 0.0; i < y; ++i) sum += std::log1p(i / size);
        sum += y * (std::log(static_cast<long double>(mean)) - std::log1p(mean / size));
        CAPTURE(spread, y, mean);
        const auto right = static_cast<double>(sum);
        CHECK(CountLaw(spread).log_term(y, mean) == Approx(right).epsilon(2e-15).margin(1e-12));
      }
  CHECK(CountLaw(1e-200).log_term(7.0, 8.0) == 7.0 * std::log(8.0) - 8.0);
  CHECK(CountLaw(0.3).log_term(0.0, 0.0) == 0.0);
  CHECK(CountLaw(0.3).log_term(1.0, 0.0) == -INFINITY);
}

TEST_CASE("the moments of a count between two numbers are those of its masses") {
  for (const double spread : {0.0, 0.4})
    for (const double mean : {1e-3, 2.0, 1e4}) {
      const CensoredPoisson found = CountsBetween({3.0, 6.0}, mean, spread).moments();
      double total = 0.0, first = 0.0, off = 0.0;
      for (double y = 3.0; y <= 6.0; ++y) {
        const double mass =
            std::exp(CountsBetween({y, y}, mean, spread).log_probability() - found.log_probability);
        total += mass, first += y * mass;
        off += (y - found.mean) * (y - found.mean) * mass;
      }
      CAPTURE(spread, mean);
      CHECK(total == Approx(1.0).epsilon(1e-11));  // exp of some -1e4
      CHECK(found.mean == Approx(first).epsilon(1e-11));
      CHECK(found.variance == Approx(off).epsilon(1e-10));
    }
  const CensoredPoisson known = CountsBetween({4.0, 4.0}, 2.0, 0.0).moments();
  CHECK(known.mean == 4.0);
  CHECK(known.variance == 0.0);
}

TEST_CASE("no mean makes an interval likelier than the likeliest") {
  for (const CountInterval& count :
       {CountInterval{1.0, 4.0}, CountInterval{3.0, 3.0}, CountInterval{20.0, 90.0}}) {
    const double best = likeliest_mean(count);
    const double most = CountsBetween(count, best, 0.0).log_probability();
    for (const double factor : {0.9, 0.999, 1.001, 1.1})
      CHECK(CountsBetween(count, factor * best, 0.0).log_probability() < most);
  }
  CHECK(likeliest_mean({1.0, 4.0}) == Approx(std::pow(24.0, 0.25)));
  CHECK(likeliest_mean({0.0, 4.0}) == 0.0);
}

}  // namespace darknumber::counts_between_test
