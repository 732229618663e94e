// SPDX-License-Identifier: MIT
#pragma once

#include "engine/core/random_stream.h"
#include "engine/scenario/scenario.h"

namespace darknumber::testing {

/// The odds ratio of three agencies or of all.
void draw_set_dependence(Scenario& scenario, RandomStream& stream);

/// Groups of two sizes, and visits of the agencies that may.
void draw_groups(Scenario& scenario, RandomStream& stream);

/// Loadings of reporting and anonymity on the traits there are.
void draw_loadings_of_records(Scenario& scenario, RandomStream& stream);

void draw_verification(Scenario& scenario, RandomStream& stream);

}  // namespace darknumber::testing
