// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/core/stop.h"
#include "engine/study/hold.h"

namespace darknumber {

/// A field of a scenario that no world fits to its table, and what to do about it.
struct FieldInTheWay {
  std::string path;
  std::string advice;
};

/// The field without which a world fits: of single rates and pairs, the largest first, else the
/// first field of a whole violation. The table itself where no one of them alone is in the way.
/// Solves once for each, so only for where an error is to be told. `stop`: asked all the while;
/// throws GivenUp.
FieldInTheWay field_in_the_way(const Scenario& scenario, const Hold& hold,
                               const StopQuestion* stop = nullptr);

}  // namespace darknumber
