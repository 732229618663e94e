// SPDX-License-Identifier: MIT
#include "engine/world/calibration/calibrated_visits.h"

#include <algorithm>

#include "engine/world/compose_world.h"
#include "engine/world/solving/unsolvable.h"

namespace darknumber {

Scenario without_visits(Scenario scenario) {
  for (AgencySpec& agency : scenario.agencies) agency.found_in_visit.reset();
  return scenario;
}

Calibration with_visits_of(const Scenario& scenario, Calibration calibration,
                           const StopQuestion* stop) {
  auto* calibrated = std::get_if<Calibrated>(&calibration);
  const bool visits =
      std::any_of(scenario.agencies.begin(), scenario.agencies.end(),
                  [](const AgencySpec& agency) { return agency.found_in_visit.has_value(); });
  if (calibrated == nullptr || !visits) return calibration;
  for (std::size_t j = 0; j < scenario.agencies.size(); ++j)
    calibrated->scenario.agencies[j].found_in_visit = scenario.agencies[j].found_in_visit;
  try {
    calibrated->world = compose_world(calibrated->scenario, calibrated->victims, stop);
  } catch (const UnsolvableScenario& error) {
    return Misfit{Misfit::Kind::does_not_fit,
                  std::string(error.what()) + " (" + error.advice() + ")"};
  }
  return calibration;
}

}  // namespace darknumber
