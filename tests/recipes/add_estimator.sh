#!/bin/sh
# SPDX-License-Identifier: MIT
# Adds an estimator with one option to a copy of the sources, by the recipe of CONTRIBUTING.md alone,
# builds the program and runs it.
#   add_estimator.sh CHECKOUT FOLDER
. "$(dirname "$0")/recipe.sh"
estimators=engine/estimators

# 1. The struct, and the line in the variant.
sed -i 's|^/// The mean of other estimators.*|/// So many times the entities observed.\
struct Multiple {\
  double factor = 2.0;\
};\
\
&|; s|Trimmed, MeanOf>;|Trimmed, Multiple, MeanOf>;|' $estimators/estimator_spec.h

# 2. The fit.
cat > $estimators/methods/multiple.h <<'END'
// SPDX-License-Identifier: MIT
#pragma once

#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/estimators/fit_input.h"

namespace darknumber {

FitOutcome fit(const Multiple& method, const FitInput& input);

}  // namespace darknumber
END
cat > $estimators/methods/multiple.cpp <<'END'
// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/multiple.h"

namespace darknumber {

FitOutcome fit(const Multiple& method, const FitInput& input) {
  Estimate estimate;
  estimate.population_size = method.factor * input.table.observed();
  return estimate;
}

}  // namespace darknumber
END

# 3. The record.
cat > $estimators/options/multiple_options.h <<'END'
// SPDX-License-Identifier: MIT
#pragma once

#include "engine/estimators/methods/multiple.h"
#include "engine/estimators/options/method_kind.h"

namespace darknumber {

inline constexpr Field factor_field{.name = "factor",
                                    .type = FieldType::number,
                                    .help = "How many times the entities observed.",
                                    .example = "3",
                                    .default_text = "2",
                                    .range = {1.0}};
inline constexpr Option multiple_options[] = {option<&Multiple::factor, factor_field>()};

inline constexpr MethodKind multiple_kind{
    .name = "multiple",
    .summary = "Any number of lists: a multiple of the entities observed",
    .help = "What it estimates\n  N = factor n.",
    .structs = structs_of<Multiple>(),
    .options = multiple_options,
    .basis = Basis::estimate,
    .on_dependence = Stance::not_reached,
    .on_differences = Stance::relies,
    .on_false_positives = Stance::relies,
    .on_linkage = Stance::relies,
    .on_turnover = Stance::relies,
    .equal_lists = EqualLists::not_needed,
    .on_expected_table = OnExpectedTable::limit,
    .profile = Profile::none,
    .in_doubt = CellDoubt::refused,
    .chance = Chance::nothing,
    .empty_lists = EmptyLists::leave,
    .boundary_reason = BoundaryReason::none,
    .without_overlap = nobody_on_two_lists};

}  // namespace darknumber
END

# 4. The line in the list.
sed -i 's|^#include "engine/estimators/options/sample_coverage_options.h"|#include "engine/estimators/options/multiple_options.h"\
&|; s|^    &mean_kind,|    \&multiple_kind,\
&|' $estimators/options/method_kinds.cpp

build_program
entry='{"method": "multiple", "factor": 3}'
expect 'a multiple of the entities observed' "$program" list estimators
expect 'N = factor n' "$program" list estimators multiple
expect '"estimate": 369' "$program" estimate examples/data/korea.csv --estimator "$entry" --format json
expect 'did you mean "factor"' "$program" estimate examples/data/korea.csv \
  --estimator '{"method": "multiple", "facter": 3}'
expect 'did you mean "multiple"' "$program" estimate examples/data/korea.csv --estimator multiply
expect 'multiple relies on this assumption' "$program" validate scenarios/violations/false_positives.json \
  --set "estimation.estimators=[$entry]"
hash_of() {
  hash_with "estimation.estimators=[{\"method\":\"multiple\",\"factor\":$1}]"
}
[ "$(hash_of 3)" != "$(hash_of 4)" ] || { echo "two factors, one hash"; exit 1; }
say_touched
echo "An estimator was added by the recipe."
