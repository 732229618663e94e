// SPDX-License-Identifier: MIT
#include "tests/support/calibration.h"

#include <algorithm>
#include <cmath>

namespace darknumber::testing {

double worst_of_lists(const ContingencyTable& expected, const ContingencyTable& wanted,
                      Match match) {
  double worst = 0.0;
  for (CaptureHistory lists = 1; lists < wanted.counts().size(); ++lists) {
    if (lists_on(lists) > (match == Match::pairs ? 2 : 1)) continue;
    const double size = wanted.on_all(lists);
    worst = std::max(worst, std::abs(expected.on_all(lists) - size) / std::max(size, 1e-9));
  }
  return worst;
}

Scenario moved_away(Scenario scenario) {
  scenario.population.victims = 1;
  double step = 1.3;
  for (AgencySpec& agency : scenario.agencies) {
    const auto move = [&](double& p) {
      if (p > 0.0 && p < 1.0) p = 1.0 / (1.0 + (1.0 - p) / p * std::exp(step));
    };
    move(agency.rates.capture_probability);
    for (AgencyRates& rates : agency.in_stratum) move(rates.capture_probability);
    step = -0.8 * step;
  }
  return scenario;
}

}  // namespace darknumber::testing
