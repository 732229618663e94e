// SPDX-License-Identifier: MIT
#pragma once

#include "engine/input/object_reader.h"
#include "engine/scenario/study_spec.h"

namespace darknumber {

/// Reads "measure", or "measures": a list of which the first is the study's.
void read_measures(ObjectReader& reader, StudySpec& study);

}  // namespace darknumber
