// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/study/explain/explanation.h"
#include "engine/study/run_study.h"

namespace darknumber::testing {

/// A scenario of agencies A, B, … without violations, its table, and a study of the worlds behind
/// it.
struct ExplainedTable {
  int lists = 2;
  std::string counts = R"({"10": 80, "01": 60, "11": 20})";  // or a file
  std::string world = "";                                    // more fields of the scenario
  std::string agency = "";                                   // more fields of every agency
  std::string study = "";                                    // of the study, its type aside

  std::string text() const;
};

/// What an explain study says of it, on so many threads.
Explanation explained(const ExplainedTable& table, int threads = 2);

/// The counts of a table of the examples, as JSON.
std::string counts_of_example(const std::string& file);

}  // namespace darknumber::testing
