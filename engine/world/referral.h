// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/core/random_stream.h"
#include "engine/world/law.h"

namespace darknumber {

/// A kernel: each agency at which a person newly appears refers them once to each other agency l
/// with probability r_jl, if they are not there yet, until no new agency is reached. Referral
/// ignores presence, windows and capture probabilities, and leaves no second record.
struct Referral {
  std::vector<double> probability;  // r_jl at [j * agencies + l]; 0 on the diagonal

  int agencies() const;
};

/// The law face: the law of the agencies reached in the end; or several such laws side by side, as
/// `together` puts them. The states are the agencies reached and, of these, those that have
/// referred, of the agencies that refer at all: 3^k of them at most, visited in an order in which
/// each gets all its mass before it passes it on. Cost: 4^k at most.
Law law(const Referral& referral, const Law& detected);

/// The law face read backwards, with the same states and the same cost: the mean of `values`, by
/// history, over what the step makes of each history; or of several values of each, side by side.
std::vector<double> mean_after(const Referral& referral, const std::vector<double>& values);

/// The draw face: draws for every ordered pair whether the one would pass the person on to the
/// other, and follows these from the detecting agencies. One random number a pair.
CaptureHistory draw(const Referral& referral, CaptureHistory detected, RandomStream& stream);

}  // namespace darknumber
