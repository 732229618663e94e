// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/study/design/believed_worlds.h"

namespace darknumber {

/// What all candidates have in common.
struct Trial {
  const BelievedWorlds& believed;
  const DesignSpec& design;
  std::vector<std::string> lists;      // the agencies
  std::vector<std::size_t> ascending;  // worlds, by N
  std::vector<std::size_t> truths;     // worlds that are taken to be true, one after the other
  std::uint64_t seed = 1;
};

/// As many truths as the design asks for, at even steps through the weights of the worlds by N. It
/// refers to what it is made from.
Trial make_trial(const BelievedWorlds& believed, const DesignSpec& design,
                 const Scenario& scenario);

/// The logarithms of the weights that worlds have before any further data.
std::vector<double> log_weights(const BelievedWorlds& believed);

/// What one candidate's data from a truth leave.
struct DrawnWidth {
  double width = NAN;           // of the 90 % range of N; NaN where no world makes such data
  std::vector<double> of_runs;  // of the worlds of each run alone
  double effective = 0.0;       // worlds that are left, as many of equal weight
  double persons = 0.0;         // looked at
};

/// Draws a candidate's data from truth `number`, and weighs all worlds but the true one by them: it
/// made them, so that what is left of the others is what a reader of the data would find out.
DrawnWidth draw_width(const Trial& trial, std::size_t candidate, std::size_t number);

}  // namespace darknumber
