// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>

namespace darknumber {

/// From now on the first Ctrl-C (or SIGTERM) sets the flag that is returned, for the run to stop
/// after the blocks it is at; the second ends the program at once.
const std::atomic<bool>& stop_on_interrupt();

}  // namespace darknumber
