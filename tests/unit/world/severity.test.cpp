// SPDX-License-Identifier: MIT
#include "engine/world/severity.h"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/world/compose_world.h"
#include "engine/world/expected_register.h"
#include "engine/world/world.h"
#include "tests/support/scenario_builder.h"

namespace darknumber::severity_test {
namespace {

using namespace testing;

Scenario continuum(std::int64_t count, double victims_above,
                   const std::vector<Threshold>& thresholds) {
  Scenario scenario = textbook(0, std::vector<double>(thresholds.size(), 0.0));
  scenario.population.at_risk = AtRisk{count, victims_above};
  for (std::size_t j = 0; j < thresholds.size(); ++j)
    scenario.agencies[j].rates.threshold = scenario.agencies[j].in_stratum[0].threshold =
        thresholds[j];
  return scenario;
}

double detects(const Threshold& threshold, double severity) {
  if (threshold.softness == 0.0)
    return severity > threshold.at ? threshold.capture_probability : 0.0;
  const boost::math::normal standard;
  return threshold.capture_probability *
         boost::math::cdf(standard, (severity - threshold.at) / threshold.softness);
}

/// The unnormalised probability of a history by Boost's adaptive Gauss-Kronrod rule, between the
/// points where an integrand is steep.
double by_boost(const SeverityDetection& detection, CaptureHistory h) {
  const boost::math::normal standard;
  const double from = detection.victims ? detection.victims_above : -12.0;
  const double to = detection.victims ? 12.0 : detection.victims_above;
  std::vector<double> ends{from, to};
  for (const Threshold& threshold : detection.thresholds)
    for (double offset : {-40.0, -10.0, -4.0, 0.0, 4.0, 10.0, 40.0}) {
      const double end = threshold.at + offset * threshold.softness;
      if (end > from && end < to) ends.push_back(end);
    }
  std::sort(ends.begin(), ends.end());
  const auto integrand = [&](double severity) {
    double p = boost::math::pdf(standard, severity);
    for (std::size_t j = 0; j < detection.thresholds.size(); ++j) {
      const double detected = detects(detection.thresholds[j], severity);
      p *= contains(h, static_cast<int>(j)) ? detected : 1.0 - detected;
    }
    return p;
  };
  double total = 0.0;
  for (std::size_t part = 0; part + 1 < ends.size(); ++part)
    if (ends[part] < ends[part + 1])
      total += boost::math::quadrature::gauss_kronrod<double, 31>::integrate(
          integrand, ends[part], ends[part + 1], 4, 1e-12);
  return total;
}

}  // namespace

// The check of the contract of the scenario format: 60000 persons, victims above 1.5.
TEST_CASE("the continuum's table of the contract, to its six decimals") {
  struct Row {
    Threshold first, second;
    double a, b, both, bystanders;
  };
  const Row rows[] = {
      {{1, 0, .1}, {1.5, 0, .2}, 871.762882, 721.517774, 80.168642, 551.088316},
      {{1, .3, .1}, {1.5, .3, .2}, 929.509436, 819.810632, 84.941651, 842.175657},
      {{1, .3, .1}, {1, 0, .2}, 852.530506, 1741.942466, 161.920582, 1637.166966},
  };
  for (const Row& row : rows) {
    const World world = compose_world(continuum(60'000, 1.5, {row.first, row.second}));
    const Register expected = expected_register(world);
    CHECK(std::abs(world.expected_victims() - 4008.43208) < 1e-5);
    CHECK(std::abs(expected.entities[1] - row.a) < 1e-6);
    CHECK(std::abs(expected.entities[2] - row.b) < 1e-6);
    CHECK(std::abs(expected.entities[3] - row.both) < 1e-6);
    CHECK(std::abs(expected.false_positive_entities - row.bystanders) < 1e-6);
    CHECK(std::abs(expected.ever_present - 4008.43208) < 1e-5);
  }
}

// A soft threshold on the victims' line itself, so narrow that doubles are too coarse for it. With
// x = (S - at) / softness, the bystanders whom it detects are capture_probability phi(at) softness
// times the integral of Phi(x) up to 0, which is 1 / sqrt(2 pi).
TEST_CASE("a softness of next to nothing is that of a hard threshold, its rise to all digits") {
  const Threshold narrow{1.5, 1e-9, .1};
  const World world = compose_world(continuum(60'000, 1.5, {narrow, {1.0, 0.0, .2}}));
  const Register expected = expected_register(world);
  CHECK(std::abs(expected.entities[1] - 320.674566) < 1e-6);
  CHECK(std::abs(expected.entities[2] - 1823.694406) < 1e-6);
  CHECK(std::abs(expected.entities[3] - 80.168642) < 1e-6);
  CHECK(std::abs(expected.false_positive_entities - 1102.176632) < 1e-6);
  const boost::math::normal standard;
  for (double softness : {1e-3, 1e-6, 1e-9, 1e-12}) {
    INFO("softness " << softness);
    const Law bystanders = law(SeverityDetection{1.5, false, {{1.5, softness, .1}}});
    // To first order in the softness; the next term is 1.5 softness relative at the most.
    const double rise =
        .1 * boost::math::pdf(standard, 1.5) * softness / std::sqrt(2.0 * M_PI) / share_above(-1.5);
    CHECK(bystanders[1] == Approx(rise).epsilon(2.0 * softness + 1e-10));
  }
}

TEST_CASE("narrow thresholds may stand anywhere, several at one place, and at 0") {
  const std::vector<std::vector<Threshold>> cases{
      {{1.5, 1e-9, .1}, {1.5, 1e-9, .2}, {1.5, 0.0, .3}},
      {{1.5, 1e-9, .1}, {1.5 + 1e-9, 1e-10, .2}, {1.5 - 2e-9, 1e-12, .3}},
      {{0.0, 1e-12, .5}, {0.0, 1e-9, .5}, {1e-9, 1e-9, .5}},
      {{-8.0, 1e-9, .5}, {8.0, 1e-9, .5}, {1.5, 1e-300, .5}},
      {{1.5, 1e-320, .5}, {1.5, 1e300, .5}, {-1e300, 1e-9, .5}},
  };
  for (const std::vector<Threshold>& thresholds : cases) {
    std::vector<Threshold> hard = thresholds;
    for (Threshold& threshold : hard)
      if (threshold.softness < 1.0) threshold.softness = 0.0;
    for (double victims_above : {-8.0, 0.0, 1.5, 8.0})
      for (bool victims : {true, false}) {
        const Law narrow = law(SeverityDetection{victims_above, victims, thresholds});
        const Law limit = law(SeverityDetection{victims_above, victims, hard});
        double total = 0.0;
        for (CaptureHistory h = 0; h < narrow.size(); ++h) {
          INFO(victims_above << (victims ? ", victims, " : ", bystanders, ") << h);
          CHECK(narrow[h] == Approx(limit[h]).margin(1e-7));
          total += narrow[h];
        }
        CHECK(total == Approx(1.0).epsilon(1e-12));
      }
  }
}

TEST_CASE("the law of a continuum agrees with an independent quadrature, hard, steep and soft") {
  const std::vector<std::vector<Threshold>> cases{
      {{1.0, 0.0, 0.5}, {-0.5, 0.0, 0.9}},
      {{1.3, 1e-4, 0.5}, {0.0, 1e-3, 1.0}},
      {{1.0, 0.3, 0.5}, {1.0, 0.0, 0.2}, {2.5, 2.0, 0.8}},
      {{-3.0, 10.0, 0.3}, {4.0, 0.02, 1.0}},
      {{9.0, 0.5, 1.0}, {-9.0, 0.5, 0.7}},
  };
  double worst = 0.0;
  for (const std::vector<Threshold>& thresholds : cases)
    for (double victims_above : {-2.0, 0.0, 1.5, 4.0, 8.0})
      for (bool victims : {true, false}) {
        const SeverityDetection detection{victims_above, victims, thresholds};
        const double share = victims ? share_above(victims_above) : share_above(-victims_above);
        const Law computed = law(detection);
        double total = 0.0;
        for (CaptureHistory h = 0; h < computed.size(); ++h) {
          const double expected = by_boost(detection, h) / share;
          INFO("above " << victims_above << ", victims " << victims << ", history " << h << ": "
                        << computed[h] << ", " << expected);
          CHECK(std::abs(computed[h] - expected) <= 1e-10 * expected + 1e-15);
          if (expected > 1e-12)
            worst = std::max(worst, std::abs(computed[h] - expected) / expected);
          total += computed[h];
        }
        CHECK(total == Approx(1.0).epsilon(1e-12));
      }
  INFO("worst relative difference " << worst);
  CHECK(worst < 1e-11);
}

// A threshold that catches nearly everyone: P(missed | S) = 1 - Phi is below the rounding of Phi,
// and must not be a difference from 1.
TEST_CASE("agencies that detect for sure: the few whom they miss are exact to all digits") {
  const boost::math::normal standard;
  for (const Threshold& threshold : {Threshold{0.0, 0.3, 1.0}, Threshold{1.0, 0.05, 1.0},
                                     Threshold{0.0, 0.2, 1.0}, Threshold{-2.0, 1.0, 1.0}}) {
    const Law computed = law(SeverityDetection{1.5, true, {threshold}});
    const auto missed = [&](double severity) {
      const double x = (severity - threshold.at) / threshold.softness;
      return boost::math::pdf(standard, severity) *
             boost::math::cdf(boost::math::complement(standard, x));
    };
    double total = 0.0;
    for (double from = 1.5; from < 12.0; from += 0.05)
      total += boost::math::quadrature::gauss_kronrod<double, 31>::integrate(missed, from,
                                                                             from + 0.05, 0);
    const double expected = total / share_above(1.5);
    INFO("at " << threshold.at << ", softness " << threshold.softness << ": " << computed[0] << ", "
               << expected);
    if (expected > 1e-20)
      CHECK(std::abs(computed[0] - expected) <= 1e-10 * expected);
    else
      CHECK(computed[0] < 1e-20);  // below it the engine promises no digits
  }
}

TEST_CASE("victims and bystanders of a continuum make up the whole") {
  const std::vector<Threshold> thresholds{{1.0, 0.3, 0.5}, {0.2, 0.0, 0.2}};
  for (double above : {-1.0, 0.5, 2.0}) {
    const Law victims = law(SeverityDetection{above, true, thresholds});
    const Law bystanders = law(SeverityDetection{above, false, thresholds});
    const double p = share_above(above);
    const Law everyone = law(SeverityDetection{-8.0, true, thresholds});
    for (CaptureHistory h = 0; h < 4; ++h)
      CHECK(p * victims[h] + (1.0 - p) * bystanders[h] == Approx(everyone[h]).epsilon(1e-10));
  }
}

TEST_CASE("severities fall on their own side, and a detection takes one number an agency") {
  RandomStream stream(1, 0, Purpose::person_traits);
  for (double above : {-3.0, 0.0, 1.5, 6.0})
    for (int draws = 0; draws < 1000; ++draws) {
      CHECK(draw_severity({above, true, {}}, stream) >= above);
      CHECK(draw_severity({above, false, {}}, stream) <= above);
    }
  RandomStream one(1, 0, Purpose::person_detection);
  RandomStream other(1, 0, Purpose::person_detection);
  CHECK(draw(SeverityDetection{0.0, true, {{1.0, 0.0, 1.0}, {2.0, 0.0, 1.0}}}, 1.5, one) == 0b01);
  CHECK(draw(SeverityDetection{0.0, true, {{9.0, 0.0, 1.0}, {9.0, 0.1, 1.0}}}, 1.5, other) == 0);
  CHECK(one() == other());
}

}  // namespace darknumber::severity_test
