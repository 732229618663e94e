// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/input/value.h"
#include "engine/interface/arguments.h"
#include "engine/interface/ask.h"
#include "engine/interface/watch.h"

namespace darknumber {

/// The arguments of a call are wrong; the problems are in them.
struct BadArguments {};

/// Work ended on request; says how far it was.
struct Stopped {
  std::string how_far;
};

/// An answer that is whole.
inline Reply done(std::string json) {
  return {Outcome::done, std::move(json), {}, {}};
}

/// An array of texts.
Value texts_value(const std::vector<std::string>& texts);

/// What each verb answers. Problems of the arguments are added to them, and `BadArguments` is then
/// thrown before any work; a bad scenario or table is an InputError, and what was asked to stop
/// throws GivenUp or Stopped.
Reply answer_validate(Arguments& arguments, const Watch& watch);
Reply answer_expect(Arguments& arguments, const Watch& watch);
Reply answer_plan(Arguments& arguments, const Watch& watch);
Reply answer_run(Arguments& arguments, const Watch& watch);
Reply answer_design(Arguments& arguments, const Watch& watch);
Reply answer_calibrate(Arguments& arguments, const Watch& watch);
Reply answer_simulate(Arguments& arguments, const Watch& watch);
Reply answer_estimate(Arguments& arguments, const Watch& watch);
Reply answer_bounds(Arguments& arguments, const Watch& watch);

}  // namespace darknumber
