// SPDX-License-Identifier: MIT
#include "engine/report/find_measure.h"

#include <algorithm>

#include "engine/core/contracts.h"

namespace darknumber {

const EstimatorMeasure& find_measure(const PointResult& point, std::size_t estimator,
                                     std::string_view name) {
  const auto found = std::find_if(
      point.measures.begin(), point.measures.end(), [&](const EstimatorMeasure& measure) {
        return measure.estimator == estimator && measure.measured.name == name;
      });
  DN_EXPECT(found != point.measures.end(), "the measure is one of those taken by default");
  return *found;
}

}  // namespace darknumber
