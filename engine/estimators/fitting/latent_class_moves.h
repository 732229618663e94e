// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "engine/core/capture_history.h"
#include "engine/core/random_stream.h"

namespace darknumber {

/// One latent class: its probabilities, and who is in it.
struct LatentClassState {
  std::array<double, max_lists> on{};   // lambda_j
  std::array<double, max_lists> off{};  // 1 - lambda_j, with all its digits
  double share = 0.0;                   // pi_k
  double log_stick = 0.0;               // log V_k
  double log_left = 0.0;                // log(1 - V_k); of no use in the last class
  std::int64_t persons = 0;             // on lists or not
  std::int64_t unseen = 0;              // of them on no list
  std::array<std::int64_t, max_lists> records{};
};

/// All classes and all persons.
struct LatentClasses {
  int lists = 0;
  std::int64_t observed = 0;
  std::int64_t unseen = 0;
  double alpha = 1.0;
  std::vector<LatentClassState> states;
};

// Moves of the persons with lambda and V integrated out, which are drawn anew after. So what blocks
// a plain Gibbs sampler does not block these: with most of a class unseen, lambda hardly moves
// given their number, nor their number given lambda. Source: Liu (1994), JASA 89; van Dyk & Park
// (2008), JASA 103.

/// Proposes another number of unseen persons for every class that has anyone (Metropolis), a step
/// uniform up to a width that is itself drawn, from one person to four times the observed.
void move_unseen(LatentClasses& classes, RandomStream& stream);

/// Proposes that neighbours on the stick change places (Metropolis). Without it a large class that
/// was born late stays late, and alpha large. Source: Papaspiliopoulos & Roberts (2008), Biometrika
/// 95, section 3.4, there with V.
void move_labels(LatentClasses& classes, RandomStream& stream);

}  // namespace darknumber
