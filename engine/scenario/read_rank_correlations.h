// SPDX-License-Identifier: MIT
#pragma once

#include "engine/input/object_reader.h"
#include "engine/scenario/study_spec.h"

namespace darknumber {

struct StudySurroundings;

/// Reads "rank_correlations" of a study whose factors have been read; problems are added where a
/// name is no factor's, a pair occurs twice, or no beliefs have all of these correlations together.
void read_rank_correlations(ObjectReader& reader, const StudySurroundings& around,
                            StudySpec& study);
/// Its inverse; null where there are none.
Value write_rank_correlations(const StudySpec& study);

}  // namespace darknumber
