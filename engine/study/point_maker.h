// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/scenario/scenario.h"
#include "engine/scenario/study_spec.h"
#include "engine/study/study_points.h"
#include "engine/study/study_rows.h"

namespace darknumber {

/// Makes the worlds of one run: the scenario's tree with settings, read again.
class PointMaker {
 public:
  PointMaker(const Value& root, std::string file);

  /// The scenario with these settings. Throws InputError where they do not fit together.
  Scenario scenario_with(const Settings& settings) const;

 private:
  Value root_;
  std::string file_;
};

/// A row that is written out: what it sets, and the factors' values.
struct ListedRow {
  Settings settings;
  std::vector<Value> values;
};

/// Rows that give the factors values; null leaves a factor as it is.
RowSource source_of(std::shared_ptr<const PointMaker> maker, std::vector<Factor> factors,
                    DesignRows rows);
RowSource source_of(std::shared_ptr<const PointMaker> maker, std::vector<ListedRow> rows);

}  // namespace darknumber
