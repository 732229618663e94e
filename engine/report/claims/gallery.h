// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/report/format.h"
#include "engine/study/run_study.h"

namespace darknumber {

/// How much of a scenario's description is shown.
enum class Prose { first_sentence, whole };

/// How many claims came to which verdict.
struct VerdictCounts {
  std::size_t supported = 0;
  std::size_t not_supported = 0;
  std::size_t undecided = 0;

  VerdictCounts& operator+=(const VerdictCounts& more);
};

/// A scenario of a gallery, with its claims judged.
struct Exhibit {
  std::string file;  // as the gallery names it
  VerdictCounts counts;
  Blocks blocks;    // its section: title, description, and each claim with its verdict and region
  Value value;      // the same for programs
  std::string csv;  // a row for each point of each claim
};

Exhibit exhibit_of(const std::string& file, const StudyRun& run, const StudyPlan& plan,
                   Prose prose);

/// Scenarios, each of which is a claim, and those that were not judged.
struct Gallery {
  std::vector<Exhibit> exhibits;
  std::vector<std::string> left_out;  // files that need replicates, where none were to be drawn
};

/// Every claim of a gallery with its verdicts: how many in all, then one section for each.
Report report_of(const Gallery& gallery);

}  // namespace darknumber
