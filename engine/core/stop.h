// SPDX-License-Identifier: MIT
#pragma once

#include <functional>

namespace darknumber {

/// Whether work is to end before it is done: a user's Ctrl-C, or a time limit. Asked from several
/// threads at a time; once it says yes, it goes on saying so.
using StopQuestion = std::function<bool()>;

/// Thrown by work that was given up on request. Nothing is wrong, and nothing came of it.
struct GivenUp {};

/// Asked between the parts of work that may take longer than a user waits. Null: nobody asks.
inline void give_up_if_asked(const StopQuestion* stop) {
  if (stop != nullptr && *stop && (*stop)()) throw GivenUp{};
}

}  // namespace darknumber
