// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/core/estimate.h"
#include "engine/core/model_code.h"

namespace darknumber {

/// What one estimator made of one replicate. Numbers that do not exist are NaN.
struct ReplicateRow {
  double estimate = 0.0;  // N-hat
  double se = 0.0;
  double lower = 0.0;
  double upper = 0.0;
  double observed = 0.0;          // n: entities on the lists this estimator uses
  double overlap = 0.0;           // entities on two or more of them
  double victims_observed = 0.0;  // D: victims with a reported record on one of them
  double ever_present = 0.0;      // realised number of victims ever present
  Status status = Status::ok;
  bool boundary = false;
  double false_positive_entities = 0.0;  // made of bystanders' records, before false links
  double truth = 0.0;                    // N of what it is about, in persons
  ModelCode model = 0;                   // that it chose; 0 where it chooses none
};

/// All replicates of one estimator, in the order of the replicates.
using ReplicateRows = std::vector<ReplicateRow>;

}  // namespace darknumber
