// SPDX-License-Identifier: MIT
#include "engine/world/detection.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/world/solve_detection.h"
#include "engine/world/solving/unsolvable.h"
#include "engine/world/traits.h"

namespace darknumber::detection_test {
namespace {

DetectionTarget target_of(std::vector<double> margins) {
  DetectionTarget target;
  const std::size_t k = margins.size();
  target.margins = std::move(margins);
  target.odds_ratios.assign(k * k, 1.0);
  target.loadings.assign(k, {});
  for (std::size_t j = 0; j < k; ++j) target.agencies.push_back(std::string(1, char('A' + j)));
  target.whom = "victims";
  return target;
}

void set_odds_ratio(DetectionTarget& target, std::size_t j, std::size_t l, double odds_ratio) {
  const std::size_t k = target.margins.size();
  target.odds_ratios[j * k + l] = target.odds_ratios[l * k + j] = odds_ratio;
}

void add_normal(DetectionTarget& target, double sd, const std::vector<double>& loadings) {
  target.traits.push_back({"trait", NormalTrait{sd}});
  for (std::size_t j = 0; j < loadings.size(); ++j) target.loadings[j].push_back(loadings[j]);
}

double relative(double value, double reference) {
  return std::abs(value - reference) / reference;
}

void require_margins(const DetectionTarget& target, const Law& law) {
  double total = 0.0;
  for (double p : law) total += p;
  CHECK(relative(total, 1.0) < 1e-13);
  for (std::size_t j = 0; j < target.margins.size(); ++j) {
    const double reached = margin(law, static_cast<int>(j));
    if (target.margins[j] == 0.0)
      CHECK(reached == 0.0);
    else
      CHECK(relative(reached, target.margins[j]) < 1e-11);
  }
}

}  // namespace

TEST_CASE("independent detection is the product of its margins") {
  const DetectionTarget target = target_of({0.1, 0.3, 0.02});
  const Law law = solve_detection(target).law;
  for (CaptureHistory h = 0; h < law.size(); ++h) {
    double product = 1.0;
    for (int j = 0; j < 3; ++j)
      product *=
          contains(h, j) ? target.margins[std::size_t(j)] : 1.0 - target.margins[std::size_t(j)];
    CHECK(relative(law[h], product) < 1e-12);
  }
}

TEST_CASE("an odds ratio moves the overlap and leaves the margins") {
  DetectionTarget target = target_of({0.2, 0.3});
  set_odds_ratio(target, 0, 1, 3.0);
  const Law law = solve_detection(target).law;
  require_margins(target, law);
  CHECK(law[3] * law[0] / (law[1] * law[2]) == Approx(3.0).epsilon(1e-11));
}

TEST_CASE("conditional odds ratios hold given the other lists") {
  DetectionTarget target = target_of({0.2, 0.3, 0.4, 0.05});
  set_odds_ratio(target, 0, 1, 4.0);
  set_odds_ratio(target, 1, 2, 0.2);
  const Law law = solve_detection(target).law;
  require_margins(target, law);
  for (CaptureHistory rest : {0U, 4U, 8U, 12U})
    CHECK(law[rest | 3] * law[rest] / (law[rest | 1] * law[rest | 2]) ==
          Approx(4.0).epsilon(1e-10));
}

TEST_CASE("margins hold whatever the traits and the odds ratios") {
  for (double sd : {0.5, 1.0, 2.0, 5.0}) {
    DetectionTarget target = target_of({0.2, 0.01, 0.4, 0.05, 0.9});
    add_normal(target, sd, {1.0, 1.0, -0.5, 0.3, 1.0});
    set_odds_ratio(target, 0, 3, 2.5);
    require_margins(target, solve_detection(target).law);
  }
}

TEST_CASE("traits too steep for few nodes are solved, not mistaken for solved") {
  for (double sd : {50.0, 150.0, 300.0}) {
    DetectionTarget target = target_of({0.2, 0.3, 0.1});
    add_normal(target, sd, {1.0, 1.0, -1.0});
    set_odds_ratio(target, 0, 1, 2.0);
    const SolvedDetection solved = solve_detection(target);
    const Law fine = law(solved.detection, 60'000);
    for (CaptureHistory h = 0; h < 8; ++h)
      CHECK(solved.law[h] == Approx(fine[h]).epsilon(1e-8).margin(1e-20));
  }
}

TEST_CASE("a steep trait with agencies that never share a person has a law") {
  DetectionTarget target = target_of({0.4, 0.3, 0.2});
  add_normal(target, 300.0, {1.0, 1.0, 1.0});
  set_odds_ratio(target, 0, 1, 0.0);
  const Law law = solve_detection(target).law;
  require_margins(target, law);
  CHECK(law[3] == 0.0);
}

TEST_CASE("several traits act together") {
  DetectionTarget target = target_of({0.2, 0.1, 0.05});
  add_normal(target, 1.0, {1.0, 1.0, 0.0});
  target.traits.push_back({"class", ClassesTrait{{-0.6, 1.4}, {0.7, 0.3}}});
  for (auto& loadings : target.loadings) loadings.push_back(1.0);
  require_margins(target, solve_detection(target).law);
}

TEST_CASE("a trait that no agency heeds changes nothing") {
  DetectionTarget target = target_of({0.2, 0.1, 0.05});
  const Law without = solve_detection(target).law;
  add_normal(target, 3.0, {0.0, 0.0, 0.0});
  CHECK(solve_detection(target).law == without);
}

TEST_CASE("a trait that cannot vary changes nothing, and takes no quadrature nodes") {
  DetectionTarget target = target_of({0.2, 0.1, 0.05});
  add_normal(target, 20.0, {1.0, 1.0, 0.5});
  const Law without = solve_detection(target).law;
  add_normal(target, 0.0, {1.0, 1.0, 1.0});
  CHECK(solve_detection(target).law == without);
  for (const ClassesTrait& constant :
       {ClassesTrait{{0.0}, {1.0}}, ClassesTrait{{0.0, 2.0}, {1.0, 0.0}},
        ClassesTrait{{0.0, 0.0}, {0.4, 0.6}}}) {
    target.traits.push_back({"class", constant});
    for (auto& loadings : target.loadings) loadings.push_back(1.0);
  }
  for (int more = 0; more < 5; ++more) add_normal(target, 0.0, {1.0, 1.0, 1.0});
  CHECK(solve_detection(target).law == without);
  CHECK_FALSE(varies(target.traits[1]));
  CHECK(varies({"class", ClassesTrait{{-1.0, 1.0, 9.0}, {0.5, 0.5, 0.0}}}));
}

TEST_CASE("probabilities 0 and 1 mean never and always") {
  DetectionTarget target = target_of({0.0, 1.0, 0.3, 0.1});
  add_normal(target, 1.0, {1.0, 1.0, 1.0, 1.0});
  set_odds_ratio(target, 1, 2, 5.0);
  set_odds_ratio(target, 0, 3, 5.0);
  const Law law = solve_detection(target).law;
  require_margins(target, law);
  for (CaptureHistory h = 0; h < law.size(); ++h)
    if (contains(h, 0) || !contains(h, 1)) CHECK(law[h] == 0.0);
  DetectionTarget plain = target_of({0.3, 0.1});
  add_normal(plain, 1.0, {1.0, 1.0});
  const Law two = solve_detection(plain).law;
  CHECK(law[0b0110] == Approx(two[1]).epsilon(1e-11));  // C with B always there is C alone
  CHECK(law[0b1110] == Approx(two[3]).epsilon(1e-11));
}

TEST_CASE("an odds ratio of 0 means never both") {
  DetectionTarget target = target_of({0.5, 0.3, 0.2});
  set_odds_ratio(target, 0, 1, 0.0);
  const Law law = solve_detection(target).law;
  require_margins(target, law);
  CHECK(law[3] == 0.0);
  CHECK(law[7] == 0.0);
}

TEST_CASE("two agencies that never share a person and detect everyone between them") {
  DetectionTarget target = target_of({0.5, 0.5});
  set_odds_ratio(target, 0, 1, 0.0);
  const Law law = solve_detection(target).law;
  CHECK(law[1] == Approx(0.5).epsilon(1e-12));
  CHECK(law[0] < 1e-12);
}

TEST_CASE("margins that odds ratios of 0 forbid are refused by name") {
  DetectionTarget pair = target_of({0.6, 0.5, 0.1});
  set_odds_ratio(pair, 0, 1, 0.0);
  CHECK_THROWS_WITH(solve_detection(pair), Catch::Contains("more than everyone"));
  DetectionTarget triple = target_of({0.4, 0.4, 0.4});
  for (std::size_t j = 0; j < 3; ++j)
    for (std::size_t l = 0; l < j; ++l) set_odds_ratio(triple, j, l, 0.0);
  CHECK_THROWS_AS(solve_detection(triple), UnsolvableScenario);
  DetectionTarget always = target_of({1.0, 0.1});
  set_odds_ratio(always, 0, 1, 0.0);
  CHECK_THROWS_AS(solve_detection(always), UnsolvableScenario);
}

// Bishop, Fienberg & Holland (1975), section 2.4: the odds ratio of three lists is the ratio of the
// products of the cells of odd and of even size.
TEST_CASE("an odds ratio of three agencies is that of odd to even cells, and leaves the margins") {
  DetectionTarget target = target_of({0.2, 0.3, 0.1});
  set_odds_ratio(target, 0, 1, 2.0);
  target.sets = {{0b111, 4.0}};
  const Law law = solve_detection(target).law;
  require_margins(target, law);
  const double ratio = law[0b111] * law[0b001] * law[0b010] * law[0b100] /
                       (law[0b110] * law[0b101] * law[0b011] * law[0b000]);
  CHECK(ratio == Approx(4.0).epsilon(1e-10));
  CHECK(law[0b011] * law[0b000] / (law[0b001] * law[0b010]) == Approx(2.0).epsilon(1e-10));
  CHECK(law[0b101] * law[0b000] / (law[0b001] * law[0b100]) == Approx(1.0).epsilon(1e-10));
}

TEST_CASE("odds ratios of sets are what enumeration makes of them") {
  DetectionTarget target = target_of({0.2, 0.3, 0.1, 0.4});
  target.sets = {{0b0111, 5.0}, {0b1111, 0.3}, {0b1110, 2.0}};
  set_odds_ratio(target, 1, 3, 0.7);
  add_normal(target, 0.9, {1.0, -0.5, 0.0, 1.0});
  const SolvedDetection solved = solve_detection(target);
  require_margins(target, solved.law);
  const Detection& detection = solved.detection;
  const double z = 0.6;
  std::vector<double> weights(16);
  double total = 0.0;
  for (CaptureHistory h = 0; h < 16; ++h) {
    double exponent = 0.0;
    for (std::size_t j = 0; j < 4; ++j)
      if (contains(h, static_cast<int>(j)))
        exponent += detection.intercepts[j] + target.loadings[j][0] * z;
    double odds = contains(h, 1) && contains(h, 3) ? 0.7 : 1.0;
    if ((h & 0b0111) == 0b0111) odds *= 5.0;
    if (h == 0b1111) odds *= 0.3;
    if ((h & 0b1110) == 0b1110) odds *= 2.0;
    total += weights[h] = odds * std::exp(exponent);
  }
  const Law given = law_given(detection, std::vector<double>{z});
  for (CaptureHistory h = 0; h < 16; ++h)
    CHECK(given[h] == Approx(weights[h] / total).epsilon(1e-12));
}

TEST_CASE("a set of two agencies is a pair") {
  DetectionTarget set = target_of({0.2, 0.3, 0.1});
  set.sets = {{0b011, 3.0}};
  DetectionTarget pair = target_of({0.2, 0.3, 0.1});
  set_odds_ratio(pair, 0, 1, 3.0);
  const Law by_set = solve_detection(set).law;
  const Law by_pair = solve_detection(pair).law;
  for (CaptureHistory h = 0; h < 8; ++h) CHECK(by_set[h] == Approx(by_pair[h]).epsilon(1e-12));
}

TEST_CASE("of a set with an agency that is always there the others depend") {
  DetectionTarget set = target_of({0.2, 0.3, 1.0});
  set.sets = {{0b111, 3.0}};
  DetectionTarget pair = target_of({0.2, 0.3, 1.0});
  set_odds_ratio(pair, 0, 1, 3.0);
  const Law by_set = solve_detection(set).law;
  const Law by_pair = solve_detection(pair).law;
  for (CaptureHistory h = 0; h < 8; ++h) CHECK(by_set[h] == Approx(by_pair[h]).margin(1e-14));
}

TEST_CASE("nobody by all three is met in the limit, and refused beyond it by name") {
  DetectionTarget target = target_of({0.6, 0.5, 0.7});
  target.sets = {{0b111, 0.0}};
  const Law law = solve_detection(target).law;
  require_margins(target, law);
  CHECK(law[0b111] == 0.0);
  target.margins = {0.8, 0.7, 0.7};
  try {
    solve_detection(target);
    FAIL("solved what cannot be");
  } catch (const UnsolvableScenario& error) {
    CHECK(error.path() == "dependence[A,B,C].odds_ratio");
    CHECK_THAT(error.what(), Catch::Contains("sum to 2.2"));
    CHECK_THAT(error.advice(), Catch::Contains("at most 2"));
  }
}

TEST_CASE("too many quadrature nodes are refused") {
  DetectionTarget target = target_of({0.2, 0.1});
  for (int t = 0; t < 5; ++t) add_normal(target, 1.0, {1.0, 1.0});
  CHECK_THROWS_WITH(solve_detection(target), Catch::Contains("quadrature nodes"));
}

TEST_CASE("extreme probabilities and ratios are solved or refused, never wrong") {
  for (double p : {1e-9, 1e-4, 0.5, 0.999, 1.0 - 1e-9})
    for (double odds_ratio : {1e-6, 0.1, 1.0, 50.0, 1e6}) {
      DetectionTarget target = target_of({p, 0.1, 0.6});
      set_odds_ratio(target, 0, 1, odds_ratio);
      set_odds_ratio(target, 1, 2, 1.0 / (odds_ratio + 0.1));
      require_margins(target, solve_detection(target).law);
    }
}

TEST_CASE("numbers past the range of doubles are solved or refused, never passed as solved") {
  for (double extreme : {1e-320, 1e-300, 1e300, 1.7e308})
    for (double loading : {0.0, 1.0, 1e300}) {
      DetectionTarget target = target_of({0.2, 1e-300, 0.1});
      for (std::size_t j = 0; j < 3; ++j)
        for (std::size_t l = j + 1; l < 3; ++l) set_odds_ratio(target, j, l, extreme);
      if (loading > 0.0) add_normal(target, 1.0, {loading, 0.5, -1.0});
      INFO("odds ratios " << extreme << ", loading " << loading);
      try {
        require_margins(target, solve_detection(target).law);
      } catch (const UnsolvableScenario&) {
        SUCCEED("refused");
      }
    }
}

TEST_CASE("a draw takes one random number an agency, with dependence or without") {
  DetectionTarget dependent = target_of({0.2, 0.3, 0.0, 1.0});
  set_odds_ratio(dependent, 0, 1, 3.0);
  for (const DetectionTarget& target : {target_of({0.2, 0.3, 0.0, 1.0}), dependent}) {
    const Detection detection = solve_detection(target).detection;
    RandomStream stream(1, 0, Purpose::person_detection);
    RandomStream counted(1, 0, Purpose::person_detection);
    for (int person = 0; person < 10; ++person) {
      const CaptureHistory h = draw(detection, {}, stream);
      CHECK_FALSE(contains(h, 2));
      CHECK(contains(h, 3));
      for (int j = 0; j < 4; ++j) counted();
    }
    CHECK(stream() == counted());
  }
}

TEST_CASE("a draw with an odds ratio of nearly 1 is the draw without dependence") {
  DetectionTarget nearly = target_of({0.2, 0.3, 0.4});
  set_odds_ratio(nearly, 0, 1, 1.0 + 1e-12);
  const Detection one = solve_detection(target_of({0.2, 0.3, 0.4})).detection;
  const Detection other = solve_detection(nearly).detection;
  for (std::uint32_t person = 0; person < 1000; ++person) {
    RandomStream a(1, 0, Purpose::person_detection, person);
    RandomStream b(1, 0, Purpose::person_detection, person);
    CHECK(draw(one, {}, a) == draw(other, {}, b));
  }
}

}  // namespace darknumber::detection_test
