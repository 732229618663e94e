// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/core/contingency_table.h"
#include "engine/report/replay/replay_report.h"

namespace darknumber {

/// The counts of one replicate, from persons to what the estimators saw.
struct ReplayStages {
  double truth = 0.0;
  double ever_present = 0.0;             // victims
  std::vector<double> victims_on;        // by number of agencies with a reported record, from 0
  std::vector<double> victims_reported;  // by agency
  std::vector<double> entities;          // of the register, by agency
  double victims_recorded = 0.0;         // with a reported record
  double false_positive_entities = 0.0;  // before false links
  double by_linkage = 0.0;               // entities more than persons recorded; below 0: fewer
  double register_size = 0.0;            // entities
  double removed = 0.0;                  // of these, before estimation
  double by_suppression = 0.0;           // entities more in the table than are left; below 0: fewer
  ContingencyTable table{1};             // over the lists in use
};

ReplayStages stages_of(const Replayed& replayed);

}  // namespace darknumber
