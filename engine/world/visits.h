// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/core/random_stream.h"
#include "engine/scenario/scenario.h"
#include "engine/world/law.h"

namespace darknumber {

/// How agencies find groups of persons, of one stratum: agency j of `visiting` comes to a group
/// with probability `visit[j]`, independently of the others, and then detects each member,
/// independently, with probability `found[j]`. Their product is the agency's capture probability,
/// so the law of one person is that of being found alone; the members of a group are found
/// together.
struct Visits {
  CaptureHistory visiting = 0;  // agencies that find people by visits; the others one by one
  std::vector<double> visit;    // p_j / q_j, of a group that is present throughout
  std::vector<double> found;    // q_j
};

/// The law face: of the set of agencies that visit a group with this exposure to each.
Law visit_law(const Visits& visits, const std::vector<double>& exposure);

/// The law of a member's own detections, given who visited the group; `alone` is that of a person
/// found one by one, exposure included.
Law member_law(const Visits& visits, CaptureHistory visited, const Law& alone);

/// The draw face of visits. One random number an agency.
CaptureHistory draw_visits(const Visits& visits, const std::vector<double>& exposure,
                           RandomStream& stream);

/// The draw face of a member's detections, `detected` being drawn as if alone. One random number an
/// agency.
CaptureHistory draw_member(const Visits& visits, CaptureHistory visited, CaptureHistory detected,
                           RandomStream& stream);

}  // namespace darknumber
