// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/report/replay/replay_report.h"

namespace darknumber {

/// What `replay` prints, as JSON. A number that does not exist is null.
std::string replay_json(const Replayed& replayed);

}  // namespace darknumber
