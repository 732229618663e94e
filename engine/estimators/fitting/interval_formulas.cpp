// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/interval_formulas.h"

#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "engine/core/contracts.h"

namespace darknumber {

double normal_quantile(double level) {
  DN_EXPECT(level > 0.0 && level < 1.0, "a level lies between 0 and 1");
  return boost::math::quantile(boost::math::normal_distribution<double>(), 0.5 + 0.5 * level);
}

Interval wald_log(double observed, double dark_figure, double log_variance, double level) {
  const double factor = std::exp(normal_quantile(level) * std::sqrt(log_variance));
  return {observed + dark_figure / factor, observed + dark_figure * factor};
}

Interval lognormal_interval(double observed, double dark_figure, double se, double level) {
  if (dark_figure == 0.0) return {observed, observed};
  const double ratio = se / dark_figure;
  return wald_log(observed, dark_figure, std::log1p(ratio * ratio), level);
}

}  // namespace darknumber
