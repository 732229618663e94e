// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/latent_class_walk.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/support/batch_means.h"

namespace darknumber::latent_class_walk_test {

// Of a table of nobody the posterior is the prior: sticks V ~ Beta(1, alpha), of mean
// 1 / (1 + alpha), and probabilities uniform.
TEST_CASE("without data the walk of classes keeps to their prior") {
  for (const double alpha : {0.5, 3.0}) {
    INFO("alpha " << alpha);
    LatentClasses classes;
    classes.lists = 2;
    classes.alpha = alpha;
    classes.states.resize(3);
    for (LatentClassState& state : classes.states) {
      state.on.fill(0.5);
      state.off.fill(0.5);
      state.log_stick = state.log_left = std::log(0.5);
    }
    classes.states[0].share = 0.5;
    classes.states[1].share = classes.states[2].share = 0.25;
    ProbabilityWalk walk({}, 3, beginnings_without(2, {}));
    RandomStream stream(1, 0, Purpose{1000});
    testing::BatchMeans first, second, probability, square, shares;
    for (int i = 0; i < 200000; ++i) {
      walk.move(classes, stream);
      first.add(std::exp(classes.states[0].log_stick));
      second.add(std::exp(classes.states[1].log_stick));
      probability.add(classes.states[2].on[1]);
      square.add(classes.states[2].on[1] * classes.states[2].on[1]);
      shares.add(classes.states[0].share);
    }
    for (const auto& [drawn, mean] :
         {std::pair{first, 1.0 / (1.0 + alpha)}, std::pair{second, 1.0 / (1.0 + alpha)},
          std::pair{shares, 1.0 / (1.0 + alpha)}, std::pair{probability, 0.5},
          std::pair{square, 1.0 / 3.0}}) {
      INFO(drawn.mean() << " ±" << drawn.error() << ", " << mean);
      CHECK(std::abs(drawn.mean() - mean) < 5.0 * drawn.error());
      CHECK(drawn.error() < 0.02);
    }
  }
}

}  // namespace darknumber::latent_class_walk_test
