// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "engine/core/stop.h"

namespace darknumber {

/// Makes, for one thread's part of the work, a function that gives log pi(x) - log phi(x) of
/// coordinates x: a density over the standard normal one; -infinity where it is 0.
using LogRatio = std::function<double(std::span<const double> at)>;
using LogRatioMaker = std::function<LogRatio()>;

/// How far a sampler has come: all on which the rest of its way depends.
struct SamplerState {
  std::vector<std::vector<double>> at;  // of the particles; none: it has not begun
  std::vector<double> ratio;            // log pi - log phi there
  double temperature = 0.0;
  std::uint32_t step = 0;
  std::uint32_t move = 0;
  int moves_of_step = 0;
  double accepted_of_step = 0.0;  // of each particle, on average
  int last_moves = 0;             // at temperature 1
  double walk = 1.0;              // scales of the two kinds of moves
  double difference = 1.0;
  double log_evidence = 0.0;
  double least_variance = 0.0;
  double impossible = 0.0;
  std::int64_t evaluations = 0;
};

struct SamplerSpec {
  std::size_t dimensions = 1;
  int particles = 2000;
  std::uint64_t seed = 1;
  std::uint32_t run = 0;
  int threads = 1;
  /// The share of the moves below that is made: less only to show what becomes of runs then.
  double share_of_moves = 1.0;
  /// Called from the calling thread with the share of the tempering done, and the moves at its end.
  std::function<void(double share)> progress{};
  const StopQuestion* stop = nullptr;
  /// Where an earlier sampler of the same specification was; null: begin.
  const SamplerState* before = nullptr;
  /// Called after each move; `last`: no other call follows, since it has ended or is given up.
  std::function<void(const SamplerState& state, bool last)> keep{};
};

struct SampledParticles {
  std::vector<std::vector<double>> at;
  double log_evidence = 0.0;  // log of the integral of pi
  /// Its variance, were the particles of every step independent draws: the sum over steps of
  /// (mean w^2 / (mean w)^2 - 1) / particles, by the delta method. They are not quite, so it is the
  /// least that is to be expected.
  double least_variance = 0.0;
  double impossible = 0.0;  // share of the standard normal where pi is 0
  int temperatures = 0;
  std::int64_t evaluations = 0;
};

/// Draws from a density by sequential Monte Carlo (Del Moral, Doucet & Jasra 2006, JRSS B 68:411).
/// Particles begin standard normal and are weighted, step by step, towards the density: the next
/// temperature is the one at which the effective sample size falls to a half of the particles;
/// systematic resampling; then moves that leave the tempered density as it is, in turn a random
/// walk in the covariance of the other half of the particles and a difference of two of that half
/// (ter Braak & Vrugt 2008, Stat. Comput. 18:435), so that no thread waits for another. There are
/// at least 10 moves a step, and 2 a dimension, and as many as it takes for particles to have moved
/// thrice on average; 5 a dimension more at the end. With fewer, effective sizes and acceptance
/// look well while runs differ. Every random number is keyed by run, step, move and particle: the
/// same numbers for any number of threads, and wherever it was stopped and went on. Throws GivenUp.
SampledParticles sample_tempered(const SamplerSpec& spec, const LogRatioMaker& density);

}  // namespace darknumber
