// SPDX-License-Identifier: MIT
#include "engine/simulation/hypergeometric.h"

#include <algorithm>
#include <boost/math/distributions/hypergeometric.hpp>
#include <catch2/catch.hpp>
#include <cmath>

#include "tests/support/random_scenario.h"
#include "tests/support/statistics.h"

namespace darknumber::hypergeometric_test {
namespace {

using namespace testing;

struct Parameters {
  std::int64_t marked, total, drawn;

  double mean() const {
    return static_cast<double>(marked) * (static_cast<double>(drawn) / static_cast<double>(total));
  }
  double sd() const {
    const double share = static_cast<double>(marked) / static_cast<double>(total);
    const double left = static_cast<double>(total - drawn) / static_cast<double>(total - 1);
    return std::sqrt(static_cast<double>(drawn) * share * (1.0 - share) * left);
  }
};

/// Values in bins of `width`, within ten standard deviations of the mean, the outermost bins taking
/// the rest: drawn numbers against Boost.Math's probabilities.
CheckResult check_draws(const Parameters& p, const Parameters& drawn, int draws) {
  const std::int64_t least = std::max<std::int64_t>(0, p.drawn - (p.total - p.marked));
  const std::int64_t most = std::min(p.marked, p.drawn);
  const auto reach = static_cast<std::int64_t>(std::ceil(10.0 * p.sd())) + 1;
  const auto centre = static_cast<std::int64_t>(p.mean());
  const std::int64_t from = std::max(least, centre - reach);
  const std::int64_t to = std::min(most, centre + reach);
  const std::int64_t width = (to - from) / 40 + 1;
  const boost::math::hypergeometric_distribution<double> boost_law(
      static_cast<std::uint64_t>(p.marked), static_cast<std::uint64_t>(p.drawn),
      static_cast<std::uint64_t>(p.total));
  std::vector<double> law(static_cast<std::size_t>((to - from) / width + 1), 0.0);
  for (std::int64_t x = from; x <= to; ++x)
    law[static_cast<std::size_t>((x - from) / width)] +=
        boost::math::pdf(boost_law, static_cast<std::uint64_t>(x));
  std::vector<double> counts(law.size(), 0.0);
  for (int i = 0; i < draws; ++i) {
    RandomStream stream(1, 0, test_purpose, static_cast<std::uint32_t>(i));
    const std::int64_t x = draw_hypergeometric(drawn.marked, drawn.total, drawn.drawn, stream);
    counts[static_cast<std::size_t>((std::clamp(x, from, to) - from) / width)] += 1.0;
  }
  return check_counts(counts, law);
}

/// The same number by the sum written out: up from the mode, down from the mode, and then outward.
std::int64_t by_ratios(const Parameters& p, RandomStream& stream) {
  const double u = stream.uniform();
  const std::int64_t least = std::max<std::int64_t>(0, p.drawn - (p.total - p.marked));
  const std::int64_t most = std::min(p.marked, p.drawn);
  const auto ratio_up = [&](std::int64_t x) {
    return static_cast<double>(p.marked - x) * static_cast<double>(p.drawn - x) /
           (static_cast<double>(x + 1) * static_cast<double>(p.total - p.marked - p.drawn + x + 1));
  };
  const auto mode =
      std::clamp(static_cast<std::int64_t>(std::floor((static_cast<double>(p.drawn) + 1.0) *
                                                      (static_cast<double>(p.marked) + 1.0) /
                                                      (static_cast<double>(p.total) + 2.0))),
                 least, most);
  double sum = 1.0, above = 1.0, below = 1.0;
  for (std::int64_t x = mode; x < most && above > 1e-20; ++x) sum += above *= ratio_up(x);
  for (std::int64_t x = mode; x > least && below > 1e-20; --x) sum += below /= ratio_up(x - 1);
  double left = u * sum - 1.0;
  above = below = 1.0;
  for (std::int64_t up = mode, down = mode; left >= 0.0 && (up < most || down > least);) {
    if (up < most) {
      above *= ratio_up(up++);
      if (left < above) return up;
      left -= above;
    }
    if (down > least) {
      below /= ratio_up(--down);
      if (left < below) return down;
      left -= below;
    }
  }
  return mode;
}

}  // namespace

TEST_CASE("hypergeometric numbers are those of the sum written out") {
  RandomStream sizes(1, 3, test_purpose);
  const auto below = [&](double most) { return static_cast<std::int64_t>(sizes.uniform() * most); };
  int different = 0;
  for (std::uint32_t i = 0; i < 20'000; ++i) {
    const double most = std::pow(10.0, 1.0 + sizes.uniform() * (i % 50 == 0 ? 8.0 : 3.0));
    Parameters p{0, 1 + below(most), 0};
    p.marked = below(static_cast<double>(p.total + 1) * (i % 3 == 0 ? 0.02 : 1.0));
    p.drawn = below(static_cast<double>(p.total + 1) * (i % 5 == 0 ? 0.02 : 1.0));
    RandomStream stream(1, 4, test_purpose, i), other(1, 4, test_purpose, i);
    if (draw_hypergeometric(p.marked, p.total, p.drawn, stream) != by_ratios(p, other)) ++different;
  }
  CHECK(different == 0);
}

TEST_CASE("hypergeometric numbers follow Boost.Math's distribution, from small to 1e9") {
  const std::vector<std::pair<Parameters, int>> cases{
      {{3, 7, 4}, 100'000},
      {{1, 2, 1}, 100'000},
      {{5, 5000, 40}, 100'000},
      {{40, 100, 70}, 100'000},
      {{900, 1000, 950}, 100'000},
      {{50, 1000, 500}, 100'000},
      {{30'000, 100'000, 500}, 50'000},
      {{2'000'000, 1'000'000'000, 3000}, 50'000},
      {{300'000'000, 1'000'000'000, 20'000}, 20'000}};
  for (const auto& [parameters, draws] : cases) {
    const CheckResult result = check_draws(parameters, parameters, draws);
    INFO(parameters.marked << " of " << parameters.total << ", " << parameters.drawn
                           << " drawn: " << result);
    CHECK_FALSE(result.rejects());
  }
}

TEST_CASE("planted defect: with replacement, and one marked more, are seen") {
  CHECK(check_draws({50, 1000, 500}, {51, 1000, 500}, 100'000).rejects());
  // As good as with replacement: the same share and sample from a population a thousand times as
  // large, which has twice the variance.
  CHECK(check_draws({50, 1000, 500}, {50'000, 1'000'000, 500}, 100'000).rejects());
}

TEST_CASE("hypergeometric numbers of half of 1e9 have their mean and variance") {
  const Parameters p{500'000'000, 1'000'000'000, 400'000'000};
  constexpr int draws = 400;
  double sum = 0.0, squares = 0.0;
  for (int i = 0; i < draws; ++i) {
    RandomStream stream(1, 1, test_purpose, static_cast<std::uint32_t>(i));
    const double z =
        (static_cast<double>(draw_hypergeometric(p.marked, p.total, p.drawn, stream)) - p.mean()) /
        p.sd();
    sum += z;
    squares += z * z;
  }
  // A standard normal to all purposes: five standard errors of its mean, and of its mean square.
  CHECK(std::abs(sum) < 5.0 * std::sqrt(draws));
  CHECK(std::abs(squares - draws) < 5.0 * std::sqrt(2.0 * draws));
}

TEST_CASE("hypergeometric numbers that are certain, each with one random number") {
  RandomStream stream(1, 0, test_purpose);
  RandomStream counted(1, 0, test_purpose);
  const std::int64_t large = 1'000'000'000;
  CHECK(draw_hypergeometric(0, 10, 5, stream) == 0);
  CHECK(draw_hypergeometric(10, 10, 5, stream) == 5);
  CHECK(draw_hypergeometric(4, 10, 0, stream) == 0);
  CHECK(draw_hypergeometric(4, 10, 10, stream) == 4);
  CHECK(draw_hypergeometric(0, 0, 0, stream) == 0);
  CHECK(draw_hypergeometric(large, large, large, stream) == large);
  CHECK(draw_hypergeometric(large - 1, large, large, stream) == large - 1);
  for (int i = 0; i < 7; ++i) counted();
  draw_hypergeometric(400, 1000, 300, stream);
  counted();
  CHECK(stream() == counted());
}

TEST_CASE("hypergeometric numbers stay between what must and what can be marked") {
  for (std::uint32_t i = 0; i < 2000; ++i) {
    RandomStream stream(1, 2, test_purpose, i);
    const auto total = static_cast<std::int64_t>(stream.uniform() * 50.0);
    const auto marked = static_cast<std::int64_t>(stream.uniform() * double(total + 1));
    const auto drawn = static_cast<std::int64_t>(stream.uniform() * double(total + 1));
    const std::int64_t x = draw_hypergeometric(marked, total, drawn, stream);
    CHECK(x >= std::max<std::int64_t>(0, drawn - (total - marked)));
    CHECK(x <= std::min(marked, drawn));
  }
}

}  // namespace darknumber::hypergeometric_test
