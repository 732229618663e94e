// SPDX-License-Identifier: MIT
#include "engine/world/known_detections.h"

#include <catch2/catch.hpp>
#include <vector>

#include "engine/world/solving/unsolvable.h"

namespace darknumber::known_detections_test {
namespace {

DetectionTarget first_target() {
  DetectionTarget target;
  target.margins = {0.1, 0.3, 0.02};
  target.odds_ratios = {1.0, 2.0, 1.0, 2.0, 1.0, 1.0, 1.0, 1.0, 1.0};
  target.traits = {{"visible", NormalTrait{0.5}},
                   {"two kinds", ClassesTrait{{-0.4, 0.4}, {0.5, 0.5}}}};
  target.loadings = {{1.0, 0.0}, {0.5, 1.0}, {0.0, 1.0}};
  target.agencies = {"A", "B", "C"};
  target.whom = "victims";
  target.sets = {{0b111, 1.5}};
  return target;
}

/// Targets of which each differs from the first in one number.
std::vector<DetectionTarget> neighbours() {
  std::vector<DetectionTarget> targets(9, first_target());
  targets[0].margins[2] = 0.021;
  targets[1].odds_ratios[1] = targets[1].odds_ratios[3] = 2.5;
  std::get<NormalTrait>(targets[2].traits[0].distribution).sd = 0.6;
  std::get<ClassesTrait>(targets[3].traits[1].distribution).values = {-0.5, 0.5};
  std::get<ClassesTrait>(targets[4].traits[1].distribution).shares = {0.6, 0.4};
  targets[5].loadings[1][0] = 0.6;
  targets[6].sets[0].odds_ratio = 1.6;
  targets[7].sets[0].agencies = 0b110;
  targets[8].sets.clear();
  return targets;
}

void require_the_same(const SolvedDetection& known, const SolvedDetection& solved) {
  CHECK(known.law == solved.law);
  CHECK(known.detection.intercepts == solved.detection.intercepts);
  CHECK(known.detection.loadings == solved.detection.loadings);
}

}  // namespace

TEST_CASE("a detection that is known is the one that solving gives") {
  KnownDetections known(100);
  std::vector<DetectionTarget> targets = neighbours();
  targets.push_back(first_target());
  for (int round = 0; round < 2; ++round) {
    for (const DetectionTarget& target : targets)
      require_the_same(*known.solve(target), solve_detection(target));
    CHECK(known.solved() == targets.size());
  }
}

TEST_CASE("names and messages make no other detection") {
  KnownDetections known(100);
  DetectionTarget target = first_target();
  (void)known.solve(target);
  target.agencies = {"D", "E", "F"};
  target.whom = "victims of stratum north";
  (void)known.solve(target);
  CHECK(known.solved() == 1);
}

TEST_CASE("of the detections that are known the oldest is forgotten") {
  KnownDetections known(2);
  const std::vector<DetectionTarget> targets = neighbours();
  for (std::size_t t : {0, 1, 2}) (void)known.solve(targets[t]);
  (void)known.solve(targets[1]);
  (void)known.solve(targets[2]);
  CHECK(known.solved() == 3);
  (void)known.solve(targets[0]);
  CHECK(known.solved() == 4);
}

TEST_CASE("room for no detection, and a target without one") {
  KnownDetections none(0);
  (void)none.solve(first_target());
  (void)none.solve(first_target());
  CHECK(none.solved() == 2);
  DetectionTarget impossible = first_target();
  impossible.sets.clear();
  impossible.margins = {0.7, 0.7, 0.1};
  impossible.odds_ratios[1] = impossible.odds_ratios[3] = 0.0;
  CHECK_THROWS_AS(none.solve(impossible), UnsolvableScenario);
}

}  // namespace darknumber::known_detections_test
