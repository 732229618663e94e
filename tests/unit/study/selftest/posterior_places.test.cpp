// SPDX-License-Identifier: MIT
#include "engine/study/selftest/posterior_places.h"

#include <algorithm>
#include <catch2/catch.hpp>

namespace darknumber::posterior_places_test {
namespace {

/// P(place < x) where the truth and the draws are independent, each with these probabilities of 0,
/// 1, 2, …: all outcomes one by one, and the uniform number integrated out.
double probability_below(double x, const std::vector<double>& law, int draws) {
  const auto numbers = law.size();
  std::size_t outcomes = numbers;
  for (int draw = 0; draw < draws; ++draw) outcomes *= numbers;
  double sum = 0.0;
  for (std::size_t outcome = 0; outcome < outcomes; ++outcome) {
    const std::size_t truth = outcome % numbers;
    double weight = law[truth];
    PlaceAmongDraws among;
    for (std::size_t left = outcome / numbers, draw = 0; draw < static_cast<std::size_t>(draws);
         ++draw, left /= numbers) {
      weight *= law[left % numbers];
      among.add(static_cast<double>(left % numbers), static_cast<double>(truth));
    }
    // The place rises evenly from that at 0 to that at 1.
    const double from = among.place(0.0);
    const double to = among.place(1.0);
    sum += weight *
           (to > from ? std::clamp((x - from) / (to - from), 0.0, 1.0) : (from < x ? 1.0 : 0.0));
  }
  return sum;
}

}  // namespace

TEST_CASE("selftest: a truth that is one more draw has a uniform place, ties or not") {
  for (const std::vector<double>& law :
       {std::vector<double>{1.0}, {0.5, 0.5}, {0.7, 0.2, 0.1}, {0.2, 0.2, 0.2, 0.2, 0.2}})
    for (const int draws : {0, 1, 2, 4})
      for (const double x : {0.1, 0.25, 0.5, 0.9}) {
        INFO(law.size() << " numbers, " << draws << " draws, below " << x);
        CHECK(probability_below(x, law, draws) == Approx(x).epsilon(1e-12));
      }
}

TEST_CASE("selftest: a place is within the posterior") {
  PlaceAmongDraws among;
  for (const double draw : {1.0, 2.0, 2.0, 3.0}) among.add(draw, 2.0);
  CHECK(among.place(0.0) == 0.2);
  CHECK(among.place(1.0) == 0.8);
}

TEST_CASE("selftest: what the prior of latent classes draws is a law") {
  RandomStream stream(1, 0, Purpose{1000});
  for (int i = 0; i < 100; ++i) {
    double sum = 0.0;
    for (const double probability : draw_latent_classes(stream)) sum += probability;
    CHECK(sum == Approx(1.0).epsilon(1e-12));
  }
}

}  // namespace darknumber::posterior_places_test
