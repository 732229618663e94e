// SPDX-License-Identifier: MIT
// The law on nodes and its derivatives, beside the same by enumeration, node by node.
#include "engine/world/detection_nodes.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/world/intercepts.h"
#include "tests/support/random_steps.h"

namespace darknumber::detection_nodes_test {
namespace {

using namespace testing;

constexpr int normal_nodes = 24;

/// E[f(P(. | z))] over the nodes, f giving a number for each history.
template <typename OfLaw>
std::vector<double> mean_over_nodes(const Detection& detection, const OfLaw& of_law) {
  const TraitNodes nodes = trait_nodes(detection.traits, normal_nodes);
  std::vector<double> sum(history_count(detection.agencies()), 0.0);
  for (std::size_t n = 0; n < nodes.size(); ++n) {
    const std::vector<double> values = of_law(law_given(detection, nodes.node(n)));
    for (std::size_t h = 0; h < sum.size(); ++h) sum[h] += nodes.weights[n] * values[h];
  }
  return sum;
}

void require_equal(const std::vector<double>& values, const std::vector<double>& others) {
  REQUIRE(values.size() == others.size());
  for (std::size_t i = 0; i < values.size(); ++i)
    CHECK(values[i] == Approx(others[i]).epsilon(1e-11).margin(1e-14));
}

}  // namespace

TEST_CASE("a detection on nodes is what enumeration makes of it, with its derivatives") {
  for (const auto& [name, target] : detection_targets()) {
    INFO(name);
    const Detection detection = solve_detection(target).detection;
    const DetectionNodes nodes = nodes_of(detection, normal_nodes, nullptr);
    const DetectionNodes::Slopes slopes = nodes.slopes(detection.intercepts);
    const DetectionNodes::Potential potential = nodes.potential(detection.intercepts);
    const Law law = mean_over_nodes(detection, [](const Law& given) { return given; });
    require_equal(nodes.law(detection.intercepts), law);
    require_equal(slopes.law, law);
    require_equal(potential.law, law);
    const auto k = static_cast<std::size_t>(detection.agencies());
    for (std::size_t l = 0; l < k; ++l) {
      const int list = static_cast<int>(l);
      CHECK(potential.margins[l] == Approx(margin(law, list)).epsilon(1e-12));
      const std::vector<double> slope = mean_over_nodes(detection, [&](const Law& given) {
        Law change = given;
        for (CaptureHistory h = 0; h < change.size(); ++h)
          change[h] *= (contains(h, list) ? 1.0 : 0.0) - margin(given, list);
        return change;
      });
      require_equal(slopes.by_intercept[l], slope);
      for (std::size_t j = 0; j < k; ++j)
        CHECK(potential.hessian[j * k + l] ==
              Approx(margin(slope, static_cast<int>(j))).epsilon(1e-9).margin(1e-13));
    }
  }
}

TEST_CASE("the potential's gradient is the margins") {
  constexpr double step = 1e-5;
  for (const auto& [name, target] : detection_targets()) {
    INFO(name);
    const Detection detection = solve_detection(target).detection;
    const DetectionNodes nodes = nodes_of(detection, normal_nodes, nullptr);
    const std::vector<double> margins = nodes.potential(detection.intercepts).margins;
    for (std::size_t j : uncertain_agencies(target.margins)) {
      std::vector<double> above = detection.intercepts, below = detection.intercepts;
      above[j] += step;
      below[j] -= step;
      const double rise = nodes.potential(above).value - nodes.potential(below).value;
      CHECK(rise / (2.0 * step) == Approx(margins[j]).epsilon(1e-6).margin(1e-9));
    }
  }
}

}  // namespace darknumber::detection_nodes_test
