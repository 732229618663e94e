// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/estimators/options/read_estimators.h"
#include "engine/input/json.h"

namespace darknumber {

/// What became of an entry.
struct EstimatorReading {
  std::optional<EstimatorSpec> spec;
  Problems problems;
};

/// Reads an entry, as a scenario with these agencies would have it as its first.
inline EstimatorReading read_entry(const std::string& json,
                                   const std::vector<std::string>& agencies,
                                   const ListsInUse& in_use) {
  EstimatorReading reading;
  const Value value = parse_json(json, "test.json", reading.problems);
  reading.spec =
      read_estimator(value, "estimators[#1]", "test.json", in_use, agencies, 0.9, reading.problems);
  return reading;
}

}  // namespace darknumber
