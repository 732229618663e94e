// SPDX-License-Identifier: MIT
#include "engine/study/row_values.h"

#include <cmath>

#include "engine/performance/measures.h"

namespace darknumber {
std::vector<double> row_values(std::string_view measure, const ReplicateRows& rows) {
  std::vector<double> values;
  values.reserve(rows.size());
  for (const ReplicateRow& row : rows)
    values.push_back(has_world(row) ? exact_value(measure, row, row.truth) : NAN);
  return values;
}

}  // namespace darknumber
