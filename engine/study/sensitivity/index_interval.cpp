// SPDX-License-Identifier: MIT
#include "engine/study/sensitivity/index_interval.h"

#include <boost/math/distributions/students_t.hpp>

#include "engine/core/contracts.h"

namespace darknumber {

Interval student_interval(double value, double se, double degrees_of_freedom, double level) {
  DN_EXPECT(level > 0.0 && level < 1.0 && degrees_of_freedom > 0.0, "a proper interval");
  const boost::math::students_t law(degrees_of_freedom);
  const double half_width = boost::math::quantile(law, 0.5 + level / 2.0) * se;
  return {value - half_width, value + half_width};
}

}  // namespace darknumber
