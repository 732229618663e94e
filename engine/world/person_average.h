// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "engine/world/world.h"

namespace darknumber {

/// Own detections of the persons of a process, where what happens to their records goes by person.
struct OwnDetections {
  Law average;  // over the traits
  /// Of persons with these traits; none: the traits do not move it.
  std::function<Law(std::span<const double> traits)> given = {};
  std::vector<std::vector<double>> loadings = {};  // by which `given` depends on them
};

/// Those of a source, present to this extent.
OwnDetections own_detections(const Detection& source, Law average,
                             const std::vector<double>& exposure);

/// The law of reported histories, averaged over the traits where reporting goes by person.
Law reported_on_average(const PersonProcess& process, const std::vector<Trait>& traits,
                        const OwnDetections& detections);

/// The law of histories in the register, reported and confirmed.
Law register_on_average(const PersonProcess& process, const std::vector<Trait>& traits,
                        const OwnDetections& detections);

/// Whose records are anonymous, averaged over the traits; empty where that does not go by person.
AnonymousLaw anonymous_on_average(const PersonProcess& process, const std::vector<Trait>& traits,
                                  const OwnDetections& detections);

}  // namespace darknumber
