// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "engine/input/problem.h"

namespace darknumber {

/// Problems of one kind: the same message but for the names and numbers in it, in the same file.
struct ProblemGroup {
  std::vector<const Problem*> shown;
  std::size_t more = 0;  // of this kind, not shown
};

/// Which of many problems a reader is shown.
struct ProblemChoice {
  std::vector<ProblemGroup> groups;
  std::size_t other = 0;  // of kinds that are not shown at all
};

/// At most `most` of the problems. Where there are more, those of one kind stand together, and
/// every kind is shown as long as the number allows. The problems must outlive the choice.
ProblemChoice choose_shown(const Problems& problems, std::size_t most);

}  // namespace darknumber
