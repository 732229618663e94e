#!/bin/sh
# SPDX-License-Identifier: MIT
# Adds a measure to a copy of the sources, by the recipe of CONTRIBUTING.md alone, builds the
# program and runs it.
#   add_measure.sh CHECKOUT FOLDER
. "$(dirname "$0")/recipe.sh"
performance=engine/performance

# 1. The function.
cat > $performance/distance_measures.h <<'END'
// SPDX-License-Identifier: MIT
#pragma once

#include "engine/performance/calculation.h"

namespace darknumber {

/// Mean of |estimate / truth - 1|. MCSE: standard deviation over the root of n.
Calculated relative_distance(const MeasureInput& input);

}  // namespace darknumber
END
cat > $performance/distance_measures.cpp <<'END'
// SPDX-License-Identifier: MIT
#include "engine/performance/distance_measures.h"

#include <cmath>

#include "engine/performance/moments.h"

namespace darknumber {

Calculated relative_distance(const MeasureInput& input) {
  const Moments moments = moments_of(column_where_estimated(input, [&](const ReplicateRow& row) {
    return std::abs(row.estimate / input.truth - 1.0);
  }));
  return {moments.mean, moments.standard_error(), moments.n};
}

}  // namespace darknumber
END

# 2. The entry in the list.
insert_before $performance/measures.cpp '#include "engine/performance/moment_measures.h"' \
  '#include "engine/performance/distance_measures.h"'
insert_before $performance/measures.cpp '    MeasureKind{"empirical_se"' \
  '    MeasureKind{"relative_distance", "Mean of |estimate / truth - 1|.", Used::with_estimate,
                Of::a_term_of_the_mean, Unit::ratio, relative_distance},'

build_program
expect 'relative_distance: Mean of |estimate / truth - 1|.' "$program" list measures
expect '"relative_distance"' "$program" run scenarios/textbook.json --replicates 3 --quiet --format json
expect 'independence.relative_distance' "$program" run scenarios/textbook.json --replicates 3 --quiet --format csv
expect 'relative_distance of' "$program" run scenarios/studies/morris.json --quiet \
  --set study.measure=relative_distance --set study.trajectories=2
expect 'did you mean "relative_distance"' "$program" run scenarios/studies/sweep.json --quiet \
  --set study.measure=relative_distanse
say_touched
echo "A measure was added by the recipe."
