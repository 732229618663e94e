// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "tests/faults/cases.h"

namespace darknumber::testing {

/// What a fault left is judged by.
struct Expectation {
  bool may_be_done = false;               // the command may end as without the fault
  bool may_leave_files = false;           // nobody could remove what is half-written
  bool names_the_file = true;             // the message
  std::vector<int> codes = {1, 3, 7, 8};  // where it is not done
  std::string says = "";                  // the message
};

/// What is wrong with what a run left in the place of its case: a crash, an exit code of another
/// kind, no message, a file that is neither as it was nor as it is to be, results that look
/// complete and are not, something said to be written that is not. Empty where all is well.
std::string wrong_with(const Prepared& prepared, const FaultyRun& faulty,
                       const Expectation& expected);

/// The same of the command done over without a fault, in the same place: it is to end as if there
/// had never been one.
std::string wrong_done_over(const Prepared& prepared);

}  // namespace darknumber::testing
